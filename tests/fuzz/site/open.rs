//! A whole site, opened once.

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use clap::Parser;
use http_body_util::BodyExt as _;
use socal_sister_cities::{
    app::App,
    clock::{Clock, Moment},
    config::{Config, Settings},
    database,
    people::Session,
    routes,
    web::page_cache::Front,
};
use std::{future::Future, path::Path, sync::LazyLock};
use tokio::runtime::Runtime;

/// Its name and port.
pub const HOST: &str = "127.0.0.1:8080";
/// In an input it stands for a form's id of this site.
pub const FORM_ID: &[u8] = b"FORM-ID";
/// If it is in an answer, what was typed was not escaped: the site's own pages have nothing like it.
pub const CANARY: &str = "<zq";

/// The site of this process.
pub static SITE: LazyLock<Site> = LazyLock::new(Site::open);

/// A site on a fresh database, filled from the repository's content, at noon UTC on 24 November 2026.
pub struct Site {
    runtime: Runtime,
    /// What its handlers share.
    pub app: App,
    front: Front,
    /// The cookie of an administrator.
    pub administrator: String,
}

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    settings: Settings,
}

fn config() -> Config {
    let data = tempfile::tempdir().expect("a folder").keep().display().to_string();
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content").display().to_string();
    let line = ["site", "--data", &data, "--content", &content, "--listen", HOST, "--press", "none", "--backups", "none"];
    let unbounded = ["--form-seconds", "0", "--form-limit", "1000000"];
    Line::try_parse_from([line.as_slice(), &unbounded].concat()).expect("flags that exist").settings.check().expect("settings")
}

impl Site {
    fn open() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        let clock = Clock::fixed(Moment::new("2026-11-24T12:00:00Z".parse().expect("an instant")));
        let (app, administrator) = runtime.block_on(async {
            let app = App::open(config(), clock).await.expect("a site");
            let cookie = sign_in(&app).await;
            (app, cookie)
        });
        Self { front: routes::front(app.clone()), runtime, app, administrator }
    }

    /// Waits for something.
    pub fn wait<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    /// Sends a request. Whatever it is, the site stays well, says so to nobody else, and gives back nothing that is live.
    pub fn send(&self, request: Request<Body>) -> Answer {
        let answer = self.wait(async {
            let (parts, body) = self.front.answer(request).await.expect("an answer").into_parts();
            Answer { status: parts.status, headers: parts.headers, body: body.collect().await.expect("a whole body").to_bytes() }
        });
        assert!(!answer.status.is_server_error(), "{} {}", answer.status, answer.text());
        for name in [header::CONTENT_SECURITY_POLICY, header::X_CONTENT_TYPE_OPTIONS] {
            assert!(answer.headers.contains_key(&name), "without {name}");
        }
        // in bytes that are compressed it may stand by chance
        let is_plain = !answer.headers.contains_key(header::CONTENT_ENCODING);
        assert!(!is_plain || !answer.text().contains(CANARY), "{}", answer.text());
        answer
    }

    /// Posts a form as a browser does from a page of ours, by an administrator.
    pub fn post(&self, path: &str, media_type: &str, body: Vec<u8>) -> Answer {
        let request = Request::post(path)
            .header(header::HOST, HOST)
            .header(header::ORIGIN, format!("http://{HOST}"))
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, &self.administrator)
            .header(header::CONTENT_TYPE, media_type);
        self.send(request.body(Body::from(body)).expect("a request"))
    }

    /// An input in which ids of forms stand where they should.
    pub fn with_form_ids(&self, data: &[u8]) -> Vec<u8> {
        let mut whole = Vec::with_capacity(data.len());
        let mut rest = data;
        while let Some(at) = rest.windows(FORM_ID.len()).position(|window| window == FORM_ID) {
            whole.extend(&rest[..at]);
            whole.extend(self.app.secret.form_id(self.app.clock.now()).expect("random bytes").bytes());
            rest = &rest[at + FORM_ID.len()..];
        }
        whole.extend(rest);
        whole
    }

    /// The number that moves on with every change of what public pages show.
    pub fn generation(&self) -> i64 {
        self.wait(sqlx::query_scalar("SELECT number FROM generation").fetch_one(&self.app.database)).expect("a number")
    }
}

async fn sign_in(app: &App) -> String {
    let now = app.clock.now();
    let person: i64 = sqlx::query_scalar(
        "INSERT INTO person (name, email, role, office, term_begins_on, term_ends_on, password_hash, totp_secret, made_at)
         VALUES ('Ada', 'ada@example.org', 'administrator', 'Secretary', '2026-01-01', '2027-12-31', '$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
                 zeroblob(20), ?)
         RETURNING id",
    )
    .bind(now)
    .fetch_one(&app.database)
    .await
    .expect("a person");
    let mut write = database::begin_write(&app.database).await.expect("a transaction");
    let token = Session::begin(&mut write, person, "a test", "127.0.0.1", now).await.expect("a session");
    write.commit().await.expect("a commit");
    format!("session={token}")
}

/// An answer, read whole.
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Bytes,
}

impl Answer {
    /// Its body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
