//! What needs attention, and the sheet to hand on.

use crate::support::{FormData, Site};
use axum::http::StatusCode;

#[tokio::test]
async fn administrators_read_in_words_what_needs_attention_the_worst_first() {
    let site = Site::new().await;
    let cookie = site.sign_in("administrator").await;
    let page = site.get_as(&cookie, "/admin/attention").await;
    assert_eq!(page.status, StatusCode::OK);
    let findings = page.all(".findings li");
    assert!(findings[0].starts_with("Wrong: mail server letters are written as files"), "{findings:?}");
    assert!(findings.iter().any(|words| words.contains("there is one administrator")), "{findings:?}");
    assert!(findings.iter().any(|words| words.contains("MB free")), "{findings:?}");
    assert!(page.all("h1") == ["What needs attention"]);
    assert!(site.get_as(&cookie, "/admin").await.text().contains("href=\"/admin/attention\""));

    sqlx::query("INSERT INTO log_entry (at, who, network, action, subject, path, changes) VALUES ('2999-01-01T00:00:00.000Z', '', '', '', '', '', '[]')")
        .execute(&site.app.database)
        .await
        .expect("a line");
    let findings = site.get_as(&cookie, "/admin/attention").await.all(".findings li");
    assert!(findings.iter().any(|words| words.starts_with("Wrong: clock")), "{findings:?}");
}

#[tokio::test]
async fn letters_that_cannot_leave_are_named() {
    let site = Site::new().await;
    let cookie = site.sign_in("administrator").await;
    site.post("/submit/event", &site.event().await).await;
    site.app.clock.advance(std::time::Duration::from_hours(1));
    let cookie =
        if site.get_as(&cookie, "/admin/attention").await.status == StatusCode::OK { cookie } else { site.sign_in("administrator").await };
    let findings = site.get_as(&cookie, "/admin/attention").await.all(".findings li");
    assert!(findings.iter().any(|words| words.starts_with("Wrong: letters") && words.contains("/admin/mail")), "{findings:?}");
}

#[tokio::test]
async fn the_sheet_to_hand_on_says_plainly_what_nobody_has_told_it() {
    let site = Site::new().await;
    let cookie = site.sign_in("administrator").await;
    let sheet = site.get_as(&cookie, "/admin/handover").await;
    assert_eq!(sheet.text().matches("Not known to the site.").count(), 6);
    let words = sheet.all(".handover dd");
    assert!(words.iter().any(|words| words == "http://127.0.0.1:8080"), "{words:?}");
    assert!(words.iter().any(|words| words.contains(&site.data.path().display().to_string())), "{words:?}");

    let form =
        FormData::default().with("domain", "Registered with <b>Names Inc.</b>; the treasurer pays each May.").with("codes", "In the safe.");
    let saved = site.post_as(&cookie, "/admin/handover", &form).await;
    assert_eq!(saved.header("location"), "/admin/handover?done=saved");
    let sheet = site.get_as(&cookie, "/admin/handover").await;
    assert!(sheet.all(".handover dd").contains(&"Registered with <b>Names Inc.</b>; the treasurer pays each May.".to_owned()));
    assert_eq!(sheet.text().matches("Not known to the site.").count(), 4);

    let long = site.post_as(&cookie, "/admin/handover", &FormData::default().with("domain", &"x".repeat(501))).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(long.text().contains(&"x".repeat(501)), "what was typed is kept");
    site.post_as(&cookie, "/admin/handover", &FormData::default()).await;
    assert_eq!(site.count("handover").await, 0);
    let editor = site.sign_in("editor").await;
    assert_eq!(site.get_as(&editor, "/admin/handover").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn two_people_at_the_sheet_or_at_a_contact_are_told_and_neither_loses_a_word() {
    let site = Site::new().await;
    let cookie = site.sign_in("administrator").await;
    for (path, field, first, second) in
        [("/admin/handover", "domain", "Ada pays it", "Ben pays it"), ("/admin/contacts/riverside", "contact_name", "Rosa", "Kim")]
    {
        let form = || async {
            let seen = site.get_as(&cookie, path).await.attribute("input[name=seen]", "value");
            FormData::default().with("seen", &seen).with("contact_email", "city@example.org").with("language", "en")
        };
        let (ada, ben) = (form().await.with(field, first), form().await.with(field, second));
        assert_eq!(site.post_as(&cookie, path, &ada).await.status, StatusCode::SEE_OTHER, "{path}");
        let late = site.post_as(&cookie, path, &ben).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{path}");
        assert!(late.all(".error-summary li")[0].contains("Somebody has saved this"), "{path}");
        assert!(late.text().contains(second), "what was typed is there");
        let again = ben.with("seen", &late.attribute("input[name=seen]", "value"));
        assert_eq!(site.post_as(&cookie, path, &again).await.status, StatusCode::SEE_OTHER, "{path}");
        assert!(site.get_as(&cookie, path).await.text().contains(second));
    }
}
