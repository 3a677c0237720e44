//! What is not published is nowhere (promise P30): every public page is read, and every address tried.

use crate::{
    messages::correction,
    published::{newsletter, picture, publish},
    support::{Answer, FormData, Site, request},
};
use axum::{
    body::Body,
    http::{HeaderValue, Method, StatusCode, header},
};
use http_body_util::BodyExt as _;
use socal_sister_cities::{people::Permission, routes};

/// Every public page there is, found by following links from the first page and the site map.
async fn crawl(site: &Site) -> Vec<(String, Answer)> {
    let sitemap = site.get("/sitemap.xml").await;
    let mut waiting: Vec<String> = vec![
        "/".into(),
        "/events/archive".into(),
        "/events.ics".into(),
        "/cities/riverside/events.ics".into(),
        "/robots.txt".into(),
        "/health".into(),
    ];
    waiting.push("/cities/riverside/feed.atom".into());
    let fixed = routes::table().into_iter().filter(|route| route.method == Method::GET && route.permission == Permission::Anyone);
    waiting.extend(fixed.map(|route| route.path.to_owned()).filter(|path| !path.contains('{')));
    waiting.extend(sitemap.text().split("<loc>").skip(1).filter_map(|rest| rest.split_once("</loc>")).map(|(url, _)| path(url)));
    let mut pages = vec![("/sitemap.xml".to_owned(), sitemap)];
    let mut seen: std::collections::BTreeSet<String> = waiting.iter().cloned().collect();
    while let Some(path_now) = waiting.pop() {
        let answer = site.get(&path_now).await;
        if answer.header("content-type").starts_with("text/html") {
            let links = [("a[href]", "href"), ("img[src]", "src"), ("link[rel=alternate]", "href")];
            let links = links.map(|(selector, attribute)| answer.attributes(selector, attribute)).concat();
            for link in links.iter().filter(|link| link.starts_with('/')).map(|link| path(link)) {
                if seen.insert(link.clone()) {
                    waiting.push(link);
                }
            }
        }
        pages.push((path_now, answer));
    }
    pages
}

fn path(address: &str) -> String {
    let address = address.strip_prefix("http://127.0.0.1:8080").unwrap_or(address);
    address.split('#').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn what_is_not_published_is_nowhere() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    let marked = |form: FormData, state: &str| {
        let marker = format!("xyzzy{state}");
        let pdf = [b"%PDF-1.7 ".as_slice(), marker.as_bytes()].concat();
        form.with("title", &format!("{marker} evening"))
            .with("description", &marker)
            .with("contact", &marker)
            .with("image_text", &marker)
            .with("partner", "sendai")
            .with("private_details", &marker)
            .with("sender_name", &marker)
            .file("image", &format!("{marker}.png"), &picture())
            .file("file", &format!("{marker}.pdf"), &pdf)
    };
    publish(&site, &editor, site.event().await.with("partner", "sendai")).await;
    let letter = newsletter(&site, "xyzzynewsletter").await.with("summary", "xyzzynewsletter");
    let letter = letter.file("document", "xyzzynewsletter.pdf", b"%PDF-1.7 xyzzynewsletter");
    assert_eq!(site.post("/submit/newsletter", &letter).await.status, StatusCode::SEE_OTHER);
    let words = correction(&site, "/correct/cities/riverside").await.with("words", "xyzzywords").with("organization", "xyzzyorganization");
    assert_eq!(site.post("/correct/cities/riverside", &words).await.status, StatusCode::SEE_OTHER);
    site.send_in(marked(site.event().await, "waiting")).await;
    site.send_in(marked(site.event().await, "held").with("website", "x")).await;
    for (verb, form) in [("ask", FormData::default().with("question", "?")), ("decline", FormData::default().with("reason", "1"))] {
        let (number, _) = site.send_in(marked(site.event().await, verb)).await;
        site.decided(&editor, number, verb, form).await;
    }
    let undone = publish(&site, &editor, marked(site.event().await, "undone")).await;
    assert_eq!(site.undo(&editor, undone).await.status, StatusCode::SEE_OTHER);
    let withdrawn = publish(&site, &editor, marked(site.event().await, "withdrawn")).await;
    site.decided(&editor, withdrawn, "withdraw", FormData::default()).await;
    let (proposed, receipt) = site.send_in(site.event().await.with("title", "Another evening")).await;
    site.decided(&editor, proposed, "publish", FormData::default()).await;
    site.change(&receipt, "change", marked(site.event().await, "proposed").without_files()).await;

    let pages = crawl(&site).await;
    for path in ["/events/another-evening", "/newsletters", "/submit/newsletter", "/data/partnerships.json", "/correct/cities/riverside"] {
        assert!(pages.iter().any(|(found, _)| found == path), "{path} is found");
    }
    assert!(pages.len() > 250, "{} pages", pages.len());
    for (path, answer) in &pages {
        let text = String::from_utf8_lossy(&answer.bytes);
        assert!(!text.contains("xyzzy"), "{path} shows {:?}", text.find("xyzzy").map(|at| text.get(at..at + 30)));
    }
    for slug in ["xyzzywaiting", "xyzzyheld", "xyzzyask", "xyzzydecline", "xyzzyundone", "xyzzywithdrawn", "xyzzyproposed"] {
        let picture = site.get(&format!("/social/events/{slug}-evening.png")).await.status;
        assert!(matches!(picture, StatusCode::NOT_FOUND | StatusCode::GONE), "{slug}: {picture}");
        for path in ["", "/files/1", "/files/2"] {
            let path = format!("/events/{slug}-evening{path}");
            let expected = if slug == "xyzzywithdrawn" { StatusCode::GONE } else { StatusCode::NOT_FOUND };
            assert_eq!(site.get(&path).await.status, expected, "{path}");
            let head = request(Method::HEAD, &path).body(Body::empty()).expect("a request");
            let head = site.send(head).await;
            assert_eq!((head.status, head.bytes.len()), (expected, 0), "HEAD {path}");
        }
    }
    // looked for: a page of the search names what was asked for, and nothing that is not published
    let found = site.get("/search?q=evening").await;
    assert!(found.text().contains("/events/another-evening") && !found.text().contains("xyzzy"), "{}", found.all("main")[0]);
    for path in ["/search?q=xyzzy", "/search?q=xyzzywaiting+evening", "/es/search?q=xyzzyundone"] {
        let links = site.get(path).await.attributes("main a[href]", "href").into_iter();
        assert_eq!(links.filter(|link| link.contains("/events/xyzzy")).collect::<Vec<_>>(), Vec::<String>::new(), "{path}");
    }
    // the same page once more, for those who have it
    let front = routes::front(site.app.clone());
    for (path, _) in pages.iter().filter(|(path, _)| path.contains("/events") || path == "/") {
        let ask = async |tag: Option<HeaderValue>| {
            let mut asked = request(Method::GET, path).body(Body::empty()).expect("a request");
            if let Some(tag) = tag {
                asked.headers_mut().insert(header::IF_NONE_MATCH, tag);
            }
            let (parts, body) = front.answer(asked).await.expect("an answer").into_parts();
            (parts.status, parts.headers, body.collect().await.expect("a body").to_bytes())
        };
        let (_, headers, bytes) = ask(None).await;
        assert!(!String::from_utf8_lossy(&bytes).contains("xyzzy"), "{path} as it is kept");
        let Some(tag) = headers.get(header::ETAG).cloned() else { continue };
        let (status, headers, bytes) = ask(Some(tag)).await;
        assert_eq!((status, bytes.len()), (StatusCode::NOT_MODIFIED, 0), "{path}");
        assert!(!format!("{headers:?}").contains("xyzzy"), "304 of {path}");
    }
    // its words are not in the page that says that it is gone, besides the address that was asked for
    let gone = site.get("/events/xyzzywithdrawn-evening").await;
    assert!(!gone.all("main")[0].contains("xyzzy"));
}
