//! What visitors look for.

use crate::open::{CANARY, SITE};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use jiff::civil::Date;
use socal_sister_cities::search;

/// Every query has an answer: the database reads it as words alone, and the page gives it back as words.
pub fn run(data: &[u8]) {
    let typed = String::from_utf8_lossy(data);
    let today: Date = "2026-11-24".parse().expect("a day");
    let hits = SITE.wait(search::find(&SITE.app.database, &typed, today)).expect("the query is no error");
    assert!(hits.len() <= 50);
    for hit in &hits {
        let said: String = hit.parts().into_iter().map(|(words, _)| words).collect();
        assert!(!said.contains(['\u{2}', '\u{3}']), "{said}");
    }
    assert!(SITE.wait(search::nearest(&SITE.app, &typed)).expect("names").len() <= 10);
    for (address, words) in [("/search", format!("{CANARY}{typed}")), ("/es/search", typed.to_string())] {
        let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("q", &words).finish();
        let request = Request::get(format!("{address}?{query}")).header(header::HOST, crate::open::HOST).body(Body::empty());
        if let Ok(request) = request {
            let answer = SITE.send(request);
            assert_eq!(answer.status, StatusCode::OK);
            assert!(!answer.text().contains(['\u{2}', '\u{3}']), "{}", answer.text());
        }
    }
}
