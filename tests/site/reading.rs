//! The text of newsletters: pulled out of their files, kept to those who may see it, found, and harmless whatever the file is.

use crate::{
    made_files::{archive, file_of, pdf, word},
    support::{self, FormData, Site},
};
use axum::http::StatusCode;
use socal_sister_cities::{
    press::{Press, Task},
    reading,
};
use std::time::{Duration, Instant};

/// The press, which reads files.
fn the_press() -> Press {
    Press::new(Some(support::press()))
}

/// A press on which every file breaks.
fn broken() -> Press {
    Press::new(Some("/bin/false".into()))
}

pub async fn send_in(site: &Site, title: &str, name: &str, bytes: &[u8]) -> i64 {
    let form_id = site.form_id("/submit/newsletter").await;
    let fields = [
        ("form_id", form_id.as_str()),
        ("organization", "Riverside"),
        ("title", title),
        ("issued_on", "2026-11-01"),
        ("sender_name", "Aiko Yamada"),
        ("sender_email", "aiko@example.org"),
        ("permission", "yes"),
    ];
    let form = fields.into_iter().fold(FormData::default(), |form, (name, value)| form.with(name, value));
    let answer = site.post("/submit/newsletter", &form.file("document", name, bytes)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    site.count("submission").await
}

pub async fn read_all(site: &Site) {
    reading::read_due(&site.app, &the_press()).await.expect("read");
}

async fn state(site: &Site, number: i64) -> (String, String) {
    let row = sqlx::query_as("SELECT state, because FROM reading WHERE submission = ?").bind(number);
    row.fetch_one(&site.app.database).await.expect("a row")
}

#[tokio::test]
async fn the_text_of_a_file_is_read_after_the_form_is_answered_and_is_public_as_long_as_the_newsletter_is() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let pages: Vec<Vec<String>> =
        (1..=12).map(|page| vec![format!("Notes of the month, page {page}"), format!("the heron number{page}x nests")]).collect();
    let pages: Vec<Vec<&str>> = pages.iter().map(|page| page.iter().map(String::as_str).collect()).collect();
    let file = pdf(&pages.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let number = send_in(&site, "Herons", "herons.pdf", &file).await;
    assert_eq!(state(&site, number).await.0, "waiting", "the form did not wait for it");
    let desk = format!("/admin/submissions/{number}");
    assert!(site.get_as(&editor, &desk).await.all(".warnings li")[0].contains("waits to be read"));
    read_all(&site).await;
    let page = site.get_as(&editor, &desk).await;
    assert_eq!(page.all("#text .page-number").len(), 12);
    assert!(page.all("#text")[0].contains("the heron number9x nests"), "an editor sees it before it is published");

    let hits = async |words: &str| site.get(&format!("/search?q={words}")).await.attributes(".hits a", "href");
    assert!(hits("heron%20number9x").await.is_empty(), "nobody else does");
    assert_eq!(site.get("/newsletters/herons/text").await.status, StatusCode::NOT_FOUND);
    site.decided(&editor, number, "publish", FormData::default()).await;
    assert_eq!(hits("heron%20number9x").await, ["/newsletters/herons/text#page-9"]);
    assert_eq!(site.get("/search?q=number9x").await.all(".hits a"), ["Herons, page 9"]);
    assert_eq!(hits("heron").await.len(), 4, "the newsletter, and three pages of its text at most");
    let text = site.get("/newsletters/herons/text").await;
    assert_eq!(text.attribute("article", "lang"), "en-US");
    assert_eq!(text.all("article section").len(), 12);
    assert_eq!(text.all("#page-9 p")[1], "Notes of the month, page 9 the heron number9x nests");
    assert!(site.get("/newsletters/herons").await.attributes("dd a", "href").contains(&"/newsletters/herons/text".to_owned()));
    assert_eq!(site.get("/newsletters/herons/files/1").await.bytes, file, "the original is kept byte for byte");

    site.decided(&editor, number, "withdraw", FormData::default()).await;
    assert_eq!(site.get("/newsletters/herons/text").await.status, StatusCode::GONE);
    assert!(hits("heron%20number9x").await.is_empty());
    site.decided(&editor, number, "publish", FormData::default()).await;
    assert_eq!(hits("heron%20number9x").await.len(), 1, "back again");
}

#[tokio::test]
async fn a_word_file_has_headings_lists_pages_and_a_language() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let body = "<w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr><w:r><w:t>Hermanas &amp; amigos</w:t></w:r></w:p>\
        <w:p><w:r><w:t xml:space=\"preserve\">Una </w:t></w:r><w:r><w:t>carta de Tijuana</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hush</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>uno</w:t></w:r></w:p><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>dos</w:t></w:r></w:p>\
        <w:p><w:r><w:br w:type=\"page\"/><w:t>la segunda p&#225;gina</w:t></w:r><w:r><w:delText>hush</w:delText></w:r></w:p>";
    let number = send_in(&site, "Carta", "carta.docx", &word(body)).await;
    read_all(&site).await;
    assert_eq!(state(&site, number).await, ("done".to_owned(), String::new()));
    site.decided(&editor, number, "publish", FormData::default()).await;
    let text = site.get("/newsletters/carta/text").await;
    assert_eq!(text.all("article h2"), ["Hermanas & amigos"]);
    assert_eq!(text.all("article li"), ["uno", "dos"]);
    assert_eq!(text.all("#page-2 p:not(.page-number)"), ["la segunda página"]);
    assert_eq!((text.attribute("article", "lang"), text.attribute("h1", "lang")), ("es-MX".to_owned(), "es-MX".to_owned()));
    assert!(!text.text().contains("hush") && text.all("#page-1")[0].contains("Una carta de Tijuana"));
}

#[tokio::test]
async fn a_scan_is_answered_with_one_letter_that_asks_for_a_summary_once_the_address_is_proved() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let number = send_in(&site, "Scan", "scan.pdf", &pdf(&[&["1"], &["2"]])).await;
    read_all(&site).await;
    assert_eq!(state(&site, number).await.0, "no_text");
    assert!(site.get_as(&editor, &format!("/admin/submissions/{number}")).await.all(".warnings li")[0].contains("holds no text"));
    let asked = async || {
        reading::ask_for_summaries(&site.app).await.expect("asked");
        let letters = site.letters().await;
        letters.into_iter().filter(|(_, subject, ..)| subject.contains("summary")).collect::<Vec<_>>()
    };
    assert!(asked().await.is_empty(), "nothing goes to an address that is not proved");
    site.prove(number).await;
    let letters = asked().await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].0.contains("aiko@example.org") && letters[0].2.contains("/submissions/"), "{letters:?}");
    assert_eq!(asked().await.len(), 1, "once");
}

#[tokio::test]
async fn a_hostile_file_costs_little_and_is_told_to_the_editor() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    let nested = [b"%PDF-1.7\n1 0 obj\n".as_slice(), &b"[".repeat(2_000_000), b"\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"].concat();
    let mut forms = vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned(), "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned()];
    forms.push("<< /Type /Page /Parent 2 0 R /Resources << /XObject << /X 4 0 R >> >> /Contents 5 0 R >>".to_owned());
    // a form that draws itself, ten times each time
    let again = "/X Do ".repeat(10);
    forms.push(format!(
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Length {} >>\nstream\n{again}\nendstream",
        again.len()
    ));
    forms.push("<< /Length 5 >>\nstream\n/X Do\nendstream".to_owned());
    let many = ["<< /Type /Catalog /Pages 2 0 R >>".to_owned()]
        .into_iter()
        .chain([format!("<< /Type /Pages /Kids [{}] /Count 200000 >>", "<</Type/Page/MediaBox[0 0 9 9]>>".repeat(200_000))])
        .collect::<Vec<_>>();
    let bomb = archive(&[("word/document.xml", &b"<w:p><w:t>a</w:t></w:p>".repeat(40_000_000 / 23))]);
    let deep = word(&"<w:p>".repeat(2_000_000));
    let whole = pdf(&[&["A letter from Sendai to Riverside"]]);
    let keys = format!("/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [<{0}> <{0}>] /Root", "00".repeat(32));
    let locked = String::from_utf8(whole.clone()).expect("ASCII").replace("/Root", &keys).into_bytes();
    let cases: [(&str, Vec<u8>, &str); 9] = [
        ("locked.pdf", locked, "failed"),
        ("nested.pdf", nested, "failed"),
        ("itself.pdf", file_of(&forms), "failed|no_text"),
        ("pages.pdf", file_of(&many), "failed|no_text"),
        ("bomb.docx", bomb, "done"),
        ("deep.docx", deep, "failed|no_text"),
        ("truncated.pdf", whole[..60].to_vec(), "failed"),
        ("truncated.docx", word("<w:p><w:r><w:t>hello</w:t></w:r></w:p>")[..200].to_vec(), "failed"),
        (
            "noise.pdf",
            [b"%PDF-1.7\n".as_slice(), &(0..200_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect::<Vec<_>>()].concat(),
            "failed|no_text",
        ),
    ];
    for (name, bytes, expected) in cases {
        if name == "truncated.docx" {
            // the form refuses it, as no Word file; a damaged disk would not
            let begun = Instant::now();
            let answer = the_press().run(Task::Extract, bytes).await.expect("an answer");
            let outcome: reading::Outcome = serde_json::from_slice(&answer).expect("an outcome");
            assert!(matches!(outcome, reading::Outcome::Unreadable(_)) && begun.elapsed() < Duration::from_secs(5), "{outcome:?}");
            continue;
        }
        let number = send_in(&site, name, name, &bytes).await;
        let begun = Instant::now();
        // a child that dies is tried again, three times in all
        for _ in 0..3 {
            read_all(&site).await;
            site.app.clock.advance(Duration::from_mins(6));
        }
        let (state, because) = state(&site, number).await;
        assert!(expected.split('|').any(|one| one == state), "{name}: {state} {because}");
        assert!(name != "locked.pdf" || because.contains("password"), "{because}");
        eprintln!("{name}: {state} after {:?}: {because}", begun.elapsed());
        assert!(begun.elapsed() < Duration::from_secs(100), "{name}: {:?}", begun.elapsed());
        let page = site.get_as(&editor, &format!("/admin/submissions/{number}")).await;
        assert!(!page.all(".warnings li").is_empty(), "{name}: the editor is told");
    }
    // and one that is as it should be is read after all these
    let number = send_in(&site, "whole", "whole.pdf", &whole).await;
    read_all(&site).await;
    assert_eq!(state(&site, number).await.0, "done");
}

#[tokio::test]
async fn a_file_on_which_the_child_dies_is_tried_three_times_and_holds_up_no_other() {
    let site = Site::new().await;
    let number = send_in(&site, "Herons", "herons.pdf", &pdf(&[&["A letter from Sendai to Riverside"]])).await;
    for attempt in 1..=3 {
        assert_eq!(state(&site, number).await.0, "waiting", "{attempt}");
        reading::read_due(&site.app, &broken()).await.expect("the others are read");
        // nobody tries it again before its time
        reading::read_due(&site.app, &broken()).await.expect("nothing is due");
        site.app.clock.advance(Duration::from_mins(6));
    }
    let (state, because) = state(&site, number).await;
    assert_eq!(state, "failed");
    assert!(because.contains("could not read it"), "{because}");
    let held = send_in(&site, "Held", "held.pdf", &pdf(&[&["A letter from Sendai to Riverside"]])).await;
    sqlx::query("UPDATE submission SET state = 'held' WHERE number = ?").bind(held).execute(&site.app.database).await.expect("held");
    read_all(&site).await;
    assert_eq!(self::state(&site, held).await.0, "waiting", "what looks like spam is not opened");
}

#[tokio::test]
async fn the_archive_has_addresses_by_city_and_year_and_counts_them() {
    let site = Site::with(&["--form-limit", "1000"]).await;
    let editor = site.sign_in("editor").await;
    for (title, organization, day) in [("A", "Riverside", "2025-02-01"), ("B", "Riverside", "2026-02-01"), ("C", "Pasadena", "2026-03-01")]
    {
        let form_id = site.form_id("/submit/newsletter").await;
        let fields = [
            ("form_id", form_id.as_str()),
            ("organization", organization),
            ("title", title),
            ("issued_on", day),
            ("language", "Japanese"),
            ("link", "https://example.org/a"),
            ("sender_name", "Aiko"),
            ("sender_email", "aiko@example.org"),
            ("permission", "yes"),
        ];
        let form = fields.into_iter().fold(FormData::default(), |form, (name, value)| form.with(name, value));
        assert_eq!(site.post("/submit/newsletter", &form).await.status, StatusCode::SEE_OTHER);
        site.decided(&editor, site.count("submission").await, "publish", FormData::default()).await;
    }
    let all = site.get("/newsletters").await;
    assert_eq!(all.all(".archive-parts li"), ["2026 (2)", "2025 (1)", "Pasadena (1)", "Riverside (2)"]);
    for (path, titles, heading) in [
        ("/newsletters?city=riverside", vec!["B", "A"], "Newsletters of Riverside"),
        ("/newsletters?year=2026", vec!["C", "B"], "Newsletters, 2026"),
        ("/newsletters?city=riverside&year=2025", vec!["A"], "Newsletters of Riverside, 2025"),
    ] {
        let page = site.get(path).await;
        assert_eq!(
            (page.all(".entry-title"), page.all("h1")),
            (titles.iter().map(|title| (*title).to_owned()).collect(), vec![heading.to_owned()])
        );
        assert_eq!(page.attribute("link[rel=canonical]", "href"), format!("http://127.0.0.1:8080{path}"));
    }
    assert_eq!(all.attributes(".entry-title a", "lang"), ["ja", "ja", "ja"]);
    assert_eq!(site.get("/newsletters/a").await.attribute("h1", "lang"), "ja");
    for path in ["/newsletters?city=nowhere", "/newsletters?year=1066", "/newsletters?page=2", "/newsletters?city=pasadena&year=2025"] {
        assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
