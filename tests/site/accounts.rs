use crate::support::{Answer, FormData, HOST, Site, request};
use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
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
