//! An editor's own words: changed on the site, taken off it, and sent in.

use crate::{
    proposals::{PAGE, published, shown},
    support::{FormData, Site},
};
use axum::http::StatusCode;
use futures_util::future::join_all;
use std::time::Duration;

#[tokio::test]
async fn an_editor_takes_something_off_the_site_and_puts_it_back_under_its_address() {
    let (site, editor, _) = published().await;
    site.decided(&editor, 1, "withdraw", FormData::default().with("why", "It was twice there.")).await;
    let gone = site.get(PAGE).await;
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(gone.all("main")[0].contains("taken off the site") && !gone.text().contains("Tanabata</"));
    assert!(site.answers().await.pop().expect("a letter").2.contains("It was twice there."));
    site.app.clock.advance(Duration::from_mins(11));
    site.decided(&editor, 1, "publish", FormData::default()).await;
    assert_eq!(site.get(PAGE).await.status, StatusCode::OK);
    assert_eq!(site.undo(&editor, 1).await.status, StatusCode::SEE_OTHER);
    assert_eq!((site.get(PAGE).await.status, site.state(1).await.as_str()), (StatusCode::GONE, "withdrawn"));
}

#[tokio::test]
async fn an_editors_words_hold_at_once_and_the_log_says_what_is_different() {
    let (site, editor, _) = published().await;
    let form = site.get_as(&editor, "/admin/submissions/1/edit").await;
    assert_eq!(form.attribute("#title", "value"), "七夕 Tanabata evening");
    assert_eq!(form.attribute("#starts_at", "value"), "18:30");
    assert!(form.attributes("#sender_email", "value").is_empty(), "the sender stays");
    let typed = site.event().await.with("title", "Tanabata at seven").with("starts_at", "19:00").with("sender_email", "evil@example.org");
    site.decided(&editor, 1, "edit", typed).await;
    assert!(site.get(PAGE).await.all("h1")[0].contains("Tanabata at seven"), "the address stays");
    let (action, subject, changes): (String, String, String) =
        sqlx::query_as("SELECT action, subject, changes FROM log_entry ORDER BY id DESC LIMIT 1")
            .fetch_one(&site.app.database)
            .await
            .unwrap();
    assert_eq!((action.as_str(), subject.as_str()), ("change", "event 1: Tanabata at seven"));
    assert!(changes.contains("7:00 pm") && !changes.contains("evil@"), "{changes}");
    let starts: String = sqlx::query_scalar("SELECT starts_at FROM item").fetch_one(&site.app.database).await.unwrap();
    assert_eq!(starts, "2027-07-08T02:00:00.000Z");
    let again = site.event().await.with("title", "Tanabata at seven").with("starts_at", "19:00");
    site.decided(&editor, 1, "edit", again).await;
    assert_eq!(site.count("version").await, 1, "saving without a change makes nothing");
    let wrong = site.decide(&editor, 1, "edit", site.event().await.with("starts_on", "someday")).await;
    assert_eq!((wrong.status, wrong.attribute("#starts_on", "value").as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "someday"));
}

#[tokio::test]
async fn an_editor_who_types_while_another_saves_loses_nothing() {
    let (site, editor, _) = published().await;
    let other = site.sign_in("administrator").await;
    let seen = site.get_as(&editor, "/admin/submissions/1/edit").await.attribute("input[name=seen]", "value");
    site.decided(&other, 1, "edit", site.event().await.with("venue", "The park")).await;
    let mine = site.event().await.with("venue", "The library").with("seen", &seen);
    let answer = site.post_as(&editor, "/admin/submissions/1/edit", &mine).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(answer.attribute("#venue", "value"), "The library");
    assert!(shown(&site).await.contains("The park"));
    let seen = answer.attribute("input[name=seen]", "value");
    let again = site.post_as(&editor, "/admin/submissions/1/edit", &mine.with("seen", &seen)).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert!(shown(&site).await.contains("The library"));
}

#[tokio::test]
async fn our_own_event_over_two_days_in_another_zone_is_published_at_once_and_comes_back_into_its_form() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let form = site.get_as(&editor, "/admin/events/new").await;
    assert!(form.attributes("#sender_name, #permission", "id").is_empty());
    let typed = FormData::event(&form.attribute("input[name=form_id]", "value"))
        .with("title", "Peace conference")
        .with("ends_on", "2027-07-08")
        .with("ends_at", "12:00")
        .with("zone", "Asia/Tokyo")
        .with("attendance", "both")
        .with("link", "https://example.org/peace")
        .with("venue_2", "City Hall")
        .with("city_2", "Riverside")
        .with("time_2", "from 2:30 am")
        .with("partner", "sendai");
    let answers = join_all((0..5).map(|_| site.post_as(&editor, "/admin/events/new", &typed))).await;
    assert!(answers.iter().all(|answer| answer.header("location") == "/admin/submissions/1"), "{}", answers[0].text());
    assert_eq!((site.count("submission").await, site.count("item").await, site.count("decision").await), (1, 1, 1));
    assert_eq!((site.count("letter").await, site.count("log_entry").await), (0, 1));
    let page = site.get("/events/peace-conference").await.all("main").remove(0);
    assert!(page.contains("Wednesday, 7 July 2027, 6:30 pm to Thursday, 8 July 2027, 12:00 pm, Tokyo time (JST)"), "{page}");
    let before: String = sqlx::query_scalar("SELECT content FROM submission").fetch_one(&site.app.database).await.unwrap();
    let edit = site.get_as(&editor, "/admin/submissions/1/edit").await;
    for (field, value) in [("ends_on", "2027-07-08"), ("ends_at", "12:00"), ("venue_2", "City Hall"), ("time_2", "from 2:30 am")] {
        assert_eq!(edit.attribute(&format!("#{field}"), "value"), value);
    }
    assert_eq!(edit.attributes("#zone option[selected]", "value"), ["Asia/Tokyo"]);
    assert_eq!(edit.attributes("#attendance-both[checked]", "value"), ["both"]);
    site.decided(&editor, 1, "edit", typed.with("title", "The peace conference")).await;
    let after: String = sqlx::query_scalar("SELECT content FROM version").fetch_one(&site.app.database).await.unwrap();
    assert_eq!(after, before.replace("\"Peace conference\"", "\"The peace conference\""));
    let wrong = site.post_as(&editor, "/admin/events/new", &FormData::event("x").with("title", "")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.attribute("#venue", "value"), "City Hall, 3900 Main Street");
}
