use crate::support::Site;
use axum::http::StatusCode;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, RgbImage};
use socal_sister_cities::{files, upkeep};
use std::{io::Cursor, time::Duration};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n";

/// A picture with a pattern, so that it does not compress to nothing.
fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let image = RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 251) as u8, (y % 241) as u8, ((x * y) % 239) as u8]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(image).write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

/// Puts an EXIF block with orientation 6 (turn right) and a mark into a JPEG, as a phone does (EXIF 2.3, 4.5).
fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    exif.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
    exif.extend(b"\x01\x0f\0\x02\0\0\0\x0a\0\0\0\x26\0\0\0\0GPSSECRET\0");
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(u16::try_from(exif.len() + 2).expect("a short block").to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&jpeg[2..]);
    bytes
}

async fn stored(site: &Site) -> Vec<(String, String, Vec<u8>)> {
    let rows: Vec<(String, String, String)> =
        sqlx::query_as("SELECT name, media_type, sha256 FROM attachment JOIN file USING (sha256) ORDER BY submission, position")
            .fetch_all(&site.app.database)
            .await
            .expect("attachments");
    let mut files = Vec::new();
    for (name, media_type, sha256) in rows {
        files.push((name, media_type, files::read(&site.app.database, &sha256).await.expect("bytes")));
    }
    files
}

#[tokio::test]
async fn a_document_is_kept_byte_for_byte_and_comes_back_as_a_download() {
    let site = Site::new().await;
    let large: Vec<u8> = PDF.iter().copied().chain((0..700_000_u32).map(|number| (number % 253) as u8)).collect();
    let answer = site.post("/submit/event", &site.event().await.file("file", "C:\\Users\\me\\ちらし.pdf", &large)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(stored(&site).await, [("ちらし.pdf".to_owned(), "application/pdf".to_owned(), large.clone())]);
    let path = site.get(answer.header("location")).await.attribute("dd a[href*=files]", "href");
    let file = site.get(&path).await;
    assert_eq!(file.bytes, large);
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert!(file.header("content-security-policy").contains("sandbox"));
    assert_eq!(site.get(&path.replace("/1", "/2")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get(&path.replace("/1", "/0")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_photograph_is_made_smaller_turned_upright_and_freed_of_where_it_was_taken() {
    let site = Site::new().await;
    let photo = with_exif(&picture(2400, 1800, ImageFormat::Jpeg));
    let form = site.event().await.file("image", "IMG_0001.JPEG", &photo).with("image_text", "Lanterns");
    assert_eq!(site.post("/submit/event", &form).await.status, StatusCode::SEE_OTHER);
    let (name, media_type, bytes) = stored(&site).await.remove(0);
    assert_eq!((name.as_str(), media_type.as_str()), ("IMG_0001.jpg", "image/jpeg"));
    assert!(bytes.len() < photo.len());
    assert!(!bytes.windows(9).any(|window| window == b"GPSSECRET"));
    let decoder = ImageReader::new(Cursor::new(bytes)).with_guessed_format().expect("a format").into_decoder().expect("a picture");
    assert_eq!(decoder.dimensions(), (1200, 1600), "longer side 1600, turned upright");
}

#[tokio::test]
async fn pictures_of_every_kind_are_taken() {
    let site = Site::new().await;
    let form = site
        .event()
        .await
        .file("file", "one.png", &picture(300, 200, ImageFormat::Png))
        .file("file", "two.webp", &picture(300, 200, ImageFormat::WebP))
        .file("file", "three.jpg", &picture(300, 200, ImageFormat::Jpeg));
    assert_eq!(site.post("/submit/event", &form).await.status, StatusCode::SEE_OTHER);
    let names: Vec<_> = stored(&site).await.into_iter().map(|(name, media_type, _)| format!("{name} {media_type}")).collect();
    assert_eq!(names, ["one.png image/png", "two.jpg image/jpeg", "three.jpg image/jpeg"]);
}

#[tokio::test]
async fn what_cannot_be_taken_gets_a_plain_sentence_and_the_rest_is_kept() {
    let site = Site::new().await;
    let mut docx = b"PK\x03\x04[Content_Types].xml".to_vec();
    docx.extend(b"PK\x01\x02word/document.xmlPK\x05\x06");
    for (name, bytes, words) in [
        ("virus.pdf", b"MZ\x90\0".to_vec(), "is not a kind of file we can take"),
        ("page.html", b"<html>".to_vec(), "is not a kind of file we can take"),
        ("drawing.svg", b"<svg onload=alert(1)>".to_vec(), "is not a kind of file we can take"),
        ("archive.docx", b"PK\x03\x04payload.exe".to_vec(), "is not a kind of file we can take"),
        ("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1".to_vec(), "older Word file"),
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic".to_vec(), "HEIC"),
        ("broken.png", b"\x89PNG\r\n\x1a\nrubbish".to_vec(), "cannot open"),
        ("empty.pdf", Vec::new(), "is empty"),
        ("large.pdf", [PDF, &vec![0; 10 * 1024 * 1024]].concat(), "larger than 10 MB"),
    ] {
        let form = site.event().await.file("file", "minutes.docx", &docx).file("file", name, &bytes);
        let answer = site.post("/submit/event", &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.all("#file-error")[0].contains(&format!("“{name}” ")), "{:?}", answer.all("#file-error"));
        assert!(answer.all("#file-error")[0].contains(words), "{:?}", answer.all("#file-error"));
        assert_eq!(answer.all(".kept strong"), ["minutes.docx"], "{name}");
        assert_eq!(answer.attribute("#venue", "value"), "City Hall, 3900 Main Street");
    }
}

#[tokio::test]
async fn files_stay_while_the_form_is_mended_unless_they_are_crossed_out() {
    let site = Site::new().await;
    let form = site.event().await.file("file", "one.pdf", PDF).file("file", "two.pdf", &[PDF, b"2"].concat());
    let wrong = site.post("/submit/event", &form.clone().with("title", "")).await;
    assert_eq!(wrong.all(".kept strong"), ["one.pdf", "two.pdf"]);
    let second = wrong.attributes("input[name=remove]", "value").remove(1);
    let mended = form.without_files().with("remove", &second).file("file", "three.pdf", &[PDF, b"3"].concat());
    assert_eq!(site.post("/submit/event", &mended).await.status, StatusCode::SEE_OTHER);
    let names: Vec<_> = stored(&site).await.into_iter().map(|(name, ..)| name).collect();
    assert_eq!(names, ["one.pdf", "three.pdf"]);
    assert_eq!(site.count("held_file").await, 0);
}

#[tokio::test]
async fn a_fourth_file_and_a_picture_without_words_are_asked_about() {
    let site = Site::new().await;
    let form = (1..=4).fold(site.event().await, |form, number| form.file("file", &format!("{number}.pdf"), &[PDF, &[number]].concat()));
    let answer = site.post("/submit/event", &form.file("image", "a.png", &picture(20, 20, ImageFormat::Png))).await;
    assert_eq!(answer.all("#file-error"), ["Error: Three files at most: “4.pdf” was left out."]);
    assert_eq!(answer.attributes(".error-summary a", "href"), ["#file", "#image_text"]);
    assert_eq!(answer.all(".kept strong"), ["a.png", "1.pdf", "2.pdf", "3.pdf"]);
}

#[tokio::test]
async fn files_of_forms_never_sent_again_are_forgotten_after_a_week() {
    let site = Site::new().await;
    site.post("/submit/event", &site.event().await.with("title", "").file("file", "held.pdf", PDF)).await;
    site.post("/submit/event", &site.event().await.file("file", "sent.pdf", &[PDF, b"sent"].concat())).await;
    site.app.clock.advance(Duration::from_hours(6 * 24));
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(site.count("file").await, 2);
    site.app.clock.advance(Duration::from_hours(2 * 24));
    assert!(upkeep::once(&site.app).await.expect("upkeep").is_empty());
    assert_eq!((site.count("file").await, site.count("held_file").await), (1, 0));
    assert_eq!(stored(&site).await[0].0, "sent.pdf");
}

#[tokio::test]
async fn a_damaged_file_is_reported_and_its_page_says_so() {
    let site = Site::new().await;
    let answer = site.post("/submit/event", &site.event().await.file("file", "a.pdf", PDF)).await;
    sqlx::query("UPDATE file_piece SET bytes = x'00'").execute(&site.app.database).await.expect("a flipped byte");
    assert_eq!(upkeep::once(&site.app).await.expect("upkeep").len(), 1);
    let file = site.get(&format!("{}/files/1", answer.header("location"))).await;
    assert_eq!(file.status, StatusCode::GONE);
    assert!(file.all("main")[0].contains("damaged"));
}

#[tokio::test]
async fn a_stored_file_that_has_lost_a_piece_or_all_of_them_is_reported_and_its_page_says_so() {
    let site = Site::new().await;
    // three pieces
    let long = [PDF, &vec![0x20; 600_000]].concat();
    for (what, lost) in [
        ("the last piece", "DELETE FROM file_piece WHERE position = (SELECT max(position) FROM file_piece)"),
        ("the one between", "DELETE FROM file_piece WHERE position = 1"),
        ("every piece", "DELETE FROM file_piece"),
    ] {
        let receipt = site.post("/submit/event", &site.event().await.file("file", "a.pdf", &long)).await.header("location").to_owned();
        let file = format!("{receipt}/files/1");
        assert_eq!(site.get(&file).await.status, StatusCode::OK, "{what}: before");
        sqlx::query(lost).execute(&site.app.database).await.expect("a loss");
        let answer = site.get(&file).await;
        assert_eq!(answer.status, StatusCode::GONE, "{what}");
        assert!(answer.all("main")[0].contains("damaged"), "{what}");
        assert_eq!(site.get(&receipt).await.status, StatusCode::OK, "{what}: the rest of it is there");
        // on the schedule: within a day
        site.app.clock.advance(Duration::from_hours(24));
        assert_eq!(upkeep::once(&site.app).await.expect("upkeep").len(), 1, "{what}");
        sqlx::raw_sql("DELETE FROM letter_attachment; DELETE FROM attachment; DELETE FROM file_piece; DELETE FROM file")
            .execute(&site.app.database)
            .await
            .expect("the next one");
    }
}

/// The two orphans there can be: what names a file that is not there cannot be written at all, and a file that nothing
/// names is erased by the schedule after a week, with its pieces.
#[tokio::test]
async fn nothing_names_a_file_that_is_not_there_and_a_file_that_nothing_names_is_erased() {
    let site = Site::new().await;
    site.post("/submit/event", &site.event().await.file("file", "a.pdf", PDF)).await;
    let name: String = sqlx::query_scalar("SELECT sha256 FROM file").fetch_one(&site.app.database).await.expect("a file");
    for (what, orphan) in [
        ("the file of an attachment goes", "DELETE FROM file".to_owned()),
        ("an attachment without a file", format!("UPDATE attachment SET sha256 = '{}'", "0".repeat(64))),
        ("a letter's file that is not there", format!("INSERT INTO letter_attachment VALUES (1, 9, 'x', '{}')", "0".repeat(64))),
        ("a piece without its file", format!("INSERT INTO file_piece VALUES ('{}', 0, x'00')", "0".repeat(64))),
    ] {
        let refused = sqlx::query(sqlx::AssertSqlSafe(orphan)).execute(&site.app.database).await;
        assert!(refused.as_ref().is_err_and(|error| error.to_string().contains("FOREIGN KEY")), "{what}: {refused:?}");
    }
    let lonely = "f".repeat(64);
    let insert = format!("INSERT INTO file VALUES ('{lonely}', 'text/plain', 1, ?); ");
    sqlx::query(sqlx::AssertSqlSafe(insert)).bind(site.app.clock.now()).execute(&site.app.database).await.expect("a file");
    let piece = format!("INSERT INTO file_piece VALUES ('{lonely}', 0, x'41')");
    sqlx::query(sqlx::AssertSqlSafe(piece)).execute(&site.app.database).await.expect("a piece");
    // until then its bytes, which are not what its name says, are reported
    assert_eq!(upkeep::once(&site.app).await.expect("upkeep"), std::slice::from_ref(&lonely));
    site.app.clock.advance(Duration::from_hours(8 * 24));
    assert_eq!(upkeep::once(&site.app).await.expect("upkeep"), Vec::<String>::new());
    let left: Vec<String> =
        sqlx::query_scalar("SELECT DISTINCT sha256 FROM file_piece").fetch_all(&site.app.database).await.expect("files");
    assert_eq!(left, [name], "the one that is named stays");
    assert_eq!(site.count("file").await, 1);
}

#[tokio::test]
async fn a_picture_that_would_fill_the_memory_is_refused() {
    let site = Site::new().await;
    let bomb = bomb();
    let answer = site.post("/submit/event", &site.event().await.file("image", "bomb.png", &bomb).with("image_text", "x")).await;
    assert!(answer.all("#image-error")[0].contains("too many pixels"), "{:?}", answer.all("#image-error"));
}

/// A PNG whose header claims 60,000 by 60,000 pixels, with the checksum that goes with it.
pub fn bomb() -> Vec<u8> {
    let mut bomb = picture(1, 1, ImageFormat::Png);
    bomb.splice(16..24, [0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let mut header = b"IHDR".to_vec();
    header.extend(&bomb[16..29]);
    let mut checksum = crc32(&header).to_be_bytes();
    bomb[29..33].swap_with_slice(&mut checksum);
    bomb
}

/// CRC-32 as PNG has it (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes
        .iter()
        .fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (!(crc & 1)).wrapping_add(1))))
}
