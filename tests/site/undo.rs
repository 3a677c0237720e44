//! Undoing a decision within ten minutes, and what stands in its way.

use crate::support::{FormData, Site};
use axum::http::StatusCode;
use std::time::Duration;

fn words(field: &str, text: &str) -> FormData {
    FormData::default().with(field, text)
}

#[tokio::test]
async fn any_editor_can_undo_a_decision_for_ten_minutes() {
    let site = Site::new().await;
    let (ada, ben) = (site.sign_in("editor").await, site.sign_in("administrator").await);
    let (number, _) = site.send_in(site.event().await).await;
    for (verb, form) in [("publish", FormData::default()), ("ask", words("question", "?")), ("decline", words("reason", "2"))] {
        site.decided(&ada, number, verb, form).await;
        assert_eq!(site.answers().await.len(), 1);
        site.app.clock.advance(Duration::from_secs(599));
        let outcome = site.get_as(&ben, "/admin/submissions/1/outcome").await;
        assert_eq!(outcome.attribute("form[action$=undo]", "action"), "/admin/submissions/1/undo");
        assert_eq!(site.undo(&ben, number).await.header("location"), "/admin/submissions/1");
        assert_eq!(site.state(number).await, "waiting");
        assert_eq!(site.answers().await.len(), 0, "nobody is told");
        assert_eq!(site.get("/events/qi-xi-tanabata-evening").await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.undo(&ada, number).await.status, StatusCode::CONFLICT, "once is enough");
    }
    assert_eq!(site.count("item").await, 0);
    let actions: Vec<String> =
        sqlx::query_scalar("SELECT who || ': ' || action FROM log_entry ORDER BY id").fetch_all(&site.app.database).await.unwrap();
    assert_eq!(actions[..2], ["Ada the editor: publish", "Ada the administrator: undo “Ada the editor published it” of"]);
    site.decided(&ada, number, "publish", FormData::default()).await;
    site.app.clock.advance(Duration::from_mins(10));
    let late = site.undo(&ada, number).await;
    assert_eq!((late.status, late.all("h1")), (StatusCode::CONFLICT, vec!["Not undone".to_owned()]));
    assert_eq!(site.state(number).await, "published");
    assert!(site.get_as(&ada, "/admin/submissions/1").await.attributes("form[action$=undo]", "action").is_empty());
}

#[tokio::test]
async fn a_letter_that_has_left_or_is_leaving_cannot_be_taken_back() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let (number, _) = site.send_in(site.event().await).await;
    site.decided(&editor, number, "publish", FormData::default()).await;
    for state in
        ["state = 'sending', lease_until = due_at", "state = 'due', lease_until = NULL, attempts = 1", "state = 'sent', sent_at = due_at"]
    {
        let sql = format!("UPDATE letter SET {state} WHERE decision IS NOT NULL");
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&site.app.database).await.expect("a letter");
        let answer = site.undo(&editor, number).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{state}");
        assert!(answer.all("main")[0].contains("has left already"), "{state}");
        assert_eq!((site.state(number).await.as_str(), site.answers().await.len()), ("published", 1), "{state}");
    }
}

#[tokio::test]
async fn undoing_and_sending_at_once_never_do_both() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    for round in 0..6 {
        let (number, _) = site.send_in(site.event().await).await;
        site.deliver().await;
        let before = site.deliver().await;
        site.decided(&editor, number, "publish", FormData::default()).await;
        // as if somebody had told the outbox to send at once
        sqlx::query("UPDATE letter SET due_at = written_at").execute(&site.app.database).await.expect("letters");
        let (undone, sent) = tokio::join!(site.undo(&editor, number), site.deliver());
        let is_undone = undone.status == StatusCode::SEE_OTHER;
        assert_eq!(is_undone, sent == before, "round {round}: {}", undone.status);
        assert_eq!(is_undone, site.state(number).await == "waiting", "round {round}");
        site.app.clock.advance(Duration::from_mins(9));
    }
}

#[tokio::test]
async fn nothing_is_undone_over_something_newer() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let (number, receipt) = site.send_in(site.event().await).await;
    site.decided(&editor, number, "publish", FormData::default()).await;
    site.app.clock.advance(Duration::from_secs(1));
    site.change(&receipt, "change", site.event().await.with("venue", "The park")).await;
    let answer = site.undo(&editor, number).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.all("main")[0].contains("Something else has happened"));
    assert_eq!(site.state(number).await, "published");
    // a clock that was ahead dates a decision later than the proposal that came after it
    let right = site.app.clock.now();
    site.app.clock.set(right.after(Duration::from_mins(5)));
    site.decided(&editor, number, "take", FormData::default().with("all", "yes")).await;
    site.app.clock.set(right.after(Duration::from_mins(1)));
    site.change(&receipt, "change", site.event().await.with("venue", "The library")).await;
    assert!(site.get_as(&editor, "/admin/submissions/1").await.all("form[action$=undo]").is_empty());
    assert_eq!(site.undo(&editor, number).await.status, StatusCode::CONFLICT);
}
