//! A picture and files of a submission, corrected by whoever sent it and by editors.

use crate::{
    attachments::bomb,
    support::{Answer, FormData, Site},
};
use axum::http::StatusCode;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::{io::Cursor, time::Duration};

pub const PAGE: &str = "/events/qi-xi-tanabata-evening";

pub fn pdf(mark: &str) -> Vec<u8> {
    format!("%PDF-1.7\n1 0 obj <<>> endobj % {mark}\ntrailer <<>>\n%%EOF\n").into_bytes()
}

pub fn picture(shade: u8) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let image = RgbImage::from_pixel(30, 20, Rgb([shade, 10, 10]));
    DynamicImage::ImageRgb8(image).write_to(&mut bytes, ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

/// An event with a picture (number 1) and a file (number 2).
async fn sent(site: &Site) -> (i64, String) {
    let form =
        site.event().await.with("image_text", "Lanterns").file("image", "old.png", &picture(1)).file("file", "program.pdf", &pdf("1"));
    site.send_in(form).await
}

/// The same, published.
pub async fn published() -> (Site, String, String) {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let (number, receipt) = sent(&site).await;
    site.prove(number).await;
    site.decided(&editor, number, "publish", FormData::default()).await;
    site.app.clock.advance(Duration::from_secs(1));
    (site, editor, receipt)
}

/// What the sender's form says when it is opened, with its picture in words.
pub async fn form(site: &Site, receipt: &str) -> FormData {
    let path = format!("{receipt}/change");
    let seen = site.get(&path).await.attribute("input[name=seen]", "value");
    site.event().await.with("image_text", "Lanterns").with("seen", &seen).with("form_id", &site.form_id(&path).await)
}

async fn send(site: &Site, receipt: &str, form: &FormData) -> Answer {
    site.post(&format!("{receipt}/change"), form).await
}

pub async fn sent_well(site: &Site, receipt: &str, form: &FormData) {
    let answer = send(site, receipt, form).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (StatusCode::SEE_OTHER, format!("{receipt}?saved=yes").as_str()),
        "{}",
        answer.text()
    );
}

/// The names of the files on the sender's page, or on another one that lists them.
pub fn names(page: &Answer) -> Vec<String> {
    page.all("dd a[href*='/files/']")
}

/// The editor's form.
async fn edit(site: &Site, editor: &str, number: i64, form: FormData) -> Answer {
    let path = format!("/admin/submissions/{number}/edit");
    let page = site.get_as(editor, &path).await;
    let form = form.with("seen", &page.attribute("input[name=seen]", "value"));
    site.post_as(editor, &path, &form.with("form_id", &page.attribute("input[name=form_id]", "value"))).await
}

#[tokio::test]
async fn before_it_is_published_its_sender_takes_files_away_and_brings_others_at_once() {
    let site = Site::new().await;
    let (_, receipt) = sent(&site).await;
    let page = site.get(&format!("{receipt}/change")).await;
    assert_eq!(page.all(".kept .choice label"), ["Take old.png away", "Take program.pdf away"]);
    assert!(
        page.all(".kept")[0].contains("In words: Lanterns") && page.all(".kept")[1].contains("program.pdf ("),
        "{:?}",
        page.all(".kept")
    );
    assert_eq!(page.attribute(".kept img", "alt"), "Lanterns");
    let change = form(&site, &receipt).await.with("take_away", "2").with("image_text", "Dancers");
    let change = change.file("image", "new.png", &picture(2)).file("file", "map.pdf", &pdf("2"));
    sent_well(&site, &receipt, &change).await;
    let page = site.get(&format!("{receipt}?saved=yes")).await;
    assert_eq!(names(&page), ["new.png", "map.pdf"]);
    assert_eq!(page.all("#saved"), ["Your change is saved."]);
    assert!(page.all("h2").contains(&"As it stands now".to_owned()), "{:?}", page.all("h2"));
    let body = site.newest_to("admin@socalsistercities.org").await.1;
    for words in ["Picture", "old.png (", "new.png (", "Files", "program.pdf (", "map.pdf ("] {
        assert!(body.contains(words), "{words}: {body}");
    }
    // what was there is kept for editors, and shown to nobody else
    let editor = site.sign_in("editor").await;
    let history = site.get_as(&editor, "/admin/submissions/1").await.all(".history").concat();
    assert!(
        history.contains("With these files: new.png, map.pdf") && history.contains("With these files: old.png, program.pdf"),
        "{history}"
    );
    assert_eq!(site.get_as(&editor, "/admin/submissions/1/files/1").await.status, StatusCode::OK);
    assert_eq!(site.get(&format!("{receipt}/files/1")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get(&format!("{receipt}/files/3")).await.status, StatusCode::OK);
    site.decided(&editor, 1, "publish", FormData::default()).await;
    assert_eq!(site.get(&format!("{PAGE}/files/1")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get(PAGE).await.attribute(".item-image img", "src"), format!("{PAGE}/files/3"));
    assert_eq!(site.get(PAGE).await.attribute(".item-image img", "alt"), "Dancers");
}

#[tokio::test]
async fn a_question_about_the_picture_is_answered_with_one() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let (number, receipt) = site.send_in(site.event().await).await;
    let ask = FormData::default().with("check", "submission-row-picture").with("question", "");
    site.decided(&editor, number, "ask", ask).await;
    let page = site.get(&format!("{receipt}/change")).await;
    assert!(page.all("#question")[0].contains("Picture"), "{:?}", page.all("#question"));
    assert_eq!(page.attributes("details[open] #image", "type"), ["file"], "it is there to be answered");
    let wordless = form(&site, &receipt).await.with("image_text", "").file("image", "lanterns.png", &picture(1));
    let answer = send(&site, &receipt, &wordless).await;
    assert_eq!(answer.attributes(".error-summary a", "href"), ["#image_text"]);
    assert_eq!(answer.all(".kept strong"), ["lanterns.png"], "it need not be chosen again");
    sent_well(&site, &receipt, &wordless.without_files().with("image_text", "Lanterns")).await;
    assert_eq!(site.state(number).await, "waiting");
    assert_eq!(names(&site.get(&receipt).await), ["lanterns.png"]);
    assert_eq!(site.count("held_file").await, 0);
}

#[tokio::test]
async fn after_it_is_published_the_public_sees_the_new_ones_only_when_an_editor_has_taken_them() {
    let (site, editor, receipt) = published().await;
    let change = form(&site, &receipt).await.with("take_away", "2").with("image_text", "Dancers");
    let change = change.file("image", "new.png", &picture(2)).file("file", "map.pdf", &pdf("2"));
    sent_well(&site, &receipt, &change).await;
    let is_as_before = async || {
        let page = site.get(PAGE).await;
        assert_eq!(page.attribute(".item-image img", "src"), format!("{PAGE}/files/1"));
        assert_eq!(names(&page), ["program.pdf"]);
        for number in 3..8 {
            assert_eq!(site.get(&format!("{PAGE}/files/{number}")).await.status, StatusCode::NOT_FOUND, "{number}");
        }
        for number in 1..3 {
            assert_eq!(site.get(&format!("{PAGE}/files/{number}")).await.status, StatusCode::OK, "{number}");
        }
    };
    is_as_before().await;
    assert!(site.get(&receipt).await.all("#proposal").concat().contains("new.png"), "its sender sees what waits");
    let page = site.get_as(&editor, "/admin/submissions/1").await;
    assert_eq!(page.all(".differences label"), ["Picture in words", "Picture", "Files"]);
    let pictures = (page.attributes(".compared img", "src"), page.attributes(".compared img", "alt"));
    assert_eq!(pictures.0, ["/admin/submissions/1/files/1", "/admin/submissions/1/files/3"]);
    assert_eq!(pictures.1, ["Lanterns", "Dancers"]);
    let files = page.all(".differences li").pop().expect("files");
    assert!(files.contains("Goes: program.pdf (") && files.contains("New: map.pdf ("), "{files}");
    site.decided(&editor, 1, "refuse", FormData::default().with("refusal", "The old ones are nicer.")).await;
    is_as_before().await;
    assert_eq!(names(&site.get(&receipt).await), ["old.png", "program.pdf"]);
    // again, and this time it is taken, undone, and taken
    let change =
        form(&site, &receipt).await.with("take_away", "2").file("image", "new.png", &picture(2)).file("file", "map.pdf", &pdf("2"));
    sent_well(&site, &receipt, &change).await;
    is_as_before().await;
    site.decided(&editor, 1, "take", FormData::default().with("all", "yes")).await;
    let page = site.get(PAGE).await;
    assert_eq!(page.attribute(".item-image img", "src"), format!("{PAGE}/files/5"));
    assert_eq!(names(&page), ["map.pdf"]);
    for (number, status) in [(1, 404), (2, 404), (3, 404), (4, 404), (5, 200), (6, 200)] {
        assert_eq!(site.get(&format!("{PAGE}/files/{number}")).await.status.as_u16(), status, "{number}");
    }
    let logged: String =
        sqlx::query_scalar("SELECT changes FROM log_entry ORDER BY id DESC LIMIT 1").fetch_one(&site.app.database).await.unwrap();
    assert!(logged.contains("new.png") && logged.contains("program.pdf"), "{logged}");
    assert_eq!(site.undo(&editor, 1).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get(PAGE).await.attribute(".item-image img", "src"), format!("{PAGE}/files/1"));
    assert_eq!(site.get(&format!("{PAGE}/files/5")).await.status, StatusCode::NOT_FOUND);
    site.decided(&editor, 1, "take", FormData::default().with("all", "yes")).await;
    assert_eq!(names(&site.get(PAGE).await), ["map.pdf"]);
}

#[tokio::test]
async fn a_part_of_the_files_can_be_taken_but_no_picture_without_its_words() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let (number, receipt) = site.send_in(site.event().await).await;
    site.decided(&editor, number, "publish", FormData::default()).await;
    let change = form(&site, &receipt).await.file("image", "new.png", &picture(2)).file("file", "map.pdf", &pdf("2"));
    sent_well(&site, &receipt, &change).await;
    let wordless = site.decide(&editor, number, "take", FormData::default().with("field", "image")).await;
    assert_eq!(
        (wordless.status, wordless.attributes(".error-summary a", "href")),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["#field".to_owned()])
    );
    site.decided(&editor, number, "take", FormData::default().with("field", "file")).await;
    let page = site.get(PAGE).await;
    assert_eq!((names(&page), page.attributes(".item-image img", "src").len()), (vec!["map.pdf".to_owned()], 0));
    assert!(site.answers().await.pop().expect("a letter").2.contains("We have not changed: Picture in words, Picture."));
    assert_eq!(site.get(&format!("{PAGE}/files/1")).await.status, StatusCode::NOT_FOUND, "the picture was not taken");
    assert_eq!(site.undo(&editor, number).await.status, StatusCode::SEE_OTHER);
    assert!(names(&site.get(PAGE).await).is_empty());
    assert_eq!(site.get_as(&editor, "/admin/submissions/1").await.all(".differences label"), ["Picture in words", "Picture", "Files"]);
}

#[tokio::test]
async fn an_editor_corrects_files_at_once_before_and_after_it_is_published_and_a_proposal_is_laid_over_it() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let (number, receipt) = sent(&site).await;
    let words = site.event().await.with("image_text", "Lanterns");
    let page = site.get_as(&editor, "/admin/submissions/1/edit").await;
    assert_eq!(page.all(".kept .choice label"), ["Take old.png away", "Take program.pdf away"]);
    assert_eq!(page.attribute(".kept img", "src"), "/admin/submissions/1/files/1");
    let answer = edit(&site, &editor, number, words.clone().with("take_away", "1")).await;
    assert_eq!(answer.header("location"), "/admin/submissions/1?saved=yes", "{}", answer.text());
    assert_eq!(names(&site.get(&receipt).await), ["program.pdf"]);
    site.decided(&editor, number, "publish", FormData::default()).await;
    // the sender proposes another program and a picture; meanwhile the editor adds the minutes and a picture
    let change =
        form(&site, &receipt).await.with("take_away", "2").file("file", "map.pdf", &pdf("2")).file("image", "mine.png", &picture(3));
    sent_well(&site, &receipt, &change).await;
    let minutes = words.clone().file("file", "minutes.pdf", &pdf("3")).file("image", "ours.png", &picture(4));
    edit(&site, &editor, number, minutes).await;
    assert_eq!(names(&site.get(PAGE).await), ["program.pdf", "minutes.pdf"]);
    let more = FormData::default().file("file", "slides.pdf", &pdf("4"));
    assert_eq!(site.post_as(&editor, "/admin/submissions/1/files", &more).await.header("location"), "/admin/submissions/1?saved=yes");
    assert_eq!(names(&site.get(PAGE).await), ["program.pdf", "minutes.pdf", "slides.pdf"]);
    site.decided(&editor, number, "take", FormData::default().with("all", "yes")).await;
    let page = site.get(PAGE).await;
    assert_eq!(names(&page), ["map.pdf", "minutes.pdf", "slides.pdf"]);
    assert_eq!(page.attributes(".item-image img", "src").len(), 1);
    let shown = site.get(&page.attribute(".item-image img", "src")).await;
    assert!(shown.header("content-disposition").contains("mine"), "{:?}", shown.headers);
    let same = edit(&site, &editor, number, words.clone()).await;
    assert!(same.header("location").ends_with("saved=same"), "{}", same.text());
    // another form open at the same time: what was chosen is kept
    let path = "/admin/submissions/1/edit";
    let late =
        words.with("seen", "published.0.0").with("form_id", &site.get_as(&editor, path).await.attribute("input[name=form_id]", "value"));
    let late = site.post_as(&editor, path, &late.with("take_away", "4").file("file", "late.pdf", &pdf("5"))).await;
    assert_eq!((late.status, late.all(".kept strong")), (StatusCode::CONFLICT, vec!["late.pdf".to_owned()]));
}

#[tokio::test]
async fn what_is_hostile_or_too_much_changes_nothing() {
    let site = Site::new().await;
    let (_, receipt) = sent(&site).await;
    let (_, other) = sent(&site).await;
    // numbers of no file of this one: the third and fourth are of nobody
    let odd = form(&site, &receipt)
        .await
        .and("take_away", "3")
        .and("take_away", "-1")
        .and("take_away", "x")
        .and("take_away", "99999999999999999999");
    let answer = send(&site, &receipt, &odd).await;
    assert_eq!(
        (answer.status, answer.attributes(".error-summary a", "href")),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["#form_id".to_owned()])
    );
    let many = (0..11)
        .fold(form(&site, &receipt).await, |form, number| form.file("file", &format!("{number}.pdf"), &pdf(&format!("many {number}"))));
    let answer = send(&site, &receipt, &many).await;
    assert!(answer.all("#file-error")[0].contains("Three files at most"), "{:?}", answer.all(".error"));
    // three are kept, and one is there: still one too many
    let answer = send(&site, &receipt, &many.clone().without_files()).await;
    assert!(answer.all("#file-error")[0].contains("3 files at most, with those that are there"), "{:?}", answer.all(".error"));
    let hostile = form(&site, &receipt).await.with("take_away", "1").file("image", "bomb.png", &bomb());
    let answer = send(&site, &receipt, &hostile).await;
    assert!(answer.all("#image-error")[0].contains("too many pixels"), "{:?}", answer.all(".error"));
    assert_eq!(answer.attributes("input[name=take_away][checked]", "value"), ["1"], "what was ticked stays ticked");
    let script = form(&site, &receipt).await.file("image", "x.svg", b"<svg onload=alert(1)>").file("file", "x.html", b"<html>");
    assert_eq!(send(&site, &receipt, &script).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    for page in [&receipt, &other] {
        assert_eq!(names(&site.get(page).await), ["old.png", "program.pdf"]);
        assert_eq!(site.get(&format!("{page}/files/3")).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(site.count("version").await, 0);
    // both taken away and replaced is replaced; pressed twice is pressed once
    let both = form(&site, &receipt).await.with("take_away", "1").file("image", "new.png", &picture(2));
    for _ in 0..2 {
        sent_well(&site, &receipt, &both).await;
    }
    assert_eq!(names(&site.get(&receipt).await), ["program.pdf", "new.png"]);
    assert_eq!(site.count("version").await, 1);
    assert_eq!(names(&site.get(&other).await), ["old.png", "program.pdf"], "nobody else’s");
}
