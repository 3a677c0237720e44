//! What runs by the clock: the letter of every morning, and what is erased on schedule.

use crate::{
    sender::{decide, submitted},
    support::{FormData, Site},
};
use socal_sister_cities::{clock::Moment, mail, upkeep};
use std::{collections::HashSet, fs, time::Duration};

/// Letters of the morning: subject and body.
async fn nightly(site: &Site) -> Vec<(String, String)> {
    let letters = site.letters().await;
    let nightly = letters.into_iter().filter(|letter| letter.1.contains("what came in on"));
    nightly.map(|letter| (letter.1, letter.2)).collect()
}

#[tokio::test]
async fn each_morning_has_one_letter_whenever_the_process_runs_and_no_number_is_left_out() {
    let site = Site::new().await;
    // from Tuesday noon UTC (4 am where the chapter is); the process is down there
    // from Thursday 2 am to Saturday 1 am and from Saturday 6 pm to Sunday 9 am
    let mut told = HashSet::new();
    for hour in 0..(7 * 24 + 4) {
        let is_down = (46..93).contains(&hour) || (110..125).contains(&hour);
        if !is_down {
            upkeep::once(&site.app).await.expect("upkeep");
            upkeep::once(&site.app).await.expect("upkeep");
        }
        if hour % 30 == 1 {
            submitted(&site).await;
        }
        let spent = if hour % 30 == 1 { 5 } else { 0 };
        site.app.clock.advance(Duration::from_secs(3600 - spent));
    }
    let letters = nightly(&site).await;
    let days: Vec<i64> = sqlx::query_scalar(
        "SELECT count(*) FROM letter WHERE subject LIKE '%what came in on%' GROUP BY date(written_at, '-8 hours') ORDER BY 1",
    )
    .fetch_all(&site.app.database)
    .await
    .unwrap();
    assert!(days.iter().all(|count| *count == 1), "{days:?}");
    assert_eq!(letters.len(), 5, "{letters:?}");
    for (_, body) in &letters {
        for line in body.lines().filter_map(|line| line.strip_prefix("Number ")) {
            let number: i64 = line.split(':').next().unwrap().parse().unwrap();
            assert!(told.insert(number), "number {number} is told twice");
        }
    }
    assert_eq!(told.len(), 6, "{letters:?}");
    let subjects: Vec<_> = letters.iter().map(|letter| letter.0.split(" on ").nth(1).unwrap()).collect();
    assert_eq!(
        subjects,
        ["24 November 2026", "25 November 2026 to 27 November 2026", "28 November 2026", "29 November 2026", "30 November 2026"]
    );
}

#[tokio::test]
async fn the_letter_waits_for_six_in_the_morning_and_says_when_nothing_came_in() {
    let site = Site::new().await;
    for moment in ["2026-11-24T14:00:00Z", "2026-11-25T13:59:00Z"] {
        site.wait_until(moment);
        upkeep::once(&site.app).await.expect("upkeep");
        assert_eq!(site.letters().await.len(), 0, "on the site's first day, and at 5:59 am");
    }
    site.wait_until("2026-11-25T14:00:00Z");
    upkeep::once(&site.app).await.expect("upkeep");
    let letters = nightly(&site).await;
    assert_eq!(site.letters().await[0].0, "admin@socalsistercities.org");
    assert!(letters[0].1.contains("None came in."), "{}", letters[0].1);
    assert!(letters[0].1.contains("No letter waits."), "{}", letters[0].1);
}

#[tokio::test]
async fn the_letter_names_numbers_states_what_waits_and_what_was_held_without_its_text() {
    let site = Site::new().await;
    submitted(&site).await;
    let form = site.event().await.with("website", "x").with("title", "Cheap pills").with("sender_name", "Pill Seller");
    site.post("/submit/event", &form).await;
    decide(&site, 1, "published", "", "[]").await;
    site.wait_until("2026-11-25T15:00:00Z");
    upkeep::once(&site.app).await.expect("upkeep");
    let body = &nightly(&site).await[0].1;
    for words in [
        "Number 1: event, 24 November, 4:00 am, published",
        "Number 2: event, 24 November, 4:00 am, held apart",
        "2 letters wait to be sent, the oldest since 24 November, 4:00 am.",
        "Number 2: event. A field that people cannot see was filled in.",
        "In all 1 is held apart now.",
    ] {
        assert!(body.contains(words), "{words} in {body}");
    }
    assert!(!body.contains("pills") && !body.contains("Pill") && !body.contains("Tanabata"), "{body}");
}

#[tokio::test]
async fn a_clock_that_is_set_back_writes_no_second_letter() {
    let site = Site::new().await;
    submitted(&site).await;
    for (now, letters) in [
        ("2026-11-25T15:00:00Z", 1),
        ("2026-11-26T15:00:00Z", 2),
        ("2026-11-25T15:00:00Z", 2),
        ("2026-11-26T16:00:00Z", 2),
        // a month ahead, and right again: no day is without its letter because of that
        ("2026-12-26T15:00:00Z", 3),
        ("2026-11-27T15:00:00Z", 4),
        ("2026-11-28T15:00:00Z", 5),
        ("2026-12-25T15:00:00Z", 6),
        ("2026-12-26T15:00:00Z", 7),
        ("2026-12-27T15:00:00Z", 8),
    ] {
        site.app.clock.set(Moment::new(now.parse().expect("a time")));
        upkeep::once(&site.app).await.expect("upkeep");
        assert_eq!(nightly(&site).await.len(), letters, "{now}");
    }
}

/// Everything that lies in the folder of the database, as one text.
fn on_the_disk(site: &Site) -> String {
    let names = ["site.db", "site.db-wal", "site.db-shm"];
    let read = |name| fs::read(site.data.path().join(name)).unwrap_or_default();
    names.into_iter().map(|name| String::from_utf8_lossy(&read(name)).into_owned()).collect()
}

#[tokio::test]
async fn who_sent_what_is_gone_from_the_file_a_year_after_a_refusal_and_two_years_after_the_last_change() {
    let site = Site::new().await;
    let secret = |form: FormData, number: i64| {
        form.with("sender_name", &format!("Marker{number}Name"))
            .with("sender_email", &format!("marker{number}mail@example.org"))
            .with("sender_role", &format!("Marker{number}Role"))
            .with("note", &format!("Marker{number}Note"))
    };
    let mut receipts = Vec::new();
    for number in 1..=3 {
        let answer = site.post("/submit/event", &secret(site.event().await, number)).await;
        receipts.push(answer.header("location").to_owned());
    }
    for receipt in &receipts {
        let path = format!("{receipt}/postpone");
        let form = FormData::default().with("form_id", &site.form_id(&path).await).with("change_note", "Marker9Note");
        site.post(&path, &form).await;
    }
    decide(&site, 1, "declined", "No.", "[]").await;
    decide(&site, 2, "published", "", "[]").await;
    let mailer = mail::Mailer::open(&site.app.config).expect("a folder");
    mail::deliver_due(&site.app, &mailer).await.expect("the outbox");
    // what the mail server said names the addressee; and one letter never left
    sqlx::query("UPDATE letter SET answer = '550 <' || to_address || '>: no such user'").execute(&site.app.database).await.unwrap();
    sqlx::query("UPDATE letter SET state = 'stuck', sent_at = NULL WHERE id = 2").execute(&site.app.database).await.unwrap();
    let day = Duration::from_hours(24);
    site.app.clock.advance(364 * day);
    upkeep::once(&site.app).await.expect("upkeep");
    assert!(on_the_disk(&site).contains("Marker1Name"), "a year has not passed");
    site.app.clock.advance(2 * day);
    upkeep::once(&site.app).await.expect("upkeep");
    let disk = on_the_disk(&site);
    for marker in ["Marker1Name", "marker1mail", "Marker1Role", "Marker1Note"] {
        assert!(!disk.contains(marker), "{marker}");
    }
    assert!(disk.contains("Marker2Name") && disk.contains("marker3mail"), "these have another year");
    let letters: Vec<(String, String)> =
        sqlx::query_as("SELECT to_address, body FROM letter WHERE state = 'sent'").fetch_all(&site.app.database).await.unwrap();
    assert_eq!(letters.len(), 8);
    let never_left: Vec<i64> = sqlx::query_scalar("SELECT id FROM letter WHERE id = 2").fetch_all(&site.app.database).await.unwrap();
    assert!(never_left.is_empty(), "what can never leave is no alarm for ever");
    assert!(letters.iter().all(|letter| letter.0 == "erased" && letter.1.is_empty()));

    site.app.clock.advance(366 * day);
    upkeep::once(&site.app).await.expect("upkeep");
    let disk = on_the_disk(&site);
    assert!(!disk.contains("Marker") && !disk.contains("marker"));
    assert_eq!(site.count("submission").await, 3, "numbers have no gaps");
    for receipt in &receipts {
        let page = site.get(receipt).await;
        assert!(page.all("main")[0].contains("Tanabata"), "what was sent is still readable");
        assert!(page.all("main a.button").is_empty(), "and can no longer be changed");
    }
}

#[tokio::test]
async fn fingerprints_of_networks_are_gone_after_thirty_days() {
    let site = Site::new().await;
    let receipt = submitted(&site).await;
    let path = format!("{receipt}/postpone");
    site.post(&path, &FormData::default().with("form_id", &site.form_id(&path).await)).await;
    let kept = "SELECT (SELECT count(*) FROM submission WHERE network <> '') + (SELECT count(*) FROM press WHERE network <> '')";
    for (days, count) in [(29, 2_i64), (2, 0)] {
        site.app.clock.advance(Duration::from_hours(24 * days));
        upkeep::once(&site.app).await.expect("upkeep");
        assert_eq!(sqlx::query_scalar::<_, i64>(kept).fetch_one(&site.app.database).await.unwrap(), count);
    }
}
