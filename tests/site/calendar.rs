//! Calendar entries and files: what stays, what grows, what is withheld. What other parsers make of the files is told by
//! `tests/calendar`, which reads what these tests write.

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
use std::{collections::BTreeMap, fs, path::PathBuf, time::Duration};

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
async fn later(site: &Site, span: Duration) -> String {
    site.app.clock.advance(span);
    site.sign_in("editor").await
}

/// What other programs read is written below `target`.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("calendar").join(name);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The feed twice, and what the pages of the site say: the data in the pages of all events that are published.
async fn record(site: &Site, step: usize, name: &str) {
    let folder = folder(&format!("edits/{step:02}-{name}"));
    for file in ["feed.ics", "again.ics"] {
        fs::write(folder.join(file), site.get("/events.ics").await.bytes).expect("a file");
    }
    let slugs: Vec<String> = sqlx::query_scalar("SELECT slug FROM published ORDER BY id").fetch_all(&site.app.database).await.unwrap();
    let mut pages = Vec::new();
    for slug in slugs {
        let data = site.get(&format!("/events/{slug}")).await.raw("script[type='application/ld+json']");
        pages.push(serde_json::from_str::<serde_json::Value>(&data).expect("JSON"));
    }
    fs::write(folder.join("site.json"), serde_json::to_string_pretty(&pages).unwrap()).expect("a file");
}

/// The ten edits that `tests/calendar` replays.
#[tokio::test]
async fn ten_edits_are_written_for_other_parsers() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    let one = site.event().await.with("title", "Dinner").with("partner", "sendai");
    let two =
        site.event().await.with("title", "Class").with("starts_on", "2027-03-03").with("date_2", "2027-03-10").with("start_2", "18:30");
    let dinner = publish(&site, &editor, one.clone()).await;
    let class = publish(&site, &editor, two.clone()).await;
    let withdrawn = publish(&site, &editor, site.event().await.with("title", "Parade").with("starts_on", "2027-05-05")).await;
    let festival = site.event().await.with("title", "Festival").with("starts_on", "2027-06-05").with("ends_on", "2027-06-06");
    publish(&site, &editor, festival.with("starts_at", "").with("ends_at", "")).await;
    let deleted = publish(&site, &editor, site.event().await.with("title", "Mistake").with("starts_on", "2027-04-04")).await;
    record(&site, 0, "published").await;
    let one = one.with("starts_on", "2027-07-09").with("status", "moved");
    assert_eq!(site.undo(&editor, deleted).await.status, StatusCode::SEE_OTHER);
    record(&site, 1, "deleted").await;
    edit(&site, dinner, one.clone()).await;
    record(&site, 2, "moved").await;
    let one = one.with("title", "Dinner of friends");
    edit(&site, dinner, one.clone()).await;
    record(&site, 3, "renamed").await;
    edit(&site, dinner, one.clone().with("status", "cancelled")).await;
    record(&site, 4, "cancelled").await;
    edit(&site, dinner, one.clone()).await;
    record(&site, 5, "not-cancelled").await;
    let editor = later(&site, Duration::from_hours(1)).await;
    site.decided(&editor, withdrawn, "withdraw", FormData::default()).await;
    record(&site, 6, "withdrawn").await;
    // the clocks are set on 14 March
    let two = two.with("date_2", "2027-03-17");
    edit(&site, class, two.clone()).await;
    record(&site, 7, "across-the-clock-change").await;
    let two = two.with("date_3", "2027-03-24").with("start_3", "18:30");
    edit(&site, class, two.clone()).await;
    record(&site, 8, "date-added").await;
    let one = one.with("venue", "Library");
    edit(&site, dinner, one.clone()).await;
    record(&site, 9, "other-venue").await;
    let one = one.with("description", "Bring a dish.");
    edit(&site, dinner, one.clone()).await;
    record(&site, 10, "description").await;
    edit(&site, dinner, one).await;
    record(&site, 11, "nothing").await;
    edit(&site, class, two.with("starts_on", "2027-03-17").with("date_2", "2027-03-24").with("date_3", "").with("start_3", "")).await;
    record(&site, 12, "date-dropped").await;
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

/// Zones of the golden files, each with the dates of `GOLDEN`.
const ZONES: [&str; 8] = [
    "America/Los_Angeles",
    "Asia/Tokyo",
    "America/Mexico_City",
    "Europe/Berlin",
    "Australia/Sydney",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Pacific/Apia",
];

/// Around every change of clocks that one of the zones has in 2026, and far from them.
const GOLDEN: [(&str, &str); 12] = [
    ("2026-02-10", "18:00"),
    ("2026-03-08", "01:30"),
    ("2026-03-08", "02:30"),
    ("2026-03-25", "18:00"),
    ("2026-03-29", "02:30"),
    ("2026-04-05", "02:30"),
    ("2026-10-04", "02:30"),
    ("2026-10-25", "02:30"),
    ("2026-11-01", "01:00"),
    ("2026-11-01", "01:30"),
    ("2026-11-01", "02:00"),
    ("2026-11-25", "18:00"),
];

/// An event of all the golden dates in a zone. What the form refuses, because it does not exist, is stored all the same.
async fn golden_event(site: &Site, editor: &str, zone: &str, twice: &str) -> String {
    let title = format!("{} {}", zone.rsplit('/').next().unwrap().replace('_', " "), if twice.is_empty() { "first" } else { "second" });
    let event = site.event().await.with("title", &title).with("zone", zone).with("clock_twice", twice).with("ends_at", "");
    let dates = GOLDEN.iter().enumerate().map(|(index, (day, time))| {
        let fields = match index {
            0 => ["starts_on".to_owned(), "starts_at".to_owned()],
            _ => [format!("date_{}", index + 1), format!("start_{}", index + 1)],
        };
        (fields, *day, *time)
    });
    // written down as half past twelve at night, and set right behind the form's back
    let form = dates
        .fold(event, |form, ([date, start], day, time)| form.with(&date, day).with(&start, if time == "02:30" { "00:17" } else { time }));
    let (number, _) = site.send_in(form).await;
    sqlx::query("UPDATE submission SET content = replace(content, '00:17:00', '02:30:00') WHERE number = ?")
        .bind(number)
        .execute(&site.app.database)
        .await
        .unwrap();
    if !twice.is_empty() {
        // the second hour is marked where there is one: 02:30 was typed as another time
        let content: String =
            sqlx::query_scalar("SELECT content FROM submission WHERE number = ?").bind(number).fetch_one(&site.app.database).await.unwrap();
        let mut content: serde_json::Value = serde_json::from_str(&content).unwrap();
        for date in content["dates"].as_array_mut().unwrap() {
            if date["starts_at"] == "02:30:00" {
                date["starts_second"] = true.into();
            }
        }
        sqlx::query("UPDATE submission SET content = ? WHERE number = ?")
            .bind(content.to_string())
            .bind(number)
            .execute(&site.app.database)
            .await
            .unwrap();
    }
    site.decided(editor, number, "publish", FormData::default()).await;
    title.to_lowercase().replace(' ', "-")
}

/// The files in `tests/calendar/golden` are what the site makes; UIDs, which are random, are numbered. `tests/calendar/read`
/// tells whether other libraries see in them what people in those places should.
#[tokio::test]
async fn files_around_every_change_of_clocks_are_the_golden_ones() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    let golden = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/calendar/golden");
    for zone in ZONES {
        for twice in ["", "second"] {
            let slug = golden_event(&site, &editor, zone, twice).await;
            let text = site.get(&format!("/events/{slug}/event.ics")).await.text();
            let mut numbers = 1..;
            let numbered: String = text
                .split_inclusive("\r\n")
                .map(|line| match (line.split_once(':'), line) {
                    (Some(("UID", _)), _) => format!("UID:{}\r\n", numbers.next().unwrap()),
                    (Some(("DTSTAMP" | "CREATED" | "LAST-MODIFIED", _)), line) => {
                        format!("{}:20261124T120000Z\r\n", line.split(':').next().unwrap())
                    }
                    (_, line) => line.to_owned(),
                })
                .collect();
            let file = golden.join(format!("{slug}.ics"));
            if std::env::var_os("WRITE_GOLDEN").is_some() {
                fs::create_dir_all(&golden).unwrap();
                fs::write(&file, &numbered).unwrap();
            }
            assert_eq!(numbered, fs::read_to_string(&file).expect("a golden file"), "{slug}");
        }
    }
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

/// A sequence that looks random and is the same every time (Knuth's constants).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn text(&mut self, most: usize) -> String {
        const PIECES: [&str; 20] = [
            "\r",
            "\n",
            "\r\n",
            ",",
            ";",
            "\\",
            "\\n",
            ":",
            "\"",
            "😀",
            "👩\u{200d}👧",
            "七夕",
            "é",
            "\0",
            "\u{1b}",
            "\u{2028}",
            "\u{85}",
            "\t",
            "BEGIN:VEVENT",
            "x",
        ];
        let length = self.roll(most) + 1;
        // a beginning of 1 to 80 letters moves what follows to every position of a line
        let before = "a".repeat(self.roll(80) + 1);
        (0..length).fold(before, |text, _| text + PIECES[self.roll(PIECES.len())])
    }
}

/// 500 events whose texts are as bad as they can be, put into the database behind the form's back, published as all others
/// are; `tests/calendar/read` compares what other parsers read with what was put in.
#[tokio::test]
async fn five_hundred_hostile_events_are_written_for_other_parsers() {
    let site = Site::new().await;
    let mut dice = Dice(4);
    let mut expected = Vec::new();
    let mut write = socal_sister_cities::database::begin_write(&site.app.database).await.unwrap();
    for number in 1..=500_i64 {
        let day = jiff::civil::Date::new(2027, i8::try_from(dice.roll(12) + 1).unwrap(), i8::try_from(dice.roll(28) + 1).unwrap()).unwrap();
        let time = [serde_json::Value::Null, format!("{:02}:{:02}:00", dice.roll(24), dice.roll(60)).into()][dice.roll(4).min(1)].clone();
        let (title, description, venue, zone) = (dice.text(30), dice.text(120), dice.text(20), ZONES[dice.roll(ZONES.len())]);
        let sender = serde_json::json!({"name": "hush", "email": "hush@example.org", "role": "hush", "note": "hush"});
        let event = serde_json::json!({
            "title": title, "host": "Riverside", "kind": "other", "status": "scheduled", "zone": zone, "attendance": "in_person",
            "dates": [{"on": day, "ends_on": null, "starts_at": time, "ends_at": null}],
            "venues": [{"name": venue, "city": "", "time": ""}], "link": "", "contact": "", "partners": [], "cost": "", "reply": "",
            "reply_by": null, "private_details": "hush", "agenda": "", "description": description, "language": "", "interpreting": "",
            "accessibility": "", "age_limits": "", "sponsors": "", "image_text": "", "call": null, "sender": sender,
        });
        let content = event.to_string();
        sqlx::query(
            "INSERT INTO submission (number, kind, title, content, sender_name, sender_email, form_id, content_sha256, token_sha256, received_at, state)
             VALUES (?1, 'event', ?2, ?3, 'hush', 'hush@example.org', ?1, ?1, ?1, ?4, 'published')",
        )
        .bind(number)
        .bind(&title)
        .bind(&content)
        .bind(site.app.clock.now())
        .execute(&mut *write)
        .await
        .unwrap();
        let content = socal_sister_cities::submissions::Content::read("event", &content).unwrap();
        socal_sister_cities::items::publish(&mut write, number, &content, &jiff::tz::TimeZone::UTC, site.app.clock.now()).await.unwrap();
        expected.push(event);
    }
    write.commit().await.unwrap();
    let feed = site.get("/events.ics").await;
    assert!(!feed.text().contains("hush"));
    assert!(feed.text().split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n', '\0'])));
    let uids: Vec<String> =
        sqlx::query_scalar("SELECT uid FROM calendar_entry ORDER BY submission").fetch_all(&site.app.database).await.unwrap();
    for (event, uid) in expected.iter_mut().zip(uids) {
        event["uid"] = uid.into();
    }
    let folder = folder("hostile");
    fs::write(folder.join("feed.ics"), feed.bytes).unwrap();
    fs::write(folder.join("expected.json"), serde_json::to_string(&expected).unwrap()).unwrap();
}
