//! What cannot be written is never answered with thanks.

use crate::{
    sender::submitted,
    support::{FormData, Site},
};
use axum::http::StatusCode;
use std::sync::atomic::Ordering;

#[tokio::test]
async fn a_storage_that_failed_takes_nothing_until_the_process_is_started_anew() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let waiting = submitted(&site).await;
    let seen = site.get_as(&cookie, "/admin/submissions/1").await.attribute(".decide input[name=seen]", "value");
    site.app.storage_failed.store(true, Ordering::Relaxed);
    let decision = site.post_as(&cookie, "/admin/submissions/1/publish", &FormData::default().with("seen", &seen)).await;
    assert_eq!(decision.status, StatusCode::SERVICE_UNAVAILABLE, "an editor is not told that it is published");
    assert_eq!((site.get_as(&cookie, "/admin/queue").await.status, site.get(&waiting).await.status), (StatusCode::OK, StatusCode::OK));
    let answer = site.post("/submit/event", &site.event().await).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.all("main")[0].contains("NOT saved"));
    assert_eq!(site.get("/health").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(site.get("/").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_editor_whose_change_cannot_be_written_is_told_so() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    submitted(&site).await;
    let seen = site.get_as(&cookie, "/admin/submissions/1").await.attribute(".decide input[name=seen]", "value");
    let publish = async || site.post_as(&cookie, "/admin/submissions/1/publish", &FormData::default().with("seen", &seen)).await;
    // another process writes for longer than one waits
    let other = site.app.database.begin_with("BEGIN IMMEDIATE").await.expect("a transaction");
    let answer = publish().await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.all("main")[0].contains("NOT saved"), "{:?}", answer.all("main"));
    other.rollback().await.expect("the end");
    assert_eq!(publish().await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_database_that_cannot_be_written_is_never_answered_with_thanks() {
    let site = Site::new().await;
    let form = site.event().await;
    sqlx::query("CREATE TRIGGER broken BEFORE INSERT ON letter BEGIN SELECT raise(ABORT, 'broken'); END")
        .execute(&site.app.database)
        .await
        .unwrap();
    let answer = site.post("/submit/event", &form).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.all("main")[0].contains("NOT saved") && answer.all("main")[0].contains("admin@socalsistercities.org"));
    assert!(!answer.text().contains("broken"), "causes are for the log");
    assert_eq!(site.count("submission").await, 0);
    sqlx::query("DROP TRIGGER broken").execute(&site.app.database).await.unwrap();
    assert_eq!(site.post("/submit/event", &form).await.status, StatusCode::SEE_OTHER);
}
