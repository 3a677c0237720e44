//! Corrections of the directory, letters to cities that look for a partner, and what else the directory tells.

use crate::{
    records::filled,
    support::{Answer, FormData, Site},
};
use axum::http::StatusCode;

pub async fn correction(site: &Site, path: &str) -> FormData {
    let form_id = site.form_id(path).await;
    let fields = [
        ("form_id", form_id.as_str()),
        ("words", "Since 1958, not 1957."),
        ("known_from", "I signed it."),
        ("sender_name", "Aiko Yamada"),
        ("sender_email", "aiko@example.org"),
    ];
    fields.into_iter().fold(FormData::default(), |form, (name, value)| form.with(name, value))
}

pub fn is_thanked(answer: &Answer) {
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/correct/thanks"), "{}", answer.text());
}

#[tokio::test]
async fn a_correction_reaches_the_chapter_waits_in_the_queue_and_is_taken_over_with_one_button() {
    let site = Site::new().await;
    let page = site.get("/cities/riverside").await;
    assert!(page.attributes("main a", "href").contains(&"/correct/cities/riverside".to_owned()));
    let form = correction(&site, "/correct/cities/riverside")
        .await
        .with("organization", "A new <b>council</b>")
        .with("web_site", "example.org/riverside");
    is_thanked(&site.post("/correct/cities/riverside", &form).await);
    is_thanked(&site.post("/correct/cities/riverside", &form).await);
    assert_eq!(site.count("message").await, 1, "pressing twice makes one");
    let letters = site.letters().await;
    assert_eq!(letters.len(), 1);
    let (to, subject, body, reply_to) = &letters[0];
    assert_eq!((to.as_str(), subject.as_str()), ("admin@socalsistercities.org", "Correction 1: Riverside"));
    assert!(reply_to.as_deref().is_some_and(|reply_to| reply_to.contains("aiko@example.org")));
    for words in
        ["  | Since 1958, not 1957.", "  | I signed it.", "A new <b>council</b>", "https://example.org/riverside", "/admin/messages/1"]
    {
        assert!(body.contains(words), "{words}: {body}");
    }

    let cookie = site.sign_in("editor").await;
    let queue = site.get_as(&cookie, "/admin/queue").await;
    assert_eq!(queue.all("#messages .queue-title"), ["Riverside"]);
    let shown = site.get_as(&cookie, "/admin/messages/1").await;
    assert!(shown.text().contains("A new &#60;b&#62;council&#60;/b&#62;"), "{}", shown.text());
    assert_eq!(shown.all("#take"), ["Take these texts over"]);
    for _ in 0..2 {
        assert_eq!(site.post_as(&cookie, "/admin/messages/1/take", &FormData::default()).await.status, StatusCode::SEE_OTHER);
    }
    // the words beside the texts are still to be seen to
    assert_eq!(site.letters().await.len(), 1, "nobody is told that all is done");
    assert_eq!(site.get_as(&cookie, "/admin/queue").await.all("#messages .queue-title"), ["Riverside"]);
    let left = site.get_as(&cookie, "/admin/messages/1").await;
    assert!(left.all("#taken")[0].contains("waits") && left.all("#take").is_empty(), "{}", left.text());
    assert!(left.all("dd").contains(&"Since 1958, not 1957.".to_owned()));
    for _ in 0..2 {
        site.post_as(&cookie, "/admin/messages/1/done", &FormData::default()).await;
    }
    let after = site.get("/cities/riverside").await;
    assert!(after.all(".facts").join(" ").contains("A new <b>council</b>"));
    let letters = site.letters().await;
    assert_eq!(letters.len(), 2, "the sender is told once");
    assert_eq!(letters[1].0, "Aiko Yamada <aiko@example.org>");
    assert!(letters[1].2.contains("The new texts that you gave us for Riverside"), "{}", letters[1].2);
    assert!(letters[1].2.contains("We have also seen to"), "{}", letters[1].2);
    let history = site.get_as(&cookie, "/admin/records/cities/riverside/history").await;
    assert!(history.text().contains("Ada the editor"), "it can be undone like every edit");
}

#[tokio::test]
async fn an_entry_that_a_colleague_changed_meanwhile_is_shown_before_a_correction_takes_its_place() {
    let site = Site::new().await;
    let form = correction(&site, "/correct/cities/riverside").await.with("organization", "The council of today");
    is_thanked(&site.post("/correct/cities/riverside", &form).await);
    let cookie = site.sign_in("editor").await;
    let opened = site.get_as(&cookie, "/admin/messages/1").await;
    let mark = |page: &Answer| FormData::default().with("seen", &page.attribute("input[name=seen]", "value"));
    let theirs = filled(&site, &cookie, "/admin/records/cities/riverside").await.with("organization", "A colleague’s council");
    assert_eq!(site.post_as(&cookie, "/admin/records/cities/riverside", &theirs).await.status, StatusCode::SEE_OTHER);
    let told = site.post_as(&cookie, "/admin/messages/1/take", &mark(&opened)).await;
    assert_eq!((told.status, told.attributes(".error-summary a", "href")), (StatusCode::CONFLICT, vec!["#take".to_owned()]));
    assert!(told.all("dd del").contains(&"A colleague’s council".to_owned()), "{:?}", told.all("dd del"));
    assert!(site.get("/cities/riverside").await.all(".facts").join(" ").contains("A colleague’s council"));
    assert_eq!(site.post_as(&cookie, "/admin/messages/1/take", &mark(&told)).await.status, StatusCode::SEE_OTHER);
    assert!(site.get("/cities/riverside").await.all(".facts").join(" ").contains("The council of today"));
}

/// What a letter says came of it is what came of it.
#[tokio::test]
async fn the_sender_of_a_correction_reads_what_came_of_it_and_no_more() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let cookie = site.sign_in("editor").await;
    let mut number = 0;
    for (texts, words, presses, told) in [
        ("A council of texts", "", &["take"][..], "What you told us about Riverside is in our directory now."),
        ("A council of both", "It ended.", &["take", "done"], "are in our directory now. We have also seen to what you wrote besides."),
        ("A council of one", "It ended.", &["take", "decline"], "and leave the rest of our directory as it is."),
        ("", "It ended.", &["done"], "Thank you for what you told us about Riverside. We have seen to it."),
        ("A council not taken", "It ended.", &["done"], "Thank you for what you told us about Riverside. We have seen to it."),
        ("A council declined", "It ended.", &["decline"], "We have read it, and leave our directory as it is."),
    ] {
        number += 1;
        let email = format!("aiko{number}@example.org");
        let mut form = correction(&site, "/correct/cities/riverside").await.with("words", words).with("sender_email", &email);
        let now = site.get("/correct/cities/riverside").await;
        for (field, text) in [("organization", texts), ("web_site", "")] {
            let there = now.attribute(&format!("#{field}"), "value");
            form = form.with(field, if text.is_empty() { &there } else { text });
        }
        is_thanked(&site.post("/correct/cities/riverside", &form).await);
        for press in presses {
            assert_eq!(site.letters_to(&email).await.len(), 0, "{texts}: not before it is decided");
            let answer =
                site.post_as(&cookie, &format!("/admin/messages/{number}/{press}"), &FormData::default().with("words", "So it is.")).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{texts}");
        }
        let (_, body) = site.newest_to(&email).await;
        let body = body.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(body.contains(told), "{texts}: {body}");
        assert_eq!(body.contains("are in our directory now") || body.contains("is in our directory now"), presses[0] == "take", "{body}");
    }
    // one that brings no texts has none to take over
    is_thanked(&site.post("/correct/missing/city", &correction(&site, "/correct/missing/city").await).await);
    site.post_as(&cookie, &format!("/admin/messages/{}/take", number + 1), &FormData::default()).await;
    let state: String =
        sqlx::query_scalar("SELECT state FROM message ORDER BY number DESC LIMIT 1").fetch_one(&site.app.database).await.expect("a state");
    assert_eq!(state, "waiting");
}

#[tokio::test]
async fn a_wrong_correction_keeps_what_was_typed_and_an_empty_one_is_told_so() {
    let site = Site::new().await;
    let form = correction(&site, "/correct/partners/sendai").await;
    let answer = site.post("/correct/partners/sendai", &form.clone().with("sender_email", "nobody")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.raw("#words").trim(), "Since 1958, not 1957.");
    assert_eq!(answer.attribute("#sender_email", "value"), "nobody");
    let empty = site.post("/correct/partners/sendai", &form.with("words", "")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.all(".error-summary")[0].contains("what is wrong or missing"));
    assert_eq!(site.count("message").await, 0);
    for path in ["/correct/cities/nowhere", "/correct/missing/else", "/correct/pages/mission"] {
        assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/correct/countries/japan", "/correct/missing/city"] {
        is_thanked(&site.post(path, &correction(&site, path).await).await);
    }
}

#[tokio::test]
async fn a_name_of_two_lines_and_an_address_that_no_letter_can_have_are_no_error_of_ours() {
    let site = Site::new().await;
    let form = correction(&site, "/correct/cities/riverside").await.with("sender_name", "Aiko\nBcc: x@example.org");
    is_thanked(&site.post("/correct/cities/riverside", &form).await);
    let reply_to = site.letters().await.remove(0).3.expect("an address");
    assert!(!reply_to.contains('\n') && reply_to.contains("aiko@example.org"), "{reply_to}");
    for address in ["\"a b\"@example.org", "a@[192.0.2.1]"] {
        let form = correction(&site, "/correct/cities/riverside").await.with("sender_email", address);
        let answer = site.post("/correct/cities/riverside", &form).await;
        let stored: i64 = sqlx::query_scalar("SELECT count(*) FROM message WHERE sender_email = ?")
            .bind(address)
            .fetch_one(&site.app.database)
            .await
            .expect("a number");
        assert!(answer.status == StatusCode::UNPROCESSABLE_ENTITY && stored == 0, "{address}: {}", answer.status);
    }
}

#[tokio::test]
async fn fifty_that_look_like_spam_hide_no_correction() {
    let site = Site::new().await;
    for _ in 0..51 {
        sqlx::query(
            "INSERT INTO message (kind, path, title, proposed, words, known_from, sender_name, sender_email, form_id, network, held_because, state, received_at)
             SELECT 'correction', '', 'Spam', '{}', '', '', 'A', 'a@example.org', hex(randomblob(8)), '', 'links', 'held', '2026-11-01T00:00:00.000Z'",
        )
        .execute(&site.app.database)
        .await
        .expect("a row");
    }
    let form = correction(&site, "/correct/cities/riverside").await;
    is_thanked(&site.post("/correct/cities/riverside", &form).await);
    let cookie = site.sign_in("editor").await;
    assert_eq!(site.get_as(&cookie, "/admin/queue").await.all("#messages .queue-title")[0], "Riverside");
}

#[tokio::test]
async fn what_looks_like_spam_is_held_apart_and_can_be_let_through_or_put_away_without_a_letter() {
    let site = Site::new().await;
    for _ in 0..2 {
        let form = correction(&site, "/correct/cities/riverside").await.with("website", "https://spam.example");
        is_thanked(&site.post("/correct/cities/riverside", &form).await);
    }
    assert!(site.letters().await.is_empty());
    let cookie = site.sign_in("editor").await;
    assert_eq!(site.get_as(&cookie, "/admin/queue").await.all("#messages .tag"), ["kept apart", "kept apart"]);
    site.post_as(&cookie, "/admin/messages/1/not-spam", &FormData::default()).await;
    site.post_as(&cookie, "/admin/messages/2/decline", &FormData::default().with("spam", "yes")).await;
    let subjects: Vec<_> = site.letters().await.into_iter().map(|letter| letter.1).collect();
    assert_eq!(subjects, ["Correction 1: Riverside"]);
    let declined = site.post_as(&cookie, "/admin/messages/1/decline", &FormData::default()).await;
    assert_eq!(declined.status, StatusCode::UNPROCESSABLE_ENTITY, "whoever took the trouble hears why");
    site.post_as(&cookie, "/admin/messages/1/decline", &FormData::default().with("words", "The treaty says 1957.")).await;
    let letters = site.letters().await;
    assert!(letters.len() == 2 && letters[1].2.contains("The treaty says 1957."), "{letters:?}");
    let late = site.post_as(&cookie, "/admin/messages/1/done", &FormData::default().with("words", "With thanks")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.all(".error-summary li")[0].contains("Somebody was faster") && late.all(".error-summary li")[0].contains("“With thanks”"));
    assert_eq!(site.letters().await.len(), 2);
}

#[tokio::test]
async fn more_corrections_than_people_send_are_held_and_then_refused() {
    let site = Site::with(&["--form-limit", "2"]).await;
    for number in 0..12 {
        let form = correction(&site, "/correct/cities/riverside").await.with("sender_email", &format!("a{number}@example.org"));
        is_thanked(&site.post("/correct/cities/riverside", &form).await);
    }
    assert_eq!(site.letters().await.len(), 2);
    let form = correction(&site, "/correct/cities/riverside").await;
    let answer = site.post("/correct/cities/riverside", &form).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.raw("#words").trim(), "Since 1958, not 1957.");
}
