//! The pages of events: what is chosen in the address, the month as a table, dates that were moved, data for search engines.

use crate::{
    calendar::edit,
    published::publish,
    support::{FormData, Site},
};
use axum::http::StatusCode;
use futures_util::future::join_all;
use serde_json::{Value, json};
use std::time::Duration;

async fn data(site: &Site, path: &str) -> Value {
    serde_json::from_str(&site.get(path).await.raw("script[type='application/ld+json']")).expect("JSON")
}

#[tokio::test]
async fn events_are_chosen_by_host_country_kind_and_words_each_with_its_number() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    for (title, host, kind, partner) in [
        ("Tanabata", "Riverside", "festival", "sendai"),
        ("Posada", "Riverside", "festival", "ensenada"),
        ("Lecture", "Pasadena", "talk", "sendai"),
        ("Board", "The board", "other", ""),
    ] {
        publish(&site, &editor, site.event().await.with("title", title).with("host", host).with("kind", kind).with("partner", partner))
            .await;
    }
    for (query, titles) in [
        ("", vec!["Tanabata", "Posada", "Lecture", "Board"]),
        ("?city=riverside", vec!["Tanabata", "Posada"]),
        ("?country=japan", vec!["Tanabata", "Lecture"]),
        ("?kind=talk", vec!["Lecture"]),
        ("?city=riverside&country=japan", vec!["Tanabata"]),
        ("?q=posad", vec!["Posada"]),
        ("?q=pasadena&kind=talk", vec!["Lecture"]),
        ("?q=%22%20OR", vec![]),
        ("?city=nowhere", vec![]),
        ("?page=2", vec![]),
    ] {
        let page = site.get(&format!("/events{query}")).await;
        assert_eq!((page.status, page.all(".entry-title a")), (StatusCode::OK, titles.into_iter().map(str::to_owned).collect()), "{query}");
    }
    let page = site.get("/events?country=japan").await;
    assert_eq!(page.all("#city option"), ["All hosts", "Pasadena (1)", "Riverside (1)"]);
    assert_eq!(page.all("#country option"), ["All countries", "Japan (2)", "Mexico (1)"]);
    assert_eq!(page.all("#kind option"), ["All kinds", "Festival or celebration (1)", "Talk or film (1)"]);
    assert_eq!(site.get("/events/month?month=2027-07&city=riverside").await.all("table.month a.number").len(), 1);
    site.app.clock.advance(Duration::from_hours(400 * 24));
    assert_eq!(site.get("/events/archive?kind=talk").await.all(".entry-title a"), ["Lecture"]);
    assert_eq!(site.get("/events/archive?kind=talk").await.attribute(".years a", "href"), "/events/archive?kind=talk&year=2027");
}

#[tokio::test]
async fn a_month_is_a_table_of_its_days_with_ways_to_the_others() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    publish(&site, &editor, site.event().await.with("title", "Fair").with("starts_on", "2027-01-30").with("ends_on", "2027-02-02")).await;
    publish(&site, &editor, site.event().await.with("title", "Series").with("starts_on", "2027-02-02").with("date_2", "2027-04-09")).await;
    let page = site.get("/events/month?month=2027-02").await;
    assert_eq!(page.all("h1"), ["Events in February 2027"]);
    assert_eq!(page.all("table.month th[scope=col]"), ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]);
    assert_eq!(page.all("table.month td:not(.other)").len(), 28);
    assert_eq!(page.all("table.month a.number"), ["February 2027, 1: 1 event", "February 2027, 2: 2 events"]);
    assert_eq!(page.all("#day-2 .entry-title"), ["Fair", "Series 6:30 pm"]);
    assert_eq!(page.attributes(".month-order a", "href"), ["/events/month?month=2027%2D01", "/events/month?month=2027%2D03"]);
    assert_eq!(site.get("/events/month?month=2027-04").await.attributes(".month-order a", "rel"), ["prev"], "there is nothing after it");
    assert_eq!(site.get("/events/month?month=2199-12").await.all(".month-order a").len(), 0);
    for month in ["2027-13", "2027", "2027-02-01", "x", "9999-01"] {
        assert_eq!(site.get(&format!("/events/month?month={month}")).await.status, StatusCode::NOT_FOUND, "{month}");
    }
    assert_eq!(site.get("/events/month").await.all("table.month .today"), ["24"]);
}

#[tokio::test]
async fn a_date_that_was_moved_shows_the_old_one_struck_through_and_tells_it_to_search_engines() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    let form = site.event().await;
    let number = publish(&site, &editor, form.clone()).await;
    let (path, moved) = ("/events/qi-xi-tanabata-evening", form.clone().with("starts_on", "2027-11-10").with("zone", "America/Denver"));
    edit(&site, number, moved.clone()).await;
    let form_before = form;
    assert_eq!(site.get(path).await.all(".was").len(), 0, "a slip of the pen that was set right");
    edit(&site, number, moved.clone().with("status", "moved")).await;
    let page = site.get(path).await;
    assert_eq!(page.all("s.was"), ["No longer: Wednesday, 7 July 2027, 6:30 pm, Los Angeles time"]);
    assert_eq!(page.all(".badge"), ["Moved to this date"]);
    let told = data(&site, path).await;
    assert_eq!(told["eventStatus"], "https://schema.org/EventRescheduled");
    assert_eq!(told["previousStartDate"], "2027-07-07T18:30:00-07:00");
    assert_eq!((&told["startDate"], &told["endDate"]), (&json!("2027-11-10T18:30:00-07:00"), &json!("2027-11-10T21:00:00-07:00")));
    assert_eq!(told["location"], json!({"@type": "Place", "name": "City Hall, 3900 Main Street", "address": "Riverside"}));
    assert_eq!(told["organizer"]["name"], "Riverside");
    // it goes back to the old date and away again: nothing is told twice
    edit(&site, number, form_before.clone()).await;
    edit(&site, number, moved.clone().with("status", "moved")).await;
    assert_eq!(site.get(path).await.all("s.was"), ["No longer: Wednesday, 7 July 2027, 6:30 pm, Los Angeles time"]);
    for (status, word) in [("postponed", "EventPostponed"), ("cancelled", "EventCancelled"), ("scheduled", "EventScheduled")] {
        edit(&site, number, moved.clone().with("status", status)).await;
        assert_eq!(data(&site, path).await["eventStatus"], format!("https://schema.org/{word}"));
        assert_eq!(data(&site, path).await.get("previousStartDate"), None);
    }
}

#[tokio::test]
async fn dates_can_be_many_and_each_on_a_clock_of_its_own() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    let mut form = site.event().await.with("zone_2", "Asia/Tokyo").with("attendance", "both").with("link", "https://example.org/</script>");
    for number in 2..=60 {
        let day = jiff::civil::date(2027, 7, 7).saturating_add(jiff::Span::new().days(number * 7));
        form = form.with(&format!("date_{number}"), &day.to_string()).with(&format!("start_{number}"), "18:30");
    }
    let number = publish(&site, &editor, form).await;
    let page = site.get("/events/qi-xi-tanabata-evening").await;
    assert_eq!(page.all(".when-where dd").iter().filter(|words| words.contains(" time (")).count(), 60);
    assert!(page.all(".when-where dd")[1].contains("Tokyo time (JST)"));
    let told = data(&site, "/events/qi-xi-tanabata-evening").await;
    assert_eq!((told.as_array().map(Vec::len), &told[1]["startDate"]), (Some(60), &json!("2027-07-21T18:30:00+09:00")));
    assert_eq!(told[0]["location"][1]["@type"], "VirtualLocation");
    let edit = site.get_as(&editor, &format!("/admin/submissions/{number}/edit")).await;
    assert_eq!(edit.attribute("#date_60", "value"), "2028-08-30");
    assert_eq!(site.get("/submit/event").await.all("[name^=date_]").len(), 3);
}

#[tokio::test]
async fn a_meeting_has_an_agenda_and_afterwards_minutes() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let form: FormData = site.event().await.with("kind", "meeting").with("agenda", "Call to order");
    assert_eq!(site.get("/submit/event").await.all("#minutes").len(), 0);
    let number = publish(&site, &editor, form.clone()).await;
    assert_eq!(site.get_as(&editor, &format!("/admin/submissions/{number}/edit")).await.all("#minutes").len(), 1);
    edit(&site, number, form.with("minutes", "It was decided to dance.")).await;
    let page = site.get("/events/qi-xi-tanabata-evening").await.all("main").remove(0);
    assert!(page.contains("Call to order") && page.contains("It was decided to dance."));
    let editor = site.sign_in("editor").await;
    let (path, minutes) =
        (format!("/admin/submissions/{number}/files"), FormData::default().file("file", "Minutes.pdf", b"%PDF-1.7 minutes"));
    for _ in 0..2 {
        assert_eq!(site.post_as(&editor, &path, &minutes).await.status, StatusCode::SEE_OTHER);
    }
    let page = site.get("/events/qi-xi-tanabata-evening").await;
    assert_eq!(site.get(&page.attribute("dd a[href*=files]", "href")).await.bytes, b"%PDF-1.7 minutes");
    assert_eq!(site.count("attachment").await, 1, "once");
    assert_eq!(site.post_as(&editor, &path, &FormData::default()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = FormData::default().file("file", "x.exe", b"MZ");
    assert_eq!(site.post_as(&editor, &path, &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn of_fourteen_files_that_are_added_at_once_twelve_are_there_and_the_others_are_refused() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let number = publish(&site, &editor, site.event().await).await;
    let path = format!("/admin/submissions/{number}/files");
    let add = async |file: usize| {
        let file = FormData::default().file("file", "Minutes.pdf", format!("%PDF-1.7 {file}").as_bytes());
        site.post_as(&editor, &path, &file).await.status.as_u16()
    };
    let mut statuses = join_all((0..14).map(add)).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [vec![303; 12], vec![422; 2]].concat());
    assert_eq!(site.count("attachment").await, 12);
}
