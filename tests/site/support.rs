//! A site of its own for every test, and the verbs to use it.

pub use crate::form_data::FormData;
use crate::logged::Watch;
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use clap::Parser;
use http_body_util::BodyExt as _;
use jiff::Timestamp;
use scraper::{Html, Selector};
use socal_sister_cities::{
    app::App,
    clock::{Clock, Moment},
    config::{Config, Settings},
    database,
    people::{Person, Session},
    routes::router,
};
use std::{
    env, fs, io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tower::ServiceExt as _;

pub const HOST: &str = "127.0.0.1:8080";

/// A site on a fresh database, filled from the repository's content, at noon UTC on 24 November 2026.
pub struct Site {
    pub app: App,
    pub data: TempDir,
    pub router: Router,
    /// How many requests were sent.
    pub sent: AtomicUsize,
    /// How many of them were answered.
    pub answered: AtomicUsize,
}

/// The database that the first start leaves, made by the first test that wants a site: all of them begin with a copy.
static FILLED: OnceCell<Vec<u8>> = OnceCell::const_new();

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    settings: Settings,
}

/// Reads the log of errors in every test: a text whose gap nobody fills is no answer, but nothing else would fail.
struct Gaps;

impl io::Write for Gaps {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let words = String::from_utf8_lossy(line);
        assert!(!words.contains("cannot be filled in"), "{words}");
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Settings as a command line gives them.
pub fn settings(arguments: &[&str]) -> anyhow::Result<Config> {
    Line::try_parse_from([&["site"], arguments].concat()).expect("flags that exist").settings.check()
}

/// Where the press is built: this test lies in `deps`, beside the programs.
fn press_file() -> PathBuf {
    let test = env::current_exe().expect("a test is a file");
    test.parent().and_then(Path::parent).expect("a test lies in a folder").join("socal-sister-cities-press")
}

/// The press, for a test that needs it.
pub fn press() -> PathBuf {
    let file = press_file();
    assert!(file.is_file(), "there is no {}: run `cargo build -p socal-sister-cities-press`, then this test again", file.display());
    file
}

/// The first address of a path in a letter, as a path.
pub fn link(body: &str, path: &str) -> String {
    let start = body.find(&format!("http://{HOST}{path}")).unwrap_or_else(|| panic!("no {path} in {body}"));
    body[start..].split_whitespace().next().expect("a link").trim_start_matches(&format!("http://{HOST}")).to_owned()
}

/// The settings of a site in a folder, and these.
pub fn settings_in(data: &Path, arguments: &[&str]) -> Config {
    let folder = data.display().to_string();
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content").display().to_string();
    let press = if press_file().is_file() { press_file().display().to_string() } else { "none".to_owned() };
    let mut own = vec!["--data", &folder, "--content", &content, "--listen", HOST];
    if !arguments.contains(&"--press") {
        own.extend(["--press", press.as_str()]);
    }
    // most tests that move the clock have nothing to do with copies, which take their time
    if !arguments.contains(&"--backups") {
        own.extend(["--backups", "none"]);
    }
    settings(&[own.as_slice(), arguments].concat()).expect("settings")
}

impl Site {
    pub async fn new() -> Self {
        Self::with(&[]).await
    }

    pub async fn with(arguments: &[&str]) -> Self {
        let (data, now) = (tempfile::tempdir().expect("a folder"), "2026-11-24T12:00:00Z".parse().expect("an instant"));
        let filled = FILLED.get_or_init(async || {
            let first = Self::in_folder(tempfile::tempdir().expect("a folder"), now, &[]).await;
            // each has keys of its own
            sqlx::query("DELETE FROM secret").execute(&first.app.database).await.expect("no keys");
            first.app.database.close().await;
            fs::read(first.data.path().join("site.db")).expect("a database")
        });
        fs::write(data.path().join("site.db"), filled.await).expect("a copy");
        Self::in_folder(data, now, arguments).await
    }

    /// A site on what lies in a folder, at a moment.
    pub async fn in_folder(data: TempDir, now: Timestamp, arguments: &[&str]) -> Self {
        // the first test of the process begins
        let _ = tracing_subscriber::fmt().with_max_level(tracing::Level::ERROR).with_writer(|| Gaps).try_init();
        let config = settings_in(data.path(), arguments);
        let app = App::open(config, Clock::fixed(Moment::new(now))).await.expect("a site");
        Self { router: router(app.clone()), app, data, sent: AtomicUsize::new(0), answered: AtomicUsize::new(0) }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let watch = Watch::begin(self, &request).await;
        let response = self.router.clone().oneshot(request).await.expect("the router cannot fail");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.map(|body| body.to_bytes().to_vec()).unwrap_or_default();
        let answer = Answer { status: parts.status, headers: parts.headers, bytes };
        if let Some(watch) = watch {
            watch.end(self, &answer).await;
        }
        self.answered.fetch_add(1, Ordering::SeqCst);
        answer
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(request(Method::GET, path).body(Body::empty()).expect("a request")).await
    }

    /// Somebody with this role who is signed in; gives the cookie.
    pub async fn sign_in(&self, role: &str) -> String {
        let email = format!("{role}@example.org");
        let now = self.app.clock.now();
        sqlx::query(
            "INSERT INTO person (name, email, role, office, term_begins_on, term_ends_on, password_hash, totp_secret, made_at)
             VALUES (?, ?, ?, 'Secretary', '2026-01-01', '2027-12-31',
                     '$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', zeroblob(20), ?)
             ON CONFLICT DO NOTHING",
        )
        .bind(format!("Ada the {role}"))
        .bind(&email)
        .bind(role)
        .bind(now)
        .execute(&self.app.database)
        .await
        .expect("a person");
        let person = Person::find_by_email(&self.app.database, &email).await.expect("an answer").expect("a person");
        let mut write = database::begin_write(&self.app.database).await.expect("a transaction");
        let token = Session::begin(&mut write, person.id, "a test", "127.0.0.1", now).await.expect("a session");
        write.commit().await.expect("a commit");
        format!("session={token}")
    }

    pub async fn get_as(&self, cookie: &str, path: &str) -> Answer {
        self.send(request(Method::GET, path).header(header::COOKIE, cookie).body(Body::empty()).expect("a request")).await
    }

    pub async fn post_as(&self, cookie: &str, path: &str, form: &FormData) -> Answer {
        let mut request = form.request(path);
        request.headers_mut().insert(header::COOKIE, cookie.parse().expect("a cookie"));
        self.send(request).await
    }

    /// Posts a form as a browser would from our own page.
    pub async fn post(&self, path: &str, form: &FormData) -> Answer {
        self.send(form.request(path)).await
    }

    /// Opens a form, takes five seconds to fill it in, and gives the id that it carries.
    pub async fn form_id(&self, path: &str) -> String {
        let form_id = self.get(path).await.attribute("input[name=form_id]", "value");
        self.app.clock.advance(Duration::from_secs(5));
        form_id
    }

    /// A whole event, ready to be sent.
    pub async fn event(&self) -> FormData {
        FormData::event(&self.form_id("/submit/event").await)
    }

    /// The letters in the outbox: address, subject, body and Reply-To.
    pub async fn letters(&self) -> Vec<(String, String, String, Option<String>)> {
        sqlx::query_as("SELECT to_address, subject, body, reply_to FROM letter ORDER BY id")
            .fetch_all(&self.app.database)
            .await
            .expect("the outbox")
    }

    /// The letters to an address, the oldest first: subject and body.
    pub async fn letters_to(&self, address: &str) -> Vec<(String, String)> {
        self.letters()
            .await
            .into_iter()
            .filter(|letter| letter.0 == address || letter.0.ends_with(&format!("<{address}>")))
            .map(|letter| (letter.1, letter.2))
            .collect()
    }

    /// The newest letter to an address: subject and body.
    pub async fn newest_to(&self, address: &str) -> (String, String) {
        self.letters_to(address).await.pop().unwrap_or_else(|| panic!("no letter to {address}"))
    }

    /// Sets the clock to a moment that is still to come.
    pub fn wait_until(&self, moment: &str) {
        let moment = moment.parse().map(Moment::new).expect("an instant");
        assert!(moment > self.app.clock.now());
        self.app.clock.advance(moment.since(self.app.clock.now()));
    }

    pub async fn count(&self, table: &'static str) -> i64 {
        sqlx::query_scalar(sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}")))
            .fetch_one(&self.app.database)
            .await
            .expect("a number")
    }
}

pub fn request(method: Method, path: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(path).header(header::HOST, HOST)
}

/// An answer, read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).expect("UTF-8")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The words of everything that the selector finds.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        let words = |element: scraper::ElementRef| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        Html::parse_document(&self.text()).select(&selector).map(words).collect()
    }

    /// The words of the first thing that the selector finds, as they are.
    pub fn raw(&self, selector: &str) -> String {
        let selector = Selector::parse(selector).expect("a selector");
        Html::parse_document(&self.text()).select(&selector).next().map(|element| element.text().collect()).unwrap_or_default()
    }

    pub fn attributes(&self, selector: &str, attribute: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        Html::parse_document(&self.text()).select(&selector).filter_map(|element| element.attr(attribute).map(str::to_owned)).collect()
    }

    pub fn attribute(&self, selector: &str, attribute: &str) -> String {
        self.attributes(selector, attribute).into_iter().next().unwrap_or_else(|| panic!("no {selector} with {attribute}: {}", self.text()))
    }
}
