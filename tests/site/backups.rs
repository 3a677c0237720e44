//! Copies that are made every night, and shown to be good by putting them into use.

use crate::{sender::submitted, support::Site};
use socal_sister_cities::{
    backups::{self, Counts, Step, to_keep},
    database, upkeep,
};
use std::{collections::BTreeSet, fs, path::Path, time::Duration};
use tempfile::TempDir;

const DAY: Duration = Duration::from_hours(24);

pub async fn site() -> (Site, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let site = Site::with(&["--backups", &folder.path().display().to_string()]).await;
    (site, folder)
}

fn names(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    names.sort();
    names
}

async fn letters(site: &Site) -> Vec<(String, String)> {
    let letters = site.letters().await.into_iter().filter(|letter| letter.1.contains("backup"));
    letters.map(|letter| (letter.0, letter.2)).collect()
}

#[tokio::test]
async fn every_night_has_one_copy_that_is_proved_and_the_right_ones_stay() {
    let (site, folder) = site().await;
    submitted(&site).await;
    // four hundred nights before this one, of which a site that ran would have put most away
    let today: jiff::civil::Date = "2026-11-24".parse().unwrap();
    let mut days: BTreeSet<_> = (1..400).map(|ago| today.saturating_sub(jiff::ToSpan::days(ago))).collect();
    for day in &days {
        fs::write(folder.path().join(format!("site-{day}.db")), "an old copy").unwrap();
    }
    fs::write(folder.path().join("site-2026-11-20.db.part"), "broken off").unwrap();
    fs::write(folder.path().join("a note of the treasurer"), "stays").unwrap();
    fs::create_dir(folder.path().join("rehearsal-left")).unwrap();
    for _ in 0..9 {
        days.insert(site.app.clock.now().day_in(&jiff::tz::TimeZone::get("America/Los_Angeles").unwrap()));
        upkeep::once(&site.app).await.expect("upkeep");
        upkeep::once(&site.app).await.expect("upkeep");
        days = to_keep(&days);
        site.app.clock.advance(DAY);
    }
    let mut expected: Vec<_> = days.iter().map(|day| format!("site-{day}.db")).collect();
    expected.insert(0, "a note of the treasurer".to_owned());
    assert_eq!(names(&folder), expected);
    assert_eq!(site.count("rehearsal").await, 9, "one attempt a night");
    let (tables, rows, pages, bytes): (i64, i64, i64, i64) =
        sqlx::query_as("SELECT tables_compared, rows_compared, pages_read, size FROM rehearsal WHERE trouble = '' ORDER BY id LIMIT 1")
            .fetch_one(&site.app.database)
            .await
            .unwrap();
    assert!(tables > 50 && rows > 500 && pages == 10 && bytes > 500_000, "{tables} {rows} {pages} {bytes}");
    assert_eq!(letters(&site).await, []);
    let copy = database::read(&folder.path().join("site-2026-12-02.db")).await.expect("a database");
    let title: String = sqlx::query_scalar("SELECT title FROM submission").fetch_one(&copy).await.unwrap();
    assert_eq!(title, "七夕 Tanabata evening");
}

#[tokio::test]
async fn no_copy_is_made_before_two_at_night() {
    let (site, folder) = site().await;
    site.app.clock.advance(Duration::from_hours(21) + Duration::from_mins(59));
    upkeep::once(&site.app).await.expect("upkeep at 1:59");
    assert_eq!(names(&folder), Vec::<String>::new());
    site.app.clock.advance(Duration::from_mins(1));
    upkeep::once(&site.app).await.expect("upkeep at 2:00");
    assert_eq!(names(&folder), ["site-2026-11-25.db"]);
}

#[tokio::test]
async fn administrators_see_the_last_proof_and_what_was_compared() {
    let (site, _folder) = site().await;
    let (editor, administrator) = (site.sign_in("editor").await, site.sign_in("administrator").await);
    assert!(site.get_as(&administrator, "/admin/backups").await.text().contains("The first night is still to come."));
    upkeep::once(&site.app).await.expect("upkeep");
    let page = site.get_as(&administrator, "/admin/backups").await;
    assert!(page.all("p.lead")[0].ends_with("of 24 November 2026, 4:00 am PST."), "{:?}", page.all("p.lead"));
    let night = &page.all("#nights li")[0];
    assert!(night.starts_with("Good: 24 November 2026") && night.contains("rows in") && night.contains("10 pages read"), "{night}");
    assert_eq!(page.all("#copies li").len(), 1);
    for cookie in [&editor, &administrator] {
        assert_eq!(site.get_as(cookie, "/admin").await.all("#backups"), Vec::<String>::new());
    }
    site.app.clock.advance(DAY * 2 + Duration::from_secs(1));
    let (editor, administrator) = (site.sign_in("editor").await, site.sign_in("administrator").await);
    let words = site.get_as(&administrator, "/admin").await.all("#backups");
    assert_eq!(words, ["No backup was shown to be good for more than two days. See what is known about it"]);
    let words = site.get_as(&editor, "/admin").await.all("#backups");
    assert_eq!(words, ["No backup was shown to be good for more than two days. Please tell an administrator."]);
}

#[tokio::test]
async fn a_night_that_fails_is_told_once_a_day_pushes_no_good_copy_out_and_is_tried_again_after_an_hour() {
    let (site, folder) = site().await;
    site.sign_in("administrator").await;
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(names(&folder), ["site-2026-11-24.db"]);
    // a row that leads nowhere, as a failing disk makes them
    let mut broken = site.app.database.acquire().await.unwrap();
    sqlx::query("PRAGMA foreign_keys = OFF").execute(&mut *broken).await.unwrap();
    sqlx::query("INSERT INTO attachment (submission, position, field, name, sha256) VALUES (99, 1, 'file', 'x', 'y')")
        .execute(&mut *broken)
        .await
        .unwrap();
    drop(broken.detach());
    site.app.clock.advance(DAY);
    for _ in 0..3 {
        upkeep::once(&site.app).await.expect("upkeep");
        upkeep::once(&site.app).await.expect("upkeep");
        site.app.clock.advance(Duration::from_mins(61));
    }
    assert_eq!(names(&folder), ["site-2026-11-24.db", "site-2026-11-25.unproven.db"]);
    assert_eq!(site.count("rehearsal WHERE step = 'file'").await, 3, "every hour");
    let told = letters(&site).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].0, "Ada the administrator <administrator@example.org>");
    assert!(told[0].1.contains("is damaged") && told[0].1.contains("is of 24 November 2026, 4:00 am PST."), "{}", told[0].1);
    let administrator = site.sign_in("administrator").await;
    assert!(site.get_as(&administrator, "/admin").await.all("#backups")[0].starts_with("The last backup failed."));
    sqlx::query("DELETE FROM attachment").execute(&site.app.database).await.unwrap();
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(names(&folder), ["site-2026-11-24.db", "site-2026-11-25.db"]);
}

#[tokio::test]
async fn a_copy_that_is_damaged_short_of_rows_or_no_site_is_not_good() {
    let (site, folder) = site().await;
    let copy = folder.path().join("copy.db");
    backups::write(&site.app.database, &copy).await.expect("a copy");
    let counts = Counts::read(&site.app.database).await.expect("counts");
    backups::rehearse(&site.app, &copy, &counts).await.expect("a proof");

    let mut bytes = fs::read(&copy).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 20_000].fill(0x55);
    let damaged = folder.path().join("damaged.db");
    fs::write(&damaged, &bytes).unwrap();
    assert_eq!(step(&site, &damaged, &counts).await, Step::File);

    for (change, step_of_it) in [
        ("DELETE FROM partnership WHERE id = (SELECT max(id) FROM partnership)", Step::Rows),
        ("DROP TABLE trash", Step::Rows),
        ("UPDATE generation SET number = 1; DELETE FROM chapter; INSERT INTO trash SELECT 1, '', '', '', '{}', '', ''", Step::Rows),
        ("ALTER TABLE menu_item RENAME COLUMN label TO words", Step::Pages),
        ("DELETE FROM _sqlx_migrations WHERE version = 1", Step::Rows),
        (
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, '', 1, x'00', 1);
             PRAGMA user_version = 9999",
            Step::File,
        ),
    ] {
        let other = folder.path().join("other.db");
        fs::copy(&copy, &other).unwrap();
        change_in(&other, change).await;
        assert_eq!(step(&site, &other, &counts).await, step_of_it, "{change}");
    }
    assert!(!names(&folder).iter().any(|name| name.starts_with("rehearsal-")), "scratch is gone");
}

async fn step(site: &Site, copy: &Path, counts: &Counts) -> Step {
    backups::rehearse(&site.app, copy, counts).await.expect_err("no proof").step
}

async fn change_in(file: &Path, sql: &'static str) {
    let database = database::read(file).await.expect("a database");
    sqlx::raw_sql(sql).execute(&database).await.expect("a change");
    database.close().await;
}

#[tokio::test]
async fn a_stored_file_whose_bytes_have_changed_is_noticed() {
    let (site, folder) = site().await;
    sqlx::raw_sql(
        "INSERT INTO file VALUES ('0000000000000000000000000000000000000000000000000000000000000000', 'text/plain', 1, '2026');
         INSERT INTO file_piece VALUES ('0000000000000000000000000000000000000000000000000000000000000000', 0, x'41');
         INSERT INTO news_picture VALUES ('0000000000000000000000000000000000000000000000000000000000000000', '2026')",
    )
    .execute(&site.app.database)
    .await
    .unwrap();
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(names(&folder), ["site-2026-11-24.unproven.db"]);
    let told = letters(&site).await;
    assert!(told[0].1.contains("The stored file 00000000") && told[0].1.contains("No copy was shown to be good so far."), "{told:?}");
    assert_eq!(told[0].0, "admin@socalsistercities.org", "there is no administrator yet");
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_told_and_the_site_goes_on() {
    let blocked = tempfile::NamedTempFile::new().unwrap();
    let site = Site::with(&["--backups", &blocked.path().display().to_string()]).await;
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(letters(&site).await.len(), 1);
    assert_eq!(site.count("rehearsal WHERE step = 'copy'").await, 1);
    assert_eq!(site.get("/").await.status, 200);
}

#[tokio::test]
async fn an_attempt_that_the_end_of_the_program_broke_off_is_told_and_made_again() {
    let (site, folder) = site().await;
    sqlx::query("INSERT INTO rehearsal (day, began_at) VALUES ('2026-11-24', '2026-11-24T11:30:00.000Z')")
        .execute(&site.app.database)
        .await
        .unwrap();
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(names(&folder), Vec::<String>::new(), "it may be going on in another process");
    site.app.clock.advance(Duration::from_mins(31));
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(names(&folder), ["site-2026-11-24.db"]);
    assert!(letters(&site).await[0].1.contains("in the middle of it"));
}
