//! What pages say to machines: the way to them, who runs the site, and what those see who are sent an address.

use crate::{
    published::publish,
    support::{self, Answer, FormData, Site},
};
use axum::http::StatusCode;
use serde_json::Value;

fn data(page: &Answer, kind: &str) -> Vec<Value> {
    let selector = scraper::Selector::parse("script[type='application/ld+json']").expect("a selector");
    let scripts: Vec<String> =
        scraper::Html::parse_document(&page.text()).select(&selector).map(|script| script.text().collect()).collect();
    scripts.iter().map(|text| serde_json::from_str(text).expect("JSON")).filter(|data: &Value| data["@type"] == kind).collect()
}

fn paths(sitemap: &str) -> Vec<String> {
    sitemap
        .split("<loc>http://127.0.0.1:8080")
        .skip(1)
        .filter_map(|rest| rest.split_once("</loc>"))
        .map(|(path, _)| path.to_owned())
        .collect()
}

#[tokio::test]
async fn every_page_of_the_site_map_says_its_way_its_title_and_its_picture() {
    support::press();
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    publish(&site, &editor, site.event().await.with("title", "</script><b>\" & 七夕")).await;
    let home = site.get("/").await;
    let organization = data(&home, "Organization");
    assert_eq!(organization.len(), 1);
    assert_eq!((&organization[0]["url"], organization[0]["taxID"].is_string()), (&Value::from("http://127.0.0.1:8080/"), true));
    let (mut seen, mut pictures) = (0, std::collections::BTreeSet::new());
    for path in paths(&site.get("/sitemap.xml").await.text()) {
        let page = site.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let property = |name: &str| page.attribute(&format!("meta[property='og:{name}']"), "content");
        let title = page.all("title").remove(0);
        assert_eq!(
            title.rsplit_once(" – ").map(|(title, _)| title.to_owned()),
            Some(property("title").split_whitespace().collect::<Vec<_>>().join(" ")),
            "{path}"
        );
        assert_eq!(property("description"), page.attribute("meta[name=description]", "content"), "{path}");
        assert!(!property("description").is_empty() && property("url").starts_with("http://127.0.0.1:8080/"), "{path}");
        assert!(property("image").starts_with("http://127.0.0.1:8080/social/"), "{path}");
        pictures.insert(property("image").trim_start_matches("http://127.0.0.1:8080").to_owned());
        if path == "/" {
            continue;
        }
        let ways = data(&page, "BreadcrumbList");
        assert_eq!(ways.len(), 1, "{path}");
        let steps = ways[0]["itemListElement"].as_array().expect("steps");
        assert_eq!(steps[steps.len() - 1]["item"], format!("http://127.0.0.1:8080{path}"), "{path}");
        let shown: Vec<String> = page.all(".crumbs a");
        let said: Vec<String> = steps[..steps.len() - 1].iter().map(|step| step["name"].as_str().unwrap_or_default().to_owned()).collect();
        assert_eq!(shown, said, "{path}: what is shown is what is said");
        seen += 1;
    }
    assert!(seen > 400, "{seen}");
    let is_of_a_place = |picture: &String| ["/cities/", "/partners/", "/countries/"].iter().any(|kind| picture.contains(kind));
    for picture in pictures.iter().filter(|picture| !is_of_a_place(picture)) {
        assert_eq!(site.get(picture).await.status, StatusCode::OK, "{picture}");
    }
    for path in ["/sign-in", "/nothing-here", "/search?q=x"] {
        assert!(site.get(path).await.attributes("meta[property]", "content").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn pictures_are_of_pages_that_are_there_and_published() {
    support::press();
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let number = publish(&site, &editor, site.event().await.with("title", "Tanabata")).await;
    site.send_in(site.event().await.with("title", "hush")).await;
    for path in [
        "/social/home.png",
        "/social/events/tanabata.png",
        "/social/cities/riverside.png",
        "/social/partners/sendai.png",
        "/social/countries/japan.png",
        "/social/pages/mission.png",
    ] {
        let answer = site.get(path).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "image/png"), "{path}");
        let picture = image::load_from_memory(&answer.bytes).expect("a picture");
        assert_eq!((picture.width(), picture.height()), (1200, 630));
        assert!(answer.bytes.len() < 600_000, "{path}: {}", answer.bytes.len());
    }
    site.decided(&editor, number, "withdraw", FormData::default()).await;
    for (path, status) in [
        ("/social/events/tanabata.png", StatusCode::GONE),
        ("/social/events/hush.png", StatusCode::NOT_FOUND),
        ("/social/cities/atlantis.png", StatusCode::NOT_FOUND),
        ("/social/news/none.png", StatusCode::NOT_FOUND),
        ("/social/pages/none.png", StatusCode::NOT_FOUND),
        ("/social/admin/people.png", StatusCode::NOT_FOUND),
        ("/social/cities/riverside.gif", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(site.get(path).await.status, status, "{path}");
    }
}
