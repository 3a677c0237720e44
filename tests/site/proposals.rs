//! Changes to what is published, proposed by its sender.

use crate::support::{FormData, Site};
use axum::http::StatusCode;
use std::time::Duration;

pub const PAGE: &str = "/events/qi-xi-tanabata-evening";

/// A site with one published event, and its sender's receipt.
pub async fn published() -> (Site, String, String) {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let (number, receipt) = site.send_in(site.event().await).await;
    site.prove(number).await;
    site.decided(&editor, number, "publish", FormData::default()).await;
    site.app.clock.advance(Duration::from_secs(1));
    (site, editor, receipt)
}

fn all() -> FormData {
    FormData::default().with("all", "yes")
}

pub async fn shown(site: &Site) -> String {
    site.get(PAGE).await.all("main").remove(0)
}

#[tokio::test]
async fn a_proposal_shows_field_by_field_and_the_page_stays_until_it_is_taken() {
    let (site, editor, receipt) = published().await;
    let form = site.event().await.with("starts_at", "19:30").with("venue", "The park").with("change_note", "The hall is closed");
    site.change(&receipt, "change", form).await;
    let page = site.get_as(&editor, "/admin/submissions/1").await;
    assert_eq!(page.all(".differences label"), ["When", "Where"]);
    assert_eq!(page.all(".differences del")[1], "City Hall, 3900 Main Street, Riverside");
    assert_eq!(page.all(".differences ins")[1], "The park, Riverside");
    assert!(page.all(".proposal")[0].contains("The hall is closed"));
    assert!(shown(&site).await.contains("City Hall") && !shown(&site).await.contains("The park"));
    site.decided(&editor, 1, "take", all()).await;
    assert!(shown(&site).await.contains("The park") && shown(&site).await.contains("7:30 pm"));
    let (_, subject, body) = site.answers().await.pop().expect("a letter");
    assert!(subject.contains("number 1 is changed: “") && body.contains(PAGE), "{body}");
    let changes: String =
        sqlx::query_scalar("SELECT changes FROM log_entry ORDER BY id DESC LIMIT 1").fetch_one(&site.app.database).await.unwrap();
    assert!(changes.contains("The park") && changes.contains("7:30 pm"), "{changes}");
}

#[tokio::test]
async fn one_of_two_fields_can_be_taken_and_undone() {
    let (site, editor, receipt) = published().await;
    site.change(&receipt, "change", site.event().await.with("starts_at", "19:30").with("venue", "The park")).await;
    let nothing = site.decide(&editor, 1, "take", FormData::default()).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(nothing.attributes(".error-summary a", "href"), ["#field"]);
    site.decided(&editor, 1, "take", FormData::default().with("field", "dates")).await;
    assert!(shown(&site).await.contains("7:30 pm") && shown(&site).await.contains("City Hall"));
    assert!(site.answers().await.pop().expect("a letter").2.contains("We have not changed: Where."));
    let states: Vec<(String, String)> =
        sqlx::query_as("SELECT made_by, state FROM version ORDER BY id").fetch_all(&site.app.database).await.unwrap();
    assert_eq!(states, [("sender".into(), "declined".into()), ("editor".into(), "taken".into())]);
    assert_eq!(site.undo(&editor, 1).await.status, StatusCode::SEE_OTHER);
    assert!(shown(&site).await.contains("6:30 pm"));
    assert_eq!(site.get_as(&editor, "/admin/submissions/1").await.all(".differences label"), ["When", "Where"], "it waits again");
}

#[tokio::test]
async fn a_proposal_that_is_older_than_an_editors_words_holds_when_it_is_taken() {
    let (site, editor, receipt) = published().await;
    site.change(&receipt, "change", site.event().await.with("venue", "The park")).await;
    let edit = site.event().await.with("cost", "Free");
    site.decided(&editor, 1, "edit", edit).await;
    assert!(shown(&site).await.contains("Free"));
    site.decided(&editor, 1, "take", FormData::default().with("field", "venues")).await;
    assert!(shown(&site).await.contains("Free") && shown(&site).await.contains("The park"));
    assert_eq!(site.undo(&editor, 1).await.status, StatusCode::SEE_OTHER);
    assert!(shown(&site).await.contains("Free") && shown(&site).await.contains("City Hall"));
    site.decided(&editor, 1, "take", all()).await;
    assert!(shown(&site).await.contains("Free") && shown(&site).await.contains("The park"), "the whole of it, laid over what holds");
}

#[tokio::test]
async fn what_a_proposal_adds_is_shown_taken_with_the_rest_and_never_alone_unseen() {
    let (site, editor, receipt) = published().await;
    let proposed = || async { site.event().await.with("kind", "meeting").with("cost", "Free").with("minutes", "UNSEEN WORDS") };
    site.change(&receipt, "change", proposed().await).await;
    let page = site.get_as(&editor, "/admin/submissions/1").await;
    assert_eq!(page.attributes(".differences input[name=field]", "value"), ["cost", "kind", "minutes"]);
    assert!(page.all(".differences ins").iter().any(|words| words.contains("UNSEEN WORDS")));
    site.decided(&editor, 1, "take", FormData::default().with("field", "cost")).await;
    assert!(shown(&site).await.contains("Free") && !shown(&site).await.contains("UNSEEN WORDS"));
    // an editor's words come between: the rest of the proposal is taken all the same
    site.app.clock.advance(Duration::from_secs(1));
    site.change(&receipt, "change", proposed().await).await;
    site.decided(&editor, 1, "edit", site.event().await.with("kind", "meeting").with("cost", "Two dollars")).await;
    site.decided(&editor, 1, "take", all()).await;
    assert!(shown(&site).await.contains("UNSEEN WORDS"));
    // and it can be taken away again
    site.app.clock.advance(Duration::from_secs(1));
    site.change(&receipt, "change", site.event().await.with("kind", "meeting").with("cost", "Free")).await;
    site.decided(&editor, 1, "take", FormData::default().with("field", "minutes")).await;
    assert!(!shown(&site).await.contains("UNSEEN WORDS"));
}

#[tokio::test]
async fn what_an_editor_mends_while_a_proposal_waits_stays_mended_whatever_its_sender_does_next() {
    let (site, editor, receipt) = published().await;
    site.change(&receipt, "change", site.event().await.with("contact", "(951) 555-0199").with("change_note", "Another number")).await;
    let before = site.get(&format!("{receipt}/change")).await.attribute("input[name=seen]", "value");
    site.app.clock.advance(Duration::from_secs(1));
    site.decided(&editor, 1, "edit", site.event().await.with("title", "Mended")).await;
    let page = site.get_as(&editor, "/admin/submissions/1").await;
    assert_eq!(page.attributes(".differences input[name=field]", "value"), ["contact"], "what the sender has changed, and no more");
    assert!(page.all(".proposal")[0].contains("Another number"));
    // a form of before the mending, and one of after it
    let old = site.event().await.with("contact", "(951) 555-0199").with("cost", "Free").with("seen", &before);
    site.post(&format!("{receipt}/change"), &old).await;
    assert_eq!(
        site.get_as(&editor, "/admin/submissions/1").await.attributes(".differences input[name=field]", "value"),
        ["contact", "cost"]
    );
    let form = site.get(&format!("{receipt}/change")).await;
    assert_eq!(form.attribute("#title", "value"), "Mended");
    site.change(&receipt, "cancel", FormData::default()).await;
    site.decided(&editor, 1, "take", all()).await;
    let page = site.get("/events/qi-xi-tanabata-evening").await.all("main").remove(0);
    assert!(page.contains("Mended") && page.contains("Free") && page.contains("555-0199"), "{page}");
}

#[tokio::test]
async fn a_form_that_was_opened_before_an_editor_mended_something_leaves_that_mended() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let (number, receipt) = site.send_in(site.event().await).await;
    let path = format!("{receipt}/change");
    let seen = site.get(&path).await.attribute("input[name=seen]", "value");
    assert_eq!(seen, "0");
    site.decided(&editor, number, "edit", site.event().await.with("title", "Qixi, mended")).await;
    let late = site.event().await.with("cost", "Free").with("seen", &seen);
    assert_eq!(site.post(&path, &late).await.status, StatusCode::SEE_OTHER);
    let content = async || -> String {
        let words = "SELECT content FROM version WHERE state = 'taken' ORDER BY id DESC LIMIT 1";
        sqlx::query_scalar(words).fetch_one(&site.app.database).await.expect("a wording")
    };
    let words = content().await;
    assert!(words.contains("Qixi, mended") && words.contains("\"cost\":\"Free\""), "{words}");
    // opened now, the form may say otherwise
    let seen = site.get(&path).await.attribute("input[name=seen]", "value");
    let mine = site.event().await.with("title", "As I want it").with("cost", "Free").with("seen", &seen);
    site.post(&path, &mine).await;
    assert!(content().await.contains("As I want it"));
    let nothing = site.event().await.with("title", "As I want it").with("cost", "Free");
    let seen = site.get(&path).await.attribute("input[name=seen]", "value");
    assert_eq!(site.post(&path, &nothing.with("seen", &seen)).await.all(".error-summary li").len(), 1, "nothing is different");
}

#[tokio::test]
async fn a_change_is_refused_with_a_reason() {
    let (site, editor, receipt) = published().await;
    site.change(&receipt, "change", site.event().await.with("venue", "The park")).await;
    assert_eq!(site.decide(&editor, 1, "refuse", FormData::default()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    site.decided(&editor, 1, "refuse", FormData::default().with("refusal", "The park is closed.")).await;
    assert!(shown(&site).await.contains("City Hall"));
    assert!(site.answers().await.pop().expect("a letter").2.contains("    The park is closed."));
    assert!(site.get_as(&editor, "/admin/submissions/1").await.all(".proposal").is_empty());
    assert_eq!(site.undo(&editor, 1).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get_as(&editor, "/admin/submissions/1").await.all(".proposal").len(), 1);
}

#[tokio::test]
async fn withdrawing_postponing_and_cancelling_are_said_in_words() {
    let (site, editor, receipt) = published().await;
    site.change(&receipt, "cancel", FormData::default()).await;
    assert!(site.get_as(&editor, "/admin/submissions/1").await.all(".proposal")[0].contains("The sender says that it is cancelled."));
    site.decided(&editor, 1, "take", all()).await;
    let page = site.get(PAGE).await;
    assert_eq!((page.status, page.all(".badge")), (StatusCode::OK, vec!["Cancelled".to_owned()]), "the page stays");
    site.change(&receipt, "withdraw", FormData::default()).await;
    let waiting = site.get_as(&editor, "/admin/submissions/1").await;
    assert!(waiting.all(".proposal")[0].contains("The sender wants to take this off the site."));
    site.decided(&editor, 1, "take", all()).await;
    assert_eq!(site.state(1).await, "withdrawn");
    assert_eq!(site.get(PAGE).await.status, StatusCode::GONE);
    assert!(site.answers().await.pop().expect("a letter").2.contains("no longer on our site"));
    assert_eq!(site.undo(&editor, 1).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get(PAGE).await.status, StatusCode::OK);
    assert_eq!(site.get_as(&editor, "/admin/submissions/1").await.all(".proposal").len(), 1);
}

#[tokio::test]
async fn what_looked_like_spam_and_is_none_waits_with_the_others() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let (number, _) = site.send_in(site.event().await.with("website", "x")).await;
    assert_eq!(site.state(number).await, "held");
    assert_eq!(site.count("letter").await, 0);
    let page = site.get_as(&editor, "/admin/submissions/1").await;
    assert!(page.all(".note")[0].contains("Kept apart: A field that people cannot see was filled in."));
    assert_eq!(site.decide(&editor, number, "publish", FormData::default()).await.status, StatusCode::CONFLICT);
    site.decided(&editor, number, "decline", FormData::default().with("reason", "spam")).await;
    assert_eq!((site.state(number).await.as_str(), site.count("letter").await), ("declined", 0), "strangers are not written to");
    assert_eq!(site.undo(&editor, number).await.status, StatusCode::SEE_OTHER);
    site.decided(&editor, number, "not-spam", FormData::default()).await;
    assert_eq!((site.state(number).await.as_str(), site.count("letter").await, site.count("log_entry").await), ("waiting", 2, 3));
}

#[tokio::test]
async fn the_log_says_of_a_contact_only_that_it_changed_also_when_editors_change_or_take_it() {
    let (site, editor, receipt) = published().await;
    site.decided(&editor, 1, "edit", site.event().await.with("contact", "Aiko, 555-0101").with("private_details", "gate code 555")).await;
    site.app.clock.advance(Duration::from_secs(1));
    site.change(&receipt, "change", site.event().await.with("contact", "Aiko, 555-0102")).await;
    site.decided(&editor, 1, "take", all()).await;
    let changes: Vec<String> =
        sqlx::query_scalar("SELECT changes FROM log_entry ORDER BY id").fetch_all(&site.app.database).await.expect("the log");
    let all = changes.join("\n");
    assert!(all.contains("Contact for visitors") && all.contains("(changed)"), "{all}");
    assert!(!all.contains("555"), "{all}");
}

#[tokio::test]
async fn what_its_sender_has_withdrawn_is_not_published_even_by_a_forged_form() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let (number, receipt) = site.send_in(site.event().await).await;
    site.change(&receipt, "withdraw", FormData::default()).await;
    let version = site.count("version").await;
    let form = FormData::default().with("seen", &format!("withdrawn.0.{version}"));
    let answer = site.post_as(&editor, &format!("/admin/submissions/{number}/publish"), &form).await;
    assert_eq!((answer.status, site.state(number).await.as_str()), (StatusCode::FORBIDDEN, "withdrawn"));
    assert_eq!(site.get(PAGE).await.status, StatusCode::NOT_FOUND);
}
