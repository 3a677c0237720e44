//! Finished pages in memory: the right bytes, once, and never old ones.

use crate::support::{HOST, Site};
use axum::{
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use http_body_util::BodyExt as _;
use socal_sister_cities::{routes::front, web::page_cache::Front};
use std::{
    io::Read as _,
    sync::atomic::{AtomicBool, AtomicI64, Ordering},
};

async fn ask(front: &Front, method: Method, path: &str, more: &[(&str, &str)]) -> (StatusCode, HeaderMap, Vec<u8>) {
    let mut request = Request::builder().method(method).uri(path).header(header::HOST, HOST);
    for (name, value) in more {
        request = request.header(*name, *value);
    }
    let answer = front.answer(request.body(Body::empty()).expect("a request")).await.expect("an answer");
    let (parts, body) = answer.into_parts();
    (parts.status, parts.headers, body.collect().await.expect("a body").to_bytes().to_vec())
}

async fn get(front: &Front, path: &str, more: &[(&str, &str)]) -> (StatusCode, HeaderMap, Vec<u8>) {
    ask(front, Method::GET, path, more).await
}

#[tokio::test]
async fn every_coding_holds_the_same_page_with_a_tag_of_its_own_and_a_known_tag_gets_no_body() {
    let site = Site::new().await;
    let front = front(site.app.clone());
    let (_, plain, page) = get(&front, "/cities", &[]).await;
    assert_eq!(page, site.get("/cities").await.bytes, "what the router makes");
    assert!(plain.get("content-encoding").is_none());
    let mut tags = vec![plain["etag"].clone()];
    for coding in ["gzip", "br", "zstd"] {
        let (status, headers, bytes) = get(&front, "/cities", &[("accept-encoding", coding)]).await;
        assert_eq!((status, headers["content-encoding"].to_str().expect("a name")), (StatusCode::OK, coding));
        assert_eq!(headers["vary"], "Accept-Encoding");
        assert_eq!(headers["content-length"].to_str().expect("a number"), bytes.len().to_string());
        assert!(headers.contains_key("content-security-policy") && !headers.contains_key("set-cookie"));
        assert!(bytes.len() * 3 < page.len(), "{coding}: {} of {}", bytes.len(), page.len());
        tags.push(headers["etag"].clone());
        let tag = headers["etag"].to_str().expect("a tag");
        for known in [tag.to_owned(), format!("\"other\", W/{tag}"), "*".to_owned()] {
            let (status, headers, bytes) = get(&front, "/cities", &[("accept-encoding", coding), ("if-none-match", &known)]).await;
            assert_eq!((status, bytes.len()), (StatusCode::NOT_MODIFIED, 0), "{known}");
            assert!(headers.contains_key("cache-control") && headers.contains_key("etag") && !headers.contains_key("content-length"));
        }
        assert_eq!(get(&front, "/cities", &[("accept-encoding", coding), ("if-none-match", "\"other\"")]).await.0, StatusCode::OK);
    }
    tags.sort_by(|one, other| one.as_bytes().cmp(other.as_bytes()));
    tags.dedup();
    assert_eq!(tags.len(), 4);
    assert_eq!(ask(&front, Method::HEAD, "/cities", &[]).await.1["content-length"], plain["content-length"]);
}

#[tokio::test]
async fn a_page_is_asked_for_what_it_reads_whether_it_is_kept_or_not() {
    let site = Site::new().await;
    let front = front(site.app.clone());
    for (path, expected) in [
        ("/?p=1653", StatusCode::PERMANENT_REDIRECT),
        ("/es?p=1653", StatusCode::PERMANENT_REDIRECT),
        ("/?p=1", StatusCode::PERMANENT_REDIRECT),
        ("/newsletters?city=&year=&page=", StatusCode::OK),
        ("/anniversaries?page=", StatusCode::OK),
        ("/countries/japan?page=&page=1", StatusCode::OK),
        ("/search?q=a&q=b", StatusCode::OK),
        ("/es/search?q=&q=sendai&x=1", StatusCode::OK),
        ("/events?q=a&q=a", StatusCode::OK),
        ("/cities?view=cards&view=cards", StatusCode::OK),
    ] {
        let (status, headers, page) = get(&front, path, &[]).await;
        assert_eq!(status, expected, "{path}");
        for more in [("cookie", "a=b"), ("range", "bytes=0-")] {
            let (status, personal, bytes) = get(&front, path, &[more]).await;
            assert_eq!((status, personal.get("location")), (expected, headers.get("location")), "{path} {more:?}");
            assert!(status != StatusCode::OK || bytes == page, "{path} {more:?}");
        }
    }
    let (_, _, page) = get(&front, "/es/search?x=1&q=sendai", &[]).await;
    let page = String::from_utf8(page).expect("text");
    assert!(page.contains("href=\"/search?q=sendai\"") && !page.contains("?&"), "the way to another language is as it was typed");
}

#[tokio::test]
async fn nonsense_and_personal_requests_make_no_entries() {
    let site = Site::new().await;
    let front = front(site.app.clone());
    for number in 0..30 {
        get(&front, &format!("/mission?utm_source={number}"), &[]).await;
        get(&front, &format!("/cities?county=Imperial&x={number}"), &[]).await;
        get(&front, &format!("/cities?x={number}&county=Imperial&q="), &[]).await;
        get(&front, &format!("/nonsense-{number}"), &[]).await;
        get(&front, "/quotes", &[("cookie", "session=x")]).await;
        get(&front, "/health", &[]).await;
    }
    assert_eq!(front.kept().await, 2, "/mission and /cities?county=Imperial");
    assert_eq!(get(&front, "/mission", &[("host", "evil.example")]).await.0, StatusCode::MISDIRECTED_REQUEST);
    assert_eq!(get(&front, &format!("/cities?q={}", "x".repeat(5000)), &[]).await.0, StatusCode::OK);
    assert_eq!(front.kept().await, 2);
}

#[tokio::test]
async fn a_query_that_the_page_reads_makes_a_page_of_its_own() {
    let site = Site::new().await;
    let front = front(site.app.clone());
    let count = |bytes: &[u8]| String::from_utf8_lossy(bytes).matches("<th scope=\"row\">").count();
    assert_eq!(count(&get(&front, "/cities", &[]).await.2), 110);
    assert_eq!(count(&get(&front, "/cities?country=finland", &[]).await.2), 1);
    assert_eq!(count(&get(&front, "/cities?q=J%C3%A4rvenp%C3%A4%C3%A4&q=x", &[]).await.2), 1);
    assert_eq!(count(&get(&front, "/cities", &[]).await.2), 110);
}

/// The numbers behind the word "number" on a page.
fn numbers(page: &str) -> Vec<i64> {
    let digits = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>();
    page.split("number ").skip(1).filter_map(|rest| digits(rest).parse().ok()).collect()
}

/// Writers put one number into a page's title and text and into the name of a partner city, which lists and maps have from what
/// is kept for a generation; readers in several codings must find it alike everywhere on a page, and never one older than the
/// last one whose writing had been answered when they asked.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_reader_ever_sees_a_page_that_is_old_or_torn_while_editors_write() {
    let site = Site::new().await;
    let front = front(site.app.clone());
    let (answered, done) = (AtomicI64::new(0), AtomicBool::new(false));
    let write = async {
        for number in 1..=150_i64 {
            let name = format!("number {number}");
            let mut write = site.app.database.begin().await.expect("a transaction");
            sqlx::query("UPDATE page SET title = ?1, body = ?1 WHERE slug = 'mission'")
                .bind(&name)
                .execute(&mut *write)
                .await
                .expect("a change");
            sqlx::query("UPDATE partner_city SET name = ? WHERE slug = 'sendai'").bind(&name).execute(&mut *write).await.expect("a change");
            write.commit().await.expect("a change");
            front.refresh().await.expect("a look");
            answered.store(number, Ordering::SeqCst);
        }
        done.store(true, Ordering::SeqCst);
    };
    let read = async |path: &str, coding: &str, least_often: usize| {
        let mut reads = 0;
        while !done.load(Ordering::SeqCst) {
            let least = answered.load(Ordering::SeqCst);
            let (status, headers, bytes) = get(&front, path, &[("accept-encoding", coding)]).await;
            assert_eq!(status, StatusCode::OK, "{path}");
            let bytes = if headers.contains_key("content-encoding") { unpacked(&bytes) } else { bytes };
            let found = numbers(std::str::from_utf8(&bytes).expect("UTF-8"));
            if least > 0 {
                assert!(found.len() >= least_often, "{path}: {found:?}");
                assert!(found.iter().all(|number| *number == found[0]), "{path} is torn: {found:?}");
                assert!(found[0] >= least, "{path}: {} after {least} was answered", found[0]);
            }
            reads += 1;
            tokio::task::yield_now().await;
        }
        reads
    };
    let readers =
        (read("/mission", "", 3), read("/mission", "gzip", 3), read("/cities", "gzip", 2), read("/es/cities", "", 2), read("/", "", 1));
    let ((), one, two, three, four, five) = tokio::join!(write, readers.0, readers.1, readers.2, readers.3, readers.4);
    assert!([one, two, three, four, five].iter().all(|reads| *reads > 3), "readers kept up: {one} {two} {three} {four} {five}");
}

/// A page in the coding that was asked for is made quickly for its first reader and small for all later ones; both are the same page.
#[tokio::test]
async fn a_page_asked_for_again_is_made_smaller_and_a_client_that_has_the_larger_one_need_not_fetch_it() {
    let site = Site::new().await;
    let front = front(site.app.clone());
    let (_, first, quick) = get(&front, "/cities", &[("accept-encoding", "gzip")]).await;
    let mut later = get(&front, "/cities", &[("accept-encoding", "gzip")]).await;
    for _ in 0..500 {
        if later.1["etag"] != first["etag"] {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        later = get(&front, "/cities", &[("accept-encoding", "gzip")]).await;
    }
    assert!(later.2.len() < quick.len(), "{} after {}", later.2.len(), quick.len());
    assert_eq!(unpacked(&later.2), unpacked(&quick));
    let known = first["etag"].to_str().expect("a tag");
    assert_eq!(get(&front, "/cities", &[("accept-encoding", "gzip"), ("if-none-match", known)]).await.0, StatusCode::NOT_MODIFIED);
    // another coding is other bytes
    assert_eq!(get(&front, "/cities", &[("accept-encoding", "br"), ("if-none-match", known)]).await.0, StatusCode::OK);
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut page = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut page).expect("gzip");
    page
}

#[tokio::test]
async fn a_query_that_a_page_reads_makes_another_page_also_where_its_address_varies() {
    let site = Site::new().await;
    let front = front(site.app.clone());
    front.refresh().await.expect("a look");
    let (status, _, _) = get(&front, "/countries/japan", &[]).await;
    assert_eq!(status, StatusCode::OK);
    let (status, _, _) = get(&front, "/countries/japan?page=99", &[]).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "there is no such page of the list");
}

#[tokio::test]
async fn while_nobody_can_tell_what_has_changed_no_kept_page_is_given() {
    let site = Site::new().await;
    let front = front(site.app.clone());
    front.refresh().await.expect("a look");
    get(&front, "/mission", &[]).await;
    sqlx::query("UPDATE page SET title = 'Changed' WHERE slug = 'mission'").execute(&site.app.database).await.expect("a change");
    sqlx::query("ALTER TABLE generation RENAME TO lost").execute(&site.app.database).await.expect("nothing to look at");
    ask(&front, Method::POST, "/submit/event", &[]).await;
    let (status, _, bytes) = get(&front, "/mission", &[]).await;
    assert_eq!(status, StatusCode::OK);
    assert!(String::from_utf8_lossy(&bytes).contains("<h1>Changed"), "the page as it is now");
}

/// Tables that no public page shows: a change in one of them needs no new pages.
const UNSEEN: &[&str] = &[
    "_sqlx_migrations",
    "anniversary_letter",
    "attachment",
    "city_contact",
    "confirmation",
    "decision",
    "digest_issue",
    "digest_recipient",
    "digest_wish",
    "file",
    "file_piece",
    "news_picture",
    "news_name",
    "generation",
    "handover",
    "held_file",
    "held_form",
    "letter",
    "letter_asked",
    "letter_attachment",
    "log_entry",
    "mailed_link",
    "message",
    "person",
    "recovery_code",
    "secret",
    "session",
    "sign_in_failure",
    "submission",
    "editing",
    "held_import",
    "press",
    "rehearsal",
    "reply",
    "reply_letter",
    "reply_mail",
    "revision",
    "trash",
    "stock_reason",
    "subscriber",
    "subscriber_mail",
    "upkeep_day",
];

#[tokio::test]
async fn every_table_that_a_page_may_show_moves_the_generation_on() {
    let site = Site::new().await;
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%'")
            .fetch_all(&site.app.database)
            .await
            .expect("tables");
    for table in tables.iter().filter(|table| !UNSEEN.contains(&table.as_str())) {
        for verb in ["insert", "update", "delete"] {
            let there: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name = ? AND tbl_name = ?")
                .bind(format!("{table}_{verb}_moves_on"))
                .bind(table)
                .fetch_one(&site.app.database)
                .await
                .expect("a number");
            assert_eq!(there, 1, "{verb} on {table}: give it a trigger, or name it among those that no page shows");
        }
    }
}
