//! The site in another language: addresses, links, letters of the locale, and texts that are all there.

use crate::support::{FormData, Site};
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
    // these are looked up by what they name; and a text may stand within another one
    let is_looked_up = |id: &str| ["country-", "continent-", "language-called-"].iter().any(|begins| id.starts_with(begins));
    let is_within = |id: &str| texts.iter().any(|(_, text)| text.contains(&format!("{{ {id} }}")));
    let unused: Vec<_> = ids.iter().filter(|id| !quoted.contains(**id) && !is_looked_up(id) && !is_within(id)).collect();
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
        [("/es/events.ics", "/events.ics"), ("/en/mission", "/mission"), ("/en/admin", "/admin"), ("/en", "/"), ("/es/", "/es")]
    {
        let answer = site.get(path).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::PERMANENT_REDIRECT, to), "{path}");
    }
    assert_eq!(site.get("/fr/mission").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/es//example.org/a").await.header("location"), "/example.org/a");
}

fn has_plain_vowel(word: &str) -> bool {
    word.contains(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U'])
}

/// Whether a word is in the language that stretches everything: its vowels are doubled, or capitals that English has not. A name
/// may have one such letter too, beside vowels that were left alone.
fn is_stretched(word: &str) -> bool {
    let marks = ["áá", "éé", "ïï", "öö", "ûû", "Å", "É", "Ï", "Ö", "Û"];
    marks.iter().any(|mark| word.contains(mark)) && !has_plain_vowel(word)
}

/// What stands between the stretched words of a text, from the first word with a plain vowel to the last.
fn between(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let runs = words.split(|word| is_stretched(word)).filter_map(|run| {
        let (first, last) = (run.iter().position(|word| has_plain_vowel(word))?, run.iter().rposition(|word| has_plain_vowel(word))?);
        Some(run[first..=last].join(" "))
    });
    runs.collect()
}

/// Everything that people have written into the database, in small letters: names, titles, texts.
async fn written(site: &Site) -> String {
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search_entry%' AND name NOT LIKE 'sqlite_%'",
    )
    .fetch_all(&site.app.database)
    .await
    .expect("tables");
    let mut all = String::new();
    for table in tables {
        let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT'")
            .bind(&table)
            .fetch_all(&site.app.database)
            .await
            .expect("columns");
        for column in columns {
            let query = sqlx::AssertSqlSafe(format!("SELECT CAST({column} AS TEXT) FROM {table} WHERE {column} IS NOT NULL"));
            let texts: Vec<String> = sqlx::query_scalar(query).fetch_all(&site.app.database).await.expect("texts");
            all.push_str(&texts.join("\n").to_lowercase());
            all.push('\n');
        }
    }
    all
}

/// Words that the locale data or standards write, in every language of the site with Latin letters alike.
fn is_locale_word(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "am", "pm", "km", "mi", "kb", "mb", "pdf", "csv", "json", "geojson", "utc", "ics", "atom", "rss", "jpeg", "png", "webp", "english",
        "español", "x", "https", "iframe", "nowhere", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    ];
    let month = |month, form: &str| jiff::civil::Date::constant(2026, month, 1).strftime(form).to_string().to_lowercase();
    let months = (1..=12).flat_map(|number| [month(number, "%B"), month(number, "%b")]);
    let days = (1..=7).map(|day| jiff::civil::Date::constant(2026, 6, day).strftime("%A").to_string().to_lowercase());
    WORDS.contains(&word) || months.chain(days).any(|name| name == word) || matches!(word, "pst" | "pdt" | "jst" | "cet")
}

/// The texts of a page that are neither stretched nor anybody's data.
pub fn missed(page: &str, written: &str) -> BTreeSet<String> {
    // where a word may be broken is no end of it
    let document = scraper::Html::parse_document(&page.replace("<wbr>", ""));
    let mut texts: Vec<String> = Vec::new();
    for node in document.tree.nodes() {
        let is_left_out = node.ancestors().any(|above| {
            above.value().as_element().is_some_and(|element| {
                matches!(element.name(), "script" | "style" | "code" | "address")
                    || element.attr("class") == Some("code")
                    // places of the time zone database, which has them in English alone
                    || element.name() == "option" && element.attr("value").is_some_and(|value| value.contains('/'))
                    || element.attr("lang").is_some_and(|tag| tag != "qps-ploc")
            })
        });
        if is_left_out {
            continue;
        }
        let holder = node.parent().and_then(|parent| parent.value().as_element().map(scraper::node::Element::name));
        match node.value() {
            // a letter, or a text that somebody wrote, has its own lines
            scraper::Node::Text(text) if matches!(holder, Some("pre" | "textarea")) => texts.extend(text.lines().map(str::to_owned)),
            scraper::Node::Text(text) => texts.push(text.to_string()),
            scraper::Node::Element(element) => {
                texts.extend(["aria-label", "placeholder", "title", "alt"].iter().filter_map(|name| element.attr(name)).map(str::to_owned));
            }
            _ => {}
        }
    }
    let names: BTreeSet<&str> = written.split(['\n', ';', ',', '"', '(', ')']).map(str::trim).collect();
    let is_said = |piece: &str| {
        let plain = piece.trim_matches(|letter: char| !letter.is_alphabetic()).to_lowercase();
        let is_plain =
            plain.split(|letter: char| !letter.is_alphabetic()).all(|word| word.len() < 2 || !word.is_ascii() || is_locale_word(word));
        // one word may be in many a text by chance: it must be a name of its own
        let whole = piece.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
        let is_path = piece.starts_with('/') && !piece.contains(' ');
        is_plain
            || is_path
            || whole.contains(' ') && written.contains(&whole)
            || if plain.contains(' ') { written.contains(&plain) } else { names.contains(plain.as_str()) }
    };
    // names in one line: "Anaheim – Mito", "Japan (43)", "Anaheim and Mito"
    let pieces =
        |text: &str| text.split([',', '–', '(', ')', ';', ':', '·', '|', '→']).map(str::trim).map(str::to_owned).collect::<Vec<_>>();
    let are_said = |text: &str| pieces(text).iter().all(|piece| is_said(piece));
    let said = texts.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    let is_data = |text: &str| {
        let whole = text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
        let is_address = !text.contains(' ') && (text.contains('.') || text.starts_with('/'));
        is_address || whole.contains(' ') && written.contains(&whole) || are_said(text) || are_said(&text.replace(" and ", ","))
    };
    // names within a sentence stand between words of it, which have no vowel at times: "by", "my"
    let are_names = |run: &str| {
        let words: Vec<&str> = run.split(' ').collect();
        is_data(run) || words.split(|word| !has_plain_vowel(word)).all(|names| is_data(&names.join(" ")))
    };
    said.filter(|text| {
        let is_sentence = text.split(' ').any(is_stretched);
        !(is_data(text) || is_sentence && between(text).iter().all(|run| are_names(run)))
    })
    .collect()
}

#[tokio::test]
async fn a_text_that_is_missed_is_seen_beside_others_that_are_not() {
    let site = Site::new().await;
    let written = written(&site).await;
    for whole in
        ["Thïïs ïïs Riverside, ïïn Southern California", "Riverside", "18 tïïéés ööf Los Angeles", "San José", "Å yééáár ïïn San José"]
    {
        assert!(missed(&format!("<p>{whole}</p>"), &written).is_empty(), "{whole}");
    }
    for half in ["Thïïs ïïs hard-coded English", "Hard-coded Thïïs", "Thïïs ïïs Riverside and more", "San José nowhere else", "Hard-coded"]
    {
        assert_eq!(missed(&format!("<p>{half}</p>"), &written).len(), 1, "{half}");
    }
}

#[tokio::test]
async fn no_public_page_says_anything_that_is_not_in_the_texts_of_the_language() {
    let site = Site::new().await;
    let written = written(&site).await;
    let map = site.get("/sitemap.xml").await.text();
    let paths = map.split("<loc>http://127.0.0.1:8080").skip(1).filter_map(|rest| rest.split('<').next());
    // one city, partner and country stand for all: their pages differ in data alone
    let is_one = |path: &&str| !path.starts_with("/partners/") && !path.starts_with("/countries/") && !path.starts_with("/cities/");
    let mut paths: Vec<String> = paths.filter(is_one).map(str::to_owned).collect();
    let more = [
        "/cities/los-angeles",
        "/cities/riverside",
        "/cities/riverside/embed",
        "/partners/sendai",
        "/countries/japan",
        "/cities?q=nowhere",
        "/cities?view=cards",
        "/cities?country=japan&sort=most",
        "/search",
        "/search?q=yokohama",
        "/search?q=nowhere",
        "/submit",
        "/submit/event",
        "/submit/newsletter",
        "/submissions/find",
        "/digest",
        "/seeking",
        "/events/archive",
        "/events/month",
        "/correct/missing/city",
        "/correct/cities/riverside",
        "/nowhere",
    ];
    paths.extend(more.map(str::to_owned));
    let mut all = BTreeSet::new();
    for path in &paths {
        let path = format!("/qps-ploc{}", path.trim_end_matches('/'));
        let page = site.get(&path).await;
        assert!(page.status == StatusCode::OK || path.ends_with("nowhere"), "{path}: {}", page.status);
        all.extend(missed(&page.text(), &written).into_iter().map(|text| format!("{path}: {text}")));
    }
    assert!(paths.len() > 30, "{paths:?}");
    assert!(all.is_empty(), "{} texts were missed:\n{}", all.len(), all.into_iter().collect::<Vec<_>>().join("\n"));
}

#[tokio::test]
async fn a_page_is_shown_as_it_was_translated_and_where_it_was_not_in_english_which_it_says() {
    let site = Site::new().await;
    let page = site.get("/es/mission").await;
    assert_eq!(page.all("h1"), ["Misión"]);
    assert!(page.all("main [lang=en]").is_empty(), "{}", page.raw("main"));
    assert_eq!(site.get("/mission").await.all("h1"), ["Mission"]);
    let page = site.get("/es/history").await;
    assert!(!page.all("main [lang=en]").is_empty(), "what is in English says so to screen readers");
    // an editor writes it in the browser, and the page is there at once
    let cookie = site.sign_in("editor").await;
    let form = site.get_as(&cookie, "/admin/records/pages/board").await;
    let link = form.attributes("main a", "href").into_iter().find(|link| link.contains("translations/new")).expect("a link to the form");
    let form_page = site.get_as(&cookie, &link).await;
    assert_eq!(form_page.attribute("input[name=subject]", "value"), "pages/board");
    let typed = FormData::default()
        .with("form_id", &form_page.attribute("input[name=form_id]", "value"))
        .with("subject", "pages/board")
        .with("language", "es")
        .with("title", "La junta directiva")
        .with("description", "Quién es quién.")
        .with("body", "Un texto.");
    let saved = site.post_as(&cookie, "/admin/records/translations/new", &typed).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    assert_eq!(site.get("/es/board").await.all("h1"), ["La junta directiva"]);
    // a second one of the same page, one of nothing, and one in no language of the site are sentences
    for (subject, language) in [("pages/board", "es"), ("nothing", "es"), ("pages/contact", "en"), ("pages/contact", "tlh")] {
        let typed = typed.clone().with("form_id", "another").with("subject", subject).with("language", language);
        let answer = site.post_as(&cookie, "/admin/records/translations/new", &typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{subject} {language}");
        assert!(!answer.all(".error-summary li").is_empty());
    }
}
