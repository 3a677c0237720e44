//! Every address of the site, one line each with who may use it; then what every request passes through.

#[cfg(test)]
mod broken;
mod desk;
mod files;
mod letters;

use crate::{
    app::App,
    confirmations, directory, documents, events, home, languages, messages, news, newsletters, pages,
    people::{self, Permission},
    reading, search, submissions,
    web::{self, page_cache::Front, security},
};
use axum::{
    Router,
    body::Body,
    extract::DefaultBodyLimit,
    handler::Handler,
    http::{Method, Request, Response, StatusCode, header},
    middleware::{from_fn, from_fn_with_state},
    response::IntoResponse as _,
    routing::{MethodRouter, get, post},
};
use std::{any::Any, time::Duration};
use tower::ServiceExt as _;
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    csrf::CsrfLayer,
    limit::RequestBodyLimitLayer,
    timeout::{RequestBodyTimeoutLayer, TimeoutLayer},
};

/// Addresses whose answers are for one person, by their beginning.
const PRIVATE: [&str; 11] = [
    "/correct/",
    "/seeking/",
    "/confirm/",
    "/digest/",
    "/replies/",
    "/admin",
    "/account/",
    "/sign-in",
    "/submissions/",
    "/submit/",
    "/health",
];
/// Addresses that go on with a key out of a letter, by their beginning.
const KEYED: [&str; 5] = ["/account/", "/confirm/", "/digest/", "/replies/", "/submissions/"];
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

/// Whether an address goes on with a key out of a letter, which opens the door to whoever has it.
#[must_use]
pub fn is_keyed(path: &str) -> bool {
    KEYED.iter().any(|prefix| languages::untagged(path).starts_with(prefix))
}

/// Whether what is at an address is for one person.
#[must_use]
pub fn is_private(path: &str) -> bool {
    let path = languages::untagged(path);
    // forms that anybody may open are pages too
    !path.starts_with("/submit/") && PRIVATE.iter().any(|prefix| path.starts_with(prefix))
}

/// An address, what it takes, who may use it, and what answers.
#[derive(Debug)]
pub struct Route {
    /// GET (and HEAD) reads, POST changes something.
    pub method: Method,
    /// The address, with `{names}` for its parts that vary.
    pub path: &'static str,
    /// Who may use it.
    pub permission: Permission,
    fields: &'static [&'static str],
    body: usize,
    opens_account: bool,
    handler: MethodRouter<App>,
}

impl Route {
    fn read<T: 'static>(path: &'static str, permission: Permission, handler: impl Handler<T, App>) -> Self {
        Self { method: Method::GET, path, permission, fields: &[], body: NOTHING, opens_account: false, handler: get(handler) }
    }

    fn change<T: 'static>(path: &'static str, permission: Permission, handler: impl Handler<T, App>) -> Self {
        Self { method: Method::POST, path, permission, fields: &[], body: TEXT, opens_account: false, handler: post(handler) }
    }

    /// The fields of the query on which the page depends.
    fn with_query(self, fields: &'static [&'static str]) -> Self {
        Self { fields, ..self }
    }

    fn with_files(self) -> Self {
        Self { body: FILES, ..self }
    }

    /// It signs somebody in: as on the desk, the browser must say that the form comes from a page of ours.
    fn opens_account(self) -> Self {
        Self { opens_account: true, ..self }
    }

    fn add_to(self, router: Router<App>, app: &App) -> Router<App> {
        let limit = (DefaultBodyLimit::max(self.body), RequestBodyLimitLayer::new(self.body));
        let guarded = match self.permission {
            Permission::Anyone if self.opens_account => self.handler.route_layer(from_fn(security::from_our_page)),
            Permission::Anyone if self.method == Method::POST => self.handler.route_layer(from_fn(security::not_from_elsewhere)),
            Permission::Anyone => self.handler,
            permission => self.handler.layer(from_fn_with_state((app.clone(), permission), people::require)),
        };
        // outside of the guard, because the guard reads a form too when a session has ended
        let limited: MethodRouter<App> = guarded.layer(limit);
        router.route(self.path, limited)
    }
}

/// Every address. There is no other way to make one, so none is without a permission.
#[must_use]
pub fn table() -> Vec<Route> {
    let all = [pages(), senders(), letters::subscribers(), letters::guests(), desk::all(), files::all()];
    #[cfg(test)]
    let all = all.into_iter().chain([broken::routes()]);
    all.into_iter().flatten().collect()
}

/// What visitors read.
fn pages() -> Vec<Route> {
    use Permission::Anyone;
    vec![
        Route::read("/", Anyone, home::show).with_query(&["p"]),
        Route::read("/history", Anyone, pages::show_history),
        Route::read("/quotes", Anyone, pages::show_quotes),
        Route::read("/board", Anyone, pages::show_board),
        Route::read("/cities", Anyone, directory::index).with_query(&directory::FILTER),
        Route::read("/anniversaries", Anyone, directory::show_anniversaries).with_query(&["page"]),
        Route::read("/cities/{city}", Anyone, directory::show_city),
        Route::read("/cities/{city}/embed", Anyone, directory::show_embed_line),
        Route::read("/embed/{city}", Anyone, directory::show_embedded),
        Route::read("/figures", Anyone, directory::show_figures),
        Route::read("/seeking", Anyone, messages::seeking),
        Route::read("/partners/{city}", Anyone, directory::show_partner),
        Route::read("/countries/{country}", Anyone, directory::show_country).with_query(&["page"]),
        Route::read("/search", Anyone, search::show).with_query(&["q"]),
        Route::read("/events", Anyone, events::index).with_query(&events::LIST_FIELDS),
        Route::read("/events/month", Anyone, events::month).with_query(&events::MONTH_FIELDS),
        Route::read("/events/archive", Anyone, events::archive).with_query(&events::ARCHIVE_FIELDS),
        Route::read("/events/{slug}", Anyone, events::show),
        Route::read("/events/{slug}/files/{position}", Anyone, events::attachment),
        Route::read("/newsletters", Anyone, newsletters::index).with_query(&["city", "year", "page"]),
        Route::read("/newsletters/{slug}", Anyone, newsletters::show),
        Route::read("/newsletters/{slug}/text", Anyone, reading::show),
        Route::read("/newsletters/{slug}/files/{position}", Anyone, newsletters::attachment),
        Route::read("/news", Anyone, news::index),
        Route::read("/news/{post}", Anyone, news::show),
        Route::read("/news/{post}/picture", Anyone, news::picture),
        Route::read("/{page}", Anyone, pages::show),
        Route::read("/{page}/file", Anyone, documents::show_current),
        Route::read("/{page}/file/{number}", Anyone, documents::show_numbered),
    ]
}

/// Sending in, and following what was sent.
fn senders() -> Vec<Route> {
    use Permission::Anyone;
    vec![
        Route::read("/submit", Anyone, submissions::index),
        Route::read("/submit/event", Anyone, submissions::event_form),
        Route::change("/submit/event", Anyone, submissions::submit_event).with_files(),
        Route::read("/submit/newsletter", Anyone, submissions::newsletter_form),
        Route::change("/submit/newsletter", Anyone, submissions::submit_newsletter).with_files(),
        Route::read("/correct/thanks", Anyone, messages::thanks),
        Route::read("/correct/{kind}/{key}", Anyone, messages::correction_form),
        Route::change("/correct/{kind}/{key}", Anyone, messages::correct),
        Route::read("/seeking/{id}", Anyone, messages::enquiry_form),
        Route::change("/seeking/{id}", Anyone, messages::enquire),
        Route::read("/confirm/{token}", Anyone, confirmations::show),
        Route::change("/confirm/{token}", Anyone, confirmations::confirm),
        Route::read("/submissions/find", Anyone, submissions::find_form),
        Route::change("/submissions/find", Anyone, submissions::find),
        Route::read("/submissions/{token}", Anyone, submissions::receipt),
        Route::read("/submissions/{token}/files/{position}", Anyone, submissions::receipt_attachment),
        Route::read("/submissions/{token}/prove/{proof}", Anyone, submissions::prove_form),
        Route::change("/submissions/{token}/prove/{proof}", Anyone, submissions::prove),
        Route::change("/submissions/{token}/code", Anyone, submissions::prove_by_code),
        Route::change("/submissions/{token}/letter", Anyone, submissions::ask_for_proof),
        Route::read("/submissions/{token}/change", Anyone, submissions::change_form),
        Route::change("/submissions/{token}/change", Anyone, submissions::change).with_files(),
        Route::read("/submissions/{token}/{intent}", Anyone, submissions::intent_form),
        Route::change("/submissions/{token}/{intent}", Anyone, submissions::intend),
    ]
}

/// The whole site with its finished pages in front.
#[must_use]
pub fn front(app: App) -> Front {
    let queries = table().into_iter().filter(|route| !route.fields.is_empty()).map(|route| (route.path, route.fields)).collect();
    Front::new(router(app.clone()), app.config, app.database, queries, &PRIVATE)
}

/// The whole site, in every language.
pub fn router(app: App) -> Router {
    Router::new()
        .fallback_service(in_default_language(app.clone()))
        .layer(from_fn_with_state(app.clone(), languages::speak))
        .layer(from_fn_with_state(app, security::headers))
        // what is not kept is compressed for one reader alone, and should not keep that reader waiting
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
}

/// The whole site, by addresses that no longer name a language.
fn in_default_language(app: App) -> Router {
    let routes = table().into_iter().fold(Router::new(), |router, route| route.add_to(router, &app));
    // a request passes from the last of these to the first, its answer from the first to the last
    routes
        .fallback_service(get(pages::follow).layer(RequestBodyLimitLayer::new(NOTHING)).with_state::<()>(app.clone()))
        .layer(CsrfLayer::new())
        .layer(RequestBodyTimeoutLayer::new(SILENCE))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, ANSWER))
        // the panic is in the log already, without the words that it may have been made of
        .layer(CatchPanicLayer::custom(|_: Box<dyn Any + Send>| StatusCode::INTERNAL_SERVER_ERROR.into_response()))
        .layer(from_fn(web::canonical_path))
        .layer(from_fn_with_state(app.clone(), security::known_host))
        .layer(from_fn_with_state(app.clone(), web::dress))
        .with_state(app)
}

/// What the site answers to anybody who asks for an address: for those who read the site from within.
///
/// # Errors
/// If it is no address.
pub async fn ask(app: &App, router: &Router, path: &str) -> Result<Response<Body>, axum::http::Error> {
    let request = Request::get(path).header(header::HOST, app.config.url.authority()).body(Body::empty())?;
    let Ok(answer) = router.clone().oneshot(request).await;
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_for_one_person_is_so_in_every_language() {
        for path in ["/submissions/abc", "/es/submissions/abc", "/es/digest/abc", "/es/correct/city/x", "/admin", "/sign-in"] {
            assert!(is_private(path), "{path}");
        }
        for path in ["/", "/es", "/es/cities", "/submit/event", "/es/submit/event", "/essay/submissions/abc"] {
            assert!(!is_private(path), "{path}");
        }
    }
}
