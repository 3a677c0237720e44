//! Files that `tests/calendar/read` reads with parsers and time zones of other people: ten edits, golden files, hostile texts.

use crate::{
    calendar::{edit, later},
    published::publish,
    support::{FormData, Site},
};
use axum::http::StatusCode;
use std::{fs, path::PathBuf, time::Duration};

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
    let slugs: Vec<String> = sqlx::query_scalar("SELECT slug FROM published ORDER BY id")
        .fetch_all(&site.app.database)
        .await
        .expect("what the test has put there");
    let mut pages = Vec::new();
    for slug in slugs {
        let data = site.get(&format!("/events/{slug}")).await.raw("script[type='application/ld+json']");
        pages.push(serde_json::from_str::<serde_json::Value>(&data).expect("JSON"));
    }
    fs::write(folder.join("site.json"), serde_json::to_string_pretty(&pages).expect("what the test has put there")).expect("a file");
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
    site.app.clock.advance(Duration::from_mins(1));
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
    let title = format!(
        "{} {}",
        zone.rsplit('/').next().expect("what the test has put there").replace('_', " "),
        if twice.is_empty() { "first" } else { "second" }
    );
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
        .expect("what the test has put there");
    if !twice.is_empty() {
        // the second hour is marked where there is one: 02:30 was typed as another time
        let content: String = sqlx::query_scalar("SELECT content FROM submission WHERE number = ?")
            .bind(number)
            .fetch_one(&site.app.database)
            .await
            .expect("what the test has put there");
        let mut content: serde_json::Value = serde_json::from_str(&content).expect("what the test has put there");
        for date in content["dates"].as_array_mut().expect("what the test has put there") {
            if date["starts_at"] == "02:30:00" {
                date["starts_second"] = true.into();
            }
        }
        sqlx::query("UPDATE submission SET content = ? WHERE number = ?")
            .bind(content.to_string())
            .bind(number)
            .execute(&site.app.database)
            .await
            .expect("what the test has put there");
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
                    (Some(("UID", _)), _) => format!("UID:{}\r\n", numbers.next().expect("what the test has put there")),
                    (Some(("DTSTAMP" | "CREATED" | "LAST-MODIFIED", _)), line) => {
                        format!("{}:20261124T120000Z\r\n", line.split(':').next().expect("what the test has put there"))
                    }
                    (_, line) => line.to_owned(),
                })
                .collect();
            let file = golden.join(format!("{slug}.ics"));
            if std::env::var_os("WRITE_GOLDEN").is_some() {
                fs::create_dir_all(&golden).expect("what the test has put there");
                fs::write(&file, &numbered).expect("what the test has put there");
            }
            assert_eq!(numbered, fs::read_to_string(&file).expect("a golden file"), "{slug}");
        }
    }
}

/// A sequence that looks random and is the same every time (Knuth's constants).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("what the test has put there") % sides
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
    let mut write = socal_sister_cities::database::begin_write(&site.app.database).await.expect("what the test has put there");
    for number in 1..=500_i64 {
        let day = jiff::civil::Date::new(
            2027,
            i8::try_from(dice.roll(12) + 1).expect("what the test has put there"),
            i8::try_from(dice.roll(28) + 1).expect("what the test has put there"),
        )
        .expect("what the test has put there");
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
        .expect("what the test has put there");
        let content = socal_sister_cities::submissions::Content::read("event", &content).expect("what the test has put there");
        socal_sister_cities::items::publish(&mut write, number, &content, &jiff::tz::TimeZone::UTC, site.app.clock.now())
            .await
            .expect("what the test has put there");
        expected.push(event);
    }
    write.commit().await.expect("what the test has put there");
    let feed = site.get("/events.ics").await;
    assert!(!feed.text().contains("hush"));
    assert!(feed.text().split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n', '\0'])));
    let uids: Vec<String> = sqlx::query_scalar("SELECT uid FROM calendar_entry ORDER BY submission")
        .fetch_all(&site.app.database)
        .await
        .expect("what the test has put there");
    for (event, uid) in expected.iter_mut().zip(uids) {
        event["uid"] = uid.into();
    }
    let folder = folder("hostile");
    fs::write(folder.join("feed.ics"), feed.bytes).expect("what the test has put there");
    fs::write(folder.join("expected.json"), serde_json::to_string(&expected).expect("what the test has put there"))
        .expect("what the test has put there");
}
