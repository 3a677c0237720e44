//! Sending in Spanish: the form, its errors, the receipt and the letters are Spanish, and what editors read is English.

use crate::support::{Answer, FormData, Site};
use axum::http::StatusCode;
use socal_sister_cities::reading;
use std::time::Duration;

const SENDER: &str = "aiko@example.org";
const CHAPTER: &str = "admin@socalsistercities.org";

/// The address of the receipt of an event that was sent in Spanish.
async fn sent_in(site: &Site, form: FormData) -> String {
    let answer = site.post("/es/submit/event", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.header("location").to_owned()
}

fn says(text: &str, words: &[&str]) {
    for words in words {
        assert!(text.contains(words), "{words} in {text}");
    }
}

fn says_not(text: &str, words: &[&str]) {
    for words in words {
        assert!(!text.contains(words), "{words} in {text}");
    }
}

fn main_of(page: &Answer) -> String {
    page.all("main").concat()
}

#[tokio::test]
async fn a_form_in_spanish_has_spanish_hints_choices_and_errors() {
    let site = Site::new().await;
    let form = site.event().await.with("title", "").with("starts_on", "mañana").with("link", "nowhere").with("permission", "");
    for page in [site.get("/es/submit/event").await, site.get("/es/submit/newsletter").await, site.get("/es/submit").await] {
        assert_eq!((page.status, page.attribute("html", "lang")), (StatusCode::OK, "es".to_owned()));
        says_not(&main_of(&page), &["Please", "Only", "For example", "editor reads", "submission-", "form-"]);
    }
    let page = site.post("/es/submit/event?sent", &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.attribute("form.form", "action"), "/es/submit/event?sent");
    assert_eq!(page.all("h1"), ["Anunciar un evento"]);
    assert!(page.all("title")[0].starts_with("Error: Anunciar un evento"), "{:?}", page.all("title"));
    assert_eq!(
        page.all(".error-summary li"),
        [
            "Por favor, dé un título al evento.",
            "No podemos leer «mañana» como fecha. Escríbala así: 2027-03-14, o 3/14/2027 (primero el mes).",
            "«nowhere» no es una dirección web. Se ve así: https://example.org/page.",
            "Por favor, marque la casilla: solo podemos publicar lo que usted tiene derecho a enviar.",
        ]
    );
    assert_eq!(page.attribute("#host", "value"), "Riverside", "what was typed is kept");
    assert!(page.all("#attendance label").contains(&"En persona y en línea".to_owned()));
    let file = site.event().await.file("file", "notas.txt", b"hola");
    says(&main_of(&site.post("/es/submit/event", &file).await), &["«notas.txt» no es un tipo de archivo que podamos recibir."]);
}

#[tokio::test]
async fn an_event_sent_in_spanish_has_a_spanish_receipt_and_an_english_letter_to_the_chapter() {
    let site = Site::new().await;
    let receipt = sent_in(&site, site.event().await.with("takes_replies", "yes").with("reply_places", "40")).await;
    assert!(receipt.starts_with("/es/submissions/"), "{receipt}");
    let page = site.get(&receipt).await;
    assert_eq!(page.all("h1"), ["Gracias. Lo recibimos."]);
    says(&main_of(&page), &["Su evento está guardado con el número 1 desde el ", "En persona", "se piden, para 40 personas"]);
    says(&page.all("dl.rows dt").concat(), &["Título", "Anfitrión", "Cuándo", "Cómo se participa"]);
    let english = site.get(&receipt["/es".len()..]).await;
    says(&main_of(&english), &["Thank you. We have it.", "asked for, 40 places", "Wednesday, 7 July 2027, 6:30 pm to 9:00 pm"]);

    let (subject, body) = site.newest_to(CHAPTER).await;
    assert_eq!(subject, "Event 1: 七夕 Tanabata evening");
    says(
        &body,
        &["has sent in an event", "\nStatus:\n    It takes place as planned", "When:\n    Wednesday, 7 July 2027, 6:30 pm to 9:00 pm"],
    );
    says_not(&body, &["/es/", "Título", "En persona"]);
    let (subject, body) = site.newest_to(SENDER).await;
    assert!(subject.ends_with(": recibimos su envío, número 1"), "{subject}");
    says(&body, &["Gracias. Recibimos lo que envió", &format!("http://127.0.0.1:8080{receipt}/prove/"), "O escriba este código"]);
    says_not(&body, &["Please", "Open this page"]);
}

#[tokio::test]
async fn the_sender_is_written_to_in_spanish_whoever_causes_the_letter_and_wherever() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let receipt = sent_in(&site, site.event().await).await;
    site.app.clock.advance(Duration::from_mins(6));
    // the button is pressed on the English page
    site.post(&format!("{}/letter", &receipt["/es".len()..]), &FormData::default()).await;
    let (subject, body) = site.newest_to(SENDER).await;
    assert!(subject.ends_with(": un nuevo código para el número 1"), "{subject}");
    says(&body, &["Usted pidió un nuevo código", &format!("{receipt}/prove/")]);
    let wrong = site.post(&format!("{receipt}/code"), &FormData::default().with("code", "000000")).await;
    says(&main_of(&wrong), &["Este código no es correcto"]);
    site.prove(1).await;

    let item = site.get_as(&editor, "/admin/submissions/1").await;
    assert_eq!(item.attribute("html", "lang"), "en");
    says_not(&main_of(&item), &["Cuándo", "En persona", "Lugar"]);
    let question = FormData::default().with("question", "¿Qué sala?");
    let question = question.and("check", "submission-row-when").and("check", "submission-row-where");
    site.decided(&editor, 1, "ask", question).await;
    let (_, subject, body) = site.answers().await.pop().expect("a letter");
    assert!(subject.ends_with(": número 1 – una pregunta antes de publicarlo: «七夕 Tanabata evening»"), "{subject}");
    says(&body, &["Antes de que podamos publicarlo", "    ¿Qué sala?", "Por favor, revise:\n  - Cuándo\n  - Dónde\n", &receipt]);
    assert_eq!(site.get(&receipt).await.all(".check li"), ["Cuándo", "Dónde"]);
    assert_eq!(site.get(&receipt["/es".len()..]).await.all(".check li"), ["When", "Where"]);
    says(&main_of(&site.get(&format!("{receipt}/change")).await), &["Un editor pregunta:", "Por favor, revise: Cuándo, Dónde."]);

    site.change(&receipt, "change", site.event().await.with("venue", "The park")).await;
    let (subject, body) = site.newest_to(CHAPTER).await;
    assert_eq!(subject, "Event 1, answered: 七夕 Tanabata evening");
    says(&body, &["has answered your question about event 1", "Where, before:\n    City Hall", "Where, now:\n    The park"]);
    let logged: String = sqlx::query_scalar("SELECT group_concat(changes) FROM log_entry").fetch_one(&site.app.database).await.unwrap();
    says(&logged, &["\"Where\""]);
    says_not(&logged, &["Dónde", "Cuándo"]);

    site.decided(&editor, 1, "publish", FormData::default()).await;
    let (to, subject, body) = site.answers().await.pop().expect("a letter");
    assert_eq!(to, SENDER);
    assert!(subject.ends_with(": el número 1 está publicado: «七夕 Tanabata evening»"), "{subject}");
    says(
        &body,
        &["Gracias. El número 1, «七夕 Tanabata evening», ya está en nuestro sitio.", "http://127.0.0.1:8080/es/events/", &receipt],
    );
    says_not(&body, &["Thank you", "open this page"]);
    let page = site.get(&receipt).await;
    assert_eq!(page.all("h1"), ["Está publicado"]);
    assert!(page.attribute("#state a", "href").starts_with("/es/events/"), "{}", page.attribute("#state a", "href"));

    site.change(&receipt, "cancel", FormData::default()).await;
    says(
        &main_of(&site.get(&receipt).await),
        &["Su cambio espera a un editor desde el", ": está cancelado. Hasta entonces la página queda como está."],
    );
    assert_eq!(site.get(&receipt).await.all("#proposal dt"), ["Estado"]);
    says(&main_of(&site.get_as(&editor, "/admin/submissions/1").await), &["It is cancelled"]);
}

#[tokio::test]
async fn what_was_held_as_spam_is_released_with_letters_in_two_languages() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let receipt = sent_in(&site, site.event().await.with("website", "https://spam.example")).await;
    assert!(site.letters().await.is_empty());
    site.decided(&editor, 1, "not-spam", FormData::default()).await;
    says(&site.newest_to(CHAPTER).await.1, &["has sent in an event", "\nWhere:\n"]);
    says(&site.newest_to(SENDER).await.1, &["Gracias. Recibimos", &receipt]);
}

#[tokio::test]
async fn lost_links_and_the_clock_write_in_the_language_of_whoever_reads() {
    let site = Site::new().await;
    let receipt = sent_in(&site, site.event().await).await;
    let find = FormData::default().with("form_id", &site.form_id("/es/submissions/find").await).with("email", SENDER);
    let page = site.post("/es/submissions/find", &find).await;
    assert_eq!(page.all("h1"), ["Mire en su buzón"]);
    let (subject, body) = site.newest_to(SENDER).await;
    assert!(subject.ends_with(": sus enlaces"), "{subject}");
    says(&body, &["Número 1, un evento, ", ": espera a un editor\n", &format!("http://127.0.0.1:8080{receipt}\n")]);

    let form_id = site.form_id("/es/submit/newsletter").await;
    let fields = [("organization", "Tijuana"), ("title", "Carta"), ("link", "example.org"), ("sender_name", "Aiko"), ("permission", "yes")];
    let form = fields.into_iter().fold(FormData::default(), |form, (name, value)| form.with(name, value));
    let answer = site.post("/es/submit/newsletter", &form.with("form_id", &form_id).with("sender_email", SENDER)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    says(&main_of(&site.get(answer.header("location")).await), &["Su boletín está guardado"]);
    site.prove(2).await;
    sqlx::query("INSERT INTO reading (submission, state, due_at) VALUES (2, 'no_text', '2026-01-01T00:00:00Z')")
        .execute(&site.app.database)
        .await
        .expect("a scan");
    reading::ask_for_summaries(&site.app).await.expect("asked");
    let (subject, body) = site.newest_to(SENDER).await;
    assert!(subject.ends_with(": por favor, añada un resumen al número 2"), "{subject}");
    says(&body, &["Gracias por su boletín, número 2:\nCarta", answer.header("location")]);
}
