//! Editing in the browser: every kind through its whole life, two people on one page, trash, history, tables in and out.

use crate::support::{Answer, FormData, Site};
use axum::http::StatusCode;
use socal_sister_cities::{
    content,
    records::{Kind, kinds},
};
use std::time::Duration;

/// The form of a record, filled as the page gives it.
pub async fn filled(site: &Site, cookie: &str, path: &str) -> FormData {
    let page = site.get_as(cookie, path).await;
    assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text());
    fields_of(&page)
}

pub fn fields_of(page: &Answer) -> FormData {
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
pub fn sample(kind: &Kind) -> FormData {
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
pub fn form_path(answer: &Answer) -> String {
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

pub fn field(page: &Answer, column: &str) -> String {
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
