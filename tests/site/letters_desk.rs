//! Whoever works at the desk is written to in the language that they chose, whoever causes the letter in whatever other.

use crate::{
    accounts::{self, OTHER, PASSWORD, code, cookie, invitation, new_password, set_up, shown},
    languages::missed,
    support::{FormData, HOST, Site, link},
};
use axum::http::StatusCode;
use socal_sister_cities::{
    backups,
    people::{self, Purpose, Role},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    time::Duration,
};

const GRACE: &str = "grace@example.org";

async fn change(site: &Site, sql: &'static str) {
    sqlx::query(sql).execute(&site.app.database).await.expect("a change");
}

async fn language_of(site: &Site, email: &str) -> String {
    let language = sqlx::query_scalar("SELECT language FROM person WHERE email = ?").bind(email);
    language.fetch_one(&site.app.database).await.expect("a person")
}

/// What the log says was done: action and changes, the oldest first.
async fn logged(site: &Site) -> Vec<(String, String)> {
    let log = sqlx::query_as("SELECT action, changes FROM log_entry ORDER BY id");
    log.fetch_all(&site.app.database).await.expect("the log")
}

/// A site where Grace, who is written to in this language, has got every letter that somebody of the desk can get, and Ada, who
/// has chosen none, those of the same occasions.
async fn lettered(tag: &str) -> Site {
    let folder = tempfile::tempdir().expect("a folder");
    let site = Site::with(&["--backups", &folder.path().display().to_string()]).await;
    let ada = site.sign_in("administrator").await;
    accounts::invited(&site, GRACE, Role::Administrator).await;
    sqlx::query("UPDATE person SET language = ?, office = 'President' WHERE email = 'grace@example.org'")
        .bind(tag)
        .execute(&site.app.database)
        .await
        .expect("a language");
    let again = async |path: &str| {
        let sent = site.post_as(&ada, "/admin/people/2/send-link", &FormData::default()).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        link(&site.newest_to(GRACE).await.1, path)
    };
    let account = if tag == "en" { "/account/".to_owned() } else { format!("/{tag}/account/") };
    let (factor, answer) = set_up(&site, &again(&account).await).await;
    let here = cookie(&answer);
    site.post_as(&here, "/admin/account/password", &new_password(OTHER, "").with("password", PASSWORD)).await;
    site.post_as(&here, "/admin/account/codes", &FormData::default().with("code", &code(&site, &factor))).await;
    site.app.clock.advance(Duration::from_mins(1));
    let page = site.post_as(&here, "/admin/account/factor", &FormData::default().with("code", &code(&site, &factor))).await;
    let form = FormData::default().with("factor", &page.attribute("input[name=factor]", "value"));
    let factor = shown(&page);
    site.post_as(&here, "/admin/account/factor", &form.with("new_code", &code(&site, &factor))).await;
    site.app.clock.advance(Duration::from_mins(1));
    site.post(&again(&account).await, &new_password(PASSWORD, &code(&site, &factor))).await;
    let (_, answer) = set_up(&site, &accounts::link(&site, GRACE, Purpose::ResetWithFactor).await).await;
    site.post_as(&cookie(&answer), "/admin/mail/test", &FormData::default()).await;
    // each term is announced to its holder and to Grace, who presides, or to the chapter
    change(&site, "UPDATE person SET term_ends_on = '2026-12-02'").await;
    people::announce_terms(&site.app).await.expect("letters");
    fs::remove_dir_all(folder.path()).expect("no folder");
    fs::write(folder.path(), "not a folder").expect("a file");
    backups::make(&site.app).await.expect("a record of the failure");
    fs::remove_file(folder.path()).expect("no file");
    assert_eq!(site.letters_to(GRACE).await.len(), 11, "{:?}", site.letters().await);
    site
}

/// What is somebody's own and stands in letters of every language, in small letters.
async fn own_words(site: &Site) -> String {
    let mut words = format!("{HOST}\nGrace\nAda the administrator\nSecretary\nPresident\n");
    for query in ["SELECT name || char(10) || short_name || char(10) || email FROM chapter", "SELECT trouble FROM rehearsal"] {
        let texts: Vec<String> = sqlx::query_scalar(query).fetch_all(&site.app.database).await.expect("texts");
        words.push_str(&texts.join("\n"));
        words.push('\n');
    }
    words.to_lowercase()
}

fn joined(letters: &[(String, String)]) -> String {
    letters.iter().map(|(subject, body)| format!("{subject}\n{body}")).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn letters_to_people_of_the_desk_say_nothing_that_is_not_in_the_texts_of_the_language() {
    let site = lettered("qps-ploc").await;
    let known = own_words(&site).await;
    let page = |text: &str| format!("<html lang=\"qps-ploc\"><pre>{text}</pre></html>");
    assert_eq!(missed(&page("Your password stays as it is."), &known).len(), 1, "a sentence that is missed is found");
    for (subject, body) in site.letters_to(GRACE).await {
        let texts = missed(&page(&format!("{subject}\n{body}")), &known);
        assert!(texts.is_empty(), "{subject}: {texts:?}");
    }
}

#[tokio::test]
async fn who_chose_spanish_reads_spanish_and_others_read_english_at_the_same_occasion() {
    let (spanish, english) = (lettered("es").await, lettered("en").await);
    let own = own_words(&spanish).await;
    let lines = |letters: &[(String, String)]| -> BTreeSet<String> {
        letters
            .iter()
            .flat_map(|(subject, body)| [subject.as_str()].into_iter().chain(body.lines()).map(str::to_owned).collect::<Vec<_>>())
            .collect()
    };
    let letters = spanish.letters_to(GRACE).await;
    let same: Vec<_> = lines(&letters).intersection(&lines(&english.letters_to(GRACE).await)).cloned().collect();
    let foreign: Vec<_> = same.iter().filter(|line| !own.contains(line.to_lowercase().trim_end_matches('.'))).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
    for line in lines(&letters).iter().filter(|line| !line.contains("http") && !own.contains(&line.to_lowercase())) {
        assert!(line.chars().count() <= 90, "{line}");
    }
    let all = joined(&letters);
    for words in [
        "como administrador. Su cargo: President.",
        "hasta el 1 de diciembre de 2026, 4:00",
        "Alguien pidió una contraseña nueva",
        "cambiaron su contraseña y su teléfono",
        "Su período en el cargo «President» termina el 2 de diciembre de 2026.",
        "El período de Ada the administrator en el cargo «Secretary» termina el\n2 de diciembre de 2026.",
        "Hasta ahora no se ha comprobado ninguna copia.",
    ] {
        assert!(all.contains(words), "{words}: {all}");
    }
    for path in ["/es/admin/backups", "/es/admin/people/1", "/es/admin/mail"] {
        let address = all.split_whitespace().find(|word| word.contains(path)).unwrap_or_else(|| panic!("no {path} in {all}"));
        assert!(address.starts_with(&format!("http://{HOST}/es/")), "{address}");
    }
    // Ada, and the chapter's mailbox, at the same occasions
    for (to, words) in [
        ("administrator@example.org", "Your term as Secretary ends on 2 December 2026."),
        ("admin@socalsistercities.org", "The term of Grace as President ends on"),
    ] {
        let letters = spanish.letters_to(to).await;
        let all = joined(&letters);
        assert!(all.contains(words) && !all.contains("/es/") && !all.contains("período"), "{to}: {all}");
    }
    let (subject, body) = spanish.newest_to("administrator@example.org").await;
    assert!(subject.ends_with("the backup of the web site failed") && body.contains("Today this failed"), "{subject}\n{body}");
    assert!(spanish.newest_to(GRACE).await.0.ends_with("falló la copia de seguridad del sitio web"));
}

#[tokio::test]
async fn a_person_chooses_the_language_of_letters_and_the_log_says_so_once() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let (page, chosen) = ("/admin/account", "#language option[selected]");
    // a row as earlier releases wrote it
    assert_eq!(site.get_as(&cookie, page).await.attribute(chosen, "value"), "en");
    assert_eq!(site.get_as(&cookie, page).await.attributes("#language option", "value"), ["en", "es"]);
    for wrong in ["", "xx", "qps-ploc"] {
        let answer = site.post_as(&cookie, "/admin/account/language", &FormData::default().with("language", wrong)).await;
        assert_eq!((answer.status, answer.attribute(".error-summary a", "href").as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "#language"));
    }
    assert_eq!((language_of(&site, "editor@example.org").await.as_str(), logged(&site).await.len()), ("en", 0));
    for _ in 0..2 {
        let answer = site.post_as(&cookie, "/es/admin/account/language", &FormData::default().with("language", "es")).await;
        assert_eq!(answer.header("location"), "/es/admin/account?done=language", "{}", answer.text());
    }
    assert_eq!(site.get_as(&cookie, "/es/admin/account?done=language").await.all(".note"), ["Desde ahora le escribimos en ese idioma."]);
    assert_eq!(site.get_as(&cookie, page).await.attribute(chosen, "value"), "es");
    let log = logged(&site).await;
    assert_eq!(log.len(), 1, "{log:?}");
    assert_eq!(log[0].0, "choose the language of letters");
    assert_eq!(log[0].1, r#"[{"label":"Language of letters","before":"English","after":"Español"}]"#);
}

#[tokio::test]
async fn an_invitation_is_in_the_language_of_the_invitation_form_unless_another_is_chosen() {
    let site = Site::new().await;
    let cookie = site.sign_in("administrator").await;
    for (path, tag) in [("/es/admin/people/invite", "es"), ("/admin/people/invite", "en")] {
        assert_eq!(site.get_as(&cookie, path).await.attribute("#language option[selected]", "value"), tag);
    }
    let wrong = site.post_as(&cookie, "/admin/people/invite", &invitation("rosa@example.org").with("language", "xx")).await;
    assert_eq!(wrong.attributes(".error-summary a", "href"), ["#language"]);
    for (email, tag, lead) in [("rosa@example.org", "es", "Le invitamos a trabajar"), ("ben@example.org", "en", "You are invited to work")]
    {
        // the page's own language does not matter
        let path = if tag == "es" { "/admin/people/invite" } else { "/es/admin/people/invite" };
        let sent = site.post_as(&cookie, path, &invitation(email).with("language", tag)).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        assert!(site.newest_to(email).await.1.contains(lead), "{:?}", site.newest_to(email).await);
    }
    assert!(logged(&site).await[0].1.contains(r#"{"label":"Language of letters","before":"","after":"Español"}"#));
    // taking it up on a page in one language leaves the language of letters as it was
    let account = link(&site.newest_to("rosa@example.org").await.1, "/es/account/");
    assert_eq!(site.get(&account).await.attribute("html", "lang"), "es");
    set_up(&site, account.trim_start_matches("/es")).await;
    assert_eq!(language_of(&site, "rosa@example.org").await, "es");
    // an administrator can set it right; a form without the field leaves it
    let form = invitation("").with("language", "en");
    assert_eq!(site.post_as(&cookie, "/admin/people/2", &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(language_of(&site, "rosa@example.org").await, "en");
    assert!(logged(&site).await.last().expect("a line").1.contains(r#""before":"Español","after":"English""#));
    change(&site, "UPDATE person SET language = 'es' WHERE id = 2").await;
    assert_eq!(site.post_as(&cookie, "/admin/people/2", &invitation("").with("office", "Treasurer")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(language_of(&site, "rosa@example.org").await, "es");
}

#[test]
fn no_template_of_a_letter_has_words_of_its_own() {
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/letters")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a template");
        let plain: String = text.split("{{").map(|part| part.split_once("}}").map_or(part, |(_, rest)| rest)).collect();
        let plain: String = plain.split("{%").map(|part| part.split_once("%}").map_or(part, |(_, rest)| rest)).collect();
        // what is left is the tail of an address
        let words: Vec<_> = plain.split_whitespace().filter(|word| !word.starts_with('/') && word.contains(char::is_alphabetic)).collect();
        assert!(words.is_empty(), "{}: {words:?}", path.display());
    }
}

/// The texts of a file as they are written there, by their ids.
fn texts(tag: &str, file: &str) -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/languages").join(tag).join(file);
    let (mut texts, mut id): (BTreeMap<String, String>, _) = (BTreeMap::new(), String::new());
    for line in fs::read_to_string(path).expect("texts").lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let mut rest = line;
        if let Some((name, text)) = line.split_once(" =").filter(|_| line.starts_with(char::is_alphabetic)) {
            (id, rest) = (name.to_owned(), text);
        }
        let text = texts.entry(id.clone()).or_default();
        text.push_str(rest);
        text.push('\n');
    }
    texts
}

/// The names that follow a sign in a text: `$` of the places to fill, `[` of the cases.
fn named(text: &str, sign: char) -> BTreeSet<&str> {
    text.split(sign).skip(1).filter_map(|rest| rest.split(|letter: char| !letter.is_alphanumeric() && letter != '-').next()).collect()
}

#[test]
fn every_letter_to_the_desk_and_to_the_chapter_is_translated_with_the_same_cases() {
    let (english, spanish) = (texts("en", "desk-letters.ftl"), texts("es", "desk-letters.ftl"));
    assert!(english.len() > 60 && english.keys().eq(spanish.keys()), "{english:?}");
    for (id, text) in &english {
        assert_ne!(text.trim(), spanish[id].trim(), "{id}");
        assert_eq!(named(text, '['), named(&spanish[id], '['), "{id}");
    }
}

#[test]
fn no_translation_fills_a_place_that_the_english_text_has_not() {
    let mut count = 0;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("content/languages/en")).expect("a folder") {
        let file = entry.expect("an entry").file_name().into_string().expect("UTF-8");
        let english = texts("en", &file);
        for (id, text) in texts("es", &file) {
            count += 1;
            let (known, used) = (named(&english[&id], '$'), named(&text, '$'));
            assert!(known.is_superset(&used), "{file}: {id}: {used:?}, {known:?}");
        }
    }
    assert!(count > 1000, "{count}");
}
