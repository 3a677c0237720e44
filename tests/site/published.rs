//! What everybody sees, and what nobody does.

use crate::support::{FormData, Site};
use axum::http::StatusCode;
use std::time::Duration;

/// Publishes an event, and gives its number.
pub async fn publish(site: &Site, editor: &str, form: FormData) -> i64 {
    let (number, _) = site.send_in(form).await;
    site.decided(editor, number, "publish", FormData::default()).await;
    number
}

/// A newsletter as it is sent in.
pub async fn newsletter(site: &Site, title: &str) -> FormData {
    let form_id = site.form_id("/submit/newsletter").await;
    let fields = [
        ("form_id", form_id.as_str()),
        ("organization", "Riverside"),
        ("title", title),
        ("issued_on", "2026-11-01"),
        ("link", "https://example.org/news.pdf"),
        ("sender_name", "Aiko Yamada"),
        ("sender_email", "aiko@example.org"),
        ("permission", "yes"),
    ];
    fields.into_iter().fold(FormData::default(), |form, (name, value)| form.with(name, value))
}

/// Publishes a newsletter.
pub async fn publish_newsletter(site: &Site, editor: &str, form: FormData) {
    let answer = site.post("/submit/newsletter", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    site.decided(editor, site.count("submission").await, "publish", FormData::default()).await;
}

/// The smallest picture: one grey pixel.
pub fn picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_luma8(1, 1).write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

#[tokio::test]
async fn who_sent_it_and_what_only_those_who_reply_are_told_are_never_shown() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let form = site
        .event()
        .await
        .with("private_details", "hush: ring twice")
        .with("sender_name", "hush Yamada")
        .with("sender_email", "hush@example.org")
        .with("sender_role", "hush treasurer")
        .with("note", "hush, be quick");
    publish(&site, &editor, form).await;
    let page = site.get("/events/qi-xi-tanabata-evening").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text().contains("hush"));
    assert!(page.header("set-cookie").is_empty());
}

#[tokio::test]
async fn events_stand_by_month_and_move_into_the_archive_when_they_are_over() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    assert!(site.get("/events").await.all("main")[0].contains("Nothing is announced"));
    publish(&site, &editor, site.event().await.with("title", "New Year").with("starts_on", "2026-12-31").with("ends_at", "")).await;
    publish(&site, &editor, site.event().await.with("title", "Tomorrow").with("starts_on", "2026-11-25")).await;
    publish(&site, &editor, site.event().await.with("title", "Before").with("starts_on", "2025-12-31")).await;
    let series = site.event().await.with("title", "Series").with("starts_on", "2026-11-20").with("date_2", "2027-02-03");
    publish(&site, &editor, series).await;
    let page = site.get("/events").await;
    assert_eq!(page.all("h2"), ["November 2026", "December 2026", "February 2027"]);
    assert_eq!(page.all(".entry-title a"), ["Tomorrow", "New Year", "Series"]);
    assert_eq!(page.all(".date-block")[0], "Wed 25 Nov 2026");
    assert_eq!(page.attributes(".date-block", "datetime"), ["2026-11-25", "2026-12-31", "2027-02-03"]);
    assert_eq!(site.get("/events/archive").await.all(".entry-title a"), ["Before"]);
    // 9 pm in Los Angeles is 5 am of the next day in UTC
    site.app.clock.advance(Duration::from_hours(40));
    assert_eq!(site.get("/events").await.all(".entry-title a").len(), 3, "not over yet");
    site.app.clock.advance(Duration::from_hours(38 * 24));
    assert_eq!(site.get("/events").await.all(".entry-title a"), ["Series"]);
    let archive = site.get("/events/archive").await;
    assert_eq!(archive.all(".years li"), ["2026 (2)", "2025 (1)"]);
    assert_eq!(archive.all(".entry-title a"), ["New Year", "Tomorrow"], "the year is that of its own zone");
    assert_eq!(site.get("/events/archive?year=2025").await.all(".entry-title a"), ["Before"]);
    assert_eq!(site.get("/events/archive?year=1066").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/events/before").await.status, StatusCode::OK, "its page stays");
}

#[tokio::test]
async fn a_page_names_the_zone_the_kind_the_place_and_what_has_become_of_it() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    for (status, badge) in
        [("scheduled", vec![]), ("moved", vec!["Moved to this date"]), ("postponed", vec!["Postponed"]), ("cancelled", vec!["Cancelled"])]
    {
        let form = site.event().await.with("title", status).with("status", status).with("kind", "festival").with("zone", "Asia/Tokyo");
        publish(&site, &editor, form.with("partner", "sendai")).await;
        let page = site.get(&format!("/events/{status}")).await;
        assert_eq!(page.all(".badge"), badge);
        for said in [
            "Tokyo time (JST)",
            "Festival or celebration",
            "City Hall, 3900 Main Street, Riverside",
            "In person",
            "Sendai, Japan",
            "(951) 555-0100",
        ] {
            assert!(page.all("main")[0].contains(said), "{said}");
        }
        assert!(page.attributes("dd a", "href").contains(&"/cities/riverside".to_owned()));
    }
    assert_eq!(site.get("/events").await.all(".tag-changed").len(), 3);
}

#[tokio::test]
async fn a_call_shows_its_last_day_and_leaves_the_list_after_it() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let form = site
        .event()
        .await
        .with("title", "Scholarship")
        .with("kind", "call")
        .with("starts_on", "")
        .with("starts_at", "")
        .with("ends_at", "")
        .with("closes_on", "2026-12-01")
        .with("closes_at", "17:00")
        .with("who", "Students");
    publish(&site, &editor, form).await;
    let page = site.get("/events/scholarship").await.all("main").remove(0);
    assert!(page.contains("Tuesday, 1 December 2026, 5:00 pm, Los Angeles time (PST)") && page.contains("Students"), "{page}");
    assert!(site.get("/events").await.all(".event-list li")[0].contains("Last day: Tuesday, 1 December 2026"));
    let ends: String = sqlx::query_scalar("SELECT ends_at FROM item").fetch_one(&site.app.database).await.unwrap();
    assert_eq!(ends, "2026-12-02T01:00:00.000Z");
}

#[tokio::test]
async fn addresses_are_made_of_titles_and_are_never_the_same_or_empty() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    for title in ["Tanabata", "Tanabata", "TANABATA!", "Archive", "…", "…"] {
        publish(&site, &editor, site.event().await.with("title", title)).await;
    }
    publish_newsletter(&site, &editor, newsletter(&site, "Tanabata").await).await;
    let slugs: Vec<String> =
        sqlx::query_scalar("SELECT kind || ' ' || slug FROM item ORDER BY id").fetch_all(&site.app.database).await.unwrap();
    let expected = [
        "event tanabata",
        "event tanabata-2",
        "event tanabata-3",
        "event archive-2",
        "event event",
        "event event-2",
        "newsletter tanabata",
    ];
    assert_eq!(slugs, expected);
    assert_eq!(site.get("/events/archive-2").await.all("h1"), ["Archive"]);
}

#[tokio::test]
async fn pictures_are_shown_other_files_are_saved_and_all_are_gone_with_the_page() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let form = site.event().await.with("image_text", "A <lantern>").file("image", "lantern.png", &picture());
    let number = publish(&site, &editor, form.file("file", "Plan – 七夕.pdf", b"%PDF-1.7 plan")).await;
    let page = site.get("/events/qi-xi-tanabata-evening").await;
    assert_eq!(page.attribute(".item-image img", "alt"), "A <lantern>");
    let image = site.get(&page.attribute(".item-image img", "src")).await;
    assert_eq!((image.header("content-type"), image.status), ("image/png", StatusCode::OK));
    assert!(image.header("content-disposition").starts_with("inline;"));
    let file = page.attribute("dd a[href*=files]", "href");
    let plan = site.get(&file).await;
    assert_eq!(plan.bytes, b"%PDF-1.7 plan");
    assert!(plan.header("content-disposition").starts_with("attachment; filename*=UTF-8''Plan"));
    assert!(plan.header("content-security-policy").contains("sandbox"));
    for wrong in ["/files/0", "/files/3", "/files/-1", "/files/x"] {
        let status = site.get(&format!("/events/qi-xi-tanabata-evening{wrong}")).await.status;
        assert!(status == StatusCode::NOT_FOUND || status == StatusCode::BAD_REQUEST, "{wrong}: {status}");
    }
    site.decided(&editor, number, "withdraw", FormData::default()).await;
    assert_eq!(site.get(&file).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn the_first_page_the_cities_and_the_site_map_show_what_is_on() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    assert!(site.get("/").await.attributes("#next, #newest", "id").is_empty());
    for day in ["2027-05-05", "2027-02-02", "2027-03-03", "2027-04-04", "2026-01-01"] {
        publish(&site, &editor, site.event().await.with("title", day).with("starts_on", day).with("partner", "sendai")).await;
    }
    for title in ["One", "Two", "Three"] {
        publish_newsletter(&site, &editor, newsletter(&site, title).await).await;
    }
    let home = site.get("/").await;
    assert_eq!(home.all(".event-list .entry-title"), ["2027-02-02", "2027-03-03", "2027-04-04"]);
    assert_eq!(home.all(".newsletter-list .entry-title"), ["Three", "Two"]);
    let city = site.get("/cities/riverside").await;
    assert_eq!((city.all(".event-list li").len(), city.all(".newsletter-list li").len()), (4, 3));
    assert_eq!(site.get("/partners/sendai").await.all(".event-list li").len(), 4);
    assert_eq!(site.get("/cities/pasadena").await.all(".event-list li").len(), 0);
    let sitemap = site.get("/sitemap.xml").await.text();
    for path in ["/events", "/events/2026-01-01", "/newsletters", "/newsletters/three"] {
        assert!(sitemap.contains(&format!("<loc>http://127.0.0.1:8080{path}</loc>")), "{path}");
    }
    assert_eq!(site.get("/newsletters").await.all(".entry-title").len(), 3);
    let page = site.get("/newsletters/one").await;
    assert!(page.all("main")[0].contains("1 November 2026"));
    assert_eq!(page.attribute("dd a[rel]", "href"), "https://example.org/news.pdf");
}

#[tokio::test]
async fn hostile_text_is_shown_harmless_on_the_desk_and_in_public() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let evil = "<script>alert(1)</script><svg onload=alert(2)><img src=x onerror=alert(3)> \u{202e}txet \0";
    let form =
        ["title", "host", "venue", "city", "contact", "description", "agenda", "cost", "image_text", "note", "sender_name", "sponsors"]
            .into_iter()
            .fold(site.event().await, |form, field| form.with(field, &evil.chars().take(110).collect::<String>()));
    let form = form.file("file", "<svg onload=alert(4)>\u{202e}fdp.exe", b"%PDF-1.7").file("image", "\"><script>.png", &picture());
    let (number, _) = site.send_in(form).await;
    // what could not come through the form may be in the database all the same
    sqlx::query("UPDATE submission SET content = replace(content, '\"link\":\"\"', '\"link\":\"javascript:alert(5)\"')")
        .execute(&site.app.database)
        .await
        .unwrap();
    let desk = site.get_as(&editor, &format!("/admin/submissions/{number}")).await;
    let queue = site.get_as(&editor, "/admin/queue").await;
    let edit = site.get_as(&editor, &format!("/admin/submissions/{number}/edit")).await;
    site.decided(&editor, number, "publish", FormData::default()).await;
    let outcome = site.get_as(&editor, &format!("/admin/submissions/{number}/outcome")).await;
    let slug: String = sqlx::query_scalar("SELECT slug FROM item").fetch_one(&site.app.database).await.unwrap();
    let public = site.get(&format!("/events/{slug}")).await;
    for (name, page) in [
        ("desk", &desk),
        ("queue", &queue),
        ("edit", &edit),
        ("outcome", &outcome),
        ("public", &public),
        ("list", &site.get("/events").await),
        ("home", &site.get("/").await),
    ] {
        assert_eq!(page.status, StatusCode::OK, "{name}");
        // what search engines read is a script element that runs nothing
        let text = page.text().replace("<script type=\"application/ld+json\">", "");
        assert!(!text.contains("<script") && !text.contains("<svg onload") && !text.contains("<img src=x"), "{name}");
        assert!(!text.contains('\u{202e}') && !text.contains('\0'), "{name}");
        assert!(page.attributes("a[href]", "href").iter().all(|link| !link.starts_with("javascript:")), "{name}");
        assert!(page.attributes("[onload], [onerror]", "class").is_empty(), "{name}");
    }
    assert!(desk.text().contains("&#60;script&#62;"), "it is shown as it was typed");
}

#[tokio::test]
async fn the_clock_that_is_set_back_shows_the_first_of_two_hours() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let form = site.event().await.with("starts_on", "2027-11-07").with("starts_at", "01:30").with("ends_at", "");
    publish(&site, &editor, form).await;
    let (starts, ends): (String, String) =
        sqlx::query_as("SELECT starts_at, ends_at FROM item").fetch_one(&site.app.database).await.unwrap();
    assert_eq!((starts.as_str(), ends.as_str()), ("2027-11-07T08:30:00.000Z", "2027-11-08T08:00:00.000Z"));
}
