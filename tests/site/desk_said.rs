//! Everything that the editors' desk says is in the texts of the language.

use crate::{
    accounts, confirmations, digest, documents,
    languages::missed,
    messages, published,
    records::filled,
    replies,
    support::{Answer, FormData, Site},
};
use axum::http::{Method, StatusCode};
use socal_sister_cities::{languages::is_spoken, people::Role, records::kinds, routes::table, upkeep};
use std::{collections::BTreeSet, fs, time::Duration};

/// Everything that people have written into the database, and what the site's own sentences name: names, titles, texts. Not what
/// would hide a text that was missed: codes of ours, labels that the log keeps in English (its page says that they are), letters'
/// bodies, which no page of the desk shows, and the names of fields.
async fn stored(site: &Site) -> String {
    let columns: Vec<(String, String)> = sqlx::query_as(
        "SELECT t.name, c.name FROM sqlite_master AS t, pragma_table_info(t.name) AS c
         WHERE t.type = 'table' AND t.name NOT LIKE '%search_entry%' AND t.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT'",
    )
    .fetch_all(&site.app.database)
    .await
    .expect("columns");
    let mut all = String::new();
    for (table, column) in columns {
        if matches!((table.as_str(), column.as_str()), ("letter", "body") | ("log_entry", "action")) {
            continue;
        }
        let query = sqlx::AssertSqlSafe(format!("SELECT DISTINCT CAST({column} AS TEXT) FROM {table} WHERE {column} IS NOT NULL"));
        let texts: Vec<String> = sqlx::query_scalar(query).fetch_all(&site.app.database).await.expect("texts");
        for text in texts {
            match serde_json::from_str(&text) {
                // pairs of the name of a field and what was typed
                Ok(serde_json::Value::Array(pairs)) if table == "held_form" => pairs.iter().for_each(|pair| leaves(&pair[1], &mut all)),
                Ok(json @ (serde_json::Value::Object(_) | serde_json::Value::Array(_))) => leaves(&json, &mut all),
                _ => add(&text, &mut all),
            }
        }
    }
    let machine = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    for known in [machine.trim(), &site.data.path().display().to_string(), concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"))]
    {
        all.push_str(&format!("{known}\n").to_lowercase());
    }
    all
}

fn add(text: &str, all: &mut String) {
    let is_code = text.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'-'));
    if !is_code {
        // as it is, and as a page puts it into one line
        for form in [text, &text.split_whitespace().collect::<Vec<_>>().join(" ")] {
            all.push_str(&form.to_lowercase());
            all.push('\n');
        }
    }
}

fn leaves(json: &serde_json::Value, all: &mut String) {
    match json {
        serde_json::Value::String(text) => add(text, all),
        serde_json::Value::Array(list) => list.iter().for_each(|one| leaves(one, all)),
        serde_json::Value::Object(fields) => fields.iter().filter(|(key, _)| *key != "label").for_each(|(_, one)| leaves(one, all)),
        _ => {}
    }
}

/// A site on whose desk something lies in every room; gives who is signed in.
async fn lived_in(site: &Site) -> String {
    replies::event(site, "10").await;
    replies::replied(site, "Bob", "2").await;
    digest::subscribed(site, "weekly@example.org", FormData::default().with("frequency", "weekly")).await;
    site.wait_until("2026-11-30T16:00:00Z");
    upkeep::once(&site.app).await.expect("upkeep");
    let cookie = site.sign_in("administrator").await;
    // one waits, one looks like spam, one was changed by its sender after it was published, and there is a newsletter
    let (_, receipt) = site.send_in(site.event().await.with("title", "Kite day")).await;
    site.send_in(site.event().await.with("title", "Cheap watches").with("website", "https://example.com")).await;
    let number = site.count("submission").await - 1;
    site.prove(number).await;
    site.decided(&cookie, number, "publish", FormData::default()).await;
    site.change(&receipt, "change", FormData::event("").with("title", "Kite day").with("venue", "The beach")).await;
    let newsletter = site.post("/submit/newsletter", &published::newsletter(site, "Spring").await).await;
    assert_eq!(newsletter.status, StatusCode::SEE_OTHER, "{}", newsletter.text());
    site.post("/correct/cities/riverside", &messages::correction(site, "/correct/cities/riverside").await).await;
    confirmations::set_contact(site, &cookie, "riverside", "rosa@example.org").await;
    assert_eq!(documents::upload(site, &cookie, "by-laws.pdf", &documents::pdf("words"), "2026-06-01").await, StatusCode::SEE_OTHER);
    let path = "/admin/records/pages/board";
    site.post_as(&cookie, path, &filled(site, &cookie, path).await.with("description", "Who is who here.")).await;
    let path = site.get_as(&cookie, "/admin/records/quotations").await.attribute(".records a", "href");
    let trash = FormData::default().with("revision", filled(site, &cookie, &path).await.get("revision"));
    site.post_as(&cookie, &format!("{path}/trash"), &trash).await;
    accounts::invited(site, "grace@example.org", Role::Editor).await;
    site.sign_in("editor").await;
    site.sign_in("administrator").await;
    for change in [
        "UPDATE letter SET state = 'sent', sent_at = written_at, attempts = 2 WHERE id = 1",
        "UPDATE letter SET state = 'sent', sent_at = written_at, attempts = 1 WHERE id = 2",
        "UPDATE letter SET state = 'stuck', answer = 'permanent error 550', attempts = 1 WHERE id = 3",
        "UPDATE letter SET answer = '451 later', attempts = 3 WHERE id = 4",
        "UPDATE letter SET answer = '450 wait', attempts = 1, written_at = '2026-11-30T15:59:00.000Z', due_at = '2999-01-01T00:00:00.000Z' WHERE id = 5",
        "INSERT INTO handover (key, words, changed_at) VALUES ('codes', 'In the safe.', '2026-11-30T15:59:00.000Z')",
    ] {
        sqlx::query(sqlx::AssertSqlSafe(change)).execute(&site.app.database).await.expect("a change");
    }
    site.sign_in("administrator").await
}

/// Real addresses of a route of the desk that is read.
async fn addresses(site: &Site, cookie: &str, route: &str, held: &str) -> Vec<String> {
    let with = |name: &str, values: &[&str]| values.iter().map(|value| route.replace(name, value)).collect::<Vec<_>>();
    if let Some(rest) = route.strip_prefix("/admin/records/{kind}") {
        let mut all = Vec::new();
        for kind in kinds::all() {
            let list = format!("/admin/records/{}", kind.key);
            match rest {
                "" => all.extend([list.clone(), format!("{list}?q=nowhere")]),
                "/new" if !kind.is_open() => {}
                "/new" | "/import" => all.push(format!("{list}{rest}")),
                _ => {
                    let records = site.get_as(cookie, &list).await.attributes(".records a", "href");
                    all.extend(records.first().map(|path| format!("{path}{}", rest.trim_start_matches("/{key}"))));
                }
            }
        }
        return all;
    }
    match route {
        "/admin/queue" => ["", "?list=new", "?list=published", "?list=held", "?order=newest"].map(|query| format!("{route}{query}")).into(),
        "/admin/log" => vec![route.to_owned(), format!("{route}?path=%2Fadmin%2Fpeople%2F1")],
        "/admin/mail" => ["", "?done=again", "?done=test", "?done=gone"].map(|query| format!("{route}{query}")).into(),
        "/admin/account" => ["", "?done=password", "?done=ended", "?done=language"].map(|query| format!("{route}{query}")).into(),
        "/admin/handover" => vec![route.to_owned(), format!("{route}?done=saved")],
        "/admin/held/{token}" => vec![held.to_owned(), held.replace("?confirmed=1", "")],
        "/admin/people/{person}" => {
            let mut all = with("{person}", &["1", "2", "3"]);
            all.extend(["invited", "changed", "shut-out", "let-in", "ended", "sent"].map(|done| format!("/admin/people/1?done={done}")));
            all
        }
        "/admin/submissions/{number}" => with("{number}", &["1", "2", "3", "4"]),
        "/admin/submissions/{number}/outcome" => with("{number}", &["2"]),
        "/admin/submissions/{number}/edit" => with("{number}", &["2", "4"]),
        "/admin/submissions/{number}/replies" | "/admin/submissions/{number}/again" | "/admin/messages/{number}" => {
            with("{number}", &["1"])
        }
        "/admin/contacts/{city}" => with("{city}", &["riverside", "irvine"]),
        "/admin/digest/{issue}" => with("{issue}", &["1"]),
        _ => {
            assert!(!route.contains('{'), "{route} needs an address with something at it");
            vec![route.to_owned()]
        }
    }
}

/// What was missed on the pages that were looked at.
struct Looked<'a> {
    known: &'a str,
    /// What the log keeps of changes, word for word: codes of ours too.
    logged: &'a str,
    pages: usize,
    missed: BTreeSet<String>,
}

impl Looked<'_> {
    fn at(&mut self, path: &str, page: &Answer) {
        self.pages += 1;
        assert_eq!(page.attribute("html", "lang"), "qps-ploc", "{path}");
        let is_logged = |text: &String| path.starts_with("/admin/log") && self.logged.contains(&format!(":\"{text}\""));
        let texts = missed(&page.text(), self.known).into_iter().filter(|text| !is_logged(text));
        self.missed.extend(texts.map(|text| format!("{path}: {text}")));
    }
}

#[tokio::test]
async fn no_page_of_the_desk_says_anything_that_is_not_in_the_texts_of_the_language() {
    let site = Site::new().await;
    let first = lived_in(&site).await;
    // what is asked for long after signing in is held
    site.app.clock.advance(Duration::from_mins(20));
    let asked = site.post_as(&first, "/admin/handover", &FormData::default().with("domain", &"Long words. ".repeat(20))).await;
    let back = asked.header("location").split_once("back=").expect("a way back").1.to_owned();
    let held = percent_encoding::percent_decode_str(&back).decode_utf8().expect("an address").into_owned();
    let cookie = site.sign_in("administrator").await;
    let known = stored(&site).await;
    // what people have written hides no word of ours
    for word in ["Name", "Role", "Editor", "Save", "Log", "Published", "Waiting", "Send it once more"] {
        assert_eq!(missed(&format!("<p>{word}</p>"), &known).len(), 1, "{word} would not be missed");
    }
    let changes: Vec<String> = sqlx::query_scalar("SELECT changes FROM log_entry").fetch_all(&site.app.database).await.expect("the log");
    let logged = changes.concat();
    let mut looked = Looked { known: &known, logged: &logged, pages: 0, missed: BTreeSet::new() };
    let routes = table();
    let read = routes.iter().filter(|route| route.method == Method::GET && route.path.starts_with("/admin") && is_spoken(route.path));
    for route in read {
        for path in addresses(&site, &cookie, route.path, &held).await {
            let page = site.get_as(&cookie, &format!("/qps-ploc{path}")).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            looked.at(&path, &page);
        }
    }
    signing_in(&site, &mut looked).await;
    refused(&site, &cookie, &mut looked).await;
    assert!(looked.pages > 120, "{} pages", looked.pages);
    let missed = looked.missed;
    assert!(missed.is_empty(), "{} texts were missed:\n{}", missed.len(), missed.into_iter().collect::<Vec<_>>().join("\n"));
}

/// The pages of signing in, of invitations and of new passwords.
async fn signing_in(site: &Site, looked: &mut Looked<'_>) {
    let typed = FormData::default().with("email", "nobody@example.org").with("password", "wrong").with("code", "123456");
    for path in ["/sign-in", "/sign-in/forgotten", "/account/nothing"] {
        looked.at(path, &site.get(&format!("/qps-ploc{path}")).await);
    }
    looked.at("/sign-in, wrong", &site.post("/qps-ploc/sign-in", &typed).await);
    looked.at("/sign-in/forgotten, empty", &site.post("/qps-ploc/sign-in/forgotten", &FormData::default()).await);
    looked.at("/sign-in/forgotten, sent", &site.post("/qps-ploc/sign-in/forgotten", &typed).await);
    for _ in 0..5 {
        site.post("/qps-ploc/sign-in", &typed).await;
    }
    looked.at("/sign-in, too often", &site.post("/qps-ploc/sign-in", &typed).await);
    let link = format!("/qps-ploc{}", accounts::invited(site, "ann@example.org", Role::Administrator).await);
    looked.at("/account, invited", &site.get(&link).await);
    let page = site.post(&link, &FormData::default()).await;
    looked.at("/account, set up", &page);
    for password in ["short", "password1234", "lamp wet cloud anchor"] {
        let wrong = FormData::default().with("factor", &page.attribute("input[name=factor]", "value")).with("new_password", password);
        looked.at("/account, set up wrong", &site.post(&link, &wrong).await);
    }
    looked.at("/account, too late", &site.post(&link, &FormData::default().with("factor", "old")).await);
}

/// Forms that come back, and pages that somebody may not see or that are not there.
async fn refused(site: &Site, cookie: &str, looked: &mut Looked<'_>) {
    let editor = site.sign_in("editor").await;
    looked.at("/admin, for an editor", &site.get_as(&editor, "/qps-ploc/admin").await);
    looked.at("/admin/people, for an editor", &site.get_as(&editor, "/qps-ploc/admin/people").await);
    looked.at("/admin/people/nobody", &site.get_as(cookie, "/qps-ploc/admin/people/999").await);
    let backwards = FormData::default().with("from", "2027-01-01").with("until", "2026-12-01").with("role", "king");
    let long = FormData::default().with("domain", &"7".repeat(501));
    let last = FormData::default().with("name", "Ada").with("office", "Secretary").with("role", "editor").with("until", "2099-12-31");
    for (path, form) in [
        ("/admin/people/invite", FormData::default()),
        ("/admin/people/invite", backwards),
        ("/admin/people/2", last),
        ("/admin/people/2/shut-out", FormData::default()),
        ("/admin/confirm", FormData::default().with("code", "000000")),
        ("/admin/account/password", FormData::default().with("password", "wrong")),
        ("/admin/account/language", FormData::default().with("language", "king")),
        ("/admin/account/factor", FormData::default().with("code", "000000")),
        ("/admin/account/codes", FormData::default().with("code", "000000")),
        ("/admin/handover", long),
    ] {
        let page = site.post_as(cookie, &format!("/qps-ploc{path}"), &form).await;
        assert!(page.status.is_client_error() || page.status == StatusCode::OK, "{path}: {}", page.status);
        looked.at(&format!("{path}, wrong"), &page);
    }
}

#[tokio::test]
async fn the_page_of_backups_is_in_the_language_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = Site::with(&["--backups", &folder.path().display().to_string()]).await;
    let cookie = site.sign_in("administrator").await;
    fs::write(folder.path().join("site-2026-11-23.db"), b"a copy").expect("a copy");
    let page = |path: &'static str| site.get_as(&cookie, path);
    let known = stored(&site).await + "site-2026-11-23.db\n";
    let logged = String::new();
    let mut looked = Looked { known: &known, logged: &logged, pages: 0, missed: BTreeSet::new() };
    looked.at("/admin/backups, at the beginning", &page("/qps-ploc/admin/backups").await);
    sqlx::query(
        "INSERT INTO rehearsal (day, began_at, ended_at, file, size, tables_compared, rows_compared, pages_read, step, trouble) VALUES
             ('2026-11-20', '2026-11-20T10:00:00.000Z', '2026-11-20T10:01:00.000Z', 'site-2026-11-20.db', 5000, 40, 9000, 12, '', ''),
             ('2026-11-21', '2026-11-21T10:00:00.000Z', NULL, '', 0, 0, 0, 0, '', ''),
             ('2026-11-22', '2026-11-22T10:00:00.000Z', '2026-11-22T10:01:00.000Z', '', 0, 0, 0, 0, 'copy', 'the disk is full')",
    )
    .execute(&site.app.database)
    .await
    .expect("nights");
    looked.at("/admin/backups, after some nights", &page("/qps-ploc/admin/backups").await);
    looked.at("/admin, after some nights", &page("/qps-ploc/admin").await);
    let missed = looked.missed;
    assert!(missed.is_empty(), "{} texts were missed:\n{}", missed.len(), missed.into_iter().collect::<Vec<_>>().join("\n"));
}
