//! Calendar entries and files: what stays, what grows, what is withheld. What other parsers make of the files is told by
//! `tests/calendar/read`.

use crate::{
    published::publish,
    support::{Answer, FormData, HOST, Site},
};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use http_body_util::BodyExt as _;
use socal_sister_cities::{app::App, calendar, routes::front};
use std::{collections::BTreeMap, time::Duration};

const DAY: Duration = Duration::from_hours(24);

/// A component of a file: its lines unfolded, by name without parameters.
fn components(file: &str) -> Vec<BTreeMap<String, String>> {
    let unfolded = file.replace("\r\n ", "");
    let blocks = unfolded.split("BEGIN:VEVENT\r\n").skip(1).filter_map(|rest| rest.split_once("END:VEVENT"));
    let line = |line: &str| {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        (name.split(';').next().unwrap_or_default().to_owned(), format!("{}{value}", if name.contains("VALUE=DATE") { "day " } else { "" }))
    };
    blocks.map(|(block, _)| block.lines().map(line).collect()).collect()
}

async fn feed(site: &Site, path: &str) -> Vec<BTreeMap<String, String>> {
    let answer = site.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    components(&answer.text())
}

/// Of every entry: UID, SEQUENCE, beginning, STATUS, SUMMARY.
async fn told(site: &Site, path: &str) -> Vec<[String; 5]> {
    let fields = ["UID", "SEQUENCE", "DTSTART", "STATUS", "SUMMARY"];
    feed(site, path).await.iter().map(|event| fields.map(|field| event.get(field).cloned().unwrap_or_default())).collect()
}

/// An editor gives an event new words, an hour later.
pub async fn edit(site: &Site, number: i64, form: FormData) -> Answer {
    let editor = &later(site, Duration::from_hours(1)).await;
    let path = format!("/admin/submissions/{number}/edit");
    let seen = site.get_as(editor, &path).await.attribute("input[name=seen]", "value");
    let answer = site.post_as(editor, &path, &form.with("seen", &seen)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer
}

/// Time passes, longer than a session lasts.
pub async fn later(site: &Site, span: Duration) -> String {
    site.app.clock.advance(span);
    site.sign_in("editor").await
}

#[tokio::test]
async fn a_uid_is_for_ever_and_a_sequence_grows_with_time_place_and_status_alone() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    let form = site.event().await.with("date_2", "2027-07-14").with("start_2", "18:30");
    let number = publish(&site, &editor, form.clone()).await;
    let before = feed(&site, "/events.ics").await;
    let uids: Vec<String> = before.iter().map(|event| event["UID"].clone()).collect();
    assert_eq!(uids.len(), 2);
    let mut form = form;
    for (field, value, grows) in [
        ("description", "New words", false),
        ("title", "New title", false),
        ("venue", "Library", true),
        ("starts_at", "17:30", true),
        ("ends_at", "22:00", true),
        ("status", "postponed", true),
        ("status", "scheduled", true),
        ("zone", "America/Denver", true),
        ("cost", "free", false),
        ("ends_at", "", true),
        ("starts_at", "", true),
        ("attendance", "both", true),
    ] {
        let before = feed(&site, "/events.ics").await;
        form = form.with(field, value).with("link", "https://example.org/");
        edit(&site, number, form.clone()).await;
        let after = feed(&site, "/events.ics").await;
        assert_eq!(after.iter().map(|event| event["UID"].clone()).collect::<Vec<_>>(), uids, "{field}");
        let sequence = |events: &[BTreeMap<String, String>]| events[0]["SEQUENCE"].parse::<i64>().unwrap();
        assert_eq!(sequence(&after) - sequence(&before), i64::from(grows), "{field} {value}");
        assert!(after[0]["DTSTAMP"] > before[0]["DTSTAMP"] && after[0]["DTSTAMP"] == after[0]["LAST-MODIFIED"], "{field}");
    }
    assert_eq!(site.get("/events.ics").await.bytes, site.get("/events.ics").await.bytes);
}

#[tokio::test]
async fn only_what_calendars_show_is_a_modification() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let form = site.event().await;
    let number = publish(&site, &editor, form.clone()).await;
    let before = site.get("/events.ics").await.bytes;
    edit(&site, number, form.with("private_details", "Ring twice")).await;
    assert_eq!(site.get("/events.ics").await.bytes, before, "nobody sees a difference");
}

#[tokio::test]
async fn a_date_that_is_dropped_and_comes_back_is_the_same_entry() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let form = site.event().await;
    let both = form.clone().with("date_2", "2027-07-14").with("start_2", "18:30");
    let number = publish(&site, &editor, both.clone()).await;
    let first = told(&site, "/events.ics").await;
    edit(&site, number, form.clone()).await;
    let dropped = told(&site, "/events.ics").await;
    assert_eq!(dropped[0], first[0], "the other date is as it was");
    assert_eq!(dropped[1][..2], [first[1][0].clone(), "1".into()]);
    assert_eq!(dropped[1][3..], ["CANCELLED", "[CANCELLED] 七夕 Tanabata evening"]);
    edit(&site, number, both).await;
    let back = told(&site, "/events.ics").await;
    assert_eq!((&back[1][0], back[1][1].as_str(), back[1][3].as_str()), (&first[1][0], "2", "CONFIRMED"));
    // the first date is taken out: the second keeps its own entry, and is not taken for a moved one
    edit(&site, number, form.with("starts_on", "2027-07-14").with("ends_at", "")).await;
    let rest = told(&site, "/events.ics").await;
    assert_eq!((rest[0][3].as_str(), rest[1][3].as_str(), &rest[1][0]), ("CANCELLED", "CONFIRMED", &first[1][0]));
}

#[tokio::test]
async fn what_was_withdrawn_or_undone_is_told_for_60_days_without_its_words_and_then_forgotten() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let undone = publish(&site, &editor, site.event().await.with("title", "Undone").with("starts_on", "2027-01-01")).await;
    let (uid, path) = (told(&site, "/events.ics").await[0][0].clone(), "/events/undone/event.ics");
    assert_eq!(site.undo(&editor, undone).await.status, StatusCode::SEE_OTHER);
    let withdrawn = publish(&site, &editor, site.event().await.with("title", "Withdrawn").with("partner", "sendai")).await;
    let editor = later(&site, DAY).await;
    site.decided(&editor, withdrawn, "withdraw", FormData::default()).await;
    for (path, count) in [
        ("/events.ics", 2),
        (path, 1),
        ("/events/withdrawn/event.ics", 1),
        ("/cities/riverside/events.ics", 2),
        ("/partners/sendai/events.ics", 1),
        ("/countries/japan/events.ics", 1),
        ("/cities/pasadena/events.ics", 0),
    ] {
        let told = told(&site, path).await;
        assert_eq!(told.len(), count, "{path}");
        assert!(told.iter().all(|event| event[3] == "CANCELLED" && event[4] == "[CANCELLED] An event that was taken off the calendar"));
        let text = site.get(path).await.text();
        assert!(!text.contains("Undone") && !text.contains("Withdrawn") && !text.contains("Main Street"), "{path}");
    }
    let told_of = |events: Vec<[String; 5]>| events.into_iter().find(|event| event[0] == uid);
    assert_eq!(told_of(told(&site, path).await).map(|event| event[1].clone()).as_deref(), Some("1"));
    site.app.clock.advance(59 * DAY);
    assert_eq!(told(&site, "/events.ics").await.len(), 1, "the one that was undone first is forgotten first");
    assert_eq!(site.get(path).await.status, StatusCode::GONE);
    let editor = later(&site, 2 * DAY).await;
    assert_eq!(told(&site, "/events.ics").await.len(), 0);
    let nothing = site.get("/events.ics").await.text();
    assert!(nothing.contains("BEGIN:VTIMEZONE"), "a calendar holds at least one component: {nothing}");
    // published again it is the same entry
    site.decided(&editor, withdrawn, "publish", FormData::default()).await;
    let again = told(&site, "/events.ics").await;
    assert_eq!((again.len(), again[0][1].as_str(), again[0][3].as_str()), (1, "2", "CONFIRMED"));
}

#[tokio::test]
async fn feeds_hold_what_belongs_to_them_and_nothing_private() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    let hush = site.event().await.with("title", "In Riverside").with("private_details", "hush 1").with("sender_name", "hush 2");
    publish(&site, &editor, hush.with("note", "hush 3").with("partner", "sendai").with("sender_email", "hush@example.org")).await;
    publish(&site, &editor, site.event().await.with("title", "In Pasadena").with("host", "Pasadena")).await;
    site.send_in(site.event().await.with("title", "hush 4")).await;
    for (path, titles) in [
        ("/events.ics", vec!["In Riverside", "In Pasadena"]),
        ("/cities/riverside/events.ics", vec!["In Riverside"]),
        ("/partners/sendai/events.ics", vec!["In Riverside"]),
        ("/countries/japan/events.ics", vec!["In Riverside"]),
        ("/countries/finland/events.ics", vec![]),
        ("/events/in-pasadena/event.ics", vec!["In Pasadena"]),
    ] {
        let answer = site.get(path).await;
        assert!(!answer.text().contains("hush") && !answer.text().contains("ORGANIZER") && !answer.text().contains("VALARM"), "{path}");
        assert_eq!(components(&answer.text()).iter().map(|event| event["SUMMARY"].as_str()).collect::<Vec<_>>(), titles, "{path}");
        assert!(answer.header("content-disposition").starts_with("inline; filename="));
    }
    for nowhere in
        ["/cities/nowhere/events.ics", "/partners/nowhere/events.ics", "/countries/nowhere/events.ics", "/events/nothing/event.ics"]
    {
        assert_eq!(site.get(nowhere).await.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
    // what is dropped tells its place to nobody, who may have been told it only for the others
    sqlx::query("UPDATE calendar_entry SET state = 'dropped', status = 'CANCELLED', cancelled_at = modified_at WHERE slug = 'in-pasadena'")
        .execute(&site.app.database)
        .await
        .expect("a dropped date");
    assert!(!feed(&site, "/events/in-pasadena/event.ics").await.iter().any(|event| event.contains_key("LOCATION")));
    let page = site.get("/events/in-riverside").await;
    let links = page.attributes(".to-calendar a", "href");
    assert_eq!(links[0], "/events/in-riverside/event.ics");
    assert!(
        links[1].contains("dates=20270708T013000Z%2F20270708T040000Z") && links[2].contains("startdt=2027-07-08T01%3A30%3A00Z"),
        "{links:?}"
    );
    assert_eq!(links[3], format!("webcal://{HOST}/events.ics"));
    assert!(!page.text().contains("hush"));
}

#[tokio::test]
async fn events_from_before_there_were_entries_get_theirs_when_the_site_is_opened() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    publish(&site, &editor, site.event().await.with("date_2", "2027-07-14").with("partner", "sendai")).await;
    for table in ["calendar_entry", "calendar_partner"] {
        sqlx::query(sqlx::AssertSqlSafe(format!("DELETE FROM {table}"))).execute(&site.app.database).await.unwrap();
    }
    assert_eq!(told(&site, "/events.ics").await.len(), 0);
    let config = crate::support::settings(&["--data", &site.data.path().display().to_string(), "--listen", HOST]).unwrap();
    App::open(config, site.app.clock.clone()).await.unwrap();
    let filled = site.get("/events.ics").await.bytes;
    assert_eq!(told(&site, "/partners/sendai/events.ics").await.len(), 2);
    calendar::fill(&site.app.database).await.unwrap();
    assert_eq!(site.get("/events.ics").await.bytes, filled, "once");
}

#[tokio::test]
async fn the_finished_file_has_a_tag_and_follows_changes_and_the_clock() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let number = publish(&site, &editor, site.event().await).await;
    let front = front(site.app.clone());
    let ask = async |tag: Option<&header::HeaderValue>| {
        front.refresh().await.unwrap();
        let request = Request::get("/events.ics").header(header::HOST, HOST);
        let request = tag.into_iter().fold(request, |request, tag| request.header(header::IF_NONE_MATCH, tag));
        let (parts, body) = front.answer(request.body(Body::empty()).unwrap()).await.unwrap().into_parts();
        (parts.status, parts.headers[header::ETAG].clone(), body.collect().await.unwrap().to_bytes())
    };
    let (status, tag, bytes) = ask(None).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(ask(Some(&tag)).await.0, StatusCode::NOT_MODIFIED);
    assert_eq!(ask(None).await.2, bytes);
    let editor = later(&site, Duration::from_hours(1)).await;
    site.decided(&editor, number, "withdraw", FormData::default()).await;
    let (status, other, _) = ask(Some(&tag)).await;
    assert_eq!(status, StatusCode::OK);
    assert_ne!(other, tag);
}

#[tokio::test]
async fn a_time_that_does_not_exist_is_refused_with_its_neighbors_and_one_that_comes_twice_can_be_told() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let form = site.event().await.with("starts_on", "2026-03-08").with("starts_at", "02:30").with("ends_at", "");
    let refused = site.post("/submit/event", &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.all(".error-summary li")[0].contains("Do you mean 1:30 am or 3:30 am?"));
    let again = form.with("starts_on", "2026-11-01").with("starts_at", "01:30").with("ends_at", "01:15");
    assert_eq!(site.post("/submit/event", &again).await.status, StatusCode::UNPROCESSABLE_ENTITY, "it ends before it begins");
    publish(&site, &editor, again.clone().with("clock_twice", "across")).await;
    publish(&site, &editor, again.with("ends_at", "").with("clock_twice", "second")).await;
    let told = feed(&site, "/events.ics").await;
    let times = |event: &BTreeMap<String, String>| (event["DTSTART"].clone(), event.get("DTEND").cloned().unwrap_or_default());
    assert_eq!(times(&told[0]), ("20261101T083000Z".into(), "20261101T091500Z".into()));
    assert_eq!(times(&told[1]), ("20261101T093000Z".into(), String::new()));
    let page = site.get("/events/qi-xi-tanabata-evening-2").await.all("main").remove(0);
    assert!(page.contains("1:30 am (the second time, after the clocks are set back), Los Angeles time (PST)"), "{page}");
}

#[tokio::test]
async fn a_place_that_gets_another_address_keeps_its_events_and_its_calendars_follow() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let number = publish(&site, &editor, site.event().await.with("title", "Dance").with("partner", "sendai")).await;
    for (kind, key) in [("cities", "riverside"), ("partners", "sendai")] {
        let path = format!("/admin/records/{kind}/{key}");
        let form = crate::records::filled(&site, &editor, &path).await.with("slug", &format!("new-{key}"));
        let saved = site.post_as(&editor, &path, &form).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
        assert_eq!(told(&site, &format!("/{kind}/new-{key}/events.ics")).await.len(), 1, "{kind}");
        let old = site.get(&format!("/{kind}/{key}/events.ics")).await;
        assert_eq!(old.header("location"), format!("/{kind}/new-{key}/events.ics"));
        assert_eq!(site.get(&format!("/{kind}/new-{key}")).await.all(".entry-title"), ["Dance"], "{kind}");
    }
    assert_eq!(site.get("/cities/riverside/feed.atom").await.header("location"), "/cities/new-riverside/feed.atom");
    let page = site.get("/events/dance").await;
    assert!(page.attributes("main a", "href").contains(&"/partners/new-sendai".to_owned()), "the event names it as it was then");
    // a later change of the words does not bring the old key back
    let form = site.event().await.with("title", "Dance").with("partner", "sendai").with("description", "New words");
    edit(&site, number, form).await;
    assert_eq!(site.get("/partners/new-sendai").await.all(".entry-title"), ["Dance"]);
}
