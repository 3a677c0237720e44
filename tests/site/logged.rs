//! What changes something leaves a line in the log (promise P42): watched at every form that any test here sends. A file
//! that `LOG_LINES` names gets the route of each line that was seen.

use crate::support::{Answer, FormData, Site};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use socal_sister_cities::{languages, people::Session, routes::table, web::client::Peer};
use sqlx::{Connection as _, SqliteConnection};
use std::sync::atomic::Ordering;

/// What changes something and needs no line, with the reason.
const WITHOUT: &[(&str, &str)] = &[
    ("/submit/event", "the submission is the record: who, when, from which network"),
    ("/submit/newsletter", "the submission is the record: who, when, from which network"),
    ("/correct/{kind}/{key}", "the message is the record: who, when, from which network"),
    ("/seeking/{id}", "the message is the record: who, when, from which network"),
    ("/confirm/{token}", "the confirmation is the record: which city, when, what it said"),
    ("/submissions/find", "changes nothing: sends a letter to whoever has the address, and counts that"),
    ("/submissions/{token}/letter", "changes nothing: sends a letter to the sender once more, and counts that"),
    ("/digest", "a subscriber's own choice; addresses of subscribers are erased, and the log never is"),
    ("/digest/code", "a subscriber's own choice; addresses of subscribers are erased, and the log never is"),
    ("/digest/confirm/{proof}", "a subscriber's own choice; addresses of subscribers are erased, and the log never is"),
    ("/digest/{token}", "a subscriber's own choice; addresses of subscribers are erased, and the log never is"),
    ("/digest/{token}/unsubscribe", "a subscriber's own choice; addresses of subscribers are erased, and the log never is"),
    ("/replies/to/{slug}", "a guest's own choice; names and addresses of guests are erased, and the log never is"),
    ("/replies/to/{slug}/code", "a guest's own choice; names and addresses of guests are erased, and the log never is"),
    ("/replies/prove/{proof}", "a guest's own choice; names and addresses of guests are erased, and the log never is"),
    ("/replies/{token}/cancel", "a guest's own choice; names and addresses of guests are erased, and the log never is"),
    ("/sign-in/forgotten", "has a line if somebody has the address; for an address that nobody has, it is counted alone"),
    ("/admin/editing", "changes nothing: says to other editors who has a page open just now"),
    ("/admin/preview", "changes nothing: shows how a text will look"),
    ("/admin/paste", "changes nothing: makes Markdown of what was pasted"),
    ("/admin/records/{kind}/import", "changes nothing: shows what a table would change, which its own button then does"),
];

/// What leaves a line when it changes something.
const WITH: &[&str] = &[
    "/account/{token}",
    "/admin/account/codes",
    "/admin/account/end-session",
    "/admin/account/factor",
    "/admin/account/language",
    "/admin/account/password",
    "/admin/confirm",
    "/admin/contacts/{city}",
    "/admin/contacts/{city}/ask",
    "/admin/digest/{frequency}/{wish}",
    "/admin/documents/{document}",
    "/admin/documents/{document}/{number}/put-back",
    "/admin/documents/{document}/{number}/take-back",
    "/admin/events/new",
    "/admin/handover",
    "/admin/mail/again",
    "/admin/mail/test",
    "/admin/mail/{letter}/again",
    "/admin/messages/{number}/decline",
    "/admin/messages/{number}/done",
    "/admin/messages/{number}/not-spam",
    "/admin/messages/{number}/take",
    "/admin/newsletters/new",
    "/admin/people/invite",
    "/admin/people/{person}",
    "/admin/people/{person}/end-sessions",
    "/admin/people/{person}/let-in",
    "/admin/people/{person}/send-link",
    "/admin/people/{person}/shut-out",
    "/admin/records/{kind}/import/apply",
    "/admin/records/{kind}/new",
    "/admin/records/{kind}/{key}",
    "/admin/records/{kind}/{key}/restore",
    "/admin/records/{kind}/{key}/trash",
    "/admin/sign-out",
    "/admin/submissions/{number}/again",
    "/admin/submissions/{number}/ask",
    "/admin/submissions/{number}/decline",
    "/admin/submissions/{number}/edit",
    "/admin/submissions/{number}/files",
    "/admin/submissions/{number}/not-spam",
    "/admin/submissions/{number}/publish",
    "/admin/submissions/{number}/refuse",
    "/admin/submissions/{number}/replies/letter",
    "/admin/submissions/{number}/take",
    "/admin/submissions/{number}/undo",
    "/admin/submissions/{number}/withdraw",
    "/admin/trash/{id}/restore",
    "/sign-in",
    "/submissions/{token}/change",
    "/submissions/{token}/code",
    "/submissions/{token}/prove/{proof}",
    "/submissions/{token}/replies/letter",
    "/submissions/{token}/{intent}",
];

/// A first step, known by its page, that uses up a code and changes nothing else.
const FIRST_STEP: (&str, &str) = ("/admin/account/factor", "#factor-letters");

/// Looks at the database from outside, before and after a form is sent.
pub struct Watch {
    path: &'static str,
    outside: SqliteConnection,
    version: i64,
    lines: i64,
    sent: usize,
}

impl Watch {
    /// Begins, if the request is a form of a page that is to leave a line.
    pub async fn begin<B>(site: &Site, request: &Request<B>) -> Option<Self> {
        let sent = site.sent.fetch_add(1, Ordering::SeqCst) + 1;
        if site.answered.load(Ordering::SeqCst) + 1 != sent {
            return None;
        }
        let path = (request.method() == Method::POST).then(|| route(languages::untagged(request.uri().path())))??;
        if WITHOUT.iter().any(|(known, _)| *known == path) || site.app.database.is_closed() {
            return None;
        }
        touch(site, request.headers()).await;
        let file = format!("sqlite://{}", site.data.path().join("site.db").display());
        let mut outside = SqliteConnection::connect(&file).await.ok()?;
        let (version, lines) = look(&mut outside).await?;
        Some(Self { path, outside, version, lines, sent })
    }

    /// Ends. Forms that are sent at once are not told apart, so that they are left alone; so is one that is held until
    /// its writer has signed in or shown a code.
    pub async fn end(mut self, site: &Site, answer: &Answer) {
        let is_kept = ["/sign-in?", "/admin/confirm?"].iter().any(|held| answer.header("location").contains(held));
        let is_done = answer.status.is_success() || answer.status.is_redirection();
        let Some((version, lines)) = look(&mut self.outside).await else { return };
        let is_first_step = self.path == FIRST_STEP.0 && !answer.all(FIRST_STEP.1).is_empty();
        if !is_done || is_kept || is_first_step || self.sent != site.sent.load(Ordering::SeqCst) {
            return;
        }
        assert!(version == self.version || lines > self.lines, "POST {} has changed something and left no line in the log", self.path);
        if lines > self.lines
            && let Ok(list) = std::env::var("LOG_LINES")
        {
            use std::io::Write as _;
            let file = std::fs::OpenOptions::new().append(true).create(true).open(list).expect("a file");
            writeln!(&file, "{}", self.path).expect("a line");
        }
    }
}

/// That a session was used is noted at every request, and is no change: noted now, it is not noted again.
async fn touch(site: &Site, headers: &HeaderMap) {
    let cookie = headers.get(header::COOKIE).and_then(|cookie| cookie.to_str().ok()).unwrap_or_default();
    let (database, now) = (&site.app.database, site.app.clock.now());
    if let Some(token) = cookie.split('=').nth(1)
        && let Ok(Some(session)) = Session::find(database, token).await
        && !session.is_over(now)
    {
        let _ = session.touch(database, now).await;
    }
}

/// Another number as soon as anybody else has written; and how many lines there are.
async fn look(outside: &mut SqliteConnection) -> Option<(i64, i64)> {
    let version = sqlx::query_scalar("PRAGMA data_version").fetch_one(&mut *outside).await.ok()?;
    let lines = sqlx::query_scalar("SELECT count(*) FROM log_entry").fetch_one(&mut *outside).await.ok()?;
    Some((version, lines))
}

/// The route that answers a form at this address: the one that names most of its parts.
fn route(path: &str) -> Option<&'static str> {
    let parts: Vec<_> = path.split('/').collect();
    let fits = |route: &str| {
        let own: Vec<_> = route.split('/').collect();
        own.len() == parts.len() && own.iter().zip(&parts).all(|(own, part)| own.starts_with('{') || own == part)
    };
    let routes = table().into_iter().filter(|route| route.method == Method::POST && fits(route.path));
    routes.map(|route| route.path).min_by_key(|path| path.matches('{').count())
}

/// A route that is in neither list, or in one and no longer there, fails here.
#[test]
fn every_route_that_changes_something_leaves_a_line_or_says_why_not() {
    let mut known: Vec<_> = WITHOUT.iter().map(|(path, _)| *path).chain(WITH.iter().copied()).collect();
    let mut there: Vec<_> = table().iter().filter(|route| route.method == Method::POST).map(|route| route.path).collect();
    known.sort_unstable();
    there.sort_unstable();
    assert_eq!(known, there);
    assert!(WITHOUT.iter().all(|(_, reason)| reason.len() > 20));
}

#[tokio::test]
async fn our_own_newsletter_leaves_a_line() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let form = site.get_as(&editor, "/admin/newsletters/new").await;
    let typed = FormData::default()
        .with("form_id", &form.attribute("input[name=form_id]", "value"))
        .with("organization", "Riverside")
        .with("title", "Spring")
        .with("link", "https://example.org/spring.pdf");
    let answer = site.post_as(&editor, "/admin/newsletters/new", &typed).await;
    assert_eq!(answer.header("location"), "/admin/submissions/1", "{:?}", answer.all(".error-summary"));
    let line: String =
        sqlx::query_scalar("SELECT who || ': ' || action FROM log_entry").fetch_one(&site.app.database).await.expect("a line");
    assert_eq!(line, "Ada the editor: publish, as our own,");
}

#[tokio::test]
async fn our_own_event_leaves_a_line() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let typed = site.event().await;
    let form = site.get_as(&editor, "/admin/events/new").await;
    let typed = typed.with("form_id", &form.attribute("input[name=form_id]", "value"));
    let answer = site.post_as(&editor, "/admin/events/new", &typed).await;
    assert_eq!(answer.header("location"), "/admin/submissions/1", "{:?}", answer.all(".error-summary"));
    let line: String =
        sqlx::query_scalar("SELECT who || ': ' || action FROM log_entry").fetch_one(&site.app.database).await.expect("a line");
    assert_eq!(line, "Ada the editor: publish, as our own,");
}

#[tokio::test]
async fn the_log_says_from_where_something_was_done() {
    let site = Site::new().await;
    let administrator = site.sign_in("administrator").await;
    let note = FormData::default().with("title", "Open days").with("published_on", "2026-11-24").with("body", "All are welcome.");
    let mut request = note.request("/admin/records/news/new");
    request.headers_mut().insert(header::COOKIE, administrator.parse().expect("a cookie"));
    request.extensions_mut().insert(Peer("203.0.113.77:40000".parse().expect("an address")));
    let answer = site.send(request).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{:?}", answer.all(".error-summary"));
    let page = site.get_as(&administrator, "/admin/log").await;
    assert!(page.all(".log li p")[0].contains("Open days"), "{:?}", page.all(".log li p"));
    assert_eq!(page.all(".log li .from")[0], "from 203.0.113.77");
}
