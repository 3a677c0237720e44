//! The papers: printed once however many ask, what they say is data, and without a press the pages say so.

use crate::support::{Answer, Site, press};
use axum::http::StatusCode;
use socal_sister_cities::{
    press::{NoResult, Press, Task},
    reading::Outcome,
};
use std::{fs, os::unix::fs::PermissionsExt as _, path::Path, time::Duration};

/// A press that notes each call in a file, and does `rest` then.
fn noting(folder: &Path, rest: &str) -> String {
    let (script, notes) = (folder.join("press"), folder.join("notes"));
    fs::write(&script, format!("#!/bin/sh\necho \"$1\" >> {}\n{rest}\n", notes.display())).expect("a script");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("a script to call");
    script.display().to_string()
}

fn calls(folder: &Path) -> usize {
    fs::read_to_string(folder.join("notes")).map_or(0, |notes| notes.lines().count())
}

/// The words of a paper, as the press reads them out of it.
async fn words(paper: &Answer) -> String {
    assert_eq!((paper.status, paper.header("content-type")), (StatusCode::OK, "application/pdf"));
    let answer = Press::new(Some(press())).run(Task::Extract, paper.bytes.clone()).await.expect("an answer");
    let Outcome::Text(reading) = serde_json::from_slice(&answer).expect("an outcome") else { panic!("no text") };
    assert_eq!(reading.language, "en-US");
    reading.pages.iter().flatten().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_paper_is_printed_once_for_all_who_ask_and_again_after_a_change() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = noting(folder.path(), &format!("exec {} \"$@\"", press().display()));
    let site = Site::with(&["--press", &script]).await;
    let (one, other) = tokio::join!(site.get("/brochure.pdf"), site.get("/brochure.pdf"));
    assert!(one.bytes.starts_with(b"%PDF-") && one.bytes == other.bytes);
    assert_eq!(calls(folder.path()), 1);
    sqlx::query("UPDATE chapter SET email = 'press@example.org'").execute(&site.app.database).await.expect("a change");
    let changed = words(&site.get("/brochure.pdf").await).await;
    assert_eq!(calls(folder.path()), 2);
    assert!(changed.contains("press@example.org"), "{changed}");
}

#[tokio::test]
async fn names_are_printed_letter_by_letter_whatever_signs_are_in_them() {
    press();
    let site = Site::new().await;
    let name = "*of* #the $x$ @a <b> \\ // `c` = d_e_ [f]";
    for change in [
        "UPDATE partner_city SET name = ?1 WHERE slug = 'sendai'",
        "UPDATE member_city SET name = ?1 || '!', organization = ?1 || '?' WHERE slug = 'riverside'",
        "UPDATE page SET body = ?1 || ';' || char(10, 10) || '#### Deep' WHERE slug = 'join'",
    ] {
        // what stands in a page is Markdown, where these signs mean something
        let name = if change.contains("page") { "#the $x$ @a // = d_e_" } else { name };
        sqlx::query(change).bind(name).execute(&site.app.database).await.expect("a change");
    }
    let paper = words(&site.get("/directory.pdf").await).await;
    for expected in
        [format!("{name}: {name}!"), format!("{name}!"), format!("{name}?"), "#the $x$ @a // = d_e_;".to_owned(), "Deep".to_owned()]
    {
        assert!(paper.contains(&expected), "{expected}");
    }
}

#[tokio::test]
async fn without_a_press_the_pages_say_so_and_lead_to_what_prints_well() {
    let site = Site::with(&["--press", "none"]).await;
    for (path, instead) in [("/directory.pdf", "/cities"), ("/brochure.pdf", "/mission")] {
        let answer = site.get(path).await;
        assert_eq!((answer.status, answer.header("cache-control")), (StatusCode::SERVICE_UNAVAILABLE, "no-store"), "{path}");
        assert!(answer.attributes("main a", "href").contains(&instead.to_owned()), "{path}");
    }
    let brochure = site.get("/brochure").await;
    assert!(brochure.text().contains("cannot make PDFs"));
    for page in [brochure, site.get("/cities").await] {
        assert!(page.attributes("a[href$='.pdf']", "href").is_empty());
        assert!(page.attributes("meta[property='og:image']", "content").is_empty());
    }
    assert!(!site.get("/").await.text().contains("/social/"));
    assert_eq!(site.get("/social/home.png").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn with_a_press_the_pages_lead_to_the_papers() {
    press();
    let site = Site::new().await;
    assert!(site.get("/cities").await.attributes("main a", "href").contains(&"/directory.pdf".to_owned()));
    assert!(site.get("/brochure").await.attributes("main a", "href").contains(&"/brochure.pdf".to_owned()));
    assert!(site.get("/join").await.text().contains("has not been given to this site yet"));
}

#[tokio::test]
async fn a_picture_that_cannot_be_drawn_is_tried_once_a_minute_and_after_a_change() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = Site::with(&["--press", &noting(folder.path(), "exit 1")]).await;
    let ask = async |path: &str| assert_eq!(site.get(path).await.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
    for _ in 0..3 {
        ask("/social/home.png").await;
    }
    assert_eq!(calls(folder.path()), 1);
    ask("/social/cities/riverside.png").await;
    assert_eq!(calls(folder.path()), 2);
    site.app.clock.advance(Duration::from_secs(61));
    ask("/social/home.png").await;
    assert_eq!(calls(folder.path()), 3);
    sqlx::query("UPDATE chapter SET mission = 'Peace'").execute(&site.app.database).await.expect("a change");
    ask("/social/home.png").await;
    assert_eq!(calls(folder.path()), 4);
}

#[tokio::test]
async fn what_a_press_says_when_it_breaks_is_one_line_of_the_error() {
    let folder = tempfile::tempdir().expect("a folder");
    // more than is kept, and more than a pipe holds: whoever does not hear it out waits for ever
    let rest = "printf 'no\\n\\033[31mroom\\n' >&2; head -c 300000 /dev/zero | tr '\\0' x >&2; exit 3";
    let press = Press::new(Some(noting(folder.path(), rest).into()));
    for task in [Task::Draw, Task::Print] {
        let Err(NoResult::Failed(error)) = press.run(task, Vec::new()).await else { panic!("a result") };
        let said = error.to_string();
        assert!(said.contains("exit status: 3: no [31mroom x") && said.len() < 5000, "{said}");
        assert!(!said.contains(char::is_control), "{said}");
    }
    let Err(NoResult::Failed(error)) = press.run(Task::Extract, Vec::new()).await else { panic!("a result") };
    assert!(!error.to_string().contains("room"), "{error}");
}

#[tokio::test]
async fn a_press_that_says_too_much_is_not_heard_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let press = Press::new(Some(noting(folder.path(), "exec cat /dev/zero").into()));
    let Err(NoResult::Failed(error)) = press.run(Task::Draw, Vec::new()).await else { panic!("a result") };
    assert_eq!(error.to_string(), "the press said too much");
}

#[tokio::test]
async fn a_press_that_breaks_is_called_once_a_minute_and_not_for_everyone_who_asks() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = Site::with(&["--press", &noting(folder.path(), "exit 1")]).await;
    for _ in 0..3 {
        assert_eq!(site.get("/directory.pdf").await.status, StatusCode::SERVICE_UNAVAILABLE);
    }
    assert_eq!(calls(folder.path()), 1);
    site.app.clock.advance(Duration::from_secs(61));
    assert_eq!(site.get("/directory.pdf").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(calls(folder.path()), 2);
}
