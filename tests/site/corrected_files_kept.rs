//! What becomes of a picture and files that were corrected: read anew, forgotten, handed over.

use crate::{
    corrected_files::{PAGE, form, names, pdf, picture, published, sent_well},
    made_files::word,
    published::newsletter,
    reading::read_all,
    support::{FormData, Site, settings_in},
};
use axum::http::StatusCode;
use socal_sister_cities::{files, handover, upkeep};
use std::time::Duration;

#[tokio::test]
async fn a_newsletter_whose_file_is_replaced_is_read_anew_and_keeps_one_or_a_web_address() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let fields = [
        ("organization", "Riverside"),
        ("title", "News"),
        ("sender_name", "Aiko Yamada"),
        ("sender_email", "aiko@example.org"),
        ("permission", "yes"),
    ];
    let newsletter = fields.into_iter().fold(FormData::default(), |form, (name, value)| form.with(name, value));
    let first = newsletter.clone().with("form_id", &site.form_id("/submit/newsletter").await).file("document", "wrong.pdf", &pdf("1"));
    let receipt = site.post("/submit/newsletter", &first).await.header("location").to_owned();
    site.decided(&editor, 1, "publish", FormData::default()).await;
    sqlx::raw_sql("UPDATE reading SET state = 'done'; INSERT INTO reading_page VALUES (1, 1, '[]', 'old words')")
        .execute(&site.app.database)
        .await
        .unwrap();
    let path = format!("{receipt}/change");
    let none = newsletter.clone().with("form_id", &site.form_id(&path).await).with("take_away", "1");
    assert_eq!(site.post(&path, &none).await.attributes(".error-summary a", "href"), ["#link"]);
    let right = newsletter.with("form_id", &site.form_id(&path).await).file("document", "right.pdf", &pdf("2"));
    assert_eq!(site.post(&path, &right).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.count("reading_page").await, 1, "what is only proposed is not read");
    assert_eq!(names(&site.get("/newsletters/news").await), ["wrong.pdf"]);
    site.decided(&editor, 1, "take", FormData::default().with("all", "yes")).await;
    assert_eq!(names(&site.get("/newsletters/news").await), ["right.pdf"]);
    let state: String = sqlx::query_scalar("SELECT state FROM reading").fetch_one(&site.app.database).await.unwrap();
    assert_eq!((state.as_str(), site.count("reading_page").await), ("waiting", 0));
}

#[tokio::test]
async fn a_file_that_is_only_proposed_is_not_read_and_the_one_that_was_taken_is() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let linked = newsletter(&site, "News").await;
    let receipt = site.post("/submit/newsletter", &linked).await.header("location").to_owned();
    site.decided(&editor, 1, "publish", FormData::default()).await;
    let path = format!("{receipt}/change");
    for (name, words) in [("first.docx", "The first words."), ("second.docx", "The second words.")] {
        let before = site.count("reading_page").await;
        let file = word(&format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"));
        let change = linked.clone().with("form_id", &site.form_id(&path).await).file("document", name, &file);
        assert_eq!(site.post(&path, &change).await.status, StatusCode::SEE_OTHER);
        assert_eq!(site.count("reading").await, before, "what is only proposed is not to be read");
        read_all(&site).await;
        assert_eq!(site.count("reading_page").await, before);
        site.decided(&editor, 1, "take", FormData::default().with("all", "yes")).await;
        read_all(&site).await;
        let read: Vec<String> = sqlx::query_scalar("SELECT body FROM reading_page").fetch_all(&site.app.database).await.unwrap();
        assert_eq!(read, [words]);
    }
}

#[tokio::test]
async fn what_was_taken_away_is_forgotten_with_its_sender_and_what_is_shown_stays() {
    let (site, editor, receipt) = published().await;
    sent_well(&site, &receipt, &form(&site, &receipt).await.with("take_away", "2").file("image", "new.png", &picture(2))).await;
    site.decided(&editor, 1, "take", FormData::default().with("all", "yes")).await;
    site.app.clock.advance(Duration::from_hours(24 * 30));
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(site.count("attachment").await, 3, "editors can still see what was there");
    for _ in 0..2 {
        site.app.clock.advance(Duration::from_hours(24 * 800));
        upkeep::once(&site.app).await.expect("upkeep");
    }
    let left: Vec<(String, String)> = sqlx::query_as("SELECT name, sha256 FROM attachment").fetch_all(&site.app.database).await.unwrap();
    assert_eq!((left.len(), left[0].0.as_str()), (1, "new.png"));
    files::read(&site.app.database, &left[0].1).await.expect("its bytes");
    let page = site.get(PAGE).await;
    assert_eq!(site.get(&page.attribute(".item-image img", "src")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_site_that_is_handed_over_shows_what_it_showed_and_no_more() {
    let (site, _, receipt) = published().await;
    sent_well(&site, &receipt, &form(&site, &receipt).await.with("take_away", "2").file("image", "new.png", &picture(2))).await;
    let folder = tempfile::tempdir().expect("a folder");
    let (export, data) = (folder.path().join("export"), tempfile::tempdir().expect("a folder"));
    handover::export(&site.app, &export).await.expect("an export");
    handover::import(settings_in(data.path(), &[]), &export).await.expect("an import");
    let other = Site::in_folder(data, site.app.clock.now().timestamp(), &[]).await;
    // the editor of the export has a password to choose first
    let editor = other.sign_in("administrator").await;
    assert_eq!(names(&other.get(PAGE).await), ["program.pdf"]);
    assert_eq!(other.get(&format!("{PAGE}/files/3")).await.status, StatusCode::NOT_FOUND);
    other.decided(&editor, 1, "take", FormData::default().with("all", "yes")).await;
    assert_eq!(other.get(PAGE).await.attribute(".item-image img", "src"), format!("{PAGE}/files/3"));
    assert_eq!(other.get(&format!("{PAGE}/files/3")).await.status, StatusCode::OK);
    assert!(names(&other.get(PAGE).await).is_empty());
}
