//! Letters to senders: links that do nothing by being fetched, proofs of an address, lost links.

use crate::{
    sender::{decide, press, submitted},
    support::{Answer, FormData, Site, request},
};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use sqlx::{AssertSqlSafe, Row as _};
use std::time::Duration;

/// Every row of every table, as text.
async fn everything(site: &Site) -> Vec<String> {
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'file_piece' ORDER BY name")
            .fetch_all(&site.app.database)
            .await
            .expect("the tables");
    let mut rows = Vec::new();
    for table in tables {
        let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info(?)")
            .bind(&table)
            .fetch_all(&site.app.database)
            .await
            .expect("the columns");
        let columns: Vec<String> = columns.iter().map(|name| format!("quote(\"{name}\")")).collect();
        let query = format!("SELECT '{table}|' || {} FROM \"{table}\" ORDER BY 1", columns.join(" || '|' || "));
        for row in sqlx::query(AssertSqlSafe(query)).fetch_all(&site.app.database).await.expect("the rows") {
            rows.push(row.get::<String, _>(0));
        }
    }
    rows
}

/// The addresses within our site that a letter names.
fn links(body: &str) -> Vec<String> {
    body.split_whitespace().filter_map(|word| word.strip_prefix("http://127.0.0.1:8080")).map(str::to_owned).collect()
}

fn proof_link(body: &str) -> String {
    links(body).into_iter().find(|link| link.contains("/prove/")).unwrap_or_else(|| panic!("no proof in {body}"))
}

fn code(body: &str) -> String {
    body.split_whitespace().find(|word| word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit())).expect("a code").to_owned()
}

async fn is_proved(site: &Site) -> bool {
    sqlx::query_scalar("SELECT proved_at IS NOT NULL FROM submission WHERE number = 1")
        .fetch_one(&site.app.database)
        .await
        .expect("a submission")
}

#[tokio::test]
async fn fetching_every_link_of_every_letter_changes_nothing_and_the_click_afterwards_works() {
    let site = Site::new().await;
    let receipt = submitted(&site).await;
    let find = FormData::default().with("form_id", &site.form_id("/submissions/find").await).with("email", "aiko@example.org");
    assert_eq!(site.post("/submissions/find", &find).await.status, StatusCode::OK);
    decide(&site, 1, "published", "", "[]").await;
    assert_eq!(press(&site, &receipt, "cancel", "Rain").await.status, StatusCode::SEE_OTHER);
    let letters = site.letters().await;
    assert_eq!(letters.len(), 4);
    let before = everything(&site).await;
    for link in letters.iter().flat_map(|letter| links(&letter.2)) {
        for _ in 0..5 {
            for method in [Method::GET, Method::HEAD] {
                let answer = site.send(request(method, &link).body(Body::empty()).expect("a request")).await;
                assert!(answer.status == StatusCode::OK || link.starts_with("/admin/"), "{link}: {}", answer.status);
            }
        }
    }
    for page in ["", "/change", "/postpone", "/cancel", "/withdraw"] {
        assert_eq!(site.get(&format!("{receipt}{page}")).await.status, StatusCode::OK, "{page}");
    }
    assert_eq!(everything(&site).await, before);
    let link = proof_link(&letters[1].2);
    let action = site.get(&link).await.attribute("main form", "action");
    assert_eq!(site.post(&action, &FormData::default()).await.header("location"), receipt);
    assert!(is_proved(&site).await);
    assert_eq!(site.get(&receipt).await.all("#proved"), ["Your e-mail address is confirmed."]);
}

#[tokio::test]
async fn proofs_guessed_of_another_replayed_replaced_and_expired_are_refused_alike() {
    let site = Site::new().await;
    let receipt = submitted(&site).await;
    let link = proof_link(&site.newest_to("aiko@example.org").await.1);
    let other_receipt = submitted(&site).await;
    let other = proof_link(&site.newest_to("aiko@example.org").await.1);
    let other_proof = other.rsplit('/').next().unwrap();
    let refused = |answer: Answer, proof: &str| {
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        answer.text().replace(proof, "PROOF")
    };
    let guess = format!("{receipt}/prove/{}", "A".repeat(43));
    let words = refused(site.post(&guess, &FormData::default()).await, &"A".repeat(43));
    let of_another = site.post(&format!("{receipt}/prove/{other_proof}"), &FormData::default()).await;
    assert_eq!(refused(of_another, other_proof), words);

    site.app.clock.advance(Duration::from_mins(5));
    assert_eq!(site.post(&format!("{receipt}/letter"), &FormData::default()).await.status, StatusCode::SEE_OTHER);
    let proof = link.rsplit('/').next().unwrap();
    assert_eq!(refused(site.post(&link, &FormData::default()).await, proof), words, "replaced by a newer one");
    let link = proof_link(&site.newest_to("aiko@example.org").await.1);
    let proof = link.rsplit('/').next().unwrap();
    assert_eq!(site.post(&link, &FormData::default()).await.status, StatusCode::SEE_OTHER);
    assert_eq!(refused(site.post(&link, &FormData::default()).await, proof), words, "used");
    site.app.clock.advance(Duration::from_hours(14 * 24));
    let expired = refused(site.post(&other, &FormData::default()).await, other_proof);
    assert_eq!(expired.replace(&other_receipt, "RECEIPT"), words.replace(&receipt, "RECEIPT"));
    assert_eq!(site.post("/submissions/nonsense/prove/nonsense", &FormData::default()).await.status, StatusCode::NOT_FOUND);
    let logged: Vec<(String, String)> =
        sqlx::query_as("SELECT who, action || ' ' || subject FROM log_entry").fetch_all(&site.app.database).await.unwrap();
    assert_eq!(logged, [("the sender of number 1".to_owned(), "prove the address of event 1".to_owned())]);
}

#[tokio::test]
async fn a_code_can_be_typed_and_after_five_wrong_ones_a_new_one_must_be_asked_for() {
    let site = Site::new().await;
    let receipt = submitted(&site).await;
    let first = code(&site.newest_to("aiko@example.org").await.1);
    let wrong = if first == "000000" { "000001" } else { "000000" };
    let (path, again) = (format!("{receipt}/code"), format!("{receipt}/letter"));
    for _ in 0..5 {
        let answer = site.post(&path, &FormData::default().with("code", wrong)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.all("#code-error")[0].contains("not right"));
    }
    let answer = site.post(&path, &FormData::default().with("code", &first)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "the right one, too late");
    assert!(!is_proved(&site).await);
    assert_eq!(site.post(&again, &FormData::default()).await.status, StatusCode::TOO_MANY_REQUESTS, "within five minutes");
    assert_eq!(site.letters().await.len(), 2);
    let right = site.app.clock.now();
    site.app.clock.set(right.before(Duration::from_hours(72)));
    assert_eq!(site.post(&again, &FormData::default()).await.status, StatusCode::SEE_OTHER, "the last one was of a clock that was ahead");
    site.app.clock.set(right);
    site.app.clock.advance(Duration::from_mins(5));
    assert_eq!(site.post(&again, &FormData::default()).await.status, StatusCode::SEE_OTHER);
    let letter = site.newest_to("aiko@example.org").await.1;
    assert!(!letter.contains("Yamada") && !letter.contains("Tanabata"), "{letter}");
    let code = code(&letter);
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    assert_eq!(site.post(&path, &FormData::default().with("code", &spaced)).await.header("location"), receipt);
    assert!(is_proved(&site).await);
    let stored: String = sqlx::query_scalar("SELECT group_concat(coalesce(proof_sha256, '') || coalesce(code_sha256, '')) FROM submission")
        .fetch_one(&site.app.database)
        .await
        .unwrap();
    assert_eq!(stored, "", "nothing of a used proof is kept");
}

#[tokio::test]
async fn a_stranger_whose_address_was_typed_gets_a_handful_of_letters_and_no_more() {
    let site = Site::new().await;
    let receipt = submitted(&site).await;
    for _ in 0..20 {
        site.app.clock.advance(Duration::from_mins(6));
        site.post(&format!("{receipt}/letter"), &FormData::default()).await;
    }
    let letters = site.letters().await;
    assert_eq!(letters.iter().filter(|letter| letter.0 == "aiko@example.org").count(), 6);
}

async fn ask_for_links(site: &Site, email: &str) -> Answer {
    let form = FormData::default().with("form_id", &site.form_id("/submissions/find").await).with("email", email);
    site.post("/submissions/find", &form).await
}

#[tokio::test]
async fn lost_links_are_mailed_and_the_answer_is_the_same_for_an_address_nobody_knows() {
    let site = Site::new().await;
    let receipt = submitted(&site).await;
    let second = submitted(&site).await;
    let known = ask_for_links(&site, "Aiko@Example.org").await;
    let unknown = ask_for_links(&site, "nobody@example.org").await;
    assert_eq!(known.status, StatusCode::OK);
    assert_eq!((known.status, &known.bytes), (unknown.status, &unknown.bytes));
    assert_eq!(known.headers.len(), unknown.headers.len());
    let letters = site.letters().await;
    assert_eq!(letters.len(), 5, "none to nobody");
    let (to, _, body, _) = &letters[4];
    assert_eq!(to, "Aiko@Example.org");
    assert_eq!(links(body), [second, receipt], "newest first");
    assert!(body.contains("Number 2, an event, 24 November 2026: waits for an editor"), "{body}");
    assert!(!body.contains("Tanabata") && !body.contains("Yamada"), "{body}");
}

#[tokio::test]
async fn links_are_mailed_once_an_hour_to_an_address_and_ten_times_to_a_network() {
    let site = Site::new().await;
    submitted(&site).await;
    for _ in 0..3 {
        ask_for_links(&site, "aiko@example.org").await;
    }
    assert_eq!(site.letters().await.len(), 3);
    for number in 0..7 {
        assert_eq!(ask_for_links(&site, &format!("{number}@example.org")).await.status, StatusCode::OK);
    }
    let refused = ask_for_links(&site, "aiko@example.org").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.attribute("#email", "value"), "aiko@example.org");
    site.app.clock.advance(Duration::from_hours(1));
    ask_for_links(&site, "aiko@example.org").await;
    assert_eq!(site.letters().await.len(), 4);
    assert_eq!(ask_for_links(&site, "aiko").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
