//! Editing in the browser: every kind through its whole life, two people on one page, trash, history, tables in and out.

use crate::support::{Answer, FormData, Site};
use axum::http::StatusCode;
use socal_sister_cities::{
    content,
    records::{Kind, kinds},
    upkeep,
};
use std::{fs, path::Path, time::Duration};

/// The form of a record, filled as the page gives it.
pub async fn filled(site: &Site, cookie: &str, path: &str) -> FormData {
    let page = site.get_as(cookie, path).await;
    assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text());
    fields_of(&page)
}

fn fields_of(page: &Answer) -> FormData {
    let mut form = FormData::default();
    let inputs = "#record input:not([type=file]):not([type=checkbox])";
    let names = page.attributes(inputs, "name");
    let values = page.attributes(inputs, "value");
    for (name, value) in names.iter().zip(&values) {
        form = form.with(name, value);
    }
    for name in page.attributes("#record textarea", "name") {
        form = form.with(&name, page.raw(&format!("#record textarea[name={name}]")).trim());
    }
    for name in page.attributes("#record select", "name") {
        let chosen = page.attributes(&format!("#record select[name={name}] option[selected]"), "value");
        form = form.with(&name, chosen.first().map_or("", String::as_str));
    }
    form
}

/// Something for every field of a kind.
fn sample(kind: &Kind) -> FormData {
    let mut form = FormData::default().with("form_id", &format!("form-of-{}", kind.key));
    for field in kind.fields {
        let value = match field.column {
            "slug" => "a-first-test",
            "country" => "JP",
            "member" => "riverside",
            "partner" => "aalborg",
            "language" => "es",
            "subject" => "pages/history",
            "source" if kind.key == "partnerships" => "adelanto-hadong",
            "president" => "kennedy",
            "latitude" => "33.5",
            "longitude" => "-117.25",
            "since_year" => "1999",
            "geonames_id" | "population" => "1234",
            "rank" | "image" => "",
            "website" => "https://example.org/",
            "from_path" => "/an-old-address",
            "to_path" | "path" => "/mission",
            "place" => "footer",
            "time_zone" => "Asia/Tokyo",
            "kind" => "sister_city",
            "status" => "active",
            "term_ends_on" => "2027-12-31",
            column if column.ends_with("_on") => "2026-01-01",
            _ => "=Words & <b>more</b>",
        };
        form = form.with(field.column, value);
    }
    form
}

/// The key at the end of the address that saving leads to.
fn form_path(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{:?}", answer.all(".error-summary"));
    answer.header("location").split('?').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn every_kind_is_made_changed_thrown_away_put_back_exported_and_imported() {
    let site = Site::new().await;
    let cookie = site.sign_in("administrator").await;
    for kind in kinds::all() {
        let list = format!("/admin/records/{}", kind.key);
        assert_eq!(site.get_as(&cookie, &list).await.status, StatusCode::OK, "{list}");
        let path = if kind.is_open() {
            let new = site.get_as(&cookie, &format!("{list}/new")).await;
            assert_eq!(new.status, StatusCode::OK, "{list}/new");
            form_path(&site.post_as(&cookie, &format!("{list}/new"), &sample(kind)).await)
        } else {
            site.get_as(&cookie, &list).await.attribute(".records a", "href")
        };
        // a word is changed, and one click undoes it
        let column = kind.fields.iter().find(|field| !["slug", "path", "member"].contains(&field.column)).expect("a field").column;
        let column =
            if kind.key == "quotations" || kind.key == "partnerships" { kind.fields[kind.fields.len() - 2].column } else { column };
        let column = if kind.key == "partnerships" { "confirmed_by" } else { column };
        let column = if kind.key == "redirects" { "to_path" } else { column };
        let before = filled(&site, &cookie, &path).await;
        let column = if kind.key == "translations" { "title" } else { column };
        let word = if kind.key == "redirects" { "/history" } else { "Another word" };
        let path = form_path(&site.post_as(&cookie, &path, &before.clone().with(column, word)).await);
        let after = site.get_as(&cookie, &path).await;
        assert_eq!(field(&after, column), word, "{path}");
        let newest = after.attribute("#record input[name=revision]", "value");
        let saved = site.get_as(&cookie, &format!("{path}?saved={newest}")).await;
        let undo = FormData::default()
            .with("revision", &saved.attribute("#saved input[name=revision]", "value"))
            .with("wanted", &saved.attribute("#saved input[name=wanted]", "value"));
        let path = form_path(&site.post_as(&cookie, &format!("{path}/restore"), &undo).await);
        let undone = filled(&site, &cookie, &path).await;
        assert_eq!(undone.clone().with("revision", ""), before.with("revision", ""), "{path}");
        let history = site.get_as(&cookie, &format!("{path}/history")).await;
        assert_eq!(history.all(".log > li").len(), 3, "{path}: {}", history.text());
        if kind.is_open() {
            let trash = FormData::default().with("revision", undone.get("revision"));
            let answer = site.post_as(&cookie, &format!("{path}/trash"), &trash).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.text());
            assert_eq!(site.get_as(&cookie, &path).await.status, StatusCode::NOT_FOUND, "{path}");
            let page = site.get_as(&cookie, answer.header("location")).await;
            let restore = page.attribute("li.note form", "action");
            assert_eq!(form_path(&site.post_as(&cookie, &restore, &FormData::default()).await), path);
        }
        // what is exported says what is there: nothing would be changed by it
        let table = site.get_as(&cookie, &format!("{list}/export.csv")).await;
        assert!(table.bytes.starts_with("\u{feff}".as_bytes()) && table.text().lines().count() > 1, "{list}");
        assert!(!table.text().contains(",=") && !table.text().contains("\n="), "{}", table.text());
        let answer = site.post_as(&cookie, &format!("{list}/import"), &FormData::default().file("file", "table.csv", &table.bytes)).await;
        assert_eq!(answer.status, StatusCode::OK, "{list}: {:?}", answer.all(".error-summary"));
        assert!(answer.all("#outcome")[0].starts_with("0 would be added, 0 changed"), "{list}: {:?}", answer.all("#outcome, .log"));
    }
    let deeds: i64 = sqlx::query_scalar("SELECT count(*) FROM log_entry WHERE action IN ('make', 'change', 'throw away')")
        .fetch_one(&site.app.database)
        .await
        .expect("the log");
    assert!(deeds > 40, "{deeds} lines in the log");
}

fn field(page: &Answer, column: &str) -> String {
    fields_of(page).get(column).to_owned()
}

#[tokio::test]
async fn two_people_on_one_page_are_told_and_neither_loses_a_word() {
    let site = Site::new().await;
    let (ada, grace) = (site.sign_in("administrator").await, site.sign_in("editor").await);
    let path = "/admin/records/pages/mission";
    let (hers, theirs) = (filled(&site, &ada, path).await, filled(&site, &grace, path).await);
    let note = FormData::default().with("kind", "pages").with("key", "mission");
    assert_eq!(site.post_as(&ada, "/admin/editing", &note).await.text(), r#"{"others":[]}"#);
    assert!(site.get_as(&grace, path).await.all("[data-note]")[0].contains("Ada the administrator"));
    assert_eq!(form_path(&site.post_as(&ada, path, &hers.with("title", "Our purpose")).await), path);

    let answer = site.post_as(&grace, path, &theirs.with("description", "Grace’s own sentence.")).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.all("#theirs h2")[0].contains("Ada the administrator"));
    assert_eq!(answer.all("#theirs ins"), ["Our purpose"]);
    assert_eq!(field(&answer, "description"), "Grace’s own sentence.");
    assert_eq!(site.get("/mission").await.all("h1"), ["Our purpose"]);
    // saved knowingly, it goes over the other one; a third writer is told again
    let again = fields_of(&answer);
    assert_eq!(form_path(&site.post_as(&grace, path, &again).await), path);
    assert_eq!(site.get("/mission").await.all("h1"), ["Mission"]);
    assert_eq!(site.post_as(&ada, path, &again.with("title", "X")).await.status, StatusCode::CONFLICT);
    site.app.clock.advance(Duration::from_mins(16));
    assert_eq!(site.get_as(&grace, path).await.all("[data-note]"), [""]);
}

#[tokio::test]
async fn what_was_thrown_away_or_moved_while_somebody_wrote_does_not_take_their_words_along() {
    let site = Site::new().await;
    let (ada, grace) = (site.sign_in("administrator").await, site.sign_in("editor").await);
    let path = "/admin/records/pages/donate";
    let form = filled(&site, &ada, path).await;
    form_path(&site.post_as(&ada, path, &form.with("title", "Give")).await);
    let (hers, theirs) = (filled(&site, &ada, path).await, filled(&site, &grace, path).await.with("title", "Give something"));
    form_path(&site.post_as(&ada, path, &hers.with("slug", "give")).await);
    let answer = site.post_as(&grace, path, &theirs).await;
    assert_eq!((answer.status, field(&answer, "title")), (StatusCode::CONFLICT, "Give something".to_owned()));
    assert_eq!(answer.attribute("#record", "action"), "/admin/records/pages/give");
    assert_eq!(answer.all("#theirs ins"), ["give"]);
    let trash = FormData::default().with("revision", fields_of(&answer).get("revision"));
    site.post_as(&ada, "/admin/records/pages/give/trash", &trash).await;
    let answer = site.post_as(&grace, "/admin/records/pages/give", &fields_of(&answer)).await;
    assert_eq!((answer.status, field(&answer, "title")), (StatusCode::CONFLICT, "Give something".to_owned()));
    assert!(answer.all(".error-summary")[0].contains("thrown this away"));
    let made = site.post_as(&grace, &answer.attribute("#record", "action"), &fields_of(&answer)).await;
    assert_eq!(form_path(&made), "/admin/records/pages/donate");
    // what nobody had ever changed before it moved
    let path = "/admin/records/pages/interview";
    let (hers, theirs) = (filled(&site, &ada, path).await, filled(&site, &grace, path).await.with("title", "An evening with Thelma"));
    form_path(&site.post_as(&ada, path, &hers.with("slug", "thelma-press")).await);
    let answer = site.post_as(&grace, path, &theirs).await;
    assert_eq!((answer.status, field(&answer, "title")), (StatusCode::CONFLICT, "An evening with Thelma".to_owned()));
    assert_eq!(answer.attribute("#record", "action"), "/admin/records/pages/thelma-press");
}

#[tokio::test]
async fn a_new_address_leads_on_from_the_old_one_and_fixed_pages_keep_theirs() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let form = filled(&site, &cookie, "/admin/records/pages/interview").await;
    let path = form_path(&site.post_as(&cookie, "/admin/records/pages/interview", &form.with("slug", "thelma-press")).await);
    assert_eq!(path, "/admin/records/pages/thelma-press");
    assert_eq!(site.get("/thelma-press").await.status, StatusCode::OK);
    let old = site.get("/interview").await;
    assert_eq!((old.status, old.header("location")), (StatusCode::PERMANENT_REDIRECT, "/thelma-press"));
    let form = filled(&site, &cookie, "/admin/records/cities/riverside").await;
    form_path(&site.post_as(&cookie, "/admin/records/cities/riverside", &form.with("slug", "city-of-riverside")).await);
    assert_eq!(site.get("/cities/riverside").await.header("location"), "/cities/city-of-riverside");
    assert!(site.get("/cities/city-of-riverside").await.all(".ties").len() == 1);
    // and back again, without going in a circle
    let form = filled(&site, &cookie, &path).await;
    form_path(&site.post_as(&cookie, &path, &form.with("slug", "interview")).await);
    assert_eq!(site.get("/interview").await.status, StatusCode::OK);
    assert_eq!(site.get("/thelma-press").await.header("location"), "/interview");
    for (page, slug) in
        [("history", "our-history"), ("bylaws", "rules"), ("mission", "cities"), ("mission", "admin"), ("mission", "contact")]
    {
        let path = format!("/admin/records/pages/{page}");
        let form = filled(&site, &cookie, &path).await;
        let answer = site.post_as(&cookie, &path, &form.with("slug", slug)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{page} to {slug}");
        assert_eq!(site.get(&format!("/{page}")).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn the_trash_is_forgotten_after_thirty_days_and_an_import_does_not_bring_it_back() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let trash = FormData::default().with("revision", "0");
    let translations = async || {
        let count = sqlx::query_scalar::<_, i64>("SELECT count(*) FROM translation WHERE subject = 'pages/donate'");
        count.fetch_one(&site.app.database).await.expect("a number")
    };
    assert_eq!(site.post_as(&cookie, "/admin/records/pages/donate/trash", &trash).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get("/donate").await.status, StatusCode::NOT_FOUND);
    // what is named elsewhere, and what has a fixed place, stays
    for kept in ["cities/riverside", "pages/history", "sources/adelanto-hadong", "presidents/kennedy"] {
        let answer = site.post_as(&cookie, &format!("/admin/records/{kept}/trash"), &trash).await;
        assert_eq!((answer.status, answer.all(".error-summary").len()), (StatusCode::CONFLICT, 1), "{kept}");
    }
    let day = Duration::from_hours(24);
    site.app.clock.advance(day * 29 + Duration::from_mins(24 * 60 - 1));
    upkeep::once(&site.app).await.expect("the upkeep");
    assert_eq!((site.count("trash").await, translations().await), (1, 1));
    site.app.clock.advance(Duration::from_mins(2));
    upkeep::once(&site.app).await.expect("the upkeep");
    assert_eq!((site.count("trash").await, translations().await), (0, 0));
    let words: i64 = sqlx::query_scalar("SELECT count(*) FROM revision WHERE kind = 'pages' AND content LIKE '%body%'")
        .fetch_one(&site.app.database)
        .await
        .unwrap();
    assert_eq!(words, 0, "its wordings are forgotten too");
    let imported = content::import(&site.app.database, &site.app.config.content, site.app.clock.now()).await.expect("an import");
    assert_eq!(imported.kept, ["page donate"]);
    assert_eq!(site.get("/donate").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_content_files_do_not_overwrite_what_was_edited_in_the_browser() {
    let site = Site::new().await;
    let cookie = site.sign_in("administrator").await;
    for (path, column, word) in [
        ("pages/mission", "title", "Edited mission"),
        ("cities/riverside", "name", "Edited Riverside"),
        ("settings/1", "short_name", "Edited name"),
        ("countries/JP", "name", "Nippon"),
        ("menu/1", "label", "Edited label"),
        ("time-line/1", "title", "Edited entry"),
        ("quotations/eisenhower", "source", "Edited source"),
        ("sources/adelanto-hadong", "title", "Edited title"),
    ] {
        let path = format!("/admin/records/{path}");
        let form = filled(&site, &cookie, &path).await;
        form_path(&site.post_as(&cookie, &path, &form.with(column, word)).await);
    }
    let partnership: String =
        sqlx::query_scalar("SELECT CAST(id AS TEXT) FROM partnership LIMIT 1").fetch_one(&site.app.database).await.unwrap();
    let path = format!("/admin/records/partnerships/{partnership}");
    let form = filled(&site, &cookie, &path).await;
    form_path(&site.post_as(&cookie, &path, &form.with("since_year", "1901")).await);
    let imported = content::import(&site.app.database, &site.app.config.content, site.app.clock.now()).await.expect("an import");
    assert_eq!((imported.pages, imported.places, imported.partnerships), (0, 0, 0));
    let kept = imported.kept.join("; ");
    for what in [
        "page mission",
        "city riverside",
        "settings",
        "country JP",
        "menu",
        "time line",
        "quotations",
        "source adelanto-hadong",
        "partnership of",
    ] {
        assert!(kept.contains(what), "{what} is not in: {kept}");
    }
    assert_eq!(site.get("/mission").await.all("h1"), ["Edited mission"]);
    assert_eq!(site.get("/mission").await.all(".site-name"), ["Edited name"]);
    assert_eq!(site.get("/cities/riverside").await.all("h1"), ["Edited Riverside"]);
    assert_eq!(filled(&site, &cookie, &path).await.get("since_year"), "1901");
    // a city whose address was changed does not come back under the old one, nor do its partnerships fail
    let form = filled(&site, &cookie, "/admin/records/cities/alhambra").await;
    form_path(&site.post_as(&cookie, "/admin/records/cities/alhambra", &form.with("slug", "the-alhambra")).await);
    content::import(&site.app.database, &site.app.config.content, site.app.clock.now()).await.expect("an import");
    assert_eq!(site.get("/cities/alhambra").await.header("location"), "/cities/the-alhambra");
}

#[tokio::test]
async fn a_partnership_gets_its_right_year_with_its_source_and_the_log_says_so() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let found = site.get_as(&cookie, "/admin/records/partnerships?q=alhambra").await;
    let path = found.attribute(".records a", "href");
    let form = filled(&site, &cookie, &path).await;
    let source =
        sample(Kind::find("sources").expect("a kind")).with("title", "Minutes of the council").with("address", "City hall, shelf 3");
    let answer = site.post_as(&cookie, "/admin/records/sources/new", &source).await;
    assert_eq!(form_path(&answer), "/admin/records/sources/minutes-of-the-council");
    let wrong = site.post_as(&cookie, &path, &form.clone().with("since_year", "in spring")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(field(&wrong, "since_year"), "in spring");
    form_path(&site.post_as(&cookie, &path, &form.with("since_year", "2010").with("source", "minutes-of-the-council")).await);
    let city = site.get("/cities/alhambra").await;
    assert!(city.all(".ties").join(" ").contains("since 2010") && city.all(".ties").join(" ").contains("Minutes of the council"));
    let administrator = site.sign_in("administrator").await;
    let log = site.get_as(&administrator, &format!("/admin/log?path={path}")).await;
    let line = log.all(".log > li").join(" ");
    assert!(line.contains("change partnership: Alhambra") && line.contains("First year") && line.contains("Source"), "{line}");
    assert_eq!(log.all(".log > li ins")[0], "2010");
}

#[tokio::test]
async fn pressing_twice_makes_one_record_and_an_order_puts_it_in_its_place() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let first = site.get("/history").await.all(".time-line h2");
    let form = sample(Kind::find("time-line").expect("a kind")).with("title", "In between").with("rank", "1.5");
    let path = form_path(&site.post_as(&cookie, "/admin/records/time-line/new", &form).await);
    assert_eq!(form_path(&site.post_as(&cookie, "/admin/records/time-line/new", &form).await), path);
    let now = site.get("/history").await.all(".time-line h2");
    assert_eq!((now.len(), now[0].as_str(), now[1].as_str()), (first.len() + 1, first[0].as_str(), "In between"));
    // a number that was used is not given again
    let revision = filled(&site, &cookie, &path).await;
    site.post_as(&cookie, &format!("{path}/trash"), &FormData::default().with("revision", revision.get("revision"))).await;
    let other = form_path(&site.post_as(&cookie, "/admin/records/time-line/new", &form.with("form_id", "another")).await);
    assert_ne!(other, path);
}

#[tokio::test]
async fn what_would_harm_is_refused_in_words_or_shown_harmless() {
    let site = Site::new().await;
    let cookie = site.sign_in("administrator").await;
    let page = sample(Kind::find("pages").expect("a kind"));
    let body = "<script>alert(1)</script> <svg onload=alert(1)> [click](javascript:alert(1)) \u{202e}reversed\u{0} ![x](https://evil.example/x.png)";
    let made = form_path(
        &site.post_as(&cookie, "/admin/records/pages/new", &page.clone().with("body", body).with("title", "<i>T</i>\u{202e}\0")).await,
    );
    for path in ["/a-first-test", made.as_str(), &format!("{made}/history"), "/admin/records/pages"] {
        let text = site.get_as(&cookie, path).await.text();
        assert!(!text.contains("<script>alert") && !text.contains("<svg onload") && !text.contains("href=\"javascript:"), "{path}");
        assert!(
            !text.contains('\u{202e}') && !text.contains('\0') && !text.contains("<i>T</i>") && !text.contains("<img src=\"https"),
            "{path}"
        );
    }
    let refused: [(&str, &str, &str); 9] = [
        ("menu", "path", "javascript:alert(1)"),
        ("menu", "path", "//evil.example"),
        ("redirects", "to_path", "https://evil.example"),
        ("redirects", "from_path", "/*"),
        ("cities", "website", "javascript:alert(1)"),
        ("cities", "latitude", "NaN"),
        ("partnerships", "member", "nowhere"),
        ("board", "term_ends_on", "1999-01-01"),
        ("pages", "slug", "../etc"),
    ];
    for (kind, column, value) in refused {
        let form = sample(Kind::find(kind).expect("a kind")).with("form_id", "x").with(column, value);
        let answer = site.post_as(&cookie, &format!("/admin/records/{kind}/new"), &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{kind} {column} {value}");
        assert!(!answer.all(".error-summary li").is_empty(), "{kind}");
    }
    let long = "x".repeat(900_000);
    let answer = site.post_as(&cookie, "/admin/records/pages/new", &page.clone().with("title", &long)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.all(".error-summary li")[0].contains("900000 characters"));
    let answer = site.post_as(&cookie, "/admin/records/pages/new", &page.with("title", &"x".repeat(5 << 20))).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    for path in ["/admin/records/nonsense", "/admin/records/pages/nonsense", "/admin/records/pages/%00", "/admin/records/time-line/1e3"] {
        assert_eq!(site.get_as(&cookie, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let editor = site.sign_in("editor").await;
    assert_eq!(site.get_as(&editor, "/admin/records/settings/1").await.status, StatusCode::FORBIDDEN);
    assert!(!site.get_as(&editor, "/admin/records").await.text().contains("/admin/records/settings"));
}

async fn import(site: &Site, cookie: &str, kind: &str, bytes: &[u8]) -> Answer {
    site.post_as(cookie, &format!("/admin/records/{kind}/import"), &FormData::default().file("file", "table.csv", bytes)).await
}

#[tokio::test]
async fn a_table_is_shown_first_and_then_taken_over_exactly_as_shown() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let table = "slug,name,county,latitude,longitude,extra\n\
                 riverside,Riverside,Another County,33.9533,-117.3962,x\n\
                 new-town,New Town,Kern,35.0,-118.5,y\n\
                 alhambra,Alhambra,Los Angeles,34.0953,-118.1270,z\n";
    let before = site.get_as(&cookie, "/admin/records/cities/export.csv").await.text();
    let shown = import(&site, &cookie, "cities", table.as_bytes()).await;
    assert_eq!(shown.status, StatusCode::OK, "{:?}", shown.all(".error-summary"));
    assert!(shown.all("#outcome")[0].starts_with("1 would be added, 1 changed, 1 left"), "{:?}", shown.all("#outcome, .log"));
    assert!(shown.all(".log ins").contains(&"Another County".to_owned()) || shown.text().contains("Another"), "{}", shown.text());
    assert_eq!(site.get_as(&cookie, "/admin/records/cities/export.csv").await.text(), before, "nothing was changed by looking");
    let token = shown.attribute("input[name=token]", "value");
    let apply = FormData::default().with("token", &token);
    let stranger = site.sign_in("administrator").await;
    assert_eq!(site.post_as(&stranger, "/admin/records/cities/import/apply", &apply).await.status, StatusCode::CONFLICT);
    assert_eq!(site.post_as(&cookie, "/admin/records/cities/import/apply", &apply).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.post_as(&cookie, "/admin/records/cities/import/apply", &apply).await.status, StatusCode::CONFLICT, "twice");
    assert_eq!(site.get("/cities/new-town").await.all("h1"), ["New Town"]);
    assert!(site.get("/cities/riverside").await.text().contains("Another County"));
    // what somebody changed since it was shown is not overwritten
    let shown = import(&site, &cookie, "cities", table.replace("Another", "Third").as_bytes()).await;
    let form = filled(&site, &stranger, "/admin/records/cities/riverside").await;
    form_path(&site.post_as(&stranger, "/admin/records/cities/riverside", &form.with("county", "Riverside")).await);
    let apply = FormData::default().with("token", &shown.attribute("input[name=token]", "value"));
    assert_eq!(site.post_as(&cookie, "/admin/records/cities/import/apply", &apply).await.status, StatusCode::CONFLICT);
    assert!(!site.get("/cities/riverside").await.text().contains("Third County"));
}

#[tokio::test]
async fn the_files_of_the_content_folder_are_tables_too_and_would_change_nothing() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/directory");
    for (kind, file) in [
        ("cities", "member_cities.csv"),
        ("partners", "partner_cities.csv"),
        ("partnerships", "partnerships.csv"),
        ("sources", "sources.csv"),
        ("countries", "countries.csv"),
    ] {
        let answer = import(&site, &cookie, kind, &fs::read(folder.join(file)).expect("a file")).await;
        assert_eq!(answer.status, StatusCode::OK, "{file}: {:?}", answer.all(".error-summary"));
        assert!(answer.all("#outcome")[0].starts_with("0 would be added, 0 changed"), "{file}: {:?}", answer.all("#outcome, .log > li"));
    }
}

#[tokio::test]
async fn a_bad_table_gets_sentences_and_never_an_error_of_ours() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let bad: [(&str, &[u8], &str); 11] = [
        ("cities", b"", "Missing: slug"),
        ("cities", b"name;slug\nA;b\n", "Missing: slug"),
        ("cities", b"name,county\nA,B\n", "Missing: slug"),
        ("cities", b"slug,name\nriverside,R\xedverside\n", "not in UTF-8"),
        ("cities", b"\xff\xfes\0l\0u\0g\0", "not in UTF-8"),
        ("cities", b"slug,name\nriverside\n", "Line 2: This line has 1 cells"),
        ("cities", b"slug,name\nriverside,A\nriverside,B\n", "twice"),
        ("cities", b"slug,name\nnowhere,Nowhere\n", "must not be empty"),
        ("partnerships", b"member_slug,partner_slug,status,source_id\nriverside,atlantis,active,x\n", "Line 2"),
        ("partnerships", b"member_slug,partner_slug,status\nriverside,sendai,married\n", "not a status"),
        ("countries", b"country_code,name\nXX,Nowhere\n", "cannot be added"),
    ];
    for (kind, bytes, words) in bad {
        let answer = import(&site, &cookie, kind, bytes).await;
        let said = answer.all(".error-summary").join(" ");
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(said.contains(words), "{words}: {said}");
        assert!(answer.attributes("input[name=token]", "value").is_empty());
    }
    assert_eq!(site.post_as(&cookie, "/admin/records/cities/import", &FormData::default()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn ten_thousand_lines_are_taken_in_one_go() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let lines: Vec<_> = (0..10_000).map(|number| format!("/old/{number},/mission")).collect();
    let table = format!("from,to\n{}\n", lines.join("\n"));
    let shown = import(&site, &cookie, "redirects", table.as_bytes()).await;
    assert_eq!(shown.status, StatusCode::OK, "{:?}", shown.all(".error-summary"));
    assert!(shown.all("#outcome")[0].starts_with("10000 would be added"));
    assert_eq!(shown.all(".log > li").len(), 200);
    let apply = FormData::default().with("token", &shown.attribute("input[name=token]", "value"));
    assert_eq!(site.post_as(&cookie, "/admin/records/redirects/import/apply", &apply).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get("/old/9999").await.header("location"), "/mission");
}
