//! What the host of an event and its guests are told.

use crate::replies::{address, event, receipt, replied, reply};
use crate::{
    published::publish,
    support::{FormData, Site, link},
};
use axum::http::StatusCode;
use socal_sister_cities::upkeep;
use std::time::Duration;

#[tokio::test]
async fn the_host_sees_the_list_gets_it_as_csv_without_formulas_and_writes_to_all() {
    let site = Site::new().await;
    event(&site, "2").await;
    let answer = site.post("/replies/to/tanabata-evening", &reply("Ben", "2").with("name", "=HYPERLINK(\"http://evil\")")).await;
    assert_eq!(answer.status, StatusCode::OK);
    let proof = link(&site.letters_to("ben@example.org").await[0].1, "/replies/prove/");
    site.post(&proof, &FormData::default()).await;
    replied(&site, "Cleo", "1").await;
    let body = site.letters().await.into_iter().find(|letter| letter.0 == "aiko@example.org").expect("a receipt").2;
    let unproved = link(&body, "/submissions/").split("/prove").next().expect("a path").to_owned();
    for path in ["/replies", "/replies.csv"] {
        assert_eq!(site.get(&format!("{unproved}{path}")).await.status, StatusCode::FORBIDDEN, "before the address is proved");
    }
    let receipt = receipt(&site).await;
    assert!(site.get(&receipt).await.attributes("main a", "href").contains(&format!("{receipt}/replies")));
    let list = site.get(&format!("{receipt}/replies")).await;
    assert_eq!(list.header("cache-control"), "no-store");
    assert!(list.all("#coming")[0].ends_with(": 2") && list.all("#waiting")[0].ends_with(": 1"), "{}", list.text());
    let sheet = site.get(&format!("{receipt}/replies.csv")).await;
    assert_eq!((sheet.header("content-type"), sheet.header("cache-control")), ("text/csv; charset=utf-8", "no-store"));
    assert!(sheet.text().contains("coming,\"'=HYPERLINK"), "{}", sheet.text());
    let form_id = site.form_id(&format!("{receipt}/replies")).await;
    let form = FormData::default()
        .with("form_id", &form_id)
        .with("to", "all")
        .with("subject", "Parking")
        .with("words", "Use the lot at 9th Street.");
    for _ in 0..2 {
        assert_eq!(site.post(&format!("{receipt}/replies/letter"), &form).await.status, StatusCode::SEE_OTHER);
    }
    let letters: Vec<_> = site.letters().await.into_iter().filter(|letter| letter.1.contains("Parking")).collect();
    assert_eq!(letters.len(), 2, "one each, pressed twice");
    assert!(
        letters
            .iter()
            .all(|letter| letter.3.as_deref().is_some_and(|to| to.contains("aiko@example.org")) && letter.2.contains("9th Street"))
    );
    for number in 2..=4 {
        let form = form.clone().with("form_id", &site.form_id(&format!("{receipt}/replies")).await);
        let status = site.post(&format!("{receipt}/replies/letter"), &form).await.status;
        assert_eq!(status == StatusCode::SEE_OTHER, number <= 3, "letter {number} of a day: {status}");
    }
    let editor = site.sign_in("editor").await;
    assert!(site.get_as(&editor, "/admin/submissions/1/replies").await.text().contains("cleo@example.org"));
    site.app.clock.advance(Duration::from_hours(25));
    let editor = site.sign_in("editor").await;
    let form_id = site.get_as(&editor, "/admin/submissions/1/replies").await.attribute("input[name=form_id]", "value");
    let form = form.with("form_id", &form_id);
    assert_eq!(site.post_as(&editor, "/admin/submissions/1/replies/letter", &form).await.status, StatusCode::SEE_OTHER);
    let log: Vec<String> =
        sqlx::query_scalar("SELECT action || ' ' || subject || changes FROM log_entry WHERE action LIKE 'write to all%'")
            .fetch_all(&site.app.database)
            .await
            .unwrap();
    assert_eq!(log, ["write to all who replied to event 1[]"; 4], "three of the host, one of an editor");
}

#[tokio::test]
async fn whoever_replied_is_told_once_when_it_moves_or_is_cancelled_and_not_before_that_is_final() {
    let site = Site::new().await;
    event(&site, "1").await;
    replied(&site, "Ben", "1").await;
    replied(&site, "Cleo", "1").await;
    let receipt = receipt(&site).await;
    site.change(&receipt, "cancel", FormData::default()).await;
    let editor = site.sign_in("editor").await;
    let before = site.letters_to("ben@example.org").await.len();
    site.decided(&editor, 1, "take", FormData::default().with("all", "yes")).await;
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(site.letters_to("ben@example.org").await.len(), before, "it can still be undone");
    site.app.clock.advance(Duration::from_mins(11));
    for _ in 0..2 {
        upkeep::once(&site.app).await.expect("upkeep");
    }
    for name in ["Ben", "Cleo"] {
        let letters = site.letters_to(&address(name)).await;
        assert_eq!(letters.len(), before + 1, "{letters:?}");
        assert!(letters[before].0.starts_with("Cancelled:") && letters[before].1.contains("does NOT take place"), "{}", letters[before].1);
        assert!(!letters[before].1.contains("Room 7"));
    }
    let refused = site.post("/replies/to/tanabata-evening", &reply("Dora", "1")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody replies to what is cancelled");
    assert!(site.get("/events/tanabata-evening").await.attributes("#reply", "action").is_empty());
    // taken off the site
    site.app.clock.advance(Duration::from_mins(11));
    site.decided(&editor, 1, "withdraw", FormData::default()).await;
    site.app.clock.advance(Duration::from_mins(11));
    upkeep::once(&site.app).await.expect("upkeep");
    assert!(site.letters_to("ben@example.org").await[before + 1].1.contains("no longer on our site"));
}

#[tokio::test]
async fn whoever_replied_to_what_was_published_by_mistake_is_told_when_that_is_undone() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let form = site.event().await.with("title", "Tanabata evening").with("takes_replies", "yes");
    let number = publish(&site, &editor, form).await;
    replied(&site, "Ben", "1").await;
    site.undo(&editor, number).await;
    assert_eq!(site.get("/events/tanabata-evening").await.status, StatusCode::NOT_FOUND);
    for _ in 0..2 {
        upkeep::once(&site.app).await.expect("upkeep");
    }
    let letters = site.letters_to("ben@example.org").await;
    assert_eq!(letters.len(), 3);
    assert!(letters[2].1.contains("no longer on our site"), "{}", letters[2].1);
}
