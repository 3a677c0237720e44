//! Every address of the site, and what every request passes through.

use crate::{
    app::App,
    directory, home, machines, pages, submissions,
    web::{self, assets, security},
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    routing::{get, post},
};
use std::time::Duration;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    csrf::CsrfLayer,
    limit::RequestBodyLimitLayer,
    timeout::{RequestBodyTimeoutLayer, TimeoutLayer},
};

/// Bodies of forms: a picture and three files of 10 MB, and the text.
const FORM: usize = 43 * 1024 * 1024;
/// Everything else has no body.
const OTHER: usize = 64 * 1024;
/// A client may be silent for so long in the middle of a body.
const SILENCE: Duration = Duration::from_secs(20);
/// An answer may take so long, the upload included: 43 MB over a slow telephone line.
const ANSWER: Duration = Duration::from_mins(15);

/// The whole site.
pub fn router(app: App) -> Router {
    let forms = Router::new()
        .route("/submit/event", post(submissions::submit_event).get(submissions::event_form))
        .route("/submit/newsletter", post(submissions::submit_newsletter).get(submissions::newsletter_form))
        .layer(DefaultBodyLimit::max(FORM))
        .layer(RequestBodyLimitLayer::new(FORM));
    let others = Router::new()
        .route("/", get(home::show))
        .route("/history", get(pages::show_history))
        .route("/quotes", get(pages::show_quotes))
        .route("/board", get(pages::show_board))
        .route("/cities", get(directory::index))
        .route("/cities/{city}", get(directory::show_city))
        .route("/partners/{city}", get(directory::show_partner))
        .route("/countries/{country}", get(directory::show_country))
        .route("/map/{file}", get(directory::show_land))
        .route("/submit", get(submissions::index))
        .route("/submissions/{token}", get(submissions::receipt))
        .route("/submissions/{token}/files/{position}", get(submissions::receipt_attachment))
        .route("/health", get(machines::health))
        .route("/sitemap.xml", get(machines::sitemap))
        .route("/robots.txt", get(machines::robots))
        .route("/.well-known/security.txt", get(machines::security_txt))
        .route("/favicon.ico", get(assets::favicon))
        .route("/static/{file}", get(assets::show))
        .route("/{page}", get(pages::show))
        .fallback(get(pages::follow))
        .layer(DefaultBodyLimit::max(OTHER))
        .layer(RequestBodyLimitLayer::new(OTHER));
    // a request passes from the last of these to the first, its answer from the first to the last
    forms
        .merge(others)
        .layer(CsrfLayer::new())
        .layer(RequestBodyTimeoutLayer::new(SILENCE))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, ANSWER))
        .layer(CatchPanicLayer::new())
        .layer(from_fn(web::canonical_path))
        .layer(from_fn_with_state(app.clone(), security::known_host))
        .layer(from_fn_with_state(app.clone(), web::dress))
        .layer(from_fn_with_state(app.clone(), security::headers))
        .layer(CompressionLayer::new())
        .with_state(app)
}
