//! Feeds: what is in them, when they change, and that they do not when nothing has.

use crate::{
    published::{picture, publish},
    support::{FormData, Site},
};
use axum::http::StatusCode;
use std::{collections::BTreeSet, time::Duration};

const FEEDS: [&str; 4] = ["/events.atom", "/newsletters.atom", "/news.atom", "/cities/riverside/feed.atom"];

fn between<'a>(xml: &'a str, begin: &str, end: &str) -> Vec<&'a str> {
    xml.split(begin).skip(1).filter_map(|rest| rest.split_once(end)).map(|(text, _)| text).collect()
}

async fn feed(site: &Site, path: &str) -> String {
    let answer = site.get(path).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/atom+xml; charset=utf-8"), "{path}");
    answer.text()
}

async fn post(site: &Site, editor: &str, title: &str, day: &str) -> String {
    let form = FormData::default().with("form_id", title).with("title", title).with("published_on", day).with("body", "A *letter*.");
    let answer = site.post_as(editor, "/admin/records/news/new", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.header("location").split('?').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_feed_has_the_same_bytes_until_something_changes_and_then_says_when() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let number = publish(&site, &editor, site.event().await).await;
    post(&site, &editor, "First news", "2026-11-01").await;
    let mut before = Vec::new();
    for path in FEEDS {
        before.push(feed(&site, path).await);
    }
    // days pass, an event of several dates among them
    site.app.clock.advance(Duration::from_hours(24 * 300));
    for (path, before) in FEEDS.iter().zip(&before) {
        assert_eq!(&feed(&site, path).await, before, "{path}");
    }
    let editor = site.sign_in("editor").await;
    let form = site.event().await.with("title", "Tanabata night");
    let edited =
        site.post_as(&editor, &format!("/admin/submissions/{number}/edit"), &form.with("seen", &site.seen(&editor, number).await)).await;
    assert!(edited.status == StatusCode::SEE_OTHER, "{}", edited.text());
    let after = feed(&site, "/events.atom").await;
    assert_eq!(between(&before[0], "<id>", "</id>"), between(&after, "<id>", "</id>"), "names stay");
    assert!(after.contains("<title>Tanabata night</title>"));
    let updated = between(&after, "<updated>", "</updated>");
    assert_eq!(updated[0], updated[1], "the feed says when its newest entry changed");
    assert!(updated[1] > between(&before[0], "<updated>", "</updated>")[1]);
    assert_eq!(between(&before[0], "<published>", "</published>"), between(&after, "<published>", "</published>"));
    assert_eq!(feed(&site, "/news.atom").await, before[2], "news have not changed");
    assert!(feed(&site, "/cities/riverside/feed.atom").await.contains("Tanabata night"));
    assert!(!feed(&site, "/cities/pasadena/feed.atom").await.contains("<entry>"));
    assert_eq!(site.get("/cities/atlantis/feed.atom").await.status, StatusCode::NOT_FOUND);
    let names: Vec<String> = [&before[0], &before[2]].iter().flat_map(|xml| between(xml, "<id>", "</id>")).map(str::to_owned).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    assert!(names.iter().all(|name| name.starts_with("urn:uuid:") && name.len() == 45), "{names:?}");
}

#[tokio::test]
async fn what_is_taken_off_the_site_leaves_its_feeds_and_they_say_that_they_changed() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let number = publish(&site, &editor, site.event().await).await;
    let before = feed(&site, "/events.atom").await;
    site.app.clock.advance(Duration::from_mins(20));
    site.decided(&editor, number, "withdraw", FormData::default()).await;
    for path in ["/events.atom", "/cities/riverside/feed.atom"] {
        let after = feed(&site, path).await;
        assert!(!after.contains("<entry>") && !after.contains("Tanabata"), "{path}");
        assert!(between(&after, "<updated>", "</updated>")[0] > between(&before, "<updated>", "</updated>")[0], "{path}");
    }
}

#[tokio::test]
async fn a_post_keeps_its_name_when_its_address_changes_and_when_it_comes_back_from_the_trash() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let form = post(&site, &editor, "A letter", "2026-11-01").await;
    post(&site, &editor, "Not yet", "2026-12-24").await;
    let name = |xml: &str| between(xml, "<id>", "</id>")[1].to_owned();
    let first = feed(&site, "/news.atom").await;
    assert!(!first.contains("Not yet") && first.contains("&#60;em&#62;letter&#60;/em&#62;"), "{first}");
    let revision = site.get_as(&editor, &form).await.attribute("#record input[name=revision]", "value");
    let fields = [
        ("revision", revision.as_str()),
        ("title", "A letter"),
        ("published_on", "2026-11-01"),
        ("body", "x"),
        ("slug", "another-address"),
    ];
    let moved = fields.into_iter().fold(FormData::default(), |form, (name, value)| form.with(name, value));
    assert_eq!(site.post_as(&editor, &form, &moved).await.status, StatusCode::SEE_OTHER);
    let second = feed(&site, "/news.atom").await;
    assert_eq!(name(&first), name(&second));
    assert!(second.contains("/news/another-address\""));
    let path = "/admin/records/news/another-address";
    let revision = site.get_as(&editor, path).await.attribute("#record input[name=revision]", "value");
    assert_eq!(
        site.post_as(&editor, &format!("{path}/trash"), &FormData::default().with("revision", &revision)).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(!feed(&site, "/news.atom").await.contains("<entry>"));
    let restore = site.get_as(&editor, "/admin/trash").await.attribute("form[action$=restore]", "action");
    assert_eq!(site.post_as(&editor, &restore, &FormData::default()).await.status, StatusCode::SEE_OTHER);
    assert_eq!(name(&feed(&site, "/news.atom").await), name(&first));
}

#[tokio::test]
async fn a_post_has_a_picture_only_with_its_words_and_only_while_it_is_on_the_site() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let form =
        FormData::default().with("form_id", "f").with("title", "A visit").with("published_on", "2026-11-26").with("body", "They came.");
    let form = form.file("image_file", "visit.png", &picture());
    let wrong = site.post_as(&editor, "/admin/records/news/new", &form).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.all(".error-summary")[0].contains("describe the picture"), "{}", wrong.text());
    let kept = wrong.attribute("#record input[name=image]", "value");
    let form = form.without_files().with("image", &kept).with("image_text", "Two mayors & \"a\" <key>");
    assert_eq!(site.post_as(&editor, "/admin/records/news/new", &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get_as(&editor, &format!("/admin/pictures/{kept}")).await.status, StatusCode::OK, "an editor sees it before its day");
    assert_eq!(site.get("/news/a-visit/picture").await.status, StatusCode::NOT_FOUND, "nobody else does");
    site.app.clock.advance(Duration::from_hours(48));
    let editor = site.sign_in("editor").await;
    let page = site.get("/news/a-visit").await;
    assert_eq!(page.attribute("figure img", "alt"), "Two mayors & \"a\" <key>");
    let answer = site.get("/news/a-visit/picture").await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "image/png"));
    assert_eq!(site.get("/news").await.attribute(".posts img", "alt"), "Two mayors & \"a\" <key>");
    assert!(feed(&site, "/news.atom").await.contains("img src=&#34;/news/a-visit/picture&#34;"));
    // the file of a submission, or anything else that is stored, is no picture of a post
    let (_, _) = site.send_in(site.event().await.file("file", "hush.pdf", b"%PDF-1.7 hush")).await;
    let other: String = sqlx::query_scalar("SELECT sha256 FROM attachment").fetch_one(&site.app.database).await.expect("a file");
    let stolen = FormData::default().with("form_id", "g").with("title", "B").with("published_on", "2026-11-26").with("body", "x");
    let stolen = stolen.with("image", &other).with("image_text", "x");
    assert_eq!(site.post_as(&editor, "/admin/records/news/new", &stolen).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(site.get_as(&editor, &format!("/admin/pictures/{other}")).await.status, StatusCode::NOT_FOUND);
    // the picture outlives the cleaning of files that nothing names
    let mut write = socal_sister_cities::database::begin_write(&site.app.database).await.expect("a transaction");
    let later = site.app.clock.now().after(Duration::from_hours(24 * 60));
    socal_sister_cities::files::forget_held(&mut write, later).await.expect("forgotten");
    write.commit().await.expect("a commit");
    assert_eq!(site.get("/news/a-visit/picture").await.status, StatusCode::OK);
}
