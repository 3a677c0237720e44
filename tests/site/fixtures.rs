//! Databases of schemas that were landed, kept in tests/fixtures: each comes to the present one with every row, and serves.

use crate::support::Site;
use axum::http::StatusCode;
use socal_sister_cities::{
    backups::Counts,
    database::{self, Database},
    machines,
};
use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection};
use std::{collections::BTreeMap, fs, path::Path};

/// What a migration means to change in rows that are there, as `table.column`.
const CHANGED: &[&str] = &[];

/// Tables and their columns.
async fn columns(database: &Database) -> BTreeMap<String, Vec<String>> {
    let found: Vec<(String, String)> = sqlx::query_as(
        "SELECT list.name, info.name FROM pragma_table_list AS list, pragma_table_info(list.name) AS info
         WHERE list.schema = 'main' AND list.type = 'table' AND list.name NOT LIKE 'sqlite_%'",
    )
    .fetch_all(database)
    .await
    .expect("columns");
    found.into_iter().fold(BTreeMap::new(), |mut tables, (table, column)| {
        tables.entry(table).or_insert_with(Vec::new).push(column);
        tables
    })
}

/// Every row of a table, in these columns, as SQL writes it: type and value, sorted.
async fn rows(database: &Database, table: &str, columns: &[String]) -> Vec<String> {
    let row = columns.iter().map(|column| format!("quote(\"{column}\")")).collect::<Vec<_>>().join(" || '|' || ");
    let select = format!("SELECT {row} FROM \"{table}\" ORDER BY 1");
    sqlx::query_scalar(AssertSqlSafe(select)).fetch_all(database).await.unwrap_or_else(|error| panic!("{table}: {error}"))
}

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
    let names: Vec<_> = dumps.iter().filter_map(|path| path.file_stem()?.to_str()).collect();
    assert_eq!(names, ["schema-0012", "schema-0019", "schema-0025", "schema-0028", "schema-0030"]);
    for dump in dumps {
        let name = dump.file_name().expect("a name").to_string_lossy().into_owned();
        let data = tempfile::tempdir().expect("a folder");
        let file = data.path().join("site.db");
        old(&file, &fs::read_to_string(&dump).expect("a dump")).await;
        let read = database::read(&file).await.expect("a database");
        let schema: i64 = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations").fetch_one(&read).await.expect("a number");
        assert!(schema < database::newest_schema() && name.contains(&format!("{schema:04}")), "{name}");
        let before = Counts::read(&read).await.expect("counts");
        let old_columns = columns(&read).await;
        let mut old_rows = BTreeMap::new();
        for (table, columns) in
            old_columns.iter().filter(|(table, _)| !["_sqlx_migrations", "secret", "generation"].contains(&table.as_str()))
        {
            let kept: Vec<_> = columns.iter().filter(|column| !CHANGED.contains(&format!("{table}.{column}").as_str())).cloned().collect();
            old_rows.insert(table.clone(), (rows(&read, table, &kept).await, kept));
        }
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
        let new_columns = columns(&site.app.database).await;
        let mut compared = 0;
        for (table, (old_rows, kept)) in &old_rows {
            let lost: Vec<_> = kept.iter().filter(|column| !new_columns[table].contains(column)).collect();
            assert!(lost.is_empty(), "{name}: {table} has lost {lost:?}");
            let mut new_rows = rows(&site.app.database, table, kept).await.into_iter().peekable();
            for row in old_rows {
                // both are sorted, so each row has its own
                while new_rows.next_if(|other| other < row).is_some() {}
                assert_eq!(new_rows.next().as_ref(), Some(row), "{name}: {table} ({})", kept.join(", "));
                compared += 1;
            }
        }
        assert!(compared > 400, "{name}: {compared} rows compared");
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

/// As if a release to come had been installed and taken back: what it has added is there, and this program serves on.
#[tokio::test]
async fn a_database_of_the_next_release_is_served_by_this_one_unless_it_says_no() {
    let site = Site::new().await;
    site.send_in(site.event().await).await;
    let now = site.app.clock.now();
    site.app.database.close().await;
    let data = site.data;
    let file = data.path().join("site.db");
    let later = "ALTER TABLE submission ADD COLUMN weather TEXT NOT NULL DEFAULT 'fair';
                 CREATE TABLE forecast (id INTEGER PRIMARY KEY) STRICT;
                 INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', 1, x'00', 1);";
    let later_still = "PRAGMA user_version = 9999";
    old(&file, later).await;
    database::check(&file).await.expect("a copy that can be restored");
    let site = Site::in_folder(data, now.timestamp(), &[]).await;
    let administrator = site.sign_in("administrator").await;
    for path in ["/", "/cities/riverside", "/events", "/search?q=tanabata"] {
        assert_eq!(site.get(path).await.status, StatusCode::OK, "{path}");
    }
    for path in ["/admin/queue", "/admin/submissions/1", "/admin/attention", "/admin/log"] {
        assert_eq!(site.get_as(&administrator, path).await.status, StatusCode::OK, "{path}");
    }
    assert_eq!(site.send_in(site.event().await).await.0, 2, "what is sent in is stored");
    site.app.database.close().await;
    old(&file, later_still).await;
    for refused in [database::open(&file).await.map(drop), database::check(&file).await] {
        assert!(refused.expect_err("refused").to_string().contains("is of a newer version"));
    }
}
