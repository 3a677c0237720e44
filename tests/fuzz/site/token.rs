//! Ids of forms, signed links, codes.

use crate::open::{HOST, SITE};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use socal_sister_cities::{people::Factor, web::form::Typed};

/// Where a token opens something.
const DOORS: [&str; 8] =
    ["/account/", "/submissions/", "/replies/", "/digest/", "/confirm/", "/correct/", "/sign-in/", "/submissions/x/prove/"];

/// What the site did not make opens nothing, also if it is nearly what the site made.
pub fn run(data: &[u8]) {
    let secret = &SITE.app.secret;
    let text = String::from_utf8_lossy(data);
    assert_eq!(secret.form_made_at(&text), None);
    assert!(!secret.is_tag("fuzz", b"subject", &text));
    nearly(data);
    if let Some(factor) = Factor::from_letters(&text) {
        assert_eq!(Factor::from_letters(&factor.letters()).expect("a factor").bytes(), factor.bytes());
    }
    let factor = Factor::stored(vec![7; 20]).expect("20 bytes");
    if factor.step(&text, SITE.app.clock.now()).expect("a clock").is_some() {
        assert_eq!(text.chars().filter(char::is_ascii_digit).count(), 6, "{text}");
    }
    let code = Typed::new(vec![("code".to_owned(), text.to_string())]).code();
    assert!(code.len() <= 20 && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
    let Some((door, token)) = data.split_first() else { return };
    let door = DOORS[usize::from(*door) % DOORS.len()];
    let token: String = url::form_urlencoded::byte_serialize(token).collect();
    let request = Request::get(format!("{door}{token}")).header(header::HOST, HOST).body(Body::empty());
    if let Ok(request) = request {
        let answer = SITE.send(request);
        assert!(answer.status != StatusCode::OK || answer.headers.get(header::SET_COOKIE).is_none(), "{door}{token} lets somebody in");
    }
}

/// One letter of a token is another one.
fn nearly(data: &[u8]) {
    let [at, letter, ..] = data else { return };
    let secret = &SITE.app.secret;
    let (id, tag) = (secret.form_id(SITE.app.clock.now()).expect("random bytes"), secret.tag("fuzz", b"subject"));
    assert!(secret.form_made_at(&id).is_some() && secret.is_tag("fuzz", b"subject", &tag));
    for (whole, is_ours) in [(&id, None), (&tag, Some(()))] {
        let mut bytes = whole.clone().into_bytes();
        let at = usize::from(*at) % bytes.len();
        if bytes[at] == *letter || !letter.is_ascii() {
            continue;
        }
        bytes[at] = *letter;
        let other = String::from_utf8(bytes).expect("ASCII");
        assert!(
            if is_ours.is_none() { secret.form_made_at(&other).is_none() } else { !secret.is_tag("fuzz", b"subject", &other) },
            "{other}"
        );
    }
}
