//! Guessing at somebody’s password: how often, from where, and what an answer tells.

use crate::people::{PASSWORD, editor, sign_in};
use crate::{
    accounts::{OTHER, cookie, link_in, new_password},
    support::{Answer, FormData, Site},
};
use axum::http::StatusCode;
use socal_sister_cities::{secret::sha256, upkeep, web::client::Peer};
use std::{net::SocketAddr, time::Duration};

/// Signs in from another end of the socket, which says that it asks for somebody else.
pub async fn sign_in_from(site: &Site, peer: &str, forwarded: &str, (email, password, code): (&str, &str, &str)) -> Answer {
    let form = FormData::default().with("email", email).with("password", password).with("code", code);
    let mut request = form.request("/sign-in");
    request.extensions_mut().insert(Peer(SocketAddr::new(peer.parse().expect("an address"), 40_000)));
    for (name, value) in [("x-forwarded-for", forwarded.to_owned()), ("forwarded", format!("for={forwarded}"))] {
        request.headers_mut().insert(name, value.parse().expect("a header"));
    }
    site.send(request).await
}

async fn fail_before(site: &Site, email: &str, times: u64) {
    for hours in 1..=times {
        sqlx::query("INSERT INTO sign_in_failure (account_sha256, network, failed_at) VALUES (?, '192.0.2.1', ?)")
            .bind(sha256(email.as_bytes()))
            .bind(site.app.clock.now().before(Duration::from_hours(hours)))
            .execute(&site.app.database)
            .await
            .expect("a failure");
    }
}

#[tokio::test]
async fn a_hundred_failures_in_a_row_are_all_that_an_address_has_until_its_password_is_new() {
    let site = Site::new().await;
    let factor = editor(&site).await;
    let code = async || factor.code(site.app.clock.now()).expect("a code");
    for email in ["grace@example.org", "nobody@example.org"] {
        // the first ones over some days, as rows: a hash takes its time
        fail_before(&site, email, 95).await;
        for number in 95..100 {
            assert_eq!(sign_in(&site, email, "wrong", "1").await.status, StatusCode::UNPROCESSABLE_ENTITY, "{email} {number}");
        }
    }
    site.app.clock.advance(Duration::from_hours(25));
    upkeep::once(&site.app).await.expect("upkeep");
    let [known, unknown] = [
        sign_in(&site, "grace@example.org", PASSWORD, &code().await).await,
        sign_in(&site, "nobody@example.org", PASSWORD, &code().await).await,
    ];
    assert_eq!((known.status, unknown.status), (StatusCode::TOO_MANY_REQUESTS, StatusCode::TOO_MANY_REQUESTS));
    assert_eq!(known.text(), unknown.text().replace("nobody@", "grace@"));
    assert!(known.all(".error-summary")[0].contains("a hundred wrong attempts"), "{:?}", known.all(".error-summary"));
    // no lock for ever: who owns the address and the telephone comes in
    let asked = site.post("/sign-in/forgotten", &FormData::default().with("email", "grace@example.org")).await;
    let link = link_in(&site.newest_to("grace@example.org").await.1);
    let set = site.post_as(&cookie(&asked), &link, &new_password(OTHER, &code().await)).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.text());
    site.app.clock.advance(Duration::from_mins(1));
    assert_eq!(sign_in(&site, "grace@example.org", OTHER, &code().await).await.status, StatusCode::SEE_OTHER);
    // and a right one ends a row of failures
    fail_before(&site, "grace@example.org", 99).await;
    site.app.clock.advance(Duration::from_mins(1));
    assert_eq!(sign_in(&site, "grace@example.org", OTHER, &code().await).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.count("sign_in_failure").await, 101, "those of nobody, and the letter that was asked for");
}

#[tokio::test]
async fn no_answer_tells_whether_an_address_is_known() {
    let site = Site::new().await;
    let factor = editor(&site).await;
    let code = factor.code(site.app.clock.now()).expect("a code");
    let wrong = [
        sign_in(&site, "nobody@example.org", PASSWORD, &code).await,
        sign_in(&site, "grace@example.org", "not the password", &code).await,
        sign_in(&site, "grace@example.org", PASSWORD, "000000").await,
    ];
    for answer in &wrong {
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.text().replace("nobody@", "grace@"), wrong[1].text());
        assert!(answer.headers.get("set-cookie").is_none());
    }
}

#[tokio::test]
async fn five_failures_of_an_address_and_twenty_of_a_network_are_enough_for_a_quarter_of_an_hour() {
    let site = Site::new().await;
    let factor = editor(&site).await;
    for _ in 0..5 {
        assert_eq!(sign_in(&site, "grace@example.org", "wrong", "1").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let code = factor.code(site.app.clock.now()).expect("a code");
    let answer = sign_in(&site, "grace@example.org", PASSWORD, &code).await;
    assert_eq!((answer.status, answer.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "900"));
    site.app.clock.advance(Duration::from_mins(16));
    let code = factor.code(site.app.clock.now()).expect("a code");
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &code).await.status, StatusCode::SEE_OTHER);
    for number in 0..20 {
        sign_in(&site, &format!("{number}@example.org"), "wrong", "1").await;
    }
    assert_eq!(sign_in(&site, "another@example.org", "wrong", "1").await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn of_two_hundred_attempts_five_are_looked_at_whatever_address_they_claim_to_come_from() {
    let site = Site::new().await;
    let factor = editor(&site).await;
    let (mut looked_at, mut refused) = (0, 0);
    for number in 0..200 {
        let claimed = format!("198.51.100.{number}");
        let answer = sign_in_from(&site, "203.0.113.7", &claimed, ("grace@example.org", "wrong", "1")).await;
        match answer.status {
            StatusCode::UNPROCESSABLE_ENTITY => looked_at += 1,
            StatusCode::TOO_MANY_REQUESTS if number >= 5 && answer.header("retry-after") == "900" => refused += 1,
            other => panic!("attempt {number}: {other}"),
        }
    }
    assert_eq!((looked_at, refused), (5, 195), "from the sixth on");
    // one network may guess at twenty accounts, and calls itself another in vain
    for number in 0..30 {
        let (email, claimed) = (format!("{number}@example.org"), format!("198.51.100.{number}"));
        let answer = sign_in_from(&site, "203.0.113.8", &claimed, (&email, "wrong", "1")).await;
        let expected = if number < 20 { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::TOO_MANY_REQUESTS };
        assert_eq!(answer.status, expected, "account {number}");
    }
    // what is refused is not counted, so that it ends by itself
    site.app.clock.advance(Duration::from_mins(15));
    let code = factor.code(site.app.clock.now()).expect("a code");
    let one = ("grace@example.org", PASSWORD, code.as_str());
    assert_eq!(sign_in_from(&site, "203.0.113.7", "198.51.100.1", one).await.status, StatusCode::SEE_OTHER);
}
