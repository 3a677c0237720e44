//! Every address of the site, one line each with who may use it; then what every request passes through.

use crate::{
    app::App,
    desk, directory, documents, home, machines, news, pages,
    people::{self, Permission},
    records, submissions,
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
        Route::read("/submit", Anyone, submissions::index),
        Route::read("/submit/event", Anyone, submissions::event_form),
        Route::change("/submit/event", Anyone, submissions::submit_event).with_files(),
        Route::read("/submit/newsletter", Anyone, submissions::newsletter_form),
        Route::change("/submit/newsletter", Anyone, submissions::submit_newsletter).with_files(),
        Route::read("/submissions/{token}", Anyone, submissions::receipt),
        Route::read("/submissions/{token}/files/{position}", Anyone, submissions::receipt_attachment),
        Route::read("/sign-in", Anyone, people::sign_in_form),
        Route::change("/sign-in", Anyone, people::sign_in),
        Route::read("/admin", Editor, desk::home),
        Route::change("/admin/sign-out", Editor, people::sign_out),
        Route::read("/admin/log", Administrator, desk::show_log),
        Route::read("/admin/records", Editor, records::index),
        Route::read("/admin/records/{kind}", Editor, records::list),
        Route::read("/admin/records/{kind}/export.csv", Editor, records::export_csv),
        Route::read("/admin/records/{kind}/import", Editor, records::import_form),
        Route::change("/admin/records/{kind}/import", Editor, records::look_at_import).with_files(),
        Route::change("/admin/records/{kind}/import/apply", Editor, records::apply_import),
        Route::read("/admin/records/{kind}/new", Editor, records::new_record_form),
        Route::change("/admin/records/{kind}/new", Editor, records::save_record),
        Route::read("/admin/records/{kind}/{key}", Editor, records::record_form),
        Route::change("/admin/records/{kind}/{key}", Editor, records::save_record),
        Route::read("/admin/records/{kind}/{key}/history", Editor, records::show_history),
        Route::change("/admin/records/{kind}/{key}/restore", Editor, records::restore_revision),
        Route::change("/admin/records/{kind}/{key}/trash", Editor, records::throw_away),
        Route::read("/admin/trash", Editor, records::show_trash),
        Route::change("/admin/trash/{id}/restore", Editor, records::restore_trash),
        Route::change("/admin/editing", Editor, records::note_editing),
        Route::change("/admin/preview", Editor, records::preview),
        Route::change("/admin/paste", Editor, records::paste),
        Route::read("/admin/documents", Editor, documents::index),
        Route::change("/admin/documents/{document}", Editor, documents::upload).with_files(),
        Route::change("/admin/documents/{document}/{number}/take-back", Editor, documents::take_back),
        Route::change("/admin/documents/{document}/{number}/put-back", Editor, documents::put_back),
        Route::read("/news", Anyone, news::index),
        Route::read("/news/{post}", Anyone, news::show),
        Route::read("/health", Anyone, machines::health),
        Route::read("/sitemap.xml", Anyone, machines::sitemap),
        Route::read("/robots.txt", Anyone, machines::robots),
        Route::read("/.well-known/security.txt", Anyone, machines::security_txt),
        Route::read("/favicon.ico", Anyone, assets::favicon),
        Route::read("/static/{file}", Anyone, assets::show),
        Route::read("/{page}", Anyone, pages::show),
        Route::read("/{page}/file", Anyone, documents::show_current),
        Route::read("/{page}/file/{number}", Anyone, documents::show_numbered),
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
