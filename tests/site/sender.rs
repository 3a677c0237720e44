//! What a sender can do with what was sent in: follow it, change it, take it back.

use crate::support::{Answer, FormData, Site};
use axum::http::StatusCode;
use futures_util::future::join_all;

/// A submitted event; gives the path of its receipt.
pub async fn submitted(site: &Site) -> String {
    let answer = site.post("/submit/event", &site.event().await).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.header("location").to_owned()
}

/// Does what an editor does, in one word.
pub async fn decide(site: &Site, number: i64, state: &str, reason: &str, fields: &str) {
    site.sign_in("editor").await;
    sqlx::query(
        "INSERT INTO decision (submission, outcome, reason, fields, state_before, person, decided_at) VALUES (?, ?, ?, ?, 'waiting', 1, ?)",
    )
    .bind(number)
    .bind(state)
    .bind(reason)
    .bind(fields)
    .bind(site.app.clock.now())
    .execute(&site.app.database)
    .await
    .expect("a decision");
    sqlx::query("UPDATE submission SET state = ? WHERE number = ?")
        .bind(state)
        .bind(number)
        .execute(&site.app.database)
        .await
        .expect("a state");
    if state == "published" {
        sqlx::query(
            "INSERT INTO item (submission, kind, slug, title, starts_at, ends_at, published_at, updated_at)
             SELECT number, kind, 'tanabata', title, '2027-07-07', '2027-07-08', ?1, ?1 FROM submission WHERE number = ?2",
        )
        .bind(site.app.clock.now())
        .bind(number)
        .execute(&site.app.database)
        .await
        .expect("an item");
    }
}

async fn state(site: &Site) -> String {
    sqlx::query_scalar("SELECT state FROM submission WHERE number = 1").fetch_one(&site.app.database).await.expect("a submission")
}

/// Versions of the first submission: intent, note, state, content.
async fn versions(site: &Site) -> Vec<(String, String, String, String)> {
    sqlx::query_as("SELECT intent, note, state, content FROM version ORDER BY id")
        .fetch_all(&site.app.database)
        .await
        .expect("the versions")
}

/// The form of a change as the page fills it in, five seconds after it was opened.
async fn change(site: &Site, receipt: &str) -> FormData {
    let path = format!("{receipt}/change");
    let page = site.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    let mut form = FormData::default();
    for field in ["title", "host", "starts_on", "starts_at", "ends_at", "venue", "city", "contact", "link"] {
        form = form.with(field, &page.attributes(&format!("#{field}"), "value").pop().unwrap_or_default());
    }
    form = form.with("description", &page.all("#description")[0]).with("zone", "America/Los_Angeles");
    form.with("attendance", "in_person").with("form_id", &site.form_id(&path).await)
}

pub async fn press(site: &Site, receipt: &str, intent: &str, note: &str) -> Answer {
    let path = format!("{receipt}/{intent}");
    let form = FormData::default().with("form_id", &site.form_id(&path).await).with("change_note", note);
    site.post(&path, &form).await
}

#[tokio::test]
async fn a_first_day_that_is_over_is_said_on_the_receipt_and_a_date_that_is_there_twice_is_named() {
    let site = Site::new().await;
    let receipt = async |form: FormData| site.get(&site.send_in(form).await.1).await;
    let past = receipt(site.event().await.with("starts_on", "2025-07-07")).await;
    assert_eq!(past.all("#over"), ["Monday, 7 July 2025 is over. If the year is not right, please change it below."]);
    let running = receipt(site.event().await.with("starts_on", "2026-11-20").with("ends_on", "2026-11-24").with("ends_at", "")).await;
    assert!(running.all("#over").is_empty(), "it is not over today");
    let twice =
        site.event().await.with("date_2", "2027-07-14").with("start_2", "19:00").with("date_3", "2027-07-14").with("start_3", "19:00");
    let answer = site.post("/submit/event", &twice).await;
    assert_eq!(answer.attributes(".error-summary a", "href"), ["#date_3"]);
    assert!(answer.all("#date_3-error")[0].contains("Wednesday, 14 July 2027 is there twice"), "{:?}", answer.all(".error"));
    let first = site.post("/submit/event", &twice.clone().with("date_3", "2027-07-07").with("start_3", "")).await;
    assert!(first.all("#date_3-error")[0].contains("7 July 2027"), "{:?}", first.all(".error"));
    assert_eq!(site.post("/submit/event", &twice.with("start_3", "14:00")).await.status, StatusCode::SEE_OTHER, "a matinee and an evening");
}

#[tokio::test]
async fn the_receipt_names_a_link_and_what_was_sent_until_that_is_changed() {
    let site = Site::new().await;
    let receipt = submitted(&site).await;
    let page = site.get(&receipt).await;
    assert!(page.text().contains("Open the link in it"));
    assert!(page.all("h2").contains(&"What you sent".to_owned()) && page.all("#saved").is_empty());
    let editor = site.sign_in("editor").await;
    let path = "/admin/submissions/1/edit";
    let form = change(&site, &receipt)
        .await
        .with("venue", "The north hall")
        .with("seen", &site.get_as(&editor, path).await.attribute("input[name=seen]", "value"));
    assert_eq!(site.post_as(&editor, path, &form).await.status, StatusCode::SEE_OTHER);
    let page = site.get(&receipt).await;
    assert!(page.all("h2").contains(&"As it stands now".to_owned()) && !page.all("h2").contains(&"What you sent".to_owned()));
}

#[tokio::test]
async fn the_receipt_says_what_became_of_it_and_why() {
    let site = Site::new().await;
    let receipt = submitted(&site).await;
    assert_eq!(site.get(&receipt).await.all("h1"), ["Thank you. We have it."]);
    decide(&site, 1, "asked", "Which door?", r#"["Where", "When"]"#).await;
    let page = site.get(&receipt).await;
    assert_eq!(page.all("#state blockquote"), ["Which door?"]);
    assert_eq!(page.all("#state .check li"), ["Where", "When"]);
    decide(&site, 1, "published", "", "[]").await;
    assert_eq!(site.get(&receipt).await.attribute("#state a", "href"), "/events/tanabata");
    sqlx::query("UPDATE decision SET undone_at = decided_at WHERE outcome = 'published'").execute(&site.app.database).await.unwrap();
    decide(&site, 1, "declined", "It is not about sister cities.", "[]").await;
    let page = site.get(&receipt).await;
    assert_eq!(page.all("#state blockquote"), ["It is not about sister cities."]);
    assert!(page.all("main a.button").is_empty(), "nothing can be changed now");
    assert_eq!(site.get(&format!("{receipt}/change")).await.header("location"), receipt);
}

#[tokio::test]
async fn before_it_is_published_an_edit_is_the_wording_and_answers_the_question() {
    let site = Site::new().await;
    let receipt = submitted(&site).await;
    decide(&site, 1, "asked", "Which door?", "[]").await;
    assert_eq!(site.get(&format!("{receipt}/change")).await.all("#question blockquote"), ["Which door?"]);
    let form = change(&site, &receipt).await.with("venue", "City Hall, south door").with("change_note", "Sorry!\nAiko");
    let form = form.with("sender_email", "victim@example.net").with("sender_name", "Somebody else");
    let answer = site.post(&format!("{receipt}/change"), &form).await;
    assert_eq!(answer.header("location"), format!("{receipt}?saved=yes"), "{:?}", answer.all(".error"));
    assert_eq!(state(&site).await, "waiting");
    let versions = versions(&site).await;
    assert_eq!(versions.len(), 1);
    assert_eq!((versions[0].0.as_str(), versions[0].1.as_str(), versions[0].2.as_str()), ("change", "Sorry!\nAiko", "taken"));
    assert!(versions[0].3.contains("aiko@example.org") && !versions[0].3.contains("victim"), "who sent it stays");
    assert!(site.get(&receipt).await.all("main")[0].contains("south door"));
    let letters = site.letters().await;
    let (to, subject, body, reply_to) = letters.last().unwrap();
    assert_eq!((to.as_str(), subject.as_str()), ("admin@socalsistercities.org", "Event 1, answered: 七夕 Tanabata evening"));
    assert_eq!(reply_to.as_deref(), Some("Aiko Yamada <aiko@example.org>"));
    for words in ["City Hall, 3900 Main Street, Riverside", "south door", "Sorry!", "/admin/submissions/1", "not been proved"] {
        assert!(body.contains(words), "{words} in {body}");
    }
    assert!(!body.contains("Contact"), "only what differs: {body}");
    let logged: Vec<(String, String, String)> =
        sqlx::query_as("SELECT who, action || ' ' || subject, changes FROM log_entry").fetch_all(&site.app.database).await.unwrap();
    assert_eq!((logged[0].0.as_str(), logged[0].1.as_str()), ("the sender of number 1", "change event 1"));
    assert!(logged[0].2.contains("south door") && !logged[0].2.contains("Aiko"));
}

#[tokio::test]
async fn the_log_says_of_a_contact_only_that_it_changed() {
    let site = Site::new().await;
    let receipt = submitted(&site).await;
    site.post(&format!("{receipt}/change"), &change(&site, &receipt).await.with("contact", "Aiko, 555-0199")).await;
    let changes: String = sqlx::query_scalar("SELECT changes FROM log_entry").fetch_one(&site.app.database).await.unwrap();
    assert!(changes.contains("Contact for visitors") && !changes.contains("555"), "{changes}");
}

#[tokio::test]
async fn a_change_to_what_is_published_is_a_proposal_and_the_newest_one_waits() {
    let site = Site::new().await;
    let receipt = submitted(&site).await;
    decide(&site, 1, "published", "", "[]").await;
    let form = change(&site, &receipt).await.with("starts_at", "19:30");
    assert_eq!(site.post(&format!("{receipt}/change"), &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(state(&site).await, "published");
    let page = site.get(&receipt).await;
    assert!(page.all("#state")[0].contains("Your change waits for an editor"));
    assert_eq!(page.all("#proposal dt"), ["When"]);
    assert!(page.all("main")[0].contains("6:30 pm to 9:00 pm"), "what is published stays");
    // a second change begins with the words of the first
    let again = change(&site, &receipt).await;
    assert_eq!(site.post(&format!("{receipt}/change"), &again).await.all(".error-summary li").len(), 1, "nothing is different");
    assert_eq!(press(&site, &receipt, "postpone", "The hall burned down").await.status, StatusCode::SEE_OTHER);
    let stored = versions(&site).await;
    assert_eq!(
        stored.iter().map(|version| (version.0.as_str(), version.2.as_str())).collect::<Vec<_>>(),
        [("change", "superseded"), ("postpone", "waiting")]
    );
    assert!(stored[1].3.contains("19:30") && stored[1].3.contains("postponed"), "{}", stored[1].3);
    press(&site, &receipt, "cancel", "").await;
    press(&site, &receipt, "withdraw", "").await;
    let stored = versions(&site).await;
    assert_eq!((stored[3].0.as_str(), stored[3].2.as_str()), ("withdraw", "waiting"));
    assert_eq!(state(&site).await, "published");
    let subjects: Vec<_> = site.letters().await.into_iter().skip(2).map(|letter| letter.1).collect();
    assert_eq!(
        subjects,
        [
            "Event 1, changed: 七夕 Tanabata evening",
            "Event 1, postponed: 七夕 Tanabata evening",
            "Event 1, cancelled: 七夕 Tanabata evening",
            "Event 1, to be withdrawn: 七夕 Tanabata evening"
        ]
    );
    let logged: Vec<String> = sqlx::query_scalar("SELECT action FROM log_entry").fetch_all(&site.app.database).await.unwrap();
    assert_eq!(logged, ["propose a change of", "propose to postpone", "propose to cancel", "propose to withdraw"]);
}

#[tokio::test]
async fn what_is_withdrawn_before_it_is_published_is_closed() {
    let site = Site::new().await;
    let receipt = submitted(&site).await;
    let form = change(&site, &receipt).await.with("title", "Too late");
    assert_eq!(press(&site, &receipt, "withdraw", "").await.header("location"), format!("{receipt}?saved=yes"));
    assert_eq!(state(&site).await, "withdrawn");
    assert_eq!(site.get(&receipt).await.all("h1"), ["It is withdrawn"]);
    site.post(&format!("{receipt}/change"), &form).await;
    assert_eq!((state(&site).await.as_str(), versions(&site).await.len()), ("withdrawn", 1));
}

#[tokio::test]
async fn twenty_presses_at_once_make_one_change_one_letter_and_one_line_in_the_log() {
    let site = Site::new().await;
    let receipt = submitted(&site).await;
    let form = change(&site, &receipt).await.with("venue", "The park");
    let path = format!("{receipt}/change");
    let answers = join_all((0..20).map(|_| site.post(&path, &form))).await;
    for answer in &answers {
        assert_eq!(answer.header("location"), format!("{receipt}?saved=yes"), "{} {:?}", answer.status, answer.all(".error-summary"));
    }
    assert_eq!((site.count("version").await, site.count("letter").await, site.count("log_entry").await), (1, 3, 1));
    let withdraw = FormData::default().with("form_id", &site.form_id(&format!("{receipt}/withdraw")).await);
    let path = format!("{receipt}/withdraw");
    join_all((0..20).map(|_| site.post(&path, &withdraw))).await;
    assert_eq!((site.count("version").await, site.count("letter").await, site.count("log_entry").await), (2, 4, 2));
}

#[tokio::test]
async fn hostile_text_in_a_change_is_refused_in_words_or_harmless() {
    let site = Site::new().await;
    let receipt = submitted(&site).await;
    let path = format!("{receipt}/change");
    let form = change(&site, &receipt).await.with("title", "<script>alert(1)</script>\u{202e}\0\r\nBcc: evil@example.org");
    assert_eq!(site.post(&path, &form).await.status, StatusCode::SEE_OTHER);
    let page = site.get(&receipt).await.text();
    assert!(!page.contains("<script>") && !page.contains('\u{202e}') && !page.contains('\0'));
    let subject = &site.letters().await[2].1;
    assert_eq!(subject, "Event 1, changed: <script>alert(1)</script> Bcc: evil@example.org");
    for (field, text) in [("title", "x".repeat(1_000_000)), ("link", "javascript:alert(1)".to_owned()), ("change_note", "x".repeat(5001))] {
        let answer = site.post(&path, &change(&site, &receipt).await.with(field, &text)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert_eq!(answer.attributes(".error-summary a", "href"), [format!("#{field}")]);
    }
    let huge = site.event().await.with("sender_name", &"x".repeat(1_000_000));
    assert_eq!(site.post("/submit/event", &huge).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let huge = site.event().await.with("sender_name", &"x".repeat(1_200_000));
    assert_eq!(site.post("/submit/event", &huge).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    for path in ["/submissions/nonsense", "/submissions/nonsense/change", "/submissions/%00%e2%80%ae/withdraw"] {
        assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_ne!(site.post(path, &FormData::default()).await.status, StatusCode::SEE_OTHER, "{path}");
    }
    assert_eq!(site.get(&format!("{receipt}/destroy")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_newsletter_is_changed_by_its_own_form_and_cannot_be_postponed() {
    let site = Site::new().await;
    let form = FormData::default()
        .with("form_id", &site.form_id("/submit/newsletter").await)
        .with("organization", "Pasadena")
        .with("title", "Spring letter")
        .with("sender_name", "Ana")
        .with("sender_email", "ana@example.org")
        .with("permission", "yes")
        .file("document", "spring.pdf", b"%PDF-1.7 spring");
    let receipt = site.post("/submit/newsletter", &form).await.header("location").to_owned();
    let path = format!("{receipt}/change");
    let page = site.get(&path).await;
    assert_eq!((page.attribute("#title", "value").as_str(), page.all("#sender_name").len()), ("Spring letter", 0));
    assert!(page.all(".kept")[0].contains("spring.pdf"), "the file that is there");
    let form =
        FormData::default().with("form_id", &site.form_id(&path).await).with("organization", "Pasadena").with("title", "Summer letter");
    assert_eq!(site.post(&path, &form).await.header("location"), format!("{receipt}?saved=yes"));
    assert!(site.get(&receipt).await.all("main")[0].contains("Summer letter"));
    assert_eq!(site.get(&format!("{receipt}/postpone")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get(&format!("{receipt}/withdraw")).await.status, StatusCode::OK);
}
