//! What looks like spam is held apart, never dropped, and its sender sees no difference.

use crate::{
    sender::{decide, submitted},
    support::{Answer, FormData, Site},
};
use axum::http::StatusCode;
use socal_sister_cities::{chapter::Chapter, database, submissions, upkeep};
use std::time::Duration;

async fn post_from(site: &Site, network: &str, path: &str, form: &FormData) -> Answer {
    let mut request = form.request(path);
    request.headers_mut().insert("x-forwarded-for", network.parse().expect("a header"));
    site.send(request).await
}

/// State and reason of the newest submission.
async fn newest(site: &Site) -> (String, String) {
    let newest = sqlx::query_as("SELECT state, held_because FROM submission ORDER BY number DESC LIMIT 1");
    newest.fetch_one(&site.app.database).await.expect("a submission")
}

#[tokio::test]
async fn the_field_for_machines_is_hidden_from_people_and_their_readers_on_every_form() {
    let site = Site::new().await;
    let receipt = submitted(&site).await;
    for path in ["/submit/event", "/submit/newsletter", "/submissions/find", &format!("{receipt}/change"), &format!("{receipt}/withdraw")] {
        let page = site.get(path).await;
        assert_eq!(page.attribute("[aria-hidden=true] input[name=website]", "tabindex"), "-1", "{path}");
        assert_eq!(page.attribute("input[name=website]", "autocomplete"), "off", "{path}");
    }
}

#[tokio::test]
async fn a_trapped_a_hasty_and_a_linked_form_are_held_with_the_same_receipt_and_no_letter() {
    let site = Site::new().await;
    let honest = site.get(&submitted(&site).await).await;
    let hasty = site.get("/submit/event").await.attribute("input[name=form_id]", "value");
    let links = "https://a.example ".repeat(6);
    for (form, because) in [
        (site.event().await.with("website", "https://spam.example"), "A field that people cannot see was filled in."),
        (FormData::event(&hasty), ""),
        (site.event().await.with("description", &links), "There are 6 links in it."),
    ] {
        let answer = site.post("/submit/event", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        if !because.is_empty() {
            assert_eq!(newest(&site).await, ("held".to_owned(), because.to_owned()));
            let receipt = site.get(answer.header("location")).await;
            assert_eq!(receipt.all("h1, h2, #state p:last-child, main a.button"), honest.all("h1, h2, #state p:last-child, main a.button"));
        }
    }
    assert_eq!(site.count("submission").await, 4);
    assert_eq!(site.letters().await.len(), 4, "those of the honest one, and of one that had been open for a while");
    let five = site.event().await.with("description", &"https://a.example ".repeat(5));
    site.post("/submit/event", &five).await;
    assert_eq!(newest(&site).await.0, "waiting");
}

#[tokio::test]
async fn a_form_that_comes_back_within_three_seconds_was_filled_in_by_nobody() {
    let site = Site::new().await;
    let id = || async { site.get("/submit/event").await.attribute("input[name=form_id]", "value") };
    let first = id().await;
    site.app.clock.advance(Duration::from_secs(2));
    site.post("/submit/event", &FormData::event(&first)).await;
    assert_eq!(newest(&site).await, ("held".to_owned(), "It came within 3 seconds after the form was opened.".to_owned()));
    let second = id().await;
    site.app.clock.advance(Duration::from_secs(3));
    site.post("/submit/event", &FormData::event(&second)).await;
    assert_eq!(newest(&site).await.0, "waiting");
}

#[tokio::test]
async fn the_sixth_within_an_hour_from_a_network_or_an_address_is_held_and_nobody_else_is() {
    let site = Site::new().await;
    for number in 0..6 {
        let form = site.event().await.with("sender_email", &format!("{number}@example.org"));
        post_from(&site, "203.0.113.9", "/submit/event", &form).await;
    }
    assert_eq!(newest(&site).await, ("held".to_owned(), "It is number 6 within an hour from one network.".to_owned()));
    post_from(&site, "203.0.113.10", "/submit/event", &site.event().await).await;
    assert_eq!(newest(&site).await.0, "waiting", "another network");
    for number in 0..5 {
        post_from(&site, &format!("198.51.100.{number}"), "/submit/event", &site.event().await.with("sender_email", "AIKO@example.org"))
            .await;
    }
    assert_eq!(newest(&site).await, ("held".to_owned(), "It is number 6 within an hour from one mail address.".to_owned()));
    site.app.clock.advance(Duration::from_hours(1));
    post_from(&site, "203.0.113.9", "/submit/event", &site.event().await).await;
    assert_eq!(newest(&site).await.0, "waiting", "an hour later");
}

#[tokio::test]
async fn an_hour_that_ends_after_midnight_is_counted_whole() {
    let site = Site::new().await;
    // the fingerprint of a network is another one each day (UTC)
    site.app.clock.advance(Duration::from_mins(11 * 60 + 50));
    for number in 0..6 {
        let form = site.event().await.with("sender_email", &format!("{number}@example.org"));
        post_from(&site, "203.0.113.9", "/submit/event", &form).await;
        site.app.clock.advance(Duration::from_mins(4));
    }
    assert_eq!(newest(&site).await.0, "held");
    let networks: Vec<String> = sqlx::query_scalar("SELECT DISTINCT network FROM submission").fetch_all(&site.app.database).await.unwrap();
    assert_eq!(networks.len(), 2);
    assert!(networks.iter().all(|network| !network.contains("203")));
}

#[tokio::test]
async fn more_than_thirty_an_hour_get_their_form_back_with_everything_in_it() {
    let site = Site::new().await;
    for _ in 0..30 {
        assert_eq!(site.post("/submit/event", &site.event().await).await.status, StatusCode::SEE_OTHER);
    }
    let form = site.event().await.with("title", "One too many").file("file", "a.pdf", b"%PDF-1.7 a");
    let answer = site.post("/submit/event", &form).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.attribute("#title", "value"), "One too many");
    assert_eq!(answer.all(".kept strong"), ["a.pdf"]);
    assert!(answer.all(".error-summary li")[0].contains("NOT saved"));
    assert_eq!(site.count("submission").await, 30);
    site.app.clock.advance(Duration::from_hours(1));
    assert_eq!(site.post("/submit/event", &form.without_files()).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.count("attachment").await, 1, "the file was kept");
}

#[tokio::test]
async fn what_was_held_apart_for_so_long_that_its_sender_was_erased_can_still_be_let_through() {
    let site = Site::new().await;
    site.post("/submit/event", &site.event().await.with("website", "https://spam.example")).await;
    let form = crate::messages::correction(&site, "/correct/cities/riverside").await.with("website", "https://spam.example");
    site.post("/correct/cities/riverside", &form).await;
    site.app.clock.advance(Duration::from_hours(3 * 366 * 24));
    upkeep::once(&site.app).await.expect("upkeep");
    let editor = site.sign_in("editor").await;
    sqlx::query("UPDATE person SET term_ends_on = '2040-01-01'").execute(&site.app.database).await.expect("a longer term");
    let before = site.letters_to("admin@socalsistercities.org").await.len();
    site.decided(&editor, 1, "not-spam", FormData::default()).await;
    assert_eq!(newest(&site).await.0, "waiting");
    assert_eq!(site.post_as(&editor, "/admin/messages/1/not-spam", &FormData::default()).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.letters_to("admin@socalsistercities.org").await.len(), before + 2);
}

#[tokio::test]
async fn what_a_clock_that_was_ahead_has_counted_is_in_nobodys_way_once_it_is_right() {
    let site = Site::new().await;
    let right = site.app.clock.now();
    let letters = async || {
        for path in ["/digest", "/submissions/find"] {
            let form = FormData::default().with("email", "aiko@example.org").with("form_id", &site.form_id("/submissions/find").await);
            assert_eq!(site.post(path, &form).await.status, StatusCode::OK, "{path}");
        }
        site.letters_to("aiko@example.org").await.len()
    };
    site.app.clock.set(right.after(Duration::from_hours(2)));
    for _ in 0..6 {
        site.post("/submit/event", &site.event().await).await;
    }
    assert_eq!(newest(&site).await.0, "held");
    let before = letters().await;
    assert_eq!(letters().await, before, "one address has a letter of each kind within the hour");

    site.app.clock.set(right);
    site.post("/submit/event", &site.event().await).await;
    assert_eq!(newest(&site).await.0, "waiting");
    assert_eq!(letters().await, before + 3, "of the event, of the digest, of the links");
}

#[tokio::test]
async fn thirty_at_once_pass_no_more_than_the_limit() {
    let site = Site::new().await;
    let mut forms = Vec::new();
    for _ in 0..30 {
        forms.push(site.event().await);
    }
    futures_util::future::join_all(forms.iter().map(|form| site.post("/submit/event", form))).await;
    let waiting: i64 =
        sqlx::query_scalar("SELECT count(*) FROM submission WHERE state = 'waiting'").fetch_one(&site.app.database).await.unwrap();
    assert_eq!((waiting, site.count("submission").await), (5, 30));
}

#[tokio::test]
async fn what_an_editor_lets_through_gets_both_letters_then() {
    let site = Site::new().await;
    let form = site.event().await.with("website", "x").file("file", "a.pdf", b"%PDF-1.7 a");
    let receipt = site.post("/submit/event", &form).await.header("location").to_owned();
    assert_eq!(site.post(&format!("{receipt}/letter"), &FormData::default()).await.status, StatusCode::TOO_MANY_REQUESTS);
    site.app.clock.advance(Duration::from_mins(6));
    assert_eq!(site.post(&format!("{receipt}/letter"), &FormData::default()).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.letters().await.len(), 0, "nothing leaves for an address that spam names");
    let chapter = Chapter::find(&site.app.database).await.unwrap();
    let mut write = database::begin_write(&site.app.database).await.unwrap();
    sqlx::query("UPDATE submission SET state = 'waiting' WHERE number = 1").execute(&mut *write).await.unwrap();
    submissions::release(&mut write, &site.app, &chapter, 1).await.expect("the letters");
    write.commit().await.unwrap();
    let letters = site.letters().await;
    assert_eq!(letters.len(), 2);
    assert_eq!(letters[0].1, "Event 1: 七夕 Tanabata evening");
    assert_eq!(site.count("letter_attachment").await, 1);
    let proof = letters[1].2.split_whitespace().find(|word| word.contains("/prove/")).expect("a proof");
    let proof = proof.trim_start_matches("http://127.0.0.1:8080");
    assert!(proof.starts_with(&receipt));
    assert_eq!(site.post(proof, &FormData::default()).await.header("location"), receipt);
}

async fn trapped_change(site: &Site, receipt: &str) -> Answer {
    let path = format!("{receipt}/postpone");
    let form = FormData::default().with("form_id", &site.form_id(&path).await).with("website", "x");
    site.post(&path, &form).await
}

#[tokio::test]
async fn a_change_that_looks_like_spam_is_kept_without_a_letter() {
    let site = Site::new().await;
    let receipt = submitted(&site).await;
    assert_eq!(trapped_change(&site, &receipt).await.header("location"), format!("{receipt}?saved=yes"));
    assert_eq!(newest(&site).await.0, "held", "what is not published yet is held whole");
    assert_eq!((site.count("version").await, site.letters().await.len()), (1, 2));

    let site = Site::new().await;
    let receipt = submitted(&site).await;
    decide(&site, 1, "published", "", "[]").await;
    trapped_change(&site, &receipt).await;
    assert_eq!(newest(&site).await.0, "published");
    assert_eq!((site.count("version").await, site.letters().await.len()), (1, 2), "a proposal, and no letter");
}

#[tokio::test]
async fn changes_are_counted_too() {
    let site = Site::new().await;
    let receipt = submitted(&site).await;
    decide(&site, 1, "published", "", "[]").await;
    let path = format!("{receipt}/withdraw");
    for number in 0..31 {
        let form = FormData::default().with("form_id", &site.form_id(&path).await).with("change_note", &format!("note {number}"));
        let answer = site.post(&path, &form).await;
        assert_eq!(answer.status == StatusCode::TOO_MANY_REQUESTS, number == 30, "{number}");
        if number == 30 {
            assert_eq!(answer.all("#change_note"), ["note 30"]);
        }
    }
    assert_eq!(site.letters().await.len(), 2 + 5, "one for each of the first five");
    assert_eq!(site.count("version").await, 30);
}
