//! The site in another language: addresses, links, letters of the locale, and texts that are all there.

use crate::support::Site;
use axum::http::StatusCode;
use std::{collections::BTreeSet, fs, path::Path};

/// Every file below a folder with one of these endings, as text.
fn files(folder: &Path, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path.extension().is_some_and(|ending| endings.contains(&ending.to_str().unwrap_or_default())) {
            found.push((path.display().to_string(), fs::read_to_string(&path).expect("text")));
        }
    }
    found
}

fn root(folder: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// Texts in quotation marks that are followed by one of these.
fn quoted_before<'a>(text: &'a str, endings: &[&str]) -> Vec<&'a str> {
    let pieces: Vec<_> = text.split('"').collect();
    pieces.windows(2).filter(|pair| endings.iter().any(|ending| pair[1].starts_with(ending))).map(|pair| pair[0]).collect()
}

#[test]
fn every_text_that_is_named_is_there_and_every_text_is_named() {
    let texts = files(&root("content/languages/en"), &["ftl"]);
    let lines = texts.iter().flat_map(|(_, text)| text.lines());
    let ids: BTreeSet<&str> =
        lines.filter_map(|line| line.split_once(" =")).map(|(id, _)| id).filter(|id| !id.starts_with([' ', '#', '-'])).collect();
    let mut sources = files(&root("templates"), &["html", "txt", "svg", "xml"]);
    sources.extend(files(&root("src"), &["rs"]));
    let mut quoted = BTreeSet::new();
    for (path, text) in &sources {
        for id in quoted_before(text, &["|t}", "|t ", "|t)", "|t,", "|t|", "|markup"]) {
            assert!(
                ids.contains(id) || path.contains("/src/languages") || path.ends_with("filters.rs"),
                "{path} names the text {id}, which is in no file of content/languages/en"
            );
        }
        for rest in text.split("say!(\"").skip(1) {
            let id = rest.split('"').next().unwrap_or_default();
            assert!(ids.contains(id) || path.contains("/src/languages"), "{path} says {id}, which is in no file of content/languages/en");
        }
        quoted.extend(text.split('"'));
    }
    let unused: Vec<_> = ids.iter().filter(|id| !quoted.contains(**id)).collect();
    assert!(unused.is_empty(), "no template and no code names {unused:?}");
}

#[tokio::test]
async fn a_page_in_another_language_keeps_its_language_in_links_forms_and_redirects() {
    let site = Site::new().await;
    let page = site.get("/es/countries/japan").await;
    assert_eq!(page.attribute("html", "lang"), "es");
    assert_eq!(page.attribute("link[rel=canonical]", "href"), "http://127.0.0.1:8080/es/countries/japan");
    assert_eq!(page.attribute("link[hreflang=en]", "href"), "http://127.0.0.1:8080/countries/japan");
    assert_eq!(page.attribute("link[hreflang=es]", "href"), "http://127.0.0.1:8080/es/countries/japan");
    assert_eq!(page.attribute(".languages a", "href"), "/countries/japan", "the switch keeps the page");
    assert_eq!(page.attribute(".site-name", "href"), "/es");
    assert_eq!(page.attribute(".site-search", "action"), "/es/search");
    let links = page.text();
    let strays: Vec<_> =
        links.split(" href=\"").skip(1).filter(|link| link.starts_with("/cities") || link.starts_with("/events\"")).collect();
    assert!(strays.is_empty(), "{strays:?}");
    // what is the same in every language has one address, and an address one language
    for (path, to) in
        [("/es/events.ics", "/events.ics"), ("/en/mission", "/mission"), ("/es/admin", "/admin"), ("/en", "/"), ("/es/", "/es")]
    {
        let answer = site.get(path).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::PERMANENT_REDIRECT, to), "{path}");
    }
    assert_eq!(site.get("/fr/mission").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/es//example.org/a").await.header("location"), "/example.org/a");
}
