//! Events, newsletters and text pages in another language: their words are in it, and what is there in English alone says so.

use crate::{
    published::{newsletter, publish, publish_newsletter},
    support::{FormData, Site},
};
use axum::http::StatusCode;

#[tokio::test]
async fn an_event_is_told_in_spanish_with_its_own_words_marked_as_english() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    let event = site.event().await.with("partner", "sendai").with("description", "Paper wishes").with("cost", "Free");
    publish(&site, &editor, event).await;
    let page = site.get("/es/events/qi-xi-tanabata-evening").await;
    assert_eq!(page.status, StatusCode::OK);
    let when = page.all("dl.rows dd").remove(0);
    assert!(when.starts_with("miércoles, 7 de julio de 2027, de 6:30 p.m. a 9:00 p.m., hora de Los Angeles (PDT)"), "{when}");
    assert!(when.contains("En Sendai: jueves, 8 de julio de 2027, de 10:30 a.m. a 1:00 p.m. (JST)"), "{when}");
    assert!(when.ends_with("Sendai no cambia la hora, pero Los Angeles sí la cambia antes de esa fecha: ese día Sendai va 16 horas por delante; hoy va 17 horas por delante."), "{when}");
    assert_eq!(page.all(".date-block .weekday, .date-block .month"), ["mié", "jul"]);
    assert_eq!(page.all("#not-translated"), ["Por ahora este texto solo está en inglés."]);
    assert_eq!(page.all("h1[lang=en], .as-typed[lang=en]").len(), 4, "title, description, cost, contact");
    let english = site.get("/events/qi-xi-tanabata-evening").await;
    assert_eq!(english.all("#not-translated, main [lang]").len(), 0);
    assert_eq!(english.all(".date-block .weekday, .date-block .month"), ["Wed", "Jul"]);

    let list = site.get("/es/events?city=riverside").await;
    assert_eq!(list.all("main h1, main h2, main p[role=status]"), ["Eventos", "1 evento próximo.", "julio de 2027"]);
    assert_eq!(list.all(".entry-title a[lang=en]"), ["七夕 Tanabata evening"]);
    let month = site.get("/es/events/month?month=2027-07").await;
    assert_eq!(
        month.all("h1, caption, table.month a.number"),
        ["Eventos de julio de 2027", "julio de 2027: 1 evento", "julio de 2027, día 7: 1 evento"]
    );
    assert_eq!(month.all("table.month th[scope=col]"), ["dom", "lun", "mar", "mié", "jue", "vie", "sáb"]);
    assert_eq!(site.get("/es/events/archive").await.all("main .note"), ["Todavía no ha terminado ningún evento de los anunciados aquí."]);
    assert!(site.get("/events/qi-xi-tanabata-evening/event.ics").await.text().contains("SUMMARY:七夕 Tanabata evening"));
}

#[tokio::test]
async fn an_event_sent_in_in_spanish_is_marked_as_spanish_until_an_editor_says_otherwise() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    let form = site.event().await.with("title", "Noche de faroles").with("description", "Faroles de papel").with("cost", "Gratis");
    assert_eq!(site.post("/es/submit/event", &form).await.status, StatusCode::SEE_OTHER);
    site.decided(&editor, 1, "publish", FormData::default()).await;

    let spanish = site.get("/es/events/noche-de-faroles").await;
    assert_eq!(spanish.all("#not-translated, main [lang]").len(), 0, "{}", spanish.text());
    let english = site.get("/events/noche-de-faroles").await;
    assert_eq!(english.all("#not-translated"), ["This text is there in Spanish only so far."]);
    assert_eq!(english.all("h1[lang=es], .as-typed[lang=es]").len(), 4, "title, description, cost, contact");
    for (list, lang) in [("/events", 1), ("/es/events", 0), ("/", 1), ("/cities/riverside", 1), ("/events/month?month=2027-07", 2)] {
        assert_eq!(site.get(list).await.all("main a[lang=es]").len(), lang, "{list}");
    }
    assert!(site.get("/events.atom").await.text().contains("<entry xml:lang=\"es\">"));

    let edit = site.get_as(&editor, "/admin/submissions/1/edit").await;
    assert_eq!(edit.all("#text_language option"), ["English", "Spanish"]);
    assert_eq!(edit.all("#text_language option[selected]"), ["Spanish"]);
    let seen = edit.attribute("input[name=seen]", "value");
    let words = form.with("seen", &seen);
    let same = site.post_as(&editor, "/admin/submissions/1/edit", &words.clone().with("text_language", "es")).await;
    assert_eq!(same.header("location"), "/admin/submissions/1?saved=same");
    let changed = site.post_as(&editor, "/admin/submissions/1/edit", &words.with("text_language", "en")).await;
    assert_eq!(changed.header("location"), "/admin/submissions/1?saved=yes");
    assert_eq!(site.get("/events/noche-de-faroles").await.all("#not-translated, main [lang]").len(), 0);
    assert_eq!(site.get("/es/events/noche-de-faroles").await.all("#not-translated"), ["Por ahora este texto solo está en inglés."]);
    assert_eq!(site.get_as(&editor, "/admin/submissions/1/edit").await.all("#text_language option[selected]"), ["English"]);
}

#[tokio::test]
async fn a_newsletter_in_spanish_needs_no_note_and_one_in_english_has_it() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    for (title, language) in [("Carta de julio", "Spanish"), ("July letter", "English"), ("七月号", "Japanese"), ("Summer", "")] {
        publish_newsletter(&site, &editor, newsletter(&site, title).await.with("language", language)).await;
    }
    let list = site.get("/es/newsletters?city=riverside").await;
    assert_eq!(list.all("h1"), ["Boletines de Riverside"]);
    assert!(list.text().contains("<p>4 boletines.</p>"));
    assert_eq!(list.all(".entry-title a[lang=en]").len(), 2);
    for (title, notes) in [("carta-de-julio", 0), ("july-letter", 1), ("qi-yue-hao", 0), ("summer", 1)] {
        let page = site.get(&format!("/es/newsletters/{title}")).await;
        assert_eq!((page.status, page.all("#not-translated").len()), (StatusCode::OK, notes), "{title}");
    }
}

#[tokio::test]
async fn a_text_page_that_nobody_has_translated_says_so_once_and_is_marked_as_english() {
    let site = Site::new().await;
    for path in ["/history", "/quotes", "/board", "/presidents-message"] {
        let page = site.get(&format!("/es{path}")).await;
        assert_eq!(page.all("#not-translated"), ["Por ahora este texto solo está en inglés."], "{path}");
        assert_eq!(page.attribute("h1", "lang"), "en", "{path}");
        assert_eq!(page.all("div.text[lang=en]").len(), 1, "{path}");
        let english = site.get(path).await;
        assert_eq!(english.all("#not-translated, main [lang], div.text div.text").len(), 0, "{path}");
    }
    let history = site.get("/es/history").await;
    assert_eq!(history.all(".time-line .source > span[lang=es]").first().map(String::as_str), Some("Fuente:"));
}
