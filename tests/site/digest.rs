//! The digest by mail: asked for, confirmed, made by the clock, ended with one press.

use crate::{
    published::publish,
    support::{Answer, FormData, HOST, Site, link, request},
};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use socal_sister_cities::upkeep;
use std::time::Duration;

pub fn asking(email: &str) -> FormData {
    FormData::default().with("email", email)
}

/// Subscribes with the button; gives the path of their page.
pub async fn subscribed(site: &Site, email: &str, form: FormData) -> String {
    let answer = site.post("/digest", &form.with("email", email)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let letter = site.letters().await.pop().expect("a letter");
    assert_eq!(letter.0, email);
    let answer = site.post(&link(&letter.2, "/digest/confirm/"), &FormData::default()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.header("location").trim_end_matches("?done=confirmed").to_owned()
}

/// Digests in the outbox: address and body.
pub async fn digests(site: &Site) -> Vec<(String, String)> {
    site.letters().await.into_iter().filter(|letter| letter.1.contains("what is new")).map(|letter| (letter.0, letter.2)).collect()
}

/// An event that is published and can no longer be undone.
pub async fn published(site: &Site, title: &str, host: &str) -> i64 {
    let editor = site.sign_in("editor").await;
    let number = publish(site, &editor, site.event().await.with("title", title).with("host", host)).await;
    site.app.clock.advance(Duration::from_mins(11));
    number
}

fn shape(answer: &Answer) -> (StatusCode, String) {
    (answer.status, answer.all("main").concat().replace("known@example.org", "X").replace("new@example.org", "X"))
}

#[tokio::test]
async fn an_address_alone_subscribes_and_nobody_learns_whether_it_was_known() {
    let site = Site::new().await;
    subscribed(&site, "known@example.org", FormData::default()).await;
    site.app.clock.advance(Duration::from_hours(2));
    let (known, new) = (site.post("/digest", &asking("Known@example.org")).await, site.post("/digest", &asking("new@example.org")).await);
    let known = Answer { bytes: known.text().replace("Known@", "known@").into_bytes(), ..known };
    assert_eq!(shape(&known), shape(&new));
    let letters = site.letters().await;
    assert_eq!(letters.len(), 3, "each got a letter");
    assert!(letters[1].2.contains("You get it already") && !letters[1].2.contains("/digest/confirm/"), "{}", letters[1].2);
    assert!(letters[2].2.contains("/digest/confirm/") && letters[2].2.contains("Maple Tree Drive"), "the postal address: {}", letters[2].2);
    // once more within the hour: the same page and no letter
    assert_eq!(shape(&site.post("/digest", &asking("new@example.org")).await), shape(&new));
    assert_eq!(site.letters().await.len(), 3);
    // somebody else's wish changes nothing for whoever has confirmed
    site.app.clock.advance(Duration::from_hours(2));
    site.post("/digest", &asking("known@example.org").with("frequency", "weekly")).await;
    let frequency: String = sqlx::query_scalar("SELECT frequency FROM subscriber WHERE email = 'known@example.org'")
        .fetch_one(&site.app.database)
        .await
        .unwrap();
    assert_eq!(frequency, "monthly");
}

#[tokio::test]
async fn looking_confirms_nothing_the_button_or_the_code_does_and_each_once() {
    let site = Site::new().await;
    site.post("/digest", &asking("aiko@example.org")).await;
    let body = site.letters().await[0].2.clone();
    let path = link(&body, "/digest/confirm/");
    for _ in 0..2 {
        assert_eq!(site.get(&path).await.header("cache-control"), "no-store");
    }
    let confirmed = "SELECT count(*) FROM subscriber WHERE confirmed_at IS NOT NULL";
    assert_eq!(sqlx::query_scalar::<_, i64>(confirmed).fetch_one(&site.app.database).await.unwrap(), 0);
    let code: String = body.lines().find_map(|line| line.split("asked: ").nth(1)).expect("a code").to_owned();
    let typed = |code: &str| asking("aiko@example.org").with("code", code);
    let wrong = if code == "000000" { "000001" } else { "000000" };
    assert_eq!(site.post("/digest/code", &typed(wrong)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = site.post("/digest/code", &typed(&code)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(sqlx::query_scalar::<_, i64>(confirmed).fetch_one(&site.app.database).await.unwrap(), 1);
    assert_eq!(site.post(&path, &FormData::default()).await.status, StatusCode::UNPROCESSABLE_ENTITY, "used");
    assert_eq!(site.post("/digest/code", &typed(&code)).await.status, StatusCode::UNPROCESSABLE_ENTITY, "used");
    let page = site.get(answer.header("location")).await;
    assert!(page.all("main").concat().contains("Your address is confirmed"), "{}", page.text());
    // after five wrong codes the right one is no longer good
    site.post("/digest", &asking("ben@example.org")).await;
    let body = site.letters().await[1].2.clone();
    let code = body.lines().find_map(|line| line.split("asked: ").nth(1)).expect("a code").to_owned();
    for number in 0..5 {
        site.post(
            "/digest/code",
            &asking("ben@example.org").with("code", &format!("{:06}", (code.parse::<u32>().unwrap() + 1 + number) % 1_000_000)),
        )
        .await;
    }
    assert_eq!(site.post("/digest/code", &asking("ben@example.org").with("code", &code)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // and a letter of more than two weeks ago is no longer good either
    site.app.clock.advance(Duration::from_hours(14 * 24 + 1));
    assert_eq!(site.post(&link(&body, "/digest/confirm/"), &FormData::default()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn machines_and_floods_cause_no_letters() {
    let site = Site::with(&["--form-limit", "2"]).await;
    let trapped = site.post("/digest", &asking("aiko@example.org").with("website", "http://spam.example")).await;
    assert_eq!(trapped.status, StatusCode::OK);
    assert_eq!((site.letters().await.len(), site.count("subscriber").await), (0, 0));
    for number in 0..4 {
        assert_eq!(site.post("/digest", &asking(&format!("{number}@example.org"))).await.status, StatusCode::OK);
    }
    assert_eq!(site.post("/digest", &asking("5@example.org")).await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(site.letters().await.len(), 4);
    let wrong = site.post("/digest", &asking("no address")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.attribute("#email", "value"), "no address");
}

#[tokio::test]
async fn one_press_ends_it_without_session_cookie_or_origin_and_looking_does_not() {
    let site = Site::new().await;
    upkeep::once(&site.app).await.expect("upkeep");
    let page = subscribed(&site, "aiko@example.org", FormData::default().with("frequency", "weekly")).await;
    published(&site, "Tanabata evening", "Riverside").await;
    site.wait_until("2026-11-30T16:00:00Z");
    upkeep::once(&site.app).await.expect("upkeep");
    let unsubscribe: String =
        sqlx::query_scalar("SELECT unsubscribe FROM letter WHERE urgency = 1").fetch_one(&site.app.database).await.unwrap();
    let path = unsubscribe.trim_start_matches(&format!("http://{HOST}")).to_owned();
    assert_eq!(path, format!("{page}/unsubscribe"));
    for _ in 0..2 {
        assert!(site.get(&path).await.all("main button")[0].contains("No more letters"));
    }
    let active = "SELECT count(*) FROM subscriber WHERE ended_at IS NULL";
    assert_eq!(sqlx::query_scalar::<_, i64>(active).fetch_one(&site.app.database).await.unwrap(), 1);
    let bare = request(Method::POST, &path)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("List-Unsubscribe=One-Click"))
        .expect("a request");
    assert_eq!(site.send(bare).await.status, StatusCode::OK, "and no redirect");
    assert_eq!(sqlx::query_scalar::<_, i64>(active).fetch_one(&site.app.database).await.unwrap(), 0);
    assert_eq!(digests(&site).await, [], "the letter that had not left is taken back");
    assert_eq!(site.send(request(Method::POST, &path).body(Body::empty()).expect("a request")).await.status, StatusCode::OK, "again");
    // the address goes after thirty days, and the links still say that all is well
    site.app.clock.advance(Duration::from_hours(31 * 24));
    upkeep::once(&site.app).await.expect("upkeep");
    let kept: i64 =
        sqlx::query_scalar("SELECT count(*) FROM subscriber WHERE email IS NOT NULL").fetch_one(&site.app.database).await.unwrap();
    assert_eq!(kept, 0);
    assert_eq!(site.get(&path).await.status, StatusCode::OK);
    assert_eq!(site.get("/digest/0/unsubscribe").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_address_that_is_never_confirmed_is_erased_after_two_weeks() {
    let site = Site::new().await;
    site.post("/digest", &asking("stranger@example.org")).await;
    site.app.clock.advance(Duration::from_hours(13 * 24));
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(site.count("subscriber").await, 1);
    let to = || async { site.letters().await.into_iter().filter(|letter| letter.0 == "stranger@example.org").count() };
    assert_eq!(to().await, 1);
    site.app.clock.advance(Duration::from_hours(25));
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(site.count("subscriber").await, 0);
    assert_eq!(to().await, 0, "the letter that asked is erased too");
}

#[tokio::test]
async fn editors_see_the_next_issue_hold_it_leave_it_out_and_let_it_go() {
    let site = Site::new().await;
    upkeep::once(&site.app).await.expect("upkeep");
    let editor = site.sign_in("editor").await;
    subscribed(&site, "aiko@example.org", FormData::default().with("frequency", "weekly")).await;
    published(&site, "Tanabata evening", "Riverside").await;
    let page = site.get_as(&editor, "/admin/digest").await;
    assert!(page.all("#weekly").concat().contains("1 subscriber.") && page.all("#weekly pre").concat().contains("Tanabata evening"));
    assert!(!page.text().contains("aiko@example.org"));
    let press = async |wish: &str| site.post_as(&editor, &format!("/admin/digest/weekly/{wish}"), &FormData::default()).await;
    assert_eq!(press("hold").await.status, StatusCode::SEE_OTHER);
    site.wait_until("2026-11-30T18:00:00Z");
    let editor = site.sign_in("editor").await;
    let press = async |wish: &str| site.post_as(&editor, &format!("/admin/digest/weekly/{wish}"), &FormData::default()).await;
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(digests(&site).await.len(), 0, "held");
    press("skip").await;
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(digests(&site).await.len(), 0, "left out");
    assert!(site.get_as(&editor, "/admin/digest").await.all(".letters li").concat().contains("Left out"));
    press("hold").await;
    site.wait_until("2026-12-07T18:00:00Z");
    let editor = site.sign_in("editor").await;
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(digests(&site).await.len(), 0, "held again");
    site.post_as(&editor, "/admin/digest/weekly/go", &FormData::default()).await;
    upkeep::once(&site.app).await.expect("upkeep");
    assert!(digests(&site).await[0].1.contains("Tanabata evening"), "what was left out is not lost");
    let issue: i64 = sqlx::query_scalar("SELECT id FROM digest_issue WHERE state = 'written' AND frequency = 'weekly' ORDER BY id DESC")
        .fetch_one(&site.app.database)
        .await
        .unwrap();
    assert!(site.get_as(&editor, &format!("/admin/digest/{issue}")).await.all("pre").concat().contains("Tanabata evening"));
    let lines: i64 = sqlx::query_scalar("SELECT count(*) FROM log_entry WHERE subject = 'the next weekly digest'")
        .fetch_one(&site.app.database)
        .await
        .unwrap();
    assert_eq!(lines, 4);
}

#[tokio::test]
async fn a_subscriber_chooses_how_often_and_about_what() {
    let site = Site::new().await;
    let page = subscribed(&site, "aiko@example.org", FormData::default()).await;
    let answer = site.get(&page).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("x-robots-tag"), "noindex");
    let none = site.post(&page, &FormData::default().with("frequency", "weekly").with("about", "some")).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form =
        FormData::default().with("frequency", "weekly").with("about", "some").and("place", "cities/irvine").and("place", "partners/sendai");
    assert_eq!(site.post(&page, &form).await.status, StatusCode::SEE_OTHER);
    let answer = site.get(&page).await;
    assert_eq!(answer.attributes("input[name=place][checked]", "value"), ["cities/irvine", "partners/sendai"]);
    assert_eq!(answer.attributes("input[name=frequency][checked]", "value"), ["weekly"]);
}
