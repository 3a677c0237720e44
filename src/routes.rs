//! Every address of the site, one line each with who may use it; then what every request passes through.

use crate::{
    app::App,
    desk, directory, events, home, machines, newsletters, pages,
    people::{self, Permission},
    review, submissions,
    web::{self, assets, security},
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    http::{Method, StatusCode},
    middleware::{from_fn, from_fn_with_state},
    routing::{MethodRouter, get, post},
};
use std::time::Duration;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    csrf::CsrfLayer,
    limit::RequestBodyLimitLayer,
    timeout::{RequestBodyTimeoutLayer, TimeoutLayer},
};

/// Bodies of forms with files: a picture and three files of 10 MB, and the text.
const FILES: usize = 43 * 1024 * 1024;
/// Bodies of forms without files: the longest text, as a form encodes it.
const TEXT: usize = 4 * 1024 * 1024;
/// Everything else has no body.
const NOTHING: usize = 64 * 1024;
/// A client may be silent for so long in the middle of a body.
const SILENCE: Duration = Duration::from_secs(20);
/// An answer may take so long, the upload included: 43 MB over a slow telephone line.
const ANSWER: Duration = Duration::from_mins(15);

/// An address, what it takes, who may use it, and what answers.
#[derive(Debug)]
pub struct Route {
    /// GET (and HEAD) reads, POST changes something.
    pub method: Method,
    /// The address, with `{names}` for its parts that vary.
    pub path: &'static str,
    /// Who may use it.
    pub permission: Permission,
    body: usize,
    handler: MethodRouter<App>,
}

impl Route {
    fn read<T: 'static>(path: &'static str, permission: Permission, handler: impl Handler<T, App>) -> Self {
        Self { method: Method::GET, path, permission, body: NOTHING, handler: get(handler) }
    }

    fn change<T: 'static>(path: &'static str, permission: Permission, handler: impl Handler<T, App>) -> Self {
        Self { method: Method::POST, path, permission, body: TEXT, handler: post(handler) }
    }

    fn with_files(self) -> Self {
        Self { body: FILES, ..self }
    }

    fn add_to(self, router: Router<App>, app: &App) -> Router<App> {
        let limit = (DefaultBodyLimit::max(self.body), RequestBodyLimitLayer::new(self.body));
        let limited: MethodRouter<App> = self.handler.layer(limit);
        let guarded = match self.permission {
            Permission::Anyone => limited,
            permission => limited.layer(from_fn_with_state((app.clone(), permission), people::require)),
        };
        router.route(self.path, guarded)
    }
}

/// Every address. There is no other way to make one, so none is without a permission.
#[must_use]
pub fn table() -> Vec<Route> {
    use Permission::{Administrator, Anyone, Editor};
    vec![
        Route::read("/", Anyone, home::show),
        Route::read("/history", Anyone, pages::show_history),
        Route::read("/quotes", Anyone, pages::show_quotes),
        Route::read("/board", Anyone, pages::show_board),
        Route::read("/cities", Anyone, directory::index),
        Route::read("/cities/{city}", Anyone, directory::show_city),
        Route::read("/partners/{city}", Anyone, directory::show_partner),
        Route::read("/countries/{country}", Anyone, directory::show_country),
        Route::read("/map/{file}", Anyone, directory::show_land),
        Route::read("/events", Anyone, events::index),
        Route::read("/events/archive", Anyone, events::archive),
        Route::read("/events/{slug}", Anyone, events::show),
        Route::read("/events/{slug}/files/{position}", Anyone, events::attachment),
        Route::read("/newsletters", Anyone, newsletters::index),
        Route::read("/newsletters/{slug}", Anyone, newsletters::show),
        Route::read("/newsletters/{slug}/files/{position}", Anyone, newsletters::attachment),
        Route::read("/submit", Anyone, submissions::index),
        Route::read("/submit/event", Anyone, submissions::event_form),
        Route::change("/submit/event", Anyone, submissions::submit_event).with_files(),
        Route::read("/submit/newsletter", Anyone, submissions::newsletter_form),
        Route::change("/submit/newsletter", Anyone, submissions::submit_newsletter).with_files(),
        Route::read("/submissions/find", Anyone, submissions::find_form),
        Route::change("/submissions/find", Anyone, submissions::find),
        Route::read("/submissions/{token}", Anyone, submissions::receipt),
        Route::read("/submissions/{token}/files/{position}", Anyone, submissions::receipt_attachment),
        Route::read("/submissions/{token}/prove/{proof}", Anyone, submissions::prove_form),
        Route::change("/submissions/{token}/prove/{proof}", Anyone, submissions::prove),
        Route::change("/submissions/{token}/code", Anyone, submissions::prove_by_code),
        Route::change("/submissions/{token}/letter", Anyone, submissions::ask_for_proof),
        Route::read("/submissions/{token}/change", Anyone, submissions::change_form),
        Route::change("/submissions/{token}/change", Anyone, submissions::change),
        Route::read("/submissions/{token}/{intent}", Anyone, submissions::intent_form),
        Route::change("/submissions/{token}/{intent}", Anyone, submissions::intend),
        Route::read("/sign-in", Anyone, people::sign_in_form),
        Route::change("/sign-in", Anyone, people::sign_in),
        Route::read("/admin", Editor, desk::home),
        Route::change("/admin/sign-out", Editor, people::sign_out),
        Route::read("/admin/queue", Editor, review::queue),
        Route::read("/admin/submissions/{number}", Editor, review::show),
        Route::read("/admin/submissions/{number}/files/{position}", Editor, review::show_file),
        Route::read("/admin/submissions/{number}/outcome", Editor, review::outcome),
        Route::change("/admin/submissions/{number}/publish", Editor, review::publish),
        Route::change("/admin/submissions/{number}/ask", Editor, review::ask),
        Route::change("/admin/submissions/{number}/decline", Editor, review::decline),
        Route::change("/admin/submissions/{number}/not-spam", Editor, review::not_spam),
        Route::change("/admin/submissions/{number}/take", Editor, review::take),
        Route::change("/admin/submissions/{number}/refuse", Editor, review::refuse),
        Route::change("/admin/submissions/{number}/withdraw", Editor, review::withdraw),
        Route::change("/admin/submissions/{number}/undo", Editor, review::undo),
        Route::read("/admin/submissions/{number}/edit", Editor, review::edit_form),
        Route::change("/admin/submissions/{number}/edit", Editor, review::edit),
        Route::read("/admin/events/new", Editor, review::own_event_form),
        Route::change("/admin/events/new", Editor, review::own_event).with_files(),
        Route::read("/admin/newsletters/new", Editor, review::own_newsletter_form),
        Route::change("/admin/newsletters/new", Editor, review::own_newsletter).with_files(),
        Route::read("/admin/log", Administrator, desk::show_log),
        Route::read("/health", Anyone, machines::health),
        Route::read("/sitemap.xml", Anyone, machines::sitemap),
        Route::read("/robots.txt", Anyone, machines::robots),
        Route::read("/.well-known/security.txt", Anyone, machines::security_txt),
        Route::read("/favicon.ico", Anyone, assets::favicon),
        Route::read("/static/{file}", Anyone, assets::show),
        Route::read("/{page}", Anyone, pages::show),
    ]
}

/// The whole site.
pub fn router(app: App) -> Router {
    let routes = table().into_iter().fold(Router::new(), |router, route| route.add_to(router, &app));
    // a request passes from the last of these to the first, its answer from the first to the last
    routes
        .fallback_service(get(pages::follow).layer(RequestBodyLimitLayer::new(NOTHING)).with_state::<()>(app.clone()))
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
