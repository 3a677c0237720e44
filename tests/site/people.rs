use crate::support::{Answer, FormData, Site};
use axum::http::StatusCode;
use socal_sister_cities::people::{Factor, hash_password};
use std::time::Duration;

const PASSWORD: &str = "correct horse battery staple";

/// An editor with a password and a telephone.
async fn editor(site: &Site) -> Factor {
    let factor = Factor::new().expect("random bytes");
    sqlx::query(
        "INSERT INTO person (name, email, role, office, term_begins_on, term_ends_on, password_hash, totp_secret, made_at)
         VALUES ('Grace', 'grace@example.org', 'editor', 'Editor', '2026-01-01', '2027-12-31', ?, ?, '2026-01-01T00:00:00.000Z')",
    )
    .bind(hash_password(PASSWORD).await.expect("a hash"))
    .bind(factor.bytes())
    .execute(&site.app.database)
    .await
    .expect("a person");
    factor
}

async fn sign_in(site: &Site, email: &str, password: &str, code: &str) -> Answer {
    let form = FormData::default().with("email", email).with("password", password).with("code", code).with("back", "/admin?x=1");
    site.post("/sign-in", &form).await
}

fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn address_password_and_code_together_open_the_desk_and_each_code_is_good_once() {
    let site = Site::new().await;
    let factor = editor(&site).await;
    let code = factor.code(site.app.clock.now()).expect("a code");
    let answer = sign_in(&site, "Grace@Example.org", PASSWORD, &code).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/admin?x=1"));
    let set = answer.header("set-cookie");
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax") && set.contains("Path=/"), "{set}");
    assert_eq!(site.get_as(&cookie(&answer), "/admin").await.status, StatusCode::OK);
    let again = sign_in(&site, "grace@example.org", PASSWORD, &code).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "the same code a second time");
    site.app.clock.advance(Duration::from_mins(1));
    let code = factor.code(site.app.clock.now()).expect("a code");
    let next = cookie(&sign_in(&site, "grace@example.org", PASSWORD, &code).await);
    assert!(next.len() > 40 && next != cookie(&answer), "each sign-in has a token of its own: {next}");
}

#[tokio::test]
async fn two_who_use_one_code_at_once_are_one_who_comes_in() {
    let site = Site::new().await;
    let factor = editor(&site).await;
    let code = factor.code(site.app.clock.now()).expect("a code");
    let answers = futures_util::future::join_all((0..4).map(|_| sign_in(&site, "grace@example.org", PASSWORD, &code))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::SEE_OTHER).count(), 1);
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
async fn a_session_ends_after_an_hour_without_use_after_twelve_in_any_case_and_by_hand() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    for _ in 0..13 {
        assert_eq!(site.get_as(&cookie, "/admin").await.status, StatusCode::OK);
        site.app.clock.advance(Duration::from_mins(55));
    }
    assert_eq!(site.get_as(&cookie, "/admin").await.status, StatusCode::OK, "eleven hours and 55 minutes");
    site.app.clock.advance(Duration::from_mins(6));
    assert_eq!(site.get_as(&cookie, "/admin").await.status, StatusCode::SEE_OTHER, "after twelve hours");
    let cookie = site.sign_in("editor").await;
    site.app.clock.advance(Duration::from_hours(1));
    assert_eq!(site.get_as(&cookie, "/admin").await.header("location"), "/sign-in?back=%2Fadmin", "after an hour");
    let cookie = site.sign_in("editor").await;
    let out = site.post_as(&cookie, "/admin/sign-out", &FormData::default()).await;
    assert!(out.header("clear-site-data").contains("cookies"));
    assert_eq!(site.get_as(&cookie, "/admin").await.status, StatusCode::SEE_OTHER, "after signing out");
    for nonsense in ["session=", "session=x", "session=\"a\"; session=b", "other=1"] {
        assert_eq!(site.get_as(nonsense, "/admin").await.status, StatusCode::SEE_OTHER, "{nonsense}");
    }
}

#[tokio::test]
async fn the_way_back_never_leads_to_another_site() {
    let site = Site::new().await;
    for (back, kept) in [
        ("/admin/log?x=1", "/admin/log?x=1"),
        ("https://evil.example", ""),
        ("//evil.example", ""),
        ("/\\evil.example", ""),
        ("javascript:x", ""),
    ] {
        let page = site.get(&format!("/sign-in?back={}", back.replace('?', "%3F"))).await;
        assert_eq!(page.attribute("input[name=back]", "value"), kept, "{back}");
    }
}

#[tokio::test]
async fn the_log_cannot_be_changed_or_shortened() {
    let site = Site::new().await;
    let factor = editor(&site).await;
    let code = factor.code(site.app.clock.now()).expect("a code");
    sign_in(&site, "grace@example.org", PASSWORD, &code).await;
    assert_eq!(site.count("log_entry").await, 1);
    assert!(sqlx::query("DELETE FROM log_entry").execute(&site.app.database).await.is_err());
    assert!(sqlx::query("UPDATE log_entry SET who = 'x'").execute(&site.app.database).await.is_err());
    let page = site.get_as(&site.sign_in("administrator").await, "/admin/log").await;
    assert!(page.all(".log li")[0].starts_with("Grace: sign in"), "{:?}", page.all(".log li"));
}
