//! Texts written in the browser: changed and undone, previewed, pasted, and news that shows itself on its day.

use crate::support::{FormData, Site, request};
use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use std::time::Duration;

fn page(title: &str, body: &str) -> FormData {
    FormData::default().with("title", title).with("description", "One sentence.").with("body", body).with("revision", "0")
}

#[tokio::test]
async fn a_sentence_of_the_mission_is_changed_at_once_and_undone_with_one_click() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let before = site.get("/mission").await;
    assert!(before.header("cache-control").contains("max-age=0, must-revalidate"), "a kept copy would hide the change");
    let path = "/admin/records/pages/mission";
    let form = site.get_as(&cookie, path).await;
    let body = form.raw("textarea[name=body]");
    let typed = FormData::default()
        .with("title", &form.attribute("input[name=title]", "value"))
        .with("description", &form.attribute("input[name=description]", "value"))
        .with("slug", "mission")
        .with("revision", &form.attribute("input[name=revision]", "value"))
        .with("body", &format!("{}\n\nA **new** sentence.", body.trim()));
    let saved = site.post_as(&cookie, path, &typed).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert!(site.get("/mission").await.text().contains("<p>A <strong>new</strong> sentence.</p>"));
    let after = site.get_as(&cookie, saved.header("location")).await;
    assert_eq!(after.attribute("#saved a", "href"), "/mission");
    assert_eq!(after.all("#undo"), ["Undo this change"]);
    let mut undo = FormData::default();
    for name in ["revision", "wanted"] {
        undo = undo.with(name, &after.attribute(&format!("#saved input[name={name}]"), "value"));
    }
    let undone = site.post_as(&cookie, &after.attribute("#saved form", "action"), &undo).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get("/mission").await.all("main p"), before.all("main p"));
    // the same button once more, from a page that was left open, does nothing
    assert_eq!(site.post_as(&cookie, "/admin/records/pages/mission/restore", &undo).await.status, StatusCode::CONFLICT);
    let history = site.get_as(&cookie, "/admin/records/pages/mission/history").await;
    assert_eq!(history.all(".log > li").len(), 3);
    assert!(history.all("ins").join(" ").contains("sentence") && history.all(".log > li")[2].contains("the content files"));
    // saved without a change: no revision, no line in the log
    let lines = site.count("log_entry").await;
    let same = typed
        .with("body", body.trim())
        .with("revision", &site.get_as(&cookie, path).await.attribute("#record input[name=revision]", "value"));
    assert!(site.post_as(&cookie, path, &same).await.header("location").ends_with("saved=0"));
    assert_eq!(site.count("log_entry").await, lines);
}

#[tokio::test]
async fn reading_any_page_of_the_desk_changes_nothing() {
    let site = Site::new().await;
    let cookie = site.sign_in("administrator").await;
    let version = || async {
        let sum: i64 = sqlx::query_scalar(
            "SELECT (SELECT count(*) FROM revision) + (SELECT count(*) FROM editing) + (SELECT count(*) FROM log_entry)",
        )
        .fetch_one(&site.app.database)
        .await
        .expect("a number");
        sum
    };
    for path in [
        "/admin/records",
        "/admin/records/pages",
        "/admin/records/pages/mission",
        "/admin/records/pages/new",
        "/admin/trash",
        "/admin/documents",
    ] {
        let answer = site.get_as(&cookie, path).await;
        assert_eq!((answer.status, answer.all("h1").len()), (StatusCode::OK, 1), "{path}");
        assert!(answer.attributes("[style]", "style").is_empty() && answer.all("style").is_empty(), "{path}");
        let ids = answer.attributes("[id]", "id");
        assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), ids.len(), "{path}: {ids:?}");
        for target in answer.attributes("label", "for") {
            assert!(ids.contains(&target), "{path}: a label for {target}");
        }
    }
    assert_eq!(version().await, 0);
    assert!(site.get("/mission").await.attributes("script", "src").is_empty(), "the script is for the desk alone");
    let script = site.get_as(&cookie, "/admin/records/pages/mission").await.attribute("script", "src");
    assert_eq!(site.get(&script).await.header("content-type"), "text/javascript; charset=utf-8");
}

#[tokio::test]
async fn without_script_a_button_shows_how_it_will_look_and_keeps_everything() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let form = page("Trip to Kyoto", "## Plan\n\n- one\n- two <script>x</script>").with("preview", "yes").with("form_id", "abc");
    let answer = site.post_as(&cookie, "/admin/records/pages/new", &form).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.all("#body-preview h2"), ["Plan"]);
    assert_eq!(answer.all("#body-preview li").len(), 2);
    assert_eq!(answer.attribute("input[name=title]", "value"), "Trip to Kyoto");
    assert_eq!(answer.attribute("input[name=form_id]", "value"), "abc");
    assert_eq!(site.get("/trip-to-kyoto").await.status, StatusCode::NOT_FOUND, "nothing was saved");
    let preview = site.post_as(&cookie, "/admin/preview", &FormData::default().with("text", "**so**<img src=x onerror=y>")).await;
    assert_eq!(preview.header("content-type"), "application/json");
    assert_eq!(preview.text(), "{\"html\":\"<p><strong>so</strong>&lt;img src=x onerror=y&gt;</p>\\n\"}");
    let paste = FormData::default().with("html", "<h1>Hi</h1><p>a <b>b</b> <a href='javascript:x()'>c</a></p>");
    assert_eq!(site.post_as(&cookie, "/admin/paste", &paste).await.text(), "{\"markdown\":\"# Hi\\n\\na **b** c\"}");
}

#[tokio::test]
async fn news_shows_itself_on_its_day_at_an_address_made_of_its_title() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    assert!(site.get("/news").await.text().contains("No news of the chapter has been published"));
    let post = FormData::default().with("title", "Grüße aus Köln!").with("body", "We *met*.").with("published_on", "2026-11-26");
    let made = site.post_as(&cookie, "/admin/records/news/new", &post).await;
    assert!(made.header("location").starts_with("/admin/records/news/grusse-aus-koln?saved="), "{}", made.header("location"));
    assert_eq!(site.get("/news/grusse-aus-koln").await.status, StatusCode::NOT_FOUND);
    site.app.clock.advance(Duration::from_hours(48));
    let list = site.get("/news").await;
    assert_eq!(list.attributes(".posts a", "href"), ["/news/grusse-aus-koln"]);
    assert!(!list.text().contains("No news of the chapter"));
    assert_eq!(site.get("/news/grusse-aus-koln").await.all("main em"), ["met"]);
    assert!(site.get("/sitemap.xml").await.text().contains("/news/grusse-aus-koln<"));
    // the second of that name gets an address of its own
    let cookie = site.sign_in("editor").await;
    let second = site.post_as(&cookie, "/admin/records/news/new", &post).await;
    assert!(second.header("location").starts_with("/admin/records/news/grusse-aus-koln-2?"), "{}", second.header("location"));
}

#[tokio::test]
async fn a_board_member_appears_with_a_term_and_leaves_by_the_clock() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let member = FormData::default()
        .with("name", "Test Person")
        .with("office", "Treasurer")
        .with("city_program", "Riverside")
        .with("term_begins_on", "11/1/2026")
        .with("term_ends_on", "2026-12-31")
        .with("as_of_on", "2026-11-24");
    assert_eq!(site.post_as(&cookie, "/admin/records/board/new", &member).await.status, StatusCode::SEE_OTHER);
    let row = site.get("/board").await.all("tbody th, tbody td");
    assert_eq!(row, ["Treasurer", "Test Person", "Riverside", "31 December 2026", "24 November 2026"]);
    site.app.clock.advance(Duration::from_hours(24 * 60));
    assert!(site.get("/board").await.all("tbody tr").is_empty());
}

#[tokio::test]
async fn what_was_typed_survives_the_end_of_the_session() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    site.app.clock.advance(Duration::from_hours(2));
    let answer = site.post_as(&cookie, "/admin/records/pages/mission", &page("My title", "My words")).await;
    assert!(answer.header("location").starts_with("/sign-in?back=%2Fadmin%2Fheld%2F"), "{}", answer.header("location"));
    let (path, fields): (String, String) =
        sqlx::query_as("SELECT path, fields FROM held_form").fetch_one(&site.app.database).await.expect("what was held");
    assert_eq!(path, "/admin/records/pages/mission");
    // sent again as it was held, it is saved
    let mut form = FormData::default();
    for (name, value) in serde_json::from_str::<Vec<(String, String)>>(&fields).expect("pairs") {
        form = form.with(&name, &value);
    }
    let cookie = site.sign_in("editor").await;
    assert_eq!(site.post_as(&cookie, &path, &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get("/mission").await.all("h1"), ["My title"]);
    // the forms are plain ones too
    let plain = request(Method::POST, "/admin/records/pages/new")
        .header(header::COOKIE, &cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("title=A+b&description=c&body=d"))
        .expect("a request");
    assert_eq!(site.send(plain).await.header("location").split('?').next(), Some("/admin/records/pages/a-b"));
}
