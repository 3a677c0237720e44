use crate::support::Site;
use axum::http::StatusCode;
use socal_sister_cities::content;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

const PAGES: [&str; 20] = [
    "/",
    "/mission",
    "/history",
    "/quotes",
    "/board",
    "/bylaws",
    "/presidents-message",
    "/brochure",
    "/interview",
    "/sister-cities-international",
    "/contact",
    "/donate",
    "/privacy",
    "/accessibility",
    "/cities",
    "/events",
    "/events/archive",
    "/newsletters",
    "/submit/event",
    "/submit/newsletter",
];

#[tokio::test]
async fn every_link_on_every_page_leads_somewhere_and_every_anchor_exists() {
    let site = Site::new().await;
    let mut waiting: Vec<String> = PAGES.iter().map(|path| (*path).to_owned()).collect();
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut anchors: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut wanted = Vec::new();
    while let Some(path) = waiting.pop() {
        let answer = site.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        if !answer.header("content-type").starts_with("text/html") {
            continue;
        }
        let ids = answer.attributes("[id]", "id");
        let unique: BTreeSet<String> = ids.iter().cloned().collect();
        assert_eq!(unique.len(), ids.len(), "{path} has an id twice: {ids:?}");
        anchors.insert(path.clone(), unique);
        let links = [
            answer.attributes("a[href], link[href]", "href"),
            answer.attributes("img[src]", "src"),
            answer.attributes("form[action]", "action"),
        ]
        .concat();
        let ours = |link| ["http://127.0.0.1:8080", "webcal://127.0.0.1:8080"].iter().find_map(|origin| str::strip_prefix(link, origin));
        for link in links.iter().map(|link| ours(link).unwrap_or(link)) {
            let (target, anchor) = link.split_once('#').map_or((link, None), |(target, anchor)| (target, Some(anchor)));
            let target = if target.is_empty() { path.as_str() } else { target };
            assert!(["/", "http://", "https://", "mailto:", "tel:"].iter().any(|start| target.starts_with(start)), "{link} on {path}");
            if target.starts_with('/') {
                wanted.extend(anchor.map(|anchor| (path.clone(), target.to_owned(), anchor.to_owned())));
                if seen.insert(target.to_owned()) {
                    waiting.push(target.to_owned());
                }
            }
        }
    }
    for (page, target, anchor) in wanted {
        assert!(anchors[&target].contains(&anchor), "{page} links to {target}#{anchor}");
    }
    assert!(seen.len() > 450, "only {} addresses", seen.len());
}

#[tokio::test]
async fn every_page_says_what_it_is() {
    let site = Site::new().await;
    let mut titles = BTreeSet::new();
    for path in PAGES {
        let page = site.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert_eq!(page.all("h1").len(), 1, "{path}");
        assert_eq!(page.attribute("html", "lang"), "en");
        assert!(titles.insert(page.all("title").remove(0)), "{path} has another page's title");
        let description = page.attribute("meta[name=description]", "content");
        assert!(description.len() > 30, "{path}: {description}");
        assert_eq!(page.attribute("link[rel=canonical]", "href"), format!("http://127.0.0.1:8080{path}"));
        // a script is a file of ours, and none is needed
        let runs = "style, script:not([type='application/ld+json']):not([src^='/static/'][defer])";
        assert!(page.attributes("[style]", "style").is_empty() && page.all(runs).is_empty(), "{path}");
        assert!(!page.all("footer").remove(0).is_empty() && page.attributes("footer a[href='/privacy']", "href").len() == 1, "{path}");
    }
}

#[tokio::test]
async fn statements_of_presidents_are_word_for_word_and_have_addresses() {
    let site = Site::new().await;
    let page = site.get("/quotes").await;
    assert_eq!(page.all(".president").len(), 11);
    assert_eq!(page.all("figure blockquote").len(), 12);
    let file: toml::Value = toml::from_str(&fs::read_to_string("content/quotations.toml").expect("the content")).expect("TOML");
    let statements = file["president"]
        .as_array()
        .expect("presidents")
        .iter()
        .flat_map(|president| president["statement"].as_array().expect("statements"));
    for statement in statements {
        let words: Vec<_> = statement["text"].as_str().expect("a text").split_whitespace().collect();
        let shown = page.all(&format!("#{} blockquote", statement["slug"].as_str().expect("a key")));
        assert_eq!(shown, [words.join(" ")]);
    }
    assert!(page.all("#kennedy-2 figcaption")[0].contains("John F. Kennedy"));
}

#[tokio::test]
async fn the_time_line_keeps_every_date_and_says_where_the_sources_disagree() {
    let site = Site::new().await;
    let text = site.get("/history").await.all("main").remove(0);
    for fact in [
        "836",
        "Paderborn",
        "Le Mans",
        "1913",
        "The Hague",
        "1944",
        "Wichita",
        "1956",
        "Eisenhower",
        "1959",
        "Tachikawa",
        "1967",
        "1970",
        "1972",
        "1974",
        "Betty Wilson",
        "Thelma Press",
    ] {
        assert!(text.contains(fact), "{fact}");
    }
}

#[tokio::test]
async fn a_term_that_has_ended_takes_its_holder_off_the_board_page() {
    let site = Site::new().await;
    assert!(site.get("/board").await.all("table").is_empty(), "nobody is known, so nobody is shown");
    let insert = "INSERT INTO board_member (name, office, city_program, term_begins_on, term_ends_on, as_of_on) VALUES (?, 'Office', '', ?, ?, '2026-01-01')";
    for (name, begins, ends) in [
        ("Past Holder", "2023-01-01", "2026-11-23"),
        ("Present Holder", "2026-11-24", "2027-12-31"),
        ("Next Holder", "2026-11-25", "2027-12-31"),
    ] {
        sqlx::query(insert).bind(name).bind(begins).bind(ends).execute(&site.app.database).await.expect("a row");
    }
    assert_eq!(site.get("/board").await.all("tbody td:nth-of-type(1)"), ["Present Holder"]);
}

#[tokio::test]
async fn addresses_of_the_old_site_lead_on_for_ever() {
    let site = Site::new().await;
    for path in [
        "/about-us",
        "/presidents-message/",
        "/donate/",
        "/news-events/",
        "/news-events/page/2",
        "/news-events/page/17/",
        "/next-socal-sister-cities-regional-meeting/",
        "/sister-cities-international-youth-leadership-summit-scholarship",
        "/?p=1653",
    ] {
        let mut answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT, "{path}");
        for _ in 0..2 {
            if answer.status == StatusCode::PERMANENT_REDIRECT {
                let target = answer.header("location").to_owned();
                assert!(target.starts_with('/') && !target.starts_with("//"), "{path} leads to {target}");
                answer = site.get(&target).await;
            }
        }
        assert_eq!(answer.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn an_address_has_one_spelling() {
    let site = Site::new().await;
    for (path, to) in [
        ("/cities/%72iverside", "/cities/riverside"),
        ("/%63ities/%72iverside/?view=%61", "/cities/riverside?view=%61"),
        ("/es/cities/%72iverside", "/es/cities/riverside"),
        ("/es/sign-in/?\u{e9}", "/es/sign-in?\u{e9}"),
    ] {
        let answer = site.get(path).await;
        let location = answer.headers.get("location").map(|to| String::from_utf8_lossy(to.as_bytes()).into_owned());
        assert_eq!((answer.status, location.as_deref()), (StatusCode::PERMANENT_REDIRECT, Some(to)), "{path}");
    }
    for path in ["/cities/%C3%A9", "/cities/%2541", "/cities/a%2fb", "/cities/%", "/cities/%4", "/cities/%zz\u{e9}"] {
        assert!(site.get(path).await.status.is_client_error(), "{path}");
    }
}

#[tokio::test]
async fn no_address_leads_to_another_host() {
    let site = Site::new().await;
    for tags in ["", "/es", "/en", "/es/en", "/en/es", "/en/en"] {
        for slashes in ["//", "/\\", "/\\/", "//\\", "///"] {
            for end in ["evil.example/", "evil.example/a/", "evil.example/a?b=//c"] {
                let mut address = format!("{tags}{slashes}{end}");
                while !address.is_empty() {
                    let answer = site.get(&address).await;
                    let leads_on = answer.status.is_redirection();
                    assert!(leads_on || answer.status == StatusCode::NOT_FOUND, "{address}: {}", answer.status);
                    let to = if leads_on { answer.header("location").to_owned() } else { String::new() };
                    assert!(!leads_on || to.starts_with('/') && !to[1..].starts_with(['/', '\\']), "{address} leads to {to}");
                    address = to;
                }
            }
        }
    }
}

#[tokio::test]
async fn an_unknown_address_offers_a_search_for_what_was_asked() {
    let site = Site::new().await;
    for path in [
        "/yokohama-festival",
        "/cities/nowhere",
        "/partners/nowhere",
        "/countries/nowhere",
        "/static/none.css",
        "/map/none.svg",
        "/submissions/guess",
        "/.git/HEAD",
        "/.git/config",
        "/.svn/entries",
        "/.env",
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.all("h1"), ["Page not found"]);
        assert!(answer.header("cache-control").contains("no-store"));
    }
    assert_eq!(site.get("/yokohama-festival").await.attribute("main input[name=q]", "value"), "yokohama festival");
}

#[tokio::test]
async fn pages_for_machines_are_in_their_form() {
    let site = Site::new().await;
    let map = site.get("/sitemap.xml").await;
    assert!(map.header("content-type").starts_with("application/xml"));
    let pages = fs::read_dir("content/pages").expect("the pages").count();
    assert_eq!(map.all("loc").len(), 13 + pages + 110 + 289 + 59);
    let security = site.get("/.well-known/security.txt").await.text();
    assert!(security.contains("Contact: mailto:admin@socalsistercities.org\nExpires: 2027-05-23T00:00:00Z\n"), "{security}");
    let robots = site.get("/robots.txt").await.text();
    for line in ["Sitemap: http://127.0.0.1:8080/sitemap.xml", "Disallow: /submissions/", "Disallow: /es/submissions/"] {
        assert!(robots.lines().any(|one| one == line), "{line}: {robots}");
    }
}

#[tokio::test]
async fn importing_again_changes_only_what_was_changed() {
    let site = Site::new().await;
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new(&site.app.config.content), folder.path());
    let now = site.app.clock.now();
    let again = content::import(&site.app.database, folder.path(), now).await.expect("an import");
    assert_eq!(again, content::Imported::default());
    let mission = folder.path().join("pages/mission.md");
    let text = fs::read_to_string(&mission).expect("the page");
    fs::write(&mission, format!("{text}\nAn added sentence.\n")).expect("a changed page");
    let cities = folder.path().join("directory/member_cities.csv");
    let text = fs::read_to_string(&cities).expect("the cities");
    fs::write(&cities, format!("{text}zzyzx,Zzyzx,San Bernardino,35.1433,-116.1044,,,,,\n")).expect("an added city");
    let changed = content::import(&site.app.database, folder.path(), now).await.expect("an import");
    assert_eq!(changed, content::Imported { pages: 1, places: 1, partnerships: 0, kept: Vec::new() });
    assert!(site.get("/mission").await.all("main")[0].contains("An added sentence."));
    assert_eq!(site.get("/cities/zzyzx").await.status, StatusCode::OK);
    // a file that is not in its form changes nothing at all
    fs::write(&mission, "no front matter").expect("a broken page");
    let error = content::import(&site.app.database, folder.path(), now).await.expect_err("a broken page");
    assert!(format!("{error:#}").contains("mission.md"), "{error:#}");
    assert!(site.get("/mission").await.all("main")[0].contains("An added sentence."));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
