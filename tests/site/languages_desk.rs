//! The editors' desk in another language: its addresses, its forms, the way back.

use crate::{
    records::filled,
    support::{FormData, Site},
};
use axum::http::StatusCode;
use std::time::Duration;

#[tokio::test]
async fn the_desk_is_there_in_spanish_and_its_links_and_forms_keep_the_language() {
    let site = Site::new().await;
    let cookie = site.sign_in("administrator").await;
    let page = site.get_as(&cookie, "/es/admin/log?path=%2Fadmin%2Fmail").await;
    assert_eq!((page.status, page.header("cache-control")), (StatusCode::OK, "no-store"));
    assert_eq!(page.attribute("html", "lang"), "es");
    assert_eq!(page.attribute(".desk-menu", "aria-label"), "Mesa de trabajo");
    assert_eq!(page.attributes(".desk-menu a", "href")[..2], ["/es/admin", "/es/admin/queue"]);
    assert_eq!(page.attribute(".desk-menu [aria-current]", "href"), "/es/admin/log");
    assert_eq!(page.attribute(".sign-out", "action"), "/es/admin/sign-out");
    assert_eq!(page.attribute(".sign-out a[lang=en]", "href"), "/admin/log?path=%2Fadmin%2Fmail", "the switch keeps the page");
    let page = site.get_as(&cookie, "/admin/log?path=%2Fadmin%2Fmail").await;
    assert_eq!(page.attribute(".sign-out a[lang=es]", "href"), "/es/admin/log?path=%2Fadmin%2Fmail");
    // files have one address
    let page = site.get_as(&cookie, "/es/admin/records/pages").await;
    assert!(page.attributes("a", "href").contains(&"/admin/records/pages/export.csv".to_owned()), "{}", page.text());
    let answer = site.get_as(&cookie, "/es/admin/records/pages/export.csv").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::PERMANENT_REDIRECT, "/admin/records/pages/export.csv"));
}

#[tokio::test]
async fn what_is_done_at_the_desk_in_spanish_leads_on_in_spanish_and_is_logged_without_a_language() {
    let site = Site::new().await;
    let cookie = site.sign_in("administrator").await;
    let path = "/es/admin/records/pages/board";
    let typed = filled(&site, &cookie, path).await.with("description", "Who is who here.");
    let saved = site.post_as(&cookie, path, &typed).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    assert!(saved.header("location").starts_with("/es/admin/records/pages/board"), "{}", saved.header("location"));
    assert_eq!(saved.header("cache-control"), "no-store");
    // a form that comes back is in the language of the form, and offers no other one: it would be empty there
    let refused = site.post_as(&cookie, path, &filled(&site, &cookie, path).await.with("title", "")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.attribute("html", "lang"), "es");
    assert!(refused.attributes(".sign-out a[hreflang]", "href").is_empty());
    let logged: Vec<String> = sqlx::query_scalar("SELECT path FROM log_entry").fetch_all(&site.app.database).await.expect("the log");
    assert!(!logged.is_empty() && logged.iter().all(|path| path.starts_with("/admin/")), "{logged:?}");
    // an editor's form for one more file has an address like that of a file
    let (number, _) = site.send_in(site.event().await).await;
    let sent = site.post_as(&cookie, &format!("/es/admin/submissions/{number}/files"), &FormData::default()).await;
    assert!(!sent.header("location").starts_with("/admin"), "{} {}", sent.status, sent.header("location"));
}

#[tokio::test]
async fn whoever_must_sign_in_first_does_so_in_the_language_of_the_page_and_comes_back_to_it() {
    let site = Site::new().await;
    let sent = site.get("/es/admin/queue?list=published").await;
    assert_eq!((sent.status, sent.header("cache-control")), (StatusCode::SEE_OTHER, "no-store"));
    let form = sent.header("location");
    assert_eq!(form, "/es/sign-in?back=%2Fadmin%2Fqueue%3Flist%3Dpublished");
    let page = site.get(form).await;
    assert_eq!((page.status, page.header("cache-control")), (StatusCode::OK, "no-store"));
    assert_eq!(page.attribute("form[action='/es/sign-in'] input[name=back]", "value"), "/admin/queue?list=published");
    assert_eq!(
        page.attribute(".languages a", "href"),
        "/sign-in?back=%2Fadmin%2Fqueue%3Flist%3Dpublished",
        "the switch keeps the way back"
    );
    // whoever may not is told so, and what needs the second factor asks for it
    let editor = site.sign_in("editor").await;
    let refused = site.get_as(&editor, "/es/admin/people").await;
    assert_eq!((refused.status, refused.attribute("html", "lang").as_str()), (StatusCode::FORBIDDEN, "es"));
    let administrator = site.sign_in("administrator").await;
    site.app.clock.advance(Duration::from_mins(16));
    let asked = site.post_as(&administrator, "/es/admin/handover", &FormData::default()).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text());
    assert!(asked.header("location").starts_with("/es/admin/confirm?back=%2Fadmin%2Fheld%2F"), "{}", asked.header("location"));
    let left = site.post_as(&editor, "/es/admin/sign-out", &FormData::default()).await;
    assert_eq!((left.status, left.header("location")), (StatusCode::SEE_OTHER, "/es/sign-in"));
    assert!(left.header("set-cookie").contains("Path=/;"), "a session is one in all languages");
}

#[tokio::test]
async fn a_form_of_another_site_is_refused_in_every_language() {
    let site = Site::new().await;
    let cookie = site.sign_in("administrator").await;
    let mut forged = FormData::default().request("/es/admin/mail/test");
    forged.headers_mut().insert("cookie", cookie.parse().expect("a cookie"));
    forged.headers_mut().insert("origin", "https://evil.example".parse().expect("a header"));
    forged.headers_mut().insert("sec-fetch-site", "cross-site".parse().expect("a header"));
    assert_eq!(site.send(forged).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.count("letter").await, 0);
}
