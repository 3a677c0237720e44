//! Everything given back as files, and taken again.

use crate::{
    digest::subscribed,
    documents,
    made_files::pdf,
    reading::{read_all, send_in},
    replies,
    support::{Answer, FormData, HOST, Site, settings, settings_in},
};
use axum::http::StatusCode;
use socal_sister_cities::{
    database,
    handover::{self, tables},
    machines,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// A site on which everything has happened once.
pub async fn lived_in() -> Site {
    let site = Site::new().await;
    let (editor, administrator) = (site.sign_in("editor").await, site.sign_in("administrator").await);
    replies::event(&site, "10").await;
    replies::replied(&site, "Bo", "2").await;
    let number = send_in(&site, "Herons of the river", "herons, no. 1.pdf", &pdf(&[&["Notes of the month", "the heron nests"]])).await;
    site.decided(&editor, number, "publish", FormData::default()).await;
    read_all(&site).await;
    let (number, _) = site.send_in(site.event().await.with("title", "=HYPERLINK(1)").with("description", "From here\n\\N \u{1f38b}")).await;
    site.decided(&editor, number, "decline", FormData::default().with("words", "Not ours.")).await;
    site.send_in(site.event().await.with("title", "Still waits").file("document", "program.pdf", &pdf(&[&["program"]]))).await;
    subscribed(&site, "cora@example.org", FormData::default()).await;
    documents::upload(&site, &administrator, "By-laws.pdf", &documents::pdf("by-laws"), "2026-01-01").await;
    sqlx::raw_sql(
        "INSERT INTO news_post (slug, title, body, published_on, updated_at) VALUES ('first', 'A \"first\" post', 'Words.', '2026-11-01', '2026-11-01T00:00:00.000Z');
         UPDATE page SET body = body || ' One more sentence.' WHERE slug = 'mission';
         UPDATE person SET language = 'es' WHERE id = 1;
         INSERT INTO revision (kind, key, content, person, who, at) VALUES ('pages', 'mission', '{\"title\":\"Mission\"}', 1, 'Ada', '2026-11-01T00:00:00.000Z');
         INSERT INTO message (kind, path, title, proposed, words, known_from, sender_name, sender_email, form_id, network, held_because, state, received_at)
         VALUES ('correction', '/cities/riverside', 'Riverside', '{}', '+1 more', 'I live there', 'Di', 'di@example.org', 'f', 'finger', '', 'waiting', '2026-11-01T00:00:00.000Z');
         INSERT INTO city_contact (member, name, email, updated_at) SELECT id, 'Em', 'em@example.org', '2026-11-01T00:00:00.000Z' FROM member_city WHERE slug = 'riverside';
         UPDATE partnership SET since_year = NULL WHERE id = 1;",
    )
    .execute(&site.app.database)
    .await
    .expect("rows");
    site.app.clock.advance(Duration::from_mins(11));
    // from such a file come those in tests/fixtures: see their README
    if let Ok(file) = std::env::var("WRITE_LIVED_IN") {
        socal_sister_cities::backups::write(&site.app.database, Path::new(&file)).await.expect("a copy");
    }
    site
}

/// Every file of a folder, by its path in it.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut found, mut waiting) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).expect("it works") {
            let path = entry.expect("it works").path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                found.insert(path.strip_prefix(folder).expect("it works").display().to_string(), fs::read(&path).expect("it works"));
            }
        }
    }
    found
}

/// An answer's text; nothing if it is none.
fn text(answer: &Answer) -> String {
    String::from_utf8(answer.bytes.clone()).unwrap_or_default()
}

/// Addresses of some pictures are signed with a key of the site, which an export leaves out.
fn without_signatures(page: &str) -> String {
    let mut parts = page.split("/map/from/");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(".svg").unwrap_or(part.len());
        plain.push_str(&part[..end.saturating_sub(16)]);
        plain.push_str(&part[end..]);
    }
    plain
}

async fn imported(site: &Site, from: &Path) -> Site {
    let data = tempfile::tempdir().expect("it works");
    handover::import(settings_in(data.path(), &[]), from).await.expect("an import");
    Site::in_folder(data, site.app.clock.now().timestamp(), &[]).await
}

#[tokio::test]
async fn what_is_exported_comes_back_and_gives_the_same_files_and_pages() {
    let site = lived_in().await;
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));
    handover::export(&site.app, &first).await.expect("an export");
    let other = imported(&site, &first).await;
    handover::export(&other.app, &second).await.expect("an export");
    let (before, after) = (files(&first), files(&second));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (path, bytes) in &before {
        assert!(after[path] == *bytes, "{path}:\n{}\n{}", String::from_utf8_lossy(bytes), String::from_utf8_lossy(&after[path]));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "scratch is gone");

    let mut paths = machines::addresses(&site.app).await.unwrap();
    assert_eq!(paths, machines::addresses(&other.app).await.unwrap());
    paths.retain(|path| !path.starts_with("/submit/") && path != "/digest");
    // names of entries in feeds hang on a key of the site too: /events.atom has others
    paths.extend(["/events.ics", "/search?q=heron", "/es/search?q=hermanamientos", "/bylaws/file", "/data/cities.csv"].map(str::to_owned));
    for path in paths {
        let (one, two) = (site.get(&path).await, other.get(&path).await);
        assert_eq!(one.status, two.status, "{path}");
        let (one_text, two_text) = (without_signatures(&text(&one)), without_signatures(&text(&two)));
        let differs = one_text.lines().zip(two_text.lines()).find(|(one, two)| one != two);
        assert!(one_text == two_text, "{path}: {differs:?}");
        assert!(!text(&one).is_empty() || one.bytes == two.bytes, "{path}");
        assert_eq!(one.status, StatusCode::OK, "{path}");
    }
    // the next number goes on from the last one, and nobody is written to again
    assert_eq!(other.send_in(other.event().await).await.0, 5);
    assert_eq!(other.count("letter WHERE state IN ('due', 'sending')").await, 2, "of the submission just now");
    assert_eq!(other.count("person WHERE password_hash IS NULL AND totp_secret IS NULL").await, 2);
    assert_eq!(other.count("person WHERE language = 'es'").await, 1, "who chose a language keeps it");
    let error = handover::import(other.app.config.as_ref().clone(), &first).await.expect_err("a site that is there is left alone");
    assert!(error.to_string().contains("has a site already"), "{error}");
    let error = handover::export(&site.app, &second).await.expect_err("a folder with files is left alone");
    assert!(error.to_string().contains("is there already"), "{error}");
}

#[tokio::test]
async fn an_export_is_readable_and_holds_nothing_that_opens_doors() {
    let site = lived_in().await;
    let folder = tempfile::tempdir().unwrap();
    let export = folder.path().join("export");
    handover::export(&site.app, &export).await.expect("an export");
    let found = files(&export);
    let text = |path: &str| String::from_utf8(found.get(path).unwrap_or_else(|| panic!("no {path}: {:?}", found.keys())).clone()).unwrap();
    assert!(text("pages/mission.md").starts_with("+++\ntitle = \"") && text("pages/mission.md").contains("One more sentence."));
    assert!(text("news/first.md").starts_with("+++\ntitle = \"A \\\"first\\\" post\"\npublished_on = \"2026-11-01\"\n+++\n\nWords."));
    assert!(text("events/tanabata-evening.ics").contains("BEGIN:VEVENT") && text("events/all.ics").contains("Tanabata"));
    assert!(text("events/tanabata-evening.json").contains("City Hall") && !text("events/tanabata-evening.json").contains("aiko@"));
    assert!(found["newsletters/herons-of-the-river/1-herons, no. 1.pdf"].starts_with(b"%PDF"));
    assert!(found["documents/bylaws/1-By-laws.pdf"].starts_with(b"%PDF") && found["submissions/4/1-program.pdf"].starts_with(b"%PDF"));
    assert!(text("records/cities.csv").contains("Riverside") && text("submissions/3/submission.json").contains("aiko@example.org"));
    let mailbox = text("submissions/1/letters.mbox");
    let letters = mail_parser::mailbox::mbox::MessageIterator::new(std::io::Cursor::new(mailbox.as_bytes())).count();
    assert_eq!(i64::try_from(letters).unwrap(), site.count("letter WHERE submission = 1").await, "{mailbox}");
    assert!(text("tables/submission.csv").contains("'=HYPERLINK(1)") && !text("tables/submission.csv").contains(",=HYPERLINK"));
    assert!(text("tables/message.csv").contains("'+1 more") && text("tables/partnership.csv").contains("\\N"));

    // every secret that the database holds, and every link that a letter carries for one reader
    let mut secrets = BTreeSet::new();
    for sql in [
        "SELECT password_hash FROM person",
        "SELECT token_sha256 FROM session",
        "SELECT hex(value) FROM secret",
        "SELECT token_sha256 FROM subscriber",
        "SELECT token_sha256 FROM reply",
        "SELECT proof_sha256 FROM submission WHERE proof_sha256 IS NOT NULL",
        "SELECT network FROM submission WHERE network <> ''",
        "SELECT 'finger'",
    ] {
        secrets.extend(sqlx::query_scalar::<_, String>(sqlx::AssertSqlSafe(sql)).fetch_all(&site.app.database).await.unwrap());
    }
    for (_, _, body, _) in site.letters().await {
        let tokens = body.split_whitespace().filter_map(|word| word.split_once("://").map(|(_, path)| path));
        secrets.extend(
            tokens
                .flat_map(|path| path.split('/'))
                .filter(|part| part.len() >= 20 && part.bytes().any(|byte| byte.is_ascii_digit()))
                .map(str::to_owned),
        );
    }
    assert!(secrets.len() > 12, "{secrets:?}");
    for (path, bytes) in &found {
        let text = String::from_utf8_lossy(bytes);
        for secret in &secrets {
            assert!(secret == "finger" && !path.contains("message") || !text.contains(secret.as_str()), "{secret} in {path}");
        }
    }
}

/// A new table or column whose name sounds like a key is either left out or named here.
#[tokio::test]
async fn every_column_that_sounds_like_a_secret_is_left_out_or_harmless() {
    let site = Site::new().await;
    let columns: Vec<(String, String)> = sqlx::query_as(
        "SELECT list.name, info.name FROM pragma_table_list AS list JOIN pragma_table_info(list.name) AS info WHERE list.type = 'table' AND list.schema = 'main'",
    )
    .fetch_all(&site.app.database)
    .await
    .unwrap();
    // fingerprints of files and texts; of the receipt's address, so that it still leads there after an import
    let harmless = ["content_sha256", "sha256", "words_sha256"];
    for (table, column) in columns {
        let sounds = ["sha256", "hash", "secret", "token", "network", "password", "code_"].iter().any(|word| column.contains(word));
        let is_known =
            harmless.contains(&column.as_str()) || (table == "submission" && ["token_sha256", "code_attempts"].contains(&column.as_str()));
        let is_known = is_known || column == "code_attempts";
        let is_out =
            tables::LEFT_OUT.contains(&table.as_str()) || tables::HIDDEN.iter().any(|hidden| hidden.0 == table && hidden.1 == column);
        assert!(!sounds || is_known || is_out, "{table}.{column}");
    }
}

#[tokio::test]
async fn what_is_no_whole_export_makes_no_site() {
    let site = lived_in().await;
    let folder = tempfile::tempdir().unwrap();
    let export = folder.path().join("export");
    handover::export(&site.app, &export).await.expect("an export");
    let file = fs::read_dir(export.join("files")).unwrap().next().unwrap().unwrap().path();
    let about = format!("{{\"schema\":{}}}", database::newest_schema());
    let half = fs::read(export.join("tables/revision.csv")).unwrap();
    let damage: [(&str, PathBuf, Option<&[u8]>); 8] = [
        ("is damaged", file, Some(b"other bytes")),
        ("newer version", export.join("export.json"), Some(b"{\"schema\":9999}")),
        ("is this an export?", export.join("export.json"), None),
        ("tables/revision.csv is not as it was exported", export.join("tables/revision.csv"), Some(&half[..half.len() / 2])),
        ("tables/page.csv cannot be read", export.join("tables/page.csv"), None),
        // one of before said nothing of its tables
        ("", export.join("export.json"), Some(about.as_bytes())),
        ("column", export.join("tables/page.csv"), Some(b"slug,evil\r\nx,y\r\n")),
        ("nowhere", export.join("tables/country.csv"), Some(b"code,slug,name,continent\r\n")),
    ];
    for (words, path, bytes) in damage {
        if words.is_empty() {
            fs::write(&path, bytes.unwrap()).unwrap();
            continue;
        }
        let whole = fs::read(&path).unwrap();
        match bytes {
            Some(bytes) => fs::write(&path, bytes).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
        let data = folder.path().join("data");
        let config = settings(&["--data", &data.display().to_string(), "--listen", HOST]).unwrap();
        let error = format!("{:#}", handover::import(config, &export).await.expect_err(words));
        assert!(error.contains(words), "{words}: {error}");
        assert!(!data.join("site.db").exists());
        fs::write(&path, whole).unwrap();
    }
}
