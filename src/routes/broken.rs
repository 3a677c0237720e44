//! Addresses that panic, in test builds alone: what a fault of ours costs.

use super::{Route, front};
use crate::{
    app::App,
    clock::{Clock, Moment},
    commands::logs,
    config::Settings,
    people::Permission,
    web::door::Door,
};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use clap::Parser as _;
use futures_util::future::join_all;
use http_body_util::BodyExt as _;
use scraper::{Html, Selector};
use std::{
    io,
    panic::{self, PanicHookInfo},
    path::Path,
    sync::{Arc, Mutex},
};
use tempfile::TempDir;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::read("/broken", Permission::Anyone, fall), Route::change("/broken", Permission::Anyone, fall)]
}

async fn fall() -> StatusCode {
    tokio::task::yield_now().await;
    panic!("{} and what somebody typed", std::hint::black_box("words"))
}

#[derive(clap::Parser)]
struct Line {
    #[command(flatten)]
    settings: Settings,
}

async fn site(data: &TempDir) -> App {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content").display().to_string();
    let data = data.path().display().to_string();
    let line = ["site", "--data", &data, "--content", &content, "--press", "none", "--backups", "none"];
    let config = Line::try_parse_from(line).expect("flags that exist").settings.check().expect("settings");
    let now = Moment::new("2026-11-24T12:00:00Z".parse().expect("an instant"));
    App::open(config, Clock::fixed(now)).await.expect("a site")
}

/// Lines of the log, kept.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl io::Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic while writing").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Status, headers as they are, number of the request, and page.
async fn ask(door: &Door, method: &Method, path: &str) -> (StatusCode, header::HeaderMap, String, String) {
    let request =
        Request::builder().method(method).uri(path).header(header::HOST, "127.0.0.1:8080").header("sec-fetch-site", "same-origin");
    let Ok(answer) = door.answer(request.body(Body::empty()).expect("a request")).await;
    let (parts, body) = answer.into_parts();
    let page = String::from_utf8(body.collect().await.expect("a body").to_bytes().to_vec()).expect("UTF-8");
    let number = parts.headers["x-request-id"].to_str().expect("a number").to_owned();
    (parts.status, parts.headers, number, page)
}

#[tokio::test]
async fn a_handler_that_panics_costs_its_own_request_a_clear_page_and_no_other_anything() {
    let kept = Kept::default();
    let lines = kept.clone();
    let subscriber = tracing_subscriber::fmt().with_writer(move || lines.clone()).with_ansi(false).json();
    let _guard = tracing::subscriber::set_default(subscriber.flatten_event(true).with_current_span(true).finish());
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panic: &PanicHookInfo<'_>| {
        logs::note(panic);
        before(panic);
    }));
    let data = tempfile::tempdir().expect("a folder");
    let door = Door::new(front(site(&data).await), true);
    let broken = [(Method::GET, "/broken"), (Method::GET, "/es/broken"), (Method::POST, "/broken"), (Method::HEAD, "/broken")];
    let others = [(Method::GET, "/"), (Method::GET, "/cities"), (Method::GET, "/es")];
    // beside each other
    let answers = join_all(broken.iter().chain(&others).map(|(method, path)| ask(&door, method, path))).await;
    for ((method, path), (status, ..)) in others.iter().zip(&answers[broken.len()..]) {
        assert_eq!(*status, StatusCode::OK, "{method} {path}");
    }
    for ((method, path), (status, headers, number, page)) in broken.iter().zip(&answers) {
        assert_eq!(*status, StatusCode::INTERNAL_SERVER_ERROR, "{method} {path}");
        for name in ["content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy", "permissions-policy"] {
            assert!(headers.contains_key(name), "{method} {path} without {name}");
        }
        assert_eq!(headers["cache-control"], "no-store");
        if *method == Method::HEAD {
            assert_eq!(page, "");
        } else {
            let h1 = Html::parse_document(page).select(&Selector::parse("h1").expect("a selector")).count();
            assert_eq!(h1, 1, "{page}");
            assert!(page.contains(number.as_str()), "the page names the request {number}: {page}");
            assert!(!page.contains("somebody typed") && !page.contains(".rs"), "{page}");
        }
        let log = String::from_utf8(kept.0.lock().expect("lines").clone()).expect("UTF-8");
        let of_it: Vec<_> = log.lines().filter(|line| line.contains(number.as_str())).collect();
        assert!(of_it.iter().any(|line| line.contains("the program is at fault") && line.contains("broken.rs")), "{log}");
        assert!(of_it.iter().any(|line| line.contains("\"status\":500")), "{of_it:?}");
        assert!(!log.contains("somebody typed"), "{log}");
        assert!(log.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()), "{log}");
    }
    drop(panic::take_hook());
    for (method, path) in others {
        assert_eq!(ask(&door, &method, path).await.0, StatusCode::OK, "{method} {path} afterwards");
    }
}
