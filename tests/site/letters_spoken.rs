//! Everybody is written to in the language in which they asked, also by the clock and by what others do in another language.

use crate::{
    published::publish,
    support::{FormData, HOST, Site, link},
};
use axum::http::StatusCode;
use socal_sister_cities::upkeep;
use std::time::Duration;

/// Opens a letter's link and presses its button; gives where that leads.
async fn pressed(site: &Site, path: &str) -> String {
    let answer = site.post(path, &FormData::default()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.header("location").to_owned()
}

#[tokio::test]
async fn a_subscriber_gets_proof_and_issues_in_the_language_in_which_they_asked() {
    let site = Site::new().await;
    upkeep::once(&site.app).await.expect("upkeep");
    let weekly = |email: &str| FormData::default().with("frequency", "weekly").with("email", email);
    let asked = site.post("/es/digest", &weekly("carmen@example.org")).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.text());
    site.post("/digest", &weekly("ben@example.org")).await;
    let (subject, body) = site.newest_to("carmen@example.org").await;
    assert!(subject.ends_with("por favor, confirme su dirección"), "{subject}");
    assert!(body.contains("una vez a la semana, sobre todo el capítulo.") && body.contains("dos semanas"), "{body}");
    let page = pressed(&site, &link(&body, "/es/digest/confirm/")).await;
    assert!(page.starts_with("/es/digest/"), "{page}");
    assert!(site.get(&page).await.text().contains("Su dirección está confirmada"));
    pressed(&site, &link(&site.newest_to("ben@example.org").await.1, "/digest/confirm/")).await;

    let editor = site.sign_in("editor").await;
    publish(&site, &editor, site.event().await.with("title", "Tanabata evening").with("host", "Riverside")).await;
    site.wait_until("2026-11-30T16:00:00Z");
    upkeep::once(&site.app).await.expect("upkeep");
    let (subject, body) = site.newest_to("carmen@example.org").await;
    assert!(subject.ends_with("las novedades, 30 de noviembre de 2026"), "{subject}");
    for words in ["NUEVOS EVENTOS", "Tanabata evening", "(hora de Los Angeles)", "p.m.", "una vez a la semana", "Maple Tree Drive"] {
        assert!(body.contains(words), "{words}: {body}");
    }
    for path in ["/es/events/tanabata-evening", "/es/digest/"] {
        assert_eq!(site.get(&link(&body, path)).await.attribute("html", "lang"), "es", "{path}");
    }
    let (subject, english) = site.newest_to("ben@example.org").await;
    assert!(subject.ends_with("what is new, 30 November 2026"), "{subject}");
    for words in ["NEW EVENTS", "Tanabata evening", "(Los Angeles time)", "You get this letter once a week"] {
        assert!(english.contains(words), "{words}: {english}");
    }
    assert!(!english.contains("/es/"), "{english}");

    // one press of a mail program ends it
    let ends: String = sqlx::query_scalar("SELECT unsubscribe FROM letter WHERE to_address = 'carmen@example.org' AND unsubscribe <> ''")
        .fetch_one(&site.app.database)
        .await
        .expect("an address");
    let ended = site.post(ends.trim_start_matches(&format!("http://{HOST}")), &FormData::default()).await;
    assert!(ended.status == StatusCode::OK && ended.text().contains("Ya no recibe estas cartas"), "{}", ended.text());
}

#[tokio::test]
async fn a_subscriber_who_saves_their_wishes_in_another_language_gets_that_one_from_then_on() {
    let site = Site::new().await;
    site.post("/digest", &FormData::default().with("email", "ben@example.org")).await;
    let page = pressed(&site, &link(&site.newest_to("ben@example.org").await.1, "/digest/confirm/")).await;
    let page = page.trim_end_matches("?done=confirmed");
    assert!(site.get(page).await.text().contains("It comes in English."));
    let saved = site.post(&format!("/es{page}"), &FormData::default().with("frequency", "monthly").with("about", "all")).await;
    assert_eq!(saved.header("location"), format!("/es{page}?done=saved"));
    assert!(site.get(page).await.text().contains("It comes in Español."));
    site.app.clock.advance(Duration::from_hours(2));
    site.post("/digest", &FormData::default().with("email", "ben@example.org")).await;
    let (subject, body) = site.newest_to("ben@example.org").await;
    assert!(subject.ends_with("usted ya recibe nuestra carta") && body.contains("Usted ya la recibe"), "{subject}\n{body}");
}

#[tokio::test]
async fn a_guest_gets_every_letter_in_the_language_in_which_they_replied_whatever_others_speak() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let event = site.event().await.with("title", "Tanabata evening").with("takes_replies", "yes").with("reply_places", "1");
    publish(&site, &editor, event.with("reply_by", "2027-07-01")).await;
    site.app.clock.advance(Duration::from_mins(11));
    upkeep::once(&site.app).await.expect("upkeep");
    let reply = |name: &str| FormData::default().with("name", name).with("email", &format!("{}@example.org", name.to_lowercase()));
    site.post("/replies/to/tanabata-evening", &reply("Ben")).await;
    let ben = pressed(&site, &link(&site.newest_to("ben@example.org").await.1, "/replies/prove/")).await;
    let form = site.get("/es/replies/to/tanabata-evening").await;
    assert!(form.all("h1")[0].contains("Responder: Tanabata evening"), "{:?}", form.all("h1"));
    let wrong = site.post("/es/replies/to/tanabata-evening", &reply("Carmen").with("people", "50")).await;
    assert!(wrong.all(".error-summary").concat().contains("un número del 1 al 1"), "{}", wrong.text());
    site.post("/es/replies/to/tanabata-evening", &reply("Carmen")).await;
    let (subject, body) = site.newest_to("carmen@example.org").await;
    assert_eq!(subject, "Por favor, confirme su respuesta: Tanabata evening");
    let own = pressed(&site, &link(&body, "/es/replies/prove/")).await;
    assert_eq!(site.get(&own).await.all("h1"), ["Usted está en la lista de espera"]);
    assert!(site.newest_to("carmen@example.org").await.0.starts_with("Usted está en la lista de espera"));
    // somebody else cancels, in English
    site.post(&format!("{ben}/cancel"), &FormData::default()).await;
    let (subject, body) = site.newest_to("carmen@example.org").await;
    assert_eq!(subject, "Usted tiene un lugar: Tanabata evening");
    assert!(body.contains("Se liberó un lugar.") && body.contains("(hora de Los Angeles)"), "{body}");
    assert_eq!(site.get(&link(&body, "/es/replies/")).await.attribute("html", "lang"), "es");
    // the event goes off the site, and the clock writes
    sqlx::query("UPDATE item SET withdrawn_at = '2026-11-24T00:00:00Z'").execute(&site.app.database).await.expect("withdrawn");
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(site.newest_to("carmen@example.org").await.0, "Ya no está en nuestro sitio: Tanabata evening");
    assert!(site.letters_to("ben@example.org").await.iter().all(|letter| !letter.1.contains("/es/") && !letter.1.contains("usted")));
}

#[tokio::test]
async fn who_corrects_in_spanish_is_answered_in_spanish_and_the_chapter_reads_english() {
    let site = Site::new().await;
    let form_id = site.form_id("/es/correct/cities/riverside").await;
    let form = FormData::default().with("form_id", &form_id).with("words", "Desde 1958.").with("sender_name", "Carmen Ruiz");
    let sent = site.post("/es/correct/cities/riverside", &form.clone().with("sender_email", "carmen")).await;
    assert!(sent.all("h1").concat().contains("¿Hay algo mal sobre Riverside?"), "{}", sent.text());
    let sent = site.post("/es/correct/cities/riverside", &form.with("sender_email", "carmen@example.org")).await;
    assert_eq!(sent.header("location"), "/es/correct/thanks", "{}", sent.text());
    let letter = site.letters().await.pop().expect("a letter");
    assert_eq!(letter.1, "Correction 1: Riverside");
    assert!(letter.2.contains("Carmen Ruiz writes about Riverside in the directory") && !letter.2.contains("/es/"), "{}", letter.2);
    let editor = site.sign_in("editor").await;
    site.post_as(&editor, "/admin/messages/1/done", &FormData::default()).await;
    let (subject, body) = site.newest_to("carmen@example.org").await;
    assert!(subject.ends_with("su corrección 1"), "{subject}");
    assert!(
        body.contains("Gracias por lo que nos dijo sobre Riverside") && body.contains(&format!("http://{HOST}/es/cities/riverside")),
        "{body}"
    );
}

#[tokio::test]
async fn an_editor_chooses_the_language_of_a_citys_contact() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let contact = |language: &str| {
        let form = FormData::default().with("contact_name", "Rosa Lopez").with("contact_email", "rosa@example.org");
        form.with("language", language)
    };
    let wrong = site.post_as(&editor, "/admin/contacts/riverside", &contact("xx")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    site.post_as(&editor, "/admin/contacts/riverside", &contact("es")).await;
    let form = site.get_as(&editor, "/admin/contacts/riverside").await;
    assert_eq!(form.attributes("#language option", "value"), ["en", "es"]);
    assert_eq!(form.attribute("#language option[selected]", "value"), "es");
    upkeep::once(&site.app).await.expect("upkeep");
    let (subject, body) = site.letters_to("rosa@example.org").await.into_iter().find(|letter| letter.0.contains("¿")).expect("a letter");
    assert!(subject.starts_with("¿Es correcto? Riverside en el directorio de"), "{subject}");
    assert!(body.contains("ciudad hermana, desde 1957"), "{body}");
    let page = site.get(&link(&body, "/es/confirm/")).await;
    assert_eq!(page.all("h1"), ["Riverside en el directorio"]);
    assert!(page.text().contains("Somos el contacto de la propia ciudad."));
}

#[tokio::test]
async fn a_stock_reason_is_read_in_the_senders_language_and_pressed_in_the_editors() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let receipt = site.post("/es/submit/event", &site.event().await).await.header("location").to_owned();
    site.post("/submit/event", &site.event().await.with("sender_email", "ben@example.org")).await;
    let page = site.get_as(&editor, "/es/admin/submissions/2").await.text();
    assert!(page.contains("Ya pasó") && page.contains("Las cartas a quien lo envió se escriben en este idioma: English"), "{page}");
    let page = site.get_as(&editor, "/admin/submissions/1").await.text();
    assert!(page.contains("It is over") && page.contains("in this language: Español"), "{page}");
    for number in [1, 2] {
        site.decided(&editor, number, "decline", FormData::default().with("reason", "3")).await;
    }
    let (_, spanish) = site.newest_to("aiko@example.org").await;
    assert!(spanish.contains("Nos llegó después de la fecha") && !spanish.contains("It reached us"), "{spanish}");
    let (_, english) = site.newest_to("ben@example.org").await;
    assert!(english.contains("It reached us after the date"), "{english}");
    assert!(site.get(&receipt).await.text().contains("Nos llegó después de la fecha"));
}

#[tokio::test]
async fn what_is_declined_as_spam_is_said_in_the_senders_language() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let receipt = site.post("/es/submit/event", &site.event().await.with("website", "x")).await.header("location").to_owned();
    site.decided(&editor, 1, "decline", FormData::default().with("reason", "spam")).await;
    assert!(site.get(&receipt).await.text().contains("Parecía correo no deseado."));
}
