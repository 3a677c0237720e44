//! Documents with versions behind one address.

use crate::support::{FormData, Site};
use axum::http::StatusCode;
use socal_sister_cities::upkeep;
use std::time::Duration;

const DAY: Duration = Duration::from_hours(24);

pub fn pdf(words: &str) -> Vec<u8> {
    format!("%PDF-1.7\n{words}\n%%EOF").into_bytes()
}

pub async fn upload(site: &Site, cookie: &str, name: &str, bytes: &[u8], adopted_on: &str) -> StatusCode {
    let form = FormData::default().with("adopted_on", adopted_on).with("note", "As amended").file("file", name, bytes);
    site.post_as(cookie, "/admin/documents/bylaws", &form).await.status
}

#[tokio::test]
async fn a_new_by_laws_file_keeps_the_address_and_the_old_one_stays_below() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    assert!(site.get("/bylaws").await.text().contains("has not been given to this site yet"));
    assert_eq!(site.get("/bylaws/file").await.status, StatusCode::NOT_FOUND);
    assert_eq!(upload(&site, &cookie, "old.pdf", &pdf("old"), "2019-05-04").await, StatusCode::SEE_OTHER);
    assert_eq!(site.get("/bylaws/file").await.bytes, pdf("old"));
    assert_eq!(upload(&site, &cookie, "Bylaws 2026.pdf", &pdf("new"), "10/3/2026").await, StatusCode::SEE_OTHER);

    let file = site.get("/bylaws/file").await;
    assert_eq!((file.status, file.bytes.as_slice()), (StatusCode::OK, pdf("new").as_slice()));
    assert_eq!(file.header("content-type"), "application/pdf");
    assert_eq!(file.header("content-disposition"), "attachment; filename*=UTF-8''Bylaws%202026%2Epdf");
    assert!(file.header("content-security-policy").contains("sandbox"));
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    let page = site.get("/bylaws").await;
    assert_eq!(page.attribute("main .button", "href"), "/bylaws/file");
    assert!(page.all(".note")[0].contains("Adopted on 3 October 2026"), "{:?}", page.all(".note"));
    assert!(!page.text().contains("has not been given") && page.all("h2").contains(&"What they are".to_owned()));
    assert_eq!(page.attributes(".versions a", "href"), ["/bylaws/file/1"]);
    assert_eq!(site.get("/bylaws/file/1").await.bytes, pdf("old"));
    // one that was adopted earlier does not become the present one, whenever it is put here
    assert_eq!(upload(&site, &cookie, "first.pdf", &pdf("first"), "1974-01-01").await, StatusCode::SEE_OTHER);
    assert_eq!(site.get("/bylaws/file").await.bytes, pdf("new"));
    assert_eq!(site.get("/bylaws").await.attributes(".versions a", "href"), ["/bylaws/file/1", "/bylaws/file/3"]);
}

#[tokio::test]
async fn a_version_is_taken_back_put_back_and_forgotten_by_the_clock_while_others_are_kept() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    upload(&site, &cookie, "old.pdf", &pdf("old"), "2019-05-04").await;
    upload(&site, &cookie, "wrong.pdf", &pdf("wrong"), "2026-05-04").await;
    let nothing = FormData::default();
    site.post_as(&cookie, "/admin/documents/bylaws/2/take-back", &nothing).await;
    assert_eq!(site.get("/bylaws/file").await.bytes, pdf("old"));
    assert_eq!(site.get("/bylaws/file/2").await.status, StatusCode::NOT_FOUND);
    site.post_as(&cookie, "/admin/documents/bylaws/2/put-back", &nothing).await;
    assert_eq!(site.get("/bylaws/file").await.bytes, pdf("wrong"));
    site.post_as(&cookie, "/admin/documents/bylaws/2/take-back", &nothing).await;
    site.app.clock.advance(DAY * 29);
    upkeep::once(&site.app).await.expect("the upkeep");
    assert_eq!((site.count("document_version").await, site.count("file").await), (2, 2));
    site.app.clock.advance(DAY * 2);
    upkeep::once(&site.app).await.expect("the upkeep");
    assert_eq!((site.count("document_version").await, site.count("file").await), (1, 1));
    assert_eq!(site.get("/bylaws/file").await.bytes, pdf("old"), "a document in use is never forgotten");
}

#[tokio::test]
async fn what_is_no_document_is_refused_in_words() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    for (name, bytes, day) in [
        ("page.html", b"<script>alert(1)</script>".as_slice(), "2026-01-01"),
        ("empty.pdf", b"", "2026-01-01"),
        ("photo.pdf", b"\xff\xd8\xff\xe0 jpeg", "2026-01-01"),
        ("good.pdf", b"%PDF-1.7 x", "soon"),
    ] {
        let form = FormData::default().with("adopted_on", day).with("note", "A word").file("file", name, bytes);
        let answer = site.post_as(&cookie, "/admin/documents/bylaws", &form).await;
        assert_eq!((answer.status, answer.all(".error").len()), (StatusCode::UNPROCESSABLE_ENTITY, 1), "{name}");
        assert_eq!(answer.attribute("#note-bylaws", "value"), "A word");
    }
    assert_eq!(site.post_as(&cookie, "/admin/documents/nonsense", &FormData::default()).await.status, StatusCode::NOT_FOUND);
    for path in ["/mission/file", "/nonsense/file", "/bylaws/file/1", "/bylaws/file/x"] {
        assert!(site.get(path).await.status.is_client_error(), "{path}");
    }
}

#[tokio::test]
async fn the_telephone_is_shown_only_if_the_settings_say_so() {
    let site = Site::new().await;
    let cookie = site.sign_in("administrator").await;
    assert_eq!(site.get("/mission").await.attributes("footer a[href^='tel:']", "href").len(), 1);
    let page = site.get_as(&cookie, "/admin/records/settings/1").await;
    let mut form = FormData::default();
    for (name, value) in page.attributes("#record input", "name").iter().zip(page.attributes("#record input", "value")) {
        form = form.with(name, &value);
    }
    let form = form.with("postal_address", "PO Box 1\nAnaheim").with("show_phone", "0");
    assert_eq!(site.post_as(&cookie, "/admin/records/settings/1", &form).await.status, StatusCode::SEE_OTHER);
    let page = site.get("/mission").await;
    assert_eq!(page.attributes("footer a[href^='tel:']", "href").len(), 0);
    assert!(page.all("footer")[0].contains("PO Box 1"));
}
