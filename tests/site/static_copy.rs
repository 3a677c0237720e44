//! The public pages as files.

use crate::{
    handover::{files, lived_in},
    support::{HOST, Site},
};
use socal_sister_cities::{database, handover, machines};
use std::path::{Path, PathBuf};

#[tokio::test]
async fn the_static_copy_has_every_public_page_and_every_link_in_it_leads_to_a_file() {
    let site = lived_in().await;
    let folder = tempfile::tempdir().unwrap();
    let copy = match std::env::var("WRITE_STATIC") {
        Ok(path) => PathBuf::from(path),
        Err(_) => folder.path().join("copy"),
    };
    assert_eq!(handover::export_static(&site.app, &copy).await.expect("a copy"), Vec::<String>::new());
    let found = files(&copy);
    for path in machines::addresses(&site.app).await.unwrap() {
        let file = if path == "/" { "index.html".to_owned() } else { format!("{}.html", &path[1..]) };
        assert!(found.contains_key(&file), "{path}");
    }
    for file in [
        "favicon.ico",
        "robots.txt",
        "sitemap.xml",
        ".well-known/security.txt",
        "events.ics",
        "events.atom",
        "cities/riverside/feed.atom",
        "data/partnerships.geojson",
        "events/tanabata-evening/event.ics",
        "bylaws/file.pdf",
        "newsletters/herons-of-the-river/text.html",
    ] {
        assert!(found.contains_key(file), "{file}: {:?}", found.keys().filter(|name| name.contains(&file[..4])).collect::<Vec<_>>());
    }
    let (mut links, attribute) = (0, ["href=\"", "src=\""]);
    for (name, bytes) in found.iter().filter(|(name, _)| name.strip_suffix(".html").is_some()) {
        let page = String::from_utf8(bytes.clone()).unwrap();
        assert!(!page.contains("<form") && !page.contains("=\"/"), "{name}");
        assert!(page.contains("This is a copy of") || name.contains("embed"), "{name}");
        for begin in attribute {
            for link in page.split(&format!(" {begin}")).skip(1).map(|rest| rest.split('"').next().unwrap()) {
                let is_elsewhere = link.contains(':') || link.starts_with('#');
                if is_elsewhere {
                    continue;
                }
                let target = Path::new(name).parent().unwrap().join(link.split('#').next().unwrap());
                let mut parts: Vec<&str> = Vec::new();
                for part in target.to_str().unwrap().split('/').filter(|part| !part.is_empty()) {
                    if part == ".." {
                        parts.pop().expect("not above the folder");
                    } else {
                        parts.push(part);
                    }
                }
                assert!(found.contains_key(&parts.join("/")), "{link} in {name}");
                links += 1;
            }
        }
    }
    assert!(links > 5000, "{links}");
    let text = |name: &str| String::from_utf8(found[name].clone()).unwrap();
    assert!(text("index.html").contains(&format!("To search, open the live site: <a href=\"http://{HOST}/search\">")));
    assert!(text("submit/event.html").contains(&format!("This form needs the live site: <a href=\"http://{HOST}/submit/event\">")));
    assert!(text("index.html").contains(&format!("<link rel=\"canonical\" href=\"http://{HOST}/\">")));
    let again = folder.path().join("again");
    assert_eq!(handover::export_static(&site.app, &again).await.expect("a copy"), Vec::<String>::new());
    let differ: Vec<_> = files(&again).into_iter().filter(|(name, bytes)| found[name] != *bytes).map(|(name, _)| name).collect();
    assert_eq!(differ, Vec::<String>::new(), "the same site gives the same copy");
    assert!(database::check(&site.data.path().join("site.db")).await.is_ok());
}

#[tokio::test]
async fn papers_that_cannot_be_printed_are_named_and_links_to_them_lead_to_the_live_site() {
    let site = Site::with(&["--press", "/bin/false"]).await;
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy");
    let missing = handover::export_static(&site.app, &copy).await.expect("the pages without the papers");
    assert!(missing.contains(&"/directory.pdf".to_owned()), "{missing:?}");
    let linked = format!("href=\"http://{HOST}/directory.pdf\"");
    assert!(files(&copy).values().any(|bytes| String::from_utf8_lossy(bytes).contains(&linked)));
}
