//! A code asked for once more, and what was typed when a session had ended.

use crate::accounts::{PASSWORD, code, cookie, invitation, member, person, sign_in};
use crate::support::{Answer, FormData, Site};
use axum::http::StatusCode;
use futures_util::future::join_all;
use socal_sister_cities::{people::Role, upkeep};
use std::time::Duration;

#[tokio::test]
async fn a_session_that_is_ended_while_its_code_is_looked_at_stays_ended() {
    let site = Site::new().await;
    let (factor, here) = member(&site, "grace@example.org", Role::Administrator).await;
    site.app.clock.advance(Duration::from_mins(16));
    // in the moment between the code and the new token
    sqlx::query("CREATE TRIGGER elsewhere AFTER DELETE ON sign_in_failure BEGIN UPDATE session SET ended_at = seen_at; END")
        .execute(&site.app.database)
        .await
        .unwrap();
    let form = FormData::default().with("code", &code(&site, &factor));
    let answer = site.post_as(&here, "/admin/confirm", &form).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/sign-in?back="));
    let living: i64 =
        sqlx::query_scalar("SELECT count(*) FROM session WHERE ended_at IS NULL").fetch_one(&site.app.database).await.unwrap();
    assert_eq!(living, 0);
}

#[tokio::test]
async fn what_matters_most_asks_for_a_code_again_gives_a_new_token_and_loses_nothing() {
    let site = Site::new().await;
    let (factor, old) = member(&site, "grace@example.org", Role::Administrator).await;
    site.app.clock.advance(Duration::from_mins(16));
    let asked = site.post_as(&old, "/admin/people/invite", &invitation("new@example.org")).await;
    assert!(asked.header("location").starts_with("/admin/confirm?back=%2Fadmin%2Fheld%2F"), "{}", asked.header("location"));
    assert_eq!(site.count("person").await, 1);
    let page = site.get_as(&old, asked.header("location")).await;
    let back = page.attribute("input[name=back]", "value");
    let form = FormData::default().with("back", &back).with("code", &code(&site, &factor));
    let wrong = site.post_as(&old, "/admin/confirm", &form.clone().with("code", "000000")).await;
    assert_eq!((wrong.status, wrong.attribute("input[name=back]", "value")), (StatusCode::UNPROCESSABLE_ENTITY, back.clone()));
    let confirmed = site.post_as(&old, "/admin/confirm", &form).await;
    assert_eq!((confirmed.status, confirmed.header("location")), (StatusCode::SEE_OTHER, back.as_str()));
    let new = cookie(&confirmed);
    assert_ne!(new, old);
    assert_eq!(site.get_as(&old, "/admin").await.status, StatusCode::SEE_OTHER, "the old token is no longer good");
    let replay = site.post_as(&new, "/admin/confirm", &form).await;
    assert_eq!(replay.status, StatusCode::UNPROCESSABLE_ENTITY, "the same code a second time");
    let held = site.get_as(&new, &back).await;
    assert_eq!(held.attribute("#held", "action"), "/admin/people/invite");
    assert_eq!(site.post_as(&new, "/admin/people/invite", &as_sent(&held)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(person(&site, "new@example.org").await.name, "Edsger");
    let away = FormData::default().with("back", "//evil.example").with("code", "000000");
    assert_eq!(site.post_as(&new, "/admin/confirm", &away).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let away = away.with("code", &code(&site, &factor));
    site.app.clock.advance(Duration::from_mins(1));
    let away = away.with("code", &code(&site, &factor));
    let answer = site.post_as(&new, "/admin/confirm", &away).await;
    assert_eq!(answer.header("location"), "/admin");
    // it ends twelve hours after signing in, however often a code was shown
    let mut cookie_now = cookie(&answer);
    for _ in 0..14 {
        site.app.clock.advance(Duration::from_mins(50));
        let answer = site.post_as(&cookie_now, "/admin/confirm", &FormData::default().with("code", &code(&site, &factor))).await;
        if answer.headers.get("set-cookie").is_some() {
            cookie_now = cookie(&answer);
        }
    }
    site.app.clock.advance(Duration::from_mins(30));
    assert_eq!(site.get_as(&cookie_now, "/admin").await.status, StatusCode::SEE_OTHER);
}

/// The form of a page of held fields, as a browser would send it.
fn as_sent(page: &Answer) -> FormData {
    let names = page.attributes("#held input[type=hidden]", "name");
    let values = page.attributes("#held input[type=hidden]", "value");
    let hidden = names.iter().zip(&values).fold(FormData::default(), |form, (name, value)| form.and(name, value));
    page.attributes("#held textarea", "name")
        .iter()
        .zip(page.all("#held textarea"))
        .fold(hidden, |form, (name, value)| form.and(name, &value))
}

#[tokio::test]
async fn five_wrong_codes_in_a_session_are_enough() {
    let site = Site::new().await;
    let (factor, here) = member(&site, "grace@example.org", Role::Administrator).await;
    let form = FormData::default().with("code", "000000");
    let answers = join_all((0..8).map(|_| site.post_as(&here, "/admin/confirm", &form))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::UNPROCESSABLE_ENTITY).count(), 5);
    let right = FormData::default().with("code", &code(&site, &factor));
    for path in ["/admin/confirm", "/admin/account/factor", "/admin/account/codes", "/admin/account/password"] {
        assert_eq!(site.post_as(&here, path, &right).await.status, StatusCode::TOO_MANY_REQUESTS, "{path}");
    }
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &factor)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_was_typed_when_a_session_ended_is_given_back_to_its_writer_alone() {
    let site = Site::new().await;
    let (factor, here) = member(&site, "grace@example.org", Role::Administrator).await;
    site.app.clock.advance(Duration::from_hours(2));
    let text = "First line <b>\"quoted\"</b>\nsecond line, 七夕 & more";
    let form = invitation("new@example.org").with("office", text).and("office", "again").with("password", PASSWORD);
    let asked = site.post_as(&here, "/admin/people/invite", &form).await;
    let location = asked.header("location").to_owned();
    assert!(location.starts_with("/sign-in?back=%2Fadmin%2Fheld%2F"), "{location}");
    let stored: String = sqlx::query_scalar("SELECT fields FROM held_form").fetch_one(&site.app.database).await.expect("a form");
    assert!(!stored.contains(PASSWORD), "passwords are not kept");
    let back = site.get(&location).await.attribute("input[name=back]", "value");
    assert!(back.rsplit('/').next().is_some_and(|token| token.len() == 43), "256 random bits");
    let others = [site.sign_in("editor").await, site.sign_in("administrator").await];
    for other in &others {
        assert_eq!(site.get_as(other, &back).await.status, StatusCode::NOT_FOUND);
    }
    assert!(site.get(&back).await.header("location").starts_with("/sign-in"));
    let signed = sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &factor)).await;
    let held = site.get_as(&cookie(&signed), &back).await;
    assert_eq!(held.all("h1"), ["You were signed out while you were typing. Nothing is lost."]);
    assert_eq!(
        (held.attribute("#held", "action"), held.attribute("#held", "enctype")),
        ("/admin/people/invite".to_owned(), "multipart/form-data".to_owned())
    );
    assert!(held.text().contains("First line &#60;b&#62;") && held.text().contains("choose it again"));
    assert_eq!(held.attributes("#held textarea", "name"), ["office"]);
    assert_eq!(held.attribute("#held input[name=email]", "value"), "new@example.org");
    let wrong = format!("/admin/held/{}", "A".repeat(43));
    assert_eq!(site.get_as(&cookie(&signed), &wrong).await.status, StatusCode::NOT_FOUND);
    site.app.clock.advance(Duration::from_hours(24));
    let later = sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &factor)).await;
    assert_eq!(site.get_as(&cookie(&later), &back).await.status, StatusCode::NOT_FOUND, "after a day");
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(site.count("held_form").await, 0);
}

#[tokio::test]
async fn a_file_that_was_chosen_when_a_session_ended_does_not_lose_the_text() {
    let site = Site::new().await;
    let here = site.sign_in("administrator").await;
    site.app.clock.advance(Duration::from_hours(2));
    let form = invitation("new@example.org").file("file", "a.pdf", &vec![7; 3_000_000]);
    let asked = site.post_as(&here, "/admin/people/invite", &form).await;
    assert!(asked.header("location").contains("held"), "{}", asked.status);
}

#[tokio::test]
async fn signing_out_after_the_session_has_ended_holds_nothing() {
    let site = Site::new().await;
    let here = site.sign_in("editor").await;
    site.app.clock.advance(Duration::from_hours(2));
    let answer = site.post_as(&here, "/admin/sign-out", &FormData::default()).await;
    assert_eq!(answer.header("location"), "/sign-in?back=%2Fadmin");
    assert_eq!(site.count("held_form").await, 0);
}
