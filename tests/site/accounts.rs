use crate::support::{Answer, FormData, HOST, Site, request};
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, Version};
use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use futures_util::future::join_all;
use jiff::civil::date;
use socal_sister_cities::{
    database,
    log::Who,
    people::{self, Appointment, Factor, Link, Person, Purpose, Role},
    upkeep,
};
use std::{process::Command, time::Duration};

pub const PASSWORD: &str = "lamp wet cloud anchor";
pub const OTHER: &str = "a fish reads slow news";

pub fn appointment(name: &str, role: Role) -> Appointment {
    let (term_begins_on, term_ends_on) = (date(2026, 1, 1), date(2027, 12, 31));
    Appointment { name: name.to_owned(), role, office: "Treasurer".to_owned(), term_begins_on, term_ends_on, language: None }
}

/// Somebody invited; gives the path of the link.
pub async fn invited(site: &Site, email: &str, role: Role) -> String {
    let mut write = database::begin_write(&site.app.database).await.expect("a transaction");
    let who = Who::named("the command line");
    let (_, address) =
        people::invite(&site.app, &mut write, &who, email, &appointment("Grace", role)).await.expect("a link").expect("a new person");
    write.commit().await.expect("a commit");
    path(&address)
}

pub fn path(address: &str) -> String {
    address.strip_prefix(&format!("http://{HOST}")).expect("our own address").to_owned()
}

/// The address of the page in a letter, or none.
pub fn link_in(body: &str) -> String {
    path(body.split_whitespace().find(|word| word.contains("/account/")).expect("a link"))
}

pub async fn person(site: &Site, email: &str) -> Person {
    Person::find_by_email(&site.app.database, email).await.expect("an answer").expect("a person")
}

/// A link made for somebody on the list.
pub async fn link(site: &Site, email: &str, purpose: Purpose) -> String {
    let mut write = database::begin_write(&site.app.database).await.expect("a transaction");
    let address = Link::make(&site.app, &mut write, &person(site, email).await, purpose, None).await.expect("a link");
    write.commit().await.expect("a commit");
    path(&address)
}

/// The second factor that a page shows.
pub fn shown(page: &Answer) -> Factor {
    Factor::from_letters(&page.all("#factor-letters")[0].replace(' ', "")).expect("a factor")
}

pub fn code(site: &Site, factor: &Factor) -> String {
    factor.code(site.app.clock.now()).expect("a code")
}

pub fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
}

/// What the second page of an invitation sends.
pub fn set_up_form(page: &Answer, code: &str) -> FormData {
    let factor = page.attribute("input[name=factor]", "value");
    FormData::default().with("factor", &factor).with("new_password", PASSWORD).with("again", PASSWORD).with("code", code)
}

/// Takes up an invitation; gives the second factor and the page of the recovery codes. A minute passes, so that the
/// next code is another one.
pub async fn set_up(site: &Site, link: &str) -> (Factor, Answer) {
    let page = site.post(link, &FormData::default()).await;
    let factor = shown(&page);
    let answer = site.post(link, &set_up_form(&page, &code(site, &factor))).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    site.app.clock.advance(Duration::from_mins(1));
    (factor, answer)
}

pub async fn member(site: &Site, email: &str, role: Role) -> (Factor, String) {
    let (factor, answer) = set_up(site, &invited(site, email, role).await).await;
    (factor, cookie(&answer))
}

pub async fn sign_in(site: &Site, email: &str, password: &str, code: &str) -> Answer {
    site.post("/sign-in", &FormData::default().with("email", email).with("password", password).with("code", code)).await
}

pub fn new_password(password: &str, code: &str) -> FormData {
    FormData::default().with("new_password", password).with("again", password).with("code", code)
}

/// Every row of every table, but for when a session was last used.
pub async fn dump(site: &Site) -> Vec<String> {
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
            .fetch_all(&site.app.database)
            .await
            .expect("tables");
    let mut rows = Vec::new();
    for table in tables {
        let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info(?) WHERE name <> 'seen_at'")
            .bind(&table)
            .fetch_all(&site.app.database)
            .await
            .expect("columns");
        let row = columns.iter().map(|column| format!("quote(\"{column}\")")).collect::<Vec<_>>().join(" || '|' || ");
        let found: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("SELECT '{table}: ' || {row} FROM {table} ORDER BY 1")))
            .fetch_all(&site.app.database)
            .await
            .expect("rows");
        rows.extend(found);
    }
    rows
}

pub fn invitation(email: &str) -> FormData {
    let fields = FormData::default().with("name", "Edsger").with("email", email).with("office", "Secretary");
    fields.with("role", "editor").with("from", "2026-11-24").with("until", "2027-12-31")
}

#[tokio::test]
async fn own_sessions_are_listed_and_ended_and_nobody_elses() {
    let site = Site::new().await;
    let (_, first) = member(&site, "grace@example.org", Role::Editor).await;
    let other = site.sign_in("editor").await;
    let agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
    sqlx::query("UPDATE session SET device = ? WHERE person = 1").bind(agent).execute(&site.app.database).await.expect("a device");
    for _ in 0..2 {
        let person = person(&site, "grace@example.org").await.id;
        let mut write = database::begin_write(&site.app.database).await.expect("a transaction");
        people::Session::begin(
            &mut write,
            person,
            "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Firefox/130.0",
            "10.0.0.1",
            site.app.clock.now(),
        )
        .await
        .expect("a session");
        write.commit().await.expect("a commit");
    }
    let page = site.get_as(&first, "/admin/account").await;
    assert_eq!(page.all(".sessions strong"), ["Firefox on Linux", "Firefox on Linux", "Safari on an iPhone"]);
    let own = page.attributes(".sessions input[name=session]", "value");
    assert_eq!(own.len(), 2, "there is no button for the present one");
    let end = async |cookie: &str, session: &str| {
        site.post_as(cookie, "/admin/account/end-session", &FormData::default().with("session", session)).await.status
    };
    assert_eq!(end(&other, &own[0]).await, StatusCode::NOT_FOUND);
    assert_eq!(end(&first, "").await, StatusCode::NOT_FOUND);
    assert_eq!(end(&first, &own[0]).await, StatusCode::SEE_OTHER);
    assert_eq!(site.get_as(&first, "/admin/account").await.all(".sessions li").len(), 2);
    assert_eq!(end(&first, "others").await, StatusCode::SEE_OTHER);
    assert_eq!(site.get_as(&first, "/admin/account").await.all(".sessions li").len(), 1);
    assert_eq!(site.get_as(&other, "/admin").await.status, StatusCode::OK);
}

#[tokio::test]
async fn changing_the_password_asks_for_the_present_one_and_ends_other_sessions_and_links() {
    let site = Site::new().await;
    let (factor, here) = member(&site, "grace@example.org", Role::Editor).await;
    let elsewhere = cookie(&sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &factor)).await);
    let reset = link(&site, "grace@example.org", Purpose::Reset).await;
    let form = new_password(OTHER, "").with("password", "not this one");
    let answer = site.post_as(&here, "/admin/account/password", &form).await;
    assert_eq!(answer.attributes(".error-summary a", "href"), ["#password"]);
    assert_eq!(site.get_as(&elsewhere, "/admin").await.status, StatusCode::OK);
    let answer = site.post_as(&here, "/admin/account/password", &form.with("password", PASSWORD)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get_as(&here, answer.header("location")).await.status, StatusCode::OK);
    assert_eq!(site.get_as(&elsewhere, "/admin").await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get(&reset).await.status, StatusCode::NOT_FOUND);
    site.app.clock.advance(Duration::from_mins(1));
    assert_eq!(sign_in(&site, "grace@example.org", OTHER, &code(&site, &factor)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn whoever_gets_a_new_key_is_told_by_mail() {
    let site = Site::new().await;
    let (factor, here) = member(&site, "grace@example.org", Role::Editor).await;
    assert_eq!(site.count("letter").await, 0, "an invitation that was taken up is no news");
    site.post_as(&here, "/admin/account/password", &new_password(OTHER, "").with("password", PASSWORD)).await;
    site.post_as(&here, "/admin/account/codes", &FormData::default().with("code", &code(&site, &factor))).await;
    site.app.clock.advance(Duration::from_mins(1));
    let page = site.post_as(&here, "/admin/account/factor", &FormData::default().with("code", &code(&site, &factor))).await;
    let form = FormData::default().with("factor", &page.attribute("input[name=factor]", "value"));
    let factor = shown(&page);
    site.post_as(&here, "/admin/account/factor", &form.with("new_code", &code(&site, &factor))).await;
    site.app.clock.advance(Duration::from_mins(1));
    site.post(&link(&site, "grace@example.org", Purpose::Reset).await, &new_password(PASSWORD, &code(&site, &factor))).await;
    set_up(&site, &link(&site, "grace@example.org", Purpose::ResetWithFactor).await).await;
    let letters = site.letters().await;
    let subjects: Vec<_> = letters.iter().map(|letter| letter.1.split("a change to ").nth(1).unwrap_or_default()).collect();
    assert_eq!(
        subjects,
        ["your password", "your printed recovery codes", "your telephone", "your password", "your password and your telephone"]
    );
    assert!(letters.iter().all(|letter| letter.0 == "Grace <grace@example.org>" && !letter.2.contains("http")));
}

#[tokio::test]
async fn a_new_telephone_needs_a_code_of_the_old_one_and_ends_other_sessions() {
    let site = Site::new().await;
    let (old, here) = member(&site, "grace@example.org", Role::Editor).await;
    let elsewhere = cookie(&sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &old)).await);
    let send = async |cookie: &str, form: FormData| site.post_as(cookie, "/admin/account/factor", &form).await;
    let replay = FormData::default().with("code", &code(&site, &old));
    assert_eq!(send(&here, replay).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a code that was used to sign in");
    site.app.clock.advance(Duration::from_mins(1));
    let page = send(&here, FormData::default().with("code", &code(&site, &old))).await;
    let (new, sealed) = (shown(&page), page.attribute("input[name=factor]", "value"));
    let form = |code: &str| FormData::default().with("factor", &sealed).with("new_code", code);
    assert_eq!(send(&here, form("000000")).await.all("#factor-letters"), page.all("#factor-letters"));
    let foreign = send(&elsewhere, form(&code(&site, &new))).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY, "another session cannot use it");
    let mut forged = sealed.clone();
    forged.replace_range(0..1, if sealed.starts_with('A') { "B" } else { "A" });
    assert_eq!(send(&here, form(&code(&site, &new)).with("factor", &forged)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = send(&here, form(&code(&site, &new))).await;
    assert_eq!((done.status, done.all(".recovery-codes li").len()), (StatusCode::OK, 10));
    site.app.clock.advance(Duration::from_secs(30));
    assert_eq!(send(&here, form(&code(&site, &new))).await.status, StatusCode::UNPROCESSABLE_ENTITY, "once");
    assert_eq!(site.get_as(&here, "/admin").await.status, StatusCode::OK);
    assert_eq!(site.get_as(&elsewhere, "/admin").await.status, StatusCode::SEE_OTHER);
    site.app.clock.advance(Duration::from_mins(1));
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &old)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &new)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn new_printed_codes_take_the_place_of_the_old_ones() {
    let site = Site::new().await;
    let (factor, answer) = set_up(&site, &invited(&site, "grace@example.org", Role::Editor).await).await;
    let (here, old) = (cookie(&answer), answer.all(".recovery-codes code"));
    let form = FormData::default().with("code", &code(&site, &factor));
    assert_eq!(site.post_as(&here, "/admin/account/codes", &FormData::default()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let new = site.post_as(&here, "/admin/account/codes", &form).await.all(".recovery-codes code");
    assert_eq!(new.len(), 10);
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &old[0]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &new[0]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_session_that_is_ended_while_its_code_is_looked_at_stays_ended() {
    let site = Site::new().await;
    let (factor, here) = member(&site, "grace@example.org", Role::Administrator).await;
    site.app.clock.advance(Duration::from_mins(16));
    // in the moment between the code and the new token
    sqlx::query("CREATE TRIGGER elsewhere AFTER DELETE ON sign_in_failure BEGIN UPDATE session SET ended_at = seen_at; END")
        .execute(&site.app.database)
        .await
        .unwrap();
    let form = FormData::default().with("code", &code(&site, &factor));
    let answer = site.post_as(&here, "/admin/confirm", &form).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/sign-in?back="));
    let living: i64 =
        sqlx::query_scalar("SELECT count(*) FROM session WHERE ended_at IS NULL").fetch_one(&site.app.database).await.unwrap();
    assert_eq!(living, 0);
}

#[tokio::test]
async fn what_matters_most_asks_for_a_code_again_gives_a_new_token_and_loses_nothing() {
    let site = Site::new().await;
    let (factor, old) = member(&site, "grace@example.org", Role::Administrator).await;
    site.app.clock.advance(Duration::from_mins(16));
    let asked = site.post_as(&old, "/admin/people/invite", &invitation("new@example.org")).await;
    assert!(asked.header("location").starts_with("/admin/confirm?back=%2Fadmin%2Fheld%2F"), "{}", asked.header("location"));
    assert_eq!(site.count("person").await, 1);
    let page = site.get_as(&old, asked.header("location")).await;
    let back = page.attribute("input[name=back]", "value");
    let form = FormData::default().with("back", &back).with("code", &code(&site, &factor));
    let wrong = site.post_as(&old, "/admin/confirm", &form.clone().with("code", "000000")).await;
    assert_eq!((wrong.status, wrong.attribute("input[name=back]", "value")), (StatusCode::UNPROCESSABLE_ENTITY, back.clone()));
    let confirmed = site.post_as(&old, "/admin/confirm", &form).await;
    assert_eq!((confirmed.status, confirmed.header("location")), (StatusCode::SEE_OTHER, back.as_str()));
    let new = cookie(&confirmed);
    assert_ne!(new, old);
    assert_eq!(site.get_as(&old, "/admin").await.status, StatusCode::SEE_OTHER, "the old token is no longer good");
    let replay = site.post_as(&new, "/admin/confirm", &form).await;
    assert_eq!(replay.status, StatusCode::UNPROCESSABLE_ENTITY, "the same code a second time");
    let held = site.get_as(&new, &back).await;
    assert_eq!(held.attribute("#held", "action"), "/admin/people/invite");
    assert_eq!(site.post_as(&new, "/admin/people/invite", &as_sent(&held)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(person(&site, "new@example.org").await.name, "Edsger");
    let away = FormData::default().with("back", "//evil.example").with("code", "000000");
    assert_eq!(site.post_as(&new, "/admin/confirm", &away).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let away = away.with("code", &code(&site, &factor));
    site.app.clock.advance(Duration::from_mins(1));
    let away = away.with("code", &code(&site, &factor));
    let answer = site.post_as(&new, "/admin/confirm", &away).await;
    assert_eq!(answer.header("location"), "/admin");
    // it ends twelve hours after signing in, however often a code was shown
    let mut cookie_now = cookie(&answer);
    for _ in 0..14 {
        site.app.clock.advance(Duration::from_mins(50));
        let answer = site.post_as(&cookie_now, "/admin/confirm", &FormData::default().with("code", &code(&site, &factor))).await;
        if answer.headers.get("set-cookie").is_some() {
            cookie_now = cookie(&answer);
        }
    }
    site.app.clock.advance(Duration::from_mins(30));
    assert_eq!(site.get_as(&cookie_now, "/admin").await.status, StatusCode::SEE_OTHER);
}

/// The form of a page of held fields, as a browser would send it.
fn as_sent(page: &Answer) -> FormData {
    let names = page.attributes("#held input[type=hidden]", "name");
    let values = page.attributes("#held input[type=hidden]", "value");
    let hidden = names.iter().zip(&values).fold(FormData::default(), |form, (name, value)| form.and(name, value));
    page.attributes("#held textarea", "name")
        .iter()
        .zip(page.all("#held textarea"))
        .fold(hidden, |form, (name, value)| form.and(name, &value))
}

#[tokio::test]
async fn five_wrong_codes_in_a_session_are_enough() {
    let site = Site::new().await;
    let (factor, here) = member(&site, "grace@example.org", Role::Administrator).await;
    let form = FormData::default().with("code", "000000");
    let answers = join_all((0..8).map(|_| site.post_as(&here, "/admin/confirm", &form))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::UNPROCESSABLE_ENTITY).count(), 5);
    let right = FormData::default().with("code", &code(&site, &factor));
    for path in ["/admin/confirm", "/admin/account/factor", "/admin/account/codes", "/admin/account/password"] {
        assert_eq!(site.post_as(&here, path, &right).await.status, StatusCode::TOO_MANY_REQUESTS, "{path}");
    }
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &factor)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_was_typed_when_a_session_ended_is_given_back_to_its_writer_alone() {
    let site = Site::new().await;
    let (factor, here) = member(&site, "grace@example.org", Role::Administrator).await;
    site.app.clock.advance(Duration::from_hours(2));
    let text = "First line <b>\"quoted\"</b>\nsecond line, 七夕 & more";
    let form = invitation("new@example.org").with("office", text).and("office", "again").with("password", PASSWORD);
    let asked = site.post_as(&here, "/admin/people/invite", &form).await;
    let location = asked.header("location").to_owned();
    assert!(location.starts_with("/sign-in?back=%2Fadmin%2Fheld%2F"), "{location}");
    let stored: String = sqlx::query_scalar("SELECT fields FROM held_form").fetch_one(&site.app.database).await.expect("a form");
    assert!(!stored.contains(PASSWORD), "passwords are not kept");
    let back = site.get(&location).await.attribute("input[name=back]", "value");
    assert!(back.rsplit('/').next().is_some_and(|token| token.len() == 43), "256 random bits");
    let others = [site.sign_in("editor").await, site.sign_in("administrator").await];
    for other in &others {
        assert_eq!(site.get_as(other, &back).await.status, StatusCode::NOT_FOUND);
    }
    assert!(site.get(&back).await.header("location").starts_with("/sign-in"));
    let signed = sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &factor)).await;
    let held = site.get_as(&cookie(&signed), &back).await;
    assert_eq!(held.all("h1"), ["You were signed out while you were typing. Nothing is lost."]);
    assert_eq!(
        (held.attribute("#held", "action"), held.attribute("#held", "enctype")),
        ("/admin/people/invite".to_owned(), "multipart/form-data".to_owned())
    );
    assert!(held.text().contains("First line &#60;b&#62;") && held.text().contains("choose it again"));
    assert_eq!(held.attributes("#held textarea", "name"), ["office"]);
    assert_eq!(held.attribute("#held input[name=email]", "value"), "new@example.org");
    let wrong = format!("/admin/held/{}", "A".repeat(43));
    assert_eq!(site.get_as(&cookie(&signed), &wrong).await.status, StatusCode::NOT_FOUND);
    site.app.clock.advance(Duration::from_hours(24));
    let later = sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &factor)).await;
    assert_eq!(site.get_as(&cookie(&later), &back).await.status, StatusCode::NOT_FOUND, "after a day");
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(site.count("held_form").await, 0);
}

#[tokio::test]
async fn a_file_that_was_chosen_when_a_session_ended_does_not_lose_the_text() {
    let site = Site::new().await;
    let here = site.sign_in("administrator").await;
    site.app.clock.advance(Duration::from_hours(2));
    let form = invitation("new@example.org").file("file", "a.pdf", &vec![7; 3_000_000]);
    let asked = site.post_as(&here, "/admin/people/invite", &form).await;
    assert!(asked.header("location").contains("held"), "{}", asked.status);
}

#[tokio::test]
async fn a_password_that_was_hashed_with_less_is_hashed_anew_at_sign_in() {
    let site = Site::new().await;
    let (factor, _) = member(&site, "grace@example.org", Role::Editor).await;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8, 1, 1, None).expect("parameters"));
    let weak = argon2.hash_password(PASSWORD.as_bytes()).expect("a hash").to_string();
    sqlx::query("UPDATE person SET password_hash = ?").bind(weak).execute(&site.app.database).await.expect("a hash");
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &factor)).await.status, StatusCode::SEE_OTHER);
    let hash: String = sqlx::query_scalar("SELECT password_hash FROM person").fetch_one(&site.app.database).await.expect("a hash");
    assert!(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"), "{hash}");
    site.app.clock.advance(Duration::from_mins(1));
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &factor)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn signing_out_after_the_session_has_ended_holds_nothing() {
    let site = Site::new().await;
    let here = site.sign_in("editor").await;
    site.app.clock.advance(Duration::from_hours(2));
    let answer = site.post_as(&here, "/admin/sign-out", &FormData::default()).await;
    assert_eq!(answer.header("location"), "/sign-in?back=%2Fadmin");
    assert_eq!(site.count("held_form").await, 0);
}

#[tokio::test]
async fn what_is_over_is_forgotten_in_time() {
    let site = Site::new().await;
    let (_, here) = member(&site, "grace@example.org", Role::Administrator).await;
    link(&site, "grace@example.org", Purpose::Reset).await;
    sign_in(&site, "nobody@example.org", "x", "1").await;
    site.post_as(&here, "/admin/sign-out", &FormData::default()).await;
    let networks = async || {
        let count = sqlx::query_scalar::<_, i64>("SELECT count(*) FROM sign_in_failure WHERE network <> ''");
        count.fetch_one(&site.app.database).await.expect("a number")
    };
    let counts =
        async || (networks().await, site.count("sign_in_failure").await, site.count("session").await, site.count("mailed_link").await);
    for (hours, expected) in [(23, (1, 1, 1, 2)), (2, (0, 1, 1, 2)), (24 * 28, (0, 1, 1, 2)), (24, (0, 0, 0, 0))] {
        site.app.clock.advance(Duration::from_hours(hours));
        upkeep::once(&site.app).await.expect("upkeep");
        assert_eq!(counts().await, expected, "after {hours} hours more");
    }
}

/// The program itself, on the folder of this site.
fn program(site: &Site, arguments: &[&str]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_socal-sister-cities"))
        .args(arguments)
        .args(["--data", &site.data.path().display().to_string(), "--listen", HOST])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), text(&output.stdout), text(&output.stderr))
}

#[tokio::test]
async fn the_command_line_prints_links_and_lists_people() {
    let site = Site::new().await;
    let invite =
        ["people", "invite", "--name", "Grace", "--email", "Grace@example.org", "--role", "administrator", "--office", "President"];
    let until = [invite.as_slice(), &["--until", "2199-12-31", "--from", "2026-01-01"]].concat();
    let (is_done, printed, error) = program(&site, &until);
    assert!(is_done, "{error}");
    assert_eq!(site.count("letter").await, 0, "nothing is mailed");
    let invitation = link_in(&printed);
    assert_eq!(site.get(&invitation).await.status, StatusCode::OK);
    let (is_done, printed, _) = program(&site, &["people", "reset", "grace@example.org"]);
    assert!(is_done && printed.contains("/account/"), "a new invitation: {printed}");
    // the program goes by the real clock, the site by one that stands
    site.app.clock.advance(Duration::from_hours(1));
    let (old, _) = set_up(&site, &link_in(&printed)).await;
    let (_, printed, _) = program(&site, &["people", "reset", "grace@example.org", "--also-factor"]);
    let (new, _) = set_up(&site, &link_in(&printed)).await;
    assert_ne!(old.letters(), new.letters());
    let (_, printed, _) = program(&site, &["people", "list"]);
    assert_eq!(printed, "Grace <grace@example.org>\tPresident\tadministrator\t2026-01-01 to 2199-12-31\tat work\n");
    let rosa = ["people", "invite", "--name", "Rosa", "--email", "rosa@example.org", "--role", "editor", "--office", "Secretary"];
    let (_, printed, error) = program(&site, &[rosa.as_slice(), &["--until", "2199-12-31", "--language", "es"]].concat());
    assert!(link_in(&printed).starts_with("/es/account/"), "{printed}{error}");
    let who: Vec<String> =
        sqlx::query_scalar("SELECT DISTINCT who FROM log_entry ORDER BY id LIMIT 1").fetch_all(&site.app.database).await.expect("the log");
    assert_eq!(who, ["the command line"]);
    for (arguments, sentence) in [
        (until.clone(), "is on the list already"),
        ([invite.as_slice(), &["--until", "soon"]].concat(), "--until: “soon” is not a date"),
        ([invite.as_slice(), &["--until", "2001-01-01", "--from", "2000-01-01"]].concat(), "--until: This day is past"),
        (
            [&invite[..6], &["--role", "king", "--office", "x", "--until", "2199-12-31"]].concat(),
            "--role: Please write editor or administrator",
        ),
        ([&["people", "invite", "--name", "", "--email", "b@example.org"], &until[6..]].concat(), "--name: Please write"),
        ([until.as_slice(), &["--language", "xx"]].concat(), "--language: Please write a language of the site"),
        (vec!["people", "reset", "nobody@example.org"], "Nobody on the list has the address"),
    ] {
        let (is_done, printed, error) = program(&site, &arguments);
        assert!(!is_done && printed.is_empty() && error.contains(sentence), "{arguments:?}: {error}");
        assert!(error.trim().lines().count() == 1, "{error}");
    }
}

#[tokio::test]
async fn a_cookie_of_somebody_else_opens_nothing() {
    let site = Site::new().await;
    let request = request(Method::GET, "/admin/account").header(header::COOKIE, "session=AAAA").body(Body::empty()).expect("a request");
    assert_eq!(site.send(request).await.status, StatusCode::SEE_OTHER);
}
