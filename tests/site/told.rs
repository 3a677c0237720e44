//! What pages and letters say of an event, of news, and of what was just done, is so.

use crate::{
    published::{newsletter, publish, publish_newsletter},
    support::{FormData, Site},
};
use axum::http::StatusCode;

const SERIES: &str = "/events/qi-xi-tanabata-evening";

/// An event on three days, of which the second and the third are to come when the first is over.
async fn series(site: &Site) -> FormData {
    let form = site.event().await.with("starts_on", "2026-12-01");
    form.with("date_2", "2026-12-08").with("start_2", "18:30").with("date_3", "2026-12-15").with("start_3", "18:30")
}

#[tokio::test]
async fn a_series_says_in_every_list_that_more_dates_are_to_come_and_stands_where_its_next_one_is() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    publish(&site, &editor, series(&site).await).await;
    publish(&site, &editor, site.event().await.with("title", "Lecture").with("starts_on", "2026-12-05")).await;
    for (list, words) in [
        ("/events", "and 2 more dates"),
        ("/", "and 2 more dates"),
        ("/cities/riverside", "and 2 more dates"),
        ("/es/events", "y 2 fechas más"),
    ] {
        let page = site.get(list).await;
        assert_eq!(page.all(".event-list .further"), [words], "{list}");
        assert_eq!(page.all(".event-list .entry-title"), ["七夕 Tanabata evening", "Lecture"], "{list}");
    }
    site.wait_until("2026-12-03T00:00:00Z");
    for list in ["/events", "/", "/cities/riverside", "/es/events"] {
        let page = site.get(list).await;
        assert_eq!(page.all(".event-list .entry-title"), ["Lecture", "七夕 Tanabata evening"], "{list}");
        assert!(["and one more date", "y una fecha más"].contains(&page.all(".event-list .further")[0].as_str()), "{list}");
    }
    let editor = site.sign_in("editor").await;
    let digest = site.get_as(&editor, "/admin/digest").await.text();
    assert!(digest.contains("and one more date"), "{digest}");
    site.wait_until("2026-12-12T00:00:00Z");
    assert_eq!(site.get("/events").await.all(".event-list .further").len(), 0);
}

#[tokio::test]
async fn links_to_calendars_say_that_they_take_one_date_and_are_gone_when_the_event_is_over() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    publish(&site, &editor, series(&site).await).await;
    publish(&site, &editor, site.event().await.with("title", "Lecture").with("starts_on", "2026-12-05")).await;
    let notes = site.get(SERIES).await.all(".to-calendar li .small");
    assert_eq!(notes, ["(only 1 December 2026; the calendar file has every date)"; 2]);
    let spanish = site.get(&format!("/es{SERIES}")).await.all(".to-calendar li .small");
    assert_eq!(spanish[0], "(solo el 1 de diciembre de 2026; el archivo de calendario tiene todas las fechas)");
    assert_eq!(site.get("/events/lecture").await.all(".to-calendar li .small").len(), 0, "it has one date");
    site.wait_until("2026-12-10T00:00:00Z");
    assert!(site.get(SERIES).await.all(".to-calendar li .small")[0].contains("15 December"));
    let over = site.get("/events/lecture").await;
    assert_eq!((over.status, over.all(".to-calendar").len()), (StatusCode::OK, 0));
}

#[tokio::test]
async fn a_search_shows_the_words_of_news_and_none_of_its_marks() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let news =
        [("title", "Picnic"), ("published_on", "2026-11-20"), ("body", "## What we did\n\n* ate **herons**\n* sang [together](/board)")];
    let form = news.into_iter().fold(FormData::default(), |form, (name, value)| form.with(name, value));
    assert_eq!(site.post_as(&editor, "/admin/records/news/new", &form.with("form_id", "a")).await.status, StatusCode::SEE_OTHER);
    let page = site.get("/search?q=herons").await;
    assert_eq!(page.all(".hits .small"), ["What we did ate herons sang together"]);
    assert_eq!(page.all(".hits mark"), ["herons"]);
}

#[tokio::test]
async fn the_page_of_news_promises_no_events_and_is_spanish_in_spanish() {
    let site = Site::new().await;
    let page = site.get("/news").await;
    assert_eq!(page.all("h1"), ["News"]);
    assert!(page.attributes("main a", "href").contains(&"/events".to_owned()), "where the events are");
    let spanish = site.get("/es/news").await;
    assert_eq!(spanish.all("h1"), ["Noticias"]);
    assert_eq!(spanish.all("#not-translated, main [lang=en]").len(), 0);
}

#[tokio::test]
async fn the_first_page_says_how_many_places_its_count_leaves_out() {
    let site = Site::new().await;
    let page = site.get("/").await;
    let members: usize = page.raw("dd[data-count=members]").parse().expect("a number");
    let listed = site.get("/cities").await.all("table.directory tbody tr").len();
    assert!(listed > members, "else there is nothing to say");
    let said = format!("The list of cities has {} more places, all of whose ties are among these.", listed - members);
    assert!(page.all(".as-of")[0].ends_with(&said), "{:?}", page.all(".as-of"));
}

#[tokio::test]
async fn a_letter_about_a_newsletter_speaks_of_a_newsletter() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    publish_newsletter(&site, &editor, newsletter(&site, "July letter").await).await;
    let receipt = site.letters_to("aiko@example.org").await.remove(0).1;
    assert!(receipt.contains("Number 1, a newsletter, ") && !receipt.contains("July letter"), "{receipt}");
    let (_, subject, body) = site.answers().await.pop().expect("a letter");
    assert!(subject.ends_with("number 1 is published"), "{subject}");
    assert!(body.contains("Number 1, the newsletter that you sent on 24 November 2026,\nis on our site now."), "{body}");
    assert!(body.contains("To change or withdraw it, open") && !body.contains("postpone") && !body.contains("July"), "{body}");
    site.post("/es/submit/newsletter", &newsletter(&site, "Carta").await).await;
    site.prove(2).await;
    site.decided(&editor, 2, "publish", FormData::default()).await;
    let (_, subject, body) = site.answers().await.pop().expect("a letter");
    assert!(subject.ends_with(": el número 2 está publicado: «Carta»"), "{subject}");
    assert!(body.contains("El número 2, «Carta», ya está en nuestro sitio.") && !body.contains("aplazar"), "{body}");
}

#[tokio::test]
async fn who_could_not_sign_in_is_told_to_type_the_secrets_again() {
    let site = Site::new().await;
    for (path, words, not) in [
        ("/sign-in", "type the password and the code again", "Everything you typed"),
        ("/es/sign-in", "escriba de nuevo la contraseña y el código", "Todo lo que"),
    ] {
        let form = FormData::default().with("email", "ada@example.org").with("password", "a").with("code", "1");
        let page = site.post(path, &form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let summary = page.all(".error-summary").remove(0);
        assert!(summary.contains(words) && !summary.contains(not), "{summary}");
    }
}

#[tokio::test]
async fn what_is_put_back_says_so_and_the_links_of_a_record_stay() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let links = ["See it on the site", "History", "In Spanish"];
    let opened = site.get_as(&editor, "/admin/records/pages/donate").await;
    assert_eq!(opened.all(".desk > p a"), links);
    let revision = opened.attribute("#record input[name=revision]", "value");
    let form = |page: &crate::support::Answer| {
        let form = ["title", "description", "slug"]
            .into_iter()
            .fold(FormData::default(), |form, name| form.with(name, &page.attribute(&format!("#{name}"), "value")));
        form.with("body", &page.raw("#body"))
    };
    let typed = form(&opened).with("title", "Giving").with("revision", &revision);
    let preview = site.post_as(&editor, "/admin/records/pages/donate", &typed.clone().with("preview", "yes")).await;
    assert_eq!(preview.all(".desk > p a"), links);
    let saved = site.post_as(&editor, "/admin/records/pages/donate", &typed).await;
    let saved = site.get_as(&editor, saved.header("location")).await;
    assert_eq!(saved.all("#saved > p"), ["Saved. See it on the site"]);
    assert_eq!(saved.all(".desk > p a"), links[1..]);

    let news = FormData::default().with("title", "Picnic").with("published_on", "2026-11-20").with("body", "We ate.").with("form_id", "a");
    site.post_as(&editor, "/admin/records/news/new", &news).await;
    let revision = site.get_as(&editor, "/admin/records/news/picnic").await.attribute("#record input[name=revision]", "value");
    site.post_as(&editor, "/admin/records/news/picnic/trash", &FormData::default().with("revision", &revision)).await;
    let back = site.post_as(&editor, "/admin/trash/1/restore", &FormData::default()).await;
    let back = site.get_as(&editor, back.header("location")).await;
    assert_eq!(back.all("#back"), ["It is back."]);
    assert!(!back.text().contains("Nothing is different"));
    assert_eq!(back.attribute(".desk > p a", "href"), "/news/picnic");
}

#[tokio::test]
async fn what_is_shown_later_says_from_when() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let member = FormData::default().with("name", "Ada").with("office", "President").with("as_of_on", "2026-11-24").with("form_id", "a");
    let member = member.with("term_begins_on", "2027-01-01").with("term_ends_on", "2028-12-31");
    let saved = site.post_as(&editor, "/admin/records/board/new", &member).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    let page = site.get_as(&editor, saved.header("location")).await;
    assert_eq!(page.all("#saved > p"), ["Saved. Shown on the site from 1 January 2027 on."]);
    let spanish = site.get_as(&editor, &format!("/es{}", saved.header("location"))).await;
    assert!(spanish.all("#saved > p")[0].ends_with("Aparece en el sitio a partir del 1 de enero de 2027."));
    assert!(!site.get("/board").await.text().contains("Ada"));
}

#[tokio::test]
async fn who_translates_sees_the_original_and_only_the_fields_that_it_has() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    let form = site.get_as(&editor, "/admin/records/translations/new?subject=pages/bylaws&language=es").await;
    assert_eq!(form.all("h1"), [format!("“{}” in Spanish", site.get("/bylaws").await.all("h1")[0])]);
    assert_eq!(form.all(".original summary"), ["The original: Title", "The original: In one sentence", "The original: Text"]);
    assert_eq!(form.attributes(".original div", "lang"), ["en"; 3]);
    assert_eq!(form.attributes("input[type=hidden]", "name"), ["form_id", "subject", "language"]);
    assert_eq!(form.all("#subject, #language").len(), 0);
    publish(&site, &editor, site.event().await.with("description", "Paper wishes")).await;
    let form = site.get_as(&editor, "/admin/records/translations/new?subject=events/qi-xi-tanabata-evening&language=es").await;
    assert_eq!(form.all(".original div"), ["七夕 Tanabata evening", "Paper wishes"]);
    assert_eq!(form.all("#description").len(), 0);
    let menu = site.get_as(&editor, "/admin/records/translations/new?subject=menu/cities&language=es").await;
    assert_eq!((menu.all(".original div"), menu.all("#body, #description").len()), (vec!["Cities".to_owned()], 0));
    let unknown = site.get_as(&editor, "/admin/records/translations/new?subject=pages/nowhere&language=es").await;
    assert_eq!(unknown.all("#subject, #language").len(), 2, "what is not there is asked for");
    let position: i64 =
        sqlx::query_scalar("SELECT position FROM menu_item WHERE path = '/cities'").fetch_one(&site.app.database).await.expect("a link");
    let link = site.get_as(&editor, &format!("/admin/records/menu/{position}")).await;
    assert_eq!(link.all(".desk > p a").last().map(String::as_str), Some("In Spanish"), "its translation is found by where it leads");
    let page = site.get_as(&editor, "/es/admin/records/pages/bylaws").await;
    assert_eq!(page.all(".desk > p a").last().map(String::as_str), Some("Escribirlo en español"));
}

#[tokio::test]
async fn the_desk_says_how_many_things_need_attention_and_what_its_buttons_do() {
    let site = Site::new().await;
    let (editor, administrator) = (site.sign_in("editor").await, site.sign_in("administrator").await);
    let count = site.get_as(&administrator, "/admin/attention").await.all("h1 + .findings > li").len();
    let link = site.get_as(&administrator, "/admin").await.all("a[href='/admin/attention']").remove(0);
    assert_eq!(link, format!("What needs attention ({count}, wrong)"));
    assert_eq!(site.get_as(&editor, "/admin").await.all("a[href='/admin/attention']").len(), 0);
    let said = site.get_as(&administrator, "/admin/attention").await.all(".findings").concat();
    assert!(said.contains("24 November 2026, ") && !said.contains("T12:00"), "times as people write them: {said}");

    let digest = site.get_as(&editor, "/admin/digest").await;
    assert_eq!(digest.all("#weekly form .hint").len(), 2, "what each button does stands beside it");
    site.post_as(&editor, "/admin/digest/weekly/skip", &FormData::default()).await;
    let buttons = site.get_as(&editor, "/admin/digest").await.all("#weekly form button");
    assert_eq!(buttons.len(), 1);
    assert!(buttons[0].starts_with("Send it after all"), "{buttons:?}");
    let city = site.get_as(&editor, "/admin/records/cities/riverside").await;
    assert_eq!(city.all("label[for=slug]"), ["Web address of this page"]);
}

#[tokio::test]
async fn the_history_of_what_was_sent_in_is_told_in_order_of_time() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    let (number, receipt) = site.send_in(site.event().await).await;
    site.decided(&editor, number, "ask", FormData::default().with("question", "Where?")).await;
    site.change(&receipt, "change", site.event().await.with("venue", "The park")).await;
    site.decided(&editor, number, "publish", FormData::default()).await;
    let history = site.get_as(&editor, "/admin/submissions/1").await.attributes(".history time", "datetime");
    let mut sorted = history.clone();
    sorted.sort_by(|one, other| other.cmp(one));
    assert_eq!((history.len(), &history), (4, &sorted));
}
