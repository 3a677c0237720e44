//! Databases of schemas that were landed, kept in tests/fixtures: each comes to the present one with every row, and serves.

use crate::support::Site;
use axum::http::StatusCode;
use socal_sister_cities::{backups::Counts, database, machines};
use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection};
use std::{fs, path::Path};

/// A database of an old schema as a dump makes it.
async fn old(file: &Path, dump: &str) {
    let address = format!("sqlite://{}?mode=rwc", file.display());
    let mut connection = SqliteConnection::connect(&address).await.expect("a new file");
    sqlx::raw_sql(AssertSqlSafe(dump.to_owned())).execute(&mut connection).await.expect("the dump");
    connection.close().await.expect("the end");
}

#[tokio::test]
async fn every_landed_schema_comes_to_the_present_one_with_every_row_and_its_pages_answer() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut dumps: Vec<_> = fs::read_dir(&folder).expect("fixtures").map(|entry| entry.expect("an entry").path()).collect();
    dumps.retain(|path| path.extension().is_some_and(|ending| ending == "sql"));
    dumps.sort();
    assert!(dumps.len() >= 2, "{dumps:?}");
    for dump in dumps {
        let name = dump.file_name().expect("a name").to_string_lossy().into_owned();
        let data = tempfile::tempdir().expect("a folder");
        let file = data.path().join("site.db");
        old(&file, &fs::read_to_string(&dump).expect("a dump")).await;
        let read = database::read(&file).await.expect("a database");
        let schema: i64 = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations").fetch_one(&read).await.expect("a number");
        assert!(schema < database::newest_schema() && name.contains(&format!("{schema:04}")), "{name}");
        let before = Counts::read(&read).await.expect("counts");
        let filled = before.named().filter(|(_, rows)| *rows > 0).count();
        assert!(filled > 25, "{name}: rows in {filled} tables");
        read.close().await;

        let site = Site::in_folder(data, "2026-11-26T12:00:00Z".parse().expect("an instant"), &[]).await;
        let after = Counts::read(&site.app.database).await.expect("counts");
        for (table, rows) in before.named().filter(|(table, _)| !["_sqlx_migrations", "secret"].contains(table)) {
            let now = after.named().find(|(other, _)| *other == table).map(|(_, rows)| rows);
            // some tables are filled by a migration from what is there
            let may_grow = ["calendar_entry", "calendar_partner", "news_name", "reading", "search_entry"].contains(&table);
            assert!(now == Some(rows) || may_grow && now > Some(rows), "{name}: {table} had {rows} rows, and has {now:?}");
        }
        let paths = machines::addresses(&site.app).await.expect("addresses");
        assert!(paths.contains(&"/events/tanabata-evening".to_owned()), "{name}: {paths:?}");
        for path in paths.iter().map(String::as_str).chain(["/events.ics", "/search?q=tanabata", "/events.atom"]) {
            assert_eq!(site.get(path).await.status, StatusCode::OK, "{name}: {path}");
        }
        let administrator = site.sign_in("administrator").await;
        for path in
            ["/admin", "/admin/queue", "/admin/submissions/1", "/admin/log", "/admin/mail", "/admin/people", "/admin/records/partnerships"]
        {
            assert_eq!(site.get_as(&administrator, path).await.status, StatusCode::OK, "{name}: {path}");
        }
        assert_eq!(site.send_in(site.event().await).await.0, 5, "{name}: numbers go on");
        site.app.database.close().await;
        database::check(&site.data.path().join("site.db")).await.expect("sound");
    }
}
