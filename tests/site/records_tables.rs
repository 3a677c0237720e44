//! Whole tables of records, in and out as CSV, and what would harm.

use crate::records::{filled, form_path, sample};
use crate::support::{Answer, FormData, Site};
use axum::http::StatusCode;
use socal_sister_cities::records::Kind;
use std::{fs, path::Path};

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
