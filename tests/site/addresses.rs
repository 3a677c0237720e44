//! The addresses of what editors make: they begin with a letter, are none of the site's own, and take along what is tied to them.

use crate::{
    records::filled,
    support::{FormData, Site},
};
use axum::http::StatusCode;
use socal_sister_cities::handover;

/// A page made with this title and no address; gives its key.
async fn page(site: &Site, cookie: &str, kind: &str, title: &str) -> String {
    let form = filled(site, cookie, &format!("/admin/records/{kind}/new")).await;
    let form = form
        .with("title", title)
        .with("slug", "")
        .with("body", "Words")
        .with("description", "In a sentence")
        .with("published_on", "2026-01-01");
    let answer = site.post_as(cookie, &format!("/admin/records/{kind}/new"), &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{title}: {:?}", answer.all(".error-summary"));
    answer.header("location").rsplit('/').next().and_then(|end| end.split('?').next()).expect("a key").to_owned()
}

#[tokio::test]
async fn an_address_that_is_made_from_a_title_is_none_of_the_sites_own_and_can_be_saved_again() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    for (kind, title, key) in [
        ("pages", "Cities", "cities-2"),
        ("pages", "Admin", "admin-2"),
        ("pages", "New", "new-2"),
        ("pages", "Sign in", "sign-in-2"),
        ("pages", "Static", "static-2"),
        ("pages", "ES", "es-2"),
        ("pages", "2026 Budget", "pages-2026-budget"),
        ("pages", "!!!", "pages"),
        ("pages", "Plans", "plans"),
        ("pages", "Plans for summer", "plans-for-summer"),
        ("pages", "Plans", "plans-2"),
        ("pages", "Plans", "plans-3"),
        ("news", "100 years", "news-100-years"),
    ] {
        assert_eq!(page(&site, &cookie, kind, title).await, key, "{title}");
        let path = format!("/admin/records/{kind}/{key}");
        let form = filled(&site, &cookie, &path).await.with("title", "Another title");
        assert_eq!(site.post_as(&cookie, &path, &form).await.status, StatusCode::SEE_OTHER, "{title}");
        let public = if kind == "news" { format!("/news/{key}") } else { format!("/{key}") };
        assert!(site.get(&public).await.all("h1").concat().contains("Another title"), "{public}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    handover::export_static(&site.app, &folder.path().join("site")).await.expect("the whole site as files");
    let revision = filled(&site, &cookie, "/admin/records/pages/admin-2").await;
    let thrown = FormData::default().with("revision", revision.get("revision"));
    assert_eq!(site.post_as(&cookie, "/admin/records/pages/admin-2/trash", &thrown).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get_as(&cookie, "/admin/records/menu/01").await.status, StatusCode::NOT_FOUND, "a key has one spelling");
}

#[tokio::test]
async fn what_moves_takes_its_translation_and_its_subscribers_along() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let spanish = site.get("/es/accessibility").await.all("h1");
    assert_ne!(spanish, site.get("/accessibility").await.all("h1"));
    let path = "/admin/records/pages/accessibility";
    let moved = filled(&site, &cookie, path).await.with("slug", "for-everybody");
    assert_eq!(site.post_as(&cookie, path, &moved).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get("/es/for-everybody").await.all("h1"), spanish);

    sqlx::query(
        r#"INSERT INTO subscriber (email, frequency, cities, salt, token_sha256, asked_at, confirmed_at)
           VALUES ('aiko@example.org', 'weekly', '["anaheim","irvine"]', 's', 't', '2026-01-01', '2026-01-01')"#,
    )
    .execute(&site.app.database)
    .await
    .expect("a subscriber");
    let path = "/admin/records/cities/irvine";
    let moved = filled(&site, &cookie, path).await.with("slug", "city-of-irvine");
    assert_eq!(site.post_as(&cookie, path, &moved).await.status, StatusCode::SEE_OTHER);
    let cities: String = sqlx::query_scalar("SELECT cities FROM subscriber").fetch_one(&site.app.database).await.expect("a subscriber");
    assert_eq!(cities, r#"["anaheim","city-of-irvine"]"#);
}

#[tokio::test]
async fn a_redirect_leads_in_no_circle_and_the_exact_one_comes_first() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let new = "/admin/records/redirects/new";
    for (from, to, status) in [
        ("/x*", "/x-new", StatusCode::UNPROCESSABLE_ENTITY),
        ("/y*", "/mission", StatusCode::SEE_OTHER),
        ("/?p=5", "/board", StatusCode::SEE_OTHER),
    ] {
        let form = filled(&site, &cookie, new).await.with("from_path", from).with("to_path", to);
        assert_eq!(site.post_as(&cookie, new, &form).await.status, status, "{from}");
    }
    assert_eq!(site.get("/?p=5").await.header("location"), "/board");
    assert_eq!(site.get("/year").await.header("location"), "/mission");
}

#[tokio::test]
async fn a_long_text_in_letters_beyond_ascii_is_taken() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let path = "/admin/records/pages/accessibility";
    let form = filled(&site, &cookie, path).await.with("body", &"七".repeat(190_000));
    assert_eq!(site.send(form.plain_request(path, &cookie)).await.status, StatusCode::SEE_OTHER);
}
