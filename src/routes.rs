//! Every address of the site, one line each with who may use it; then what every request passes through.

mod files;
mod letters;

use crate::{
    app::App,
    attention, backups, confirmations, desk, directory, documents, events, home, languages, messages, news, newsletters, pages,
    people::{self, Permission},
    reading, records, review, search, submissions,
    web::{self, page_cache::Front, security},
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

/// Whether what is at an address is for one person.
#[must_use]
pub fn is_private(path: &str) -> bool {
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
    handler: MethodRouter<App>,
}

impl Route {
    fn read<T: 'static>(path: &'static str, permission: Permission, handler: impl Handler<T, App>) -> Self {
        Self { method: Method::GET, path, permission, fields: &[], body: NOTHING, handler: get(handler) }
    }

    fn change<T: 'static>(path: &'static str, permission: Permission, handler: impl Handler<T, App>) -> Self {
        Self { method: Method::POST, path, permission, fields: &[], body: TEXT, handler: post(handler) }
    }

    /// The fields of the query on which the page depends.
    fn with_query(self, fields: &'static [&'static str]) -> Self {
        Self { fields, ..self }
    }

    fn with_files(self) -> Self {
        Self { body: FILES, ..self }
    }

    fn add_to(self, router: Router<App>, app: &App) -> Router<App> {
        let limit = (DefaultBodyLimit::max(self.body), RequestBodyLimitLayer::new(self.body));
        let guarded = match self.permission {
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
    [pages(), senders(), letters::subscribers(), letters::guests(), desk(), files::all()].into_iter().flatten().collect()
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
        Route::change("/submissions/{token}/change", Anyone, submissions::change),
        Route::read("/submissions/{token}/{intent}", Anyone, submissions::intent_form),
        Route::change("/submissions/{token}/{intent}", Anyone, submissions::intend),
    ]
}

/// Signing in, and the editors' desk.
fn desk() -> Vec<Route> {
    use Permission::{Administrator, Anyone, Confirmed, Editor};
    vec![
        Route::read("/sign-in", Anyone, people::sign_in_form),
        Route::change("/sign-in", Anyone, people::sign_in),
        Route::read("/sign-in/forgotten", Anyone, people::forgotten_form),
        Route::change("/sign-in/forgotten", Anyone, people::forgotten),
        Route::read("/account/{token}", Anyone, people::open_link),
        Route::change("/account/{token}", Anyone, people::submit_link),
        Route::read("/admin", Editor, desk::home),
        Route::change("/admin/sign-out", Editor, people::sign_out),
        Route::read("/admin/held/{token}", Editor, people::show_held),
        Route::read("/admin/account", Editor, people::own_account),
        Route::change("/admin/account/end-session", Editor, people::end_own_session),
        Route::read("/admin/account/password", Editor, people::password_form),
        Route::change("/admin/account/password", Editor, people::change_password),
        Route::read("/admin/account/factor", Editor, people::factor_form),
        Route::change("/admin/account/factor", Editor, people::change_factor),
        Route::read("/admin/account/codes", Editor, people::codes_form),
        Route::change("/admin/account/codes", Editor, people::new_codes),
        Route::read("/admin/confirm", Administrator, people::confirm_form),
        Route::change("/admin/confirm", Administrator, people::confirm),
        Route::read("/admin/people", Administrator, people::list_people),
        Route::read("/admin/people/invite", Administrator, people::invite_form),
        Route::change("/admin/people/invite", Confirmed, people::invite_person),
        Route::read("/admin/people/{person}", Administrator, people::show_person),
        Route::change("/admin/people/{person}", Confirmed, people::change_person),
        Route::change("/admin/people/{person}/shut-out", Confirmed, people::shut_out_person),
        Route::change("/admin/people/{person}/let-in", Confirmed, people::let_in_person),
        Route::change("/admin/people/{person}/end-sessions", Confirmed, people::end_sessions_of),
        Route::change("/admin/people/{person}/send-link", Confirmed, people::send_link),
        Route::read("/admin/mail", Administrator, desk::show_mail),
        Route::change("/admin/mail/test", Administrator, desk::send_test_letter),
        Route::change("/admin/mail/again", Administrator, desk::send_all_again),
        Route::change("/admin/mail/{letter}/again", Administrator, desk::send_again),
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
        Route::read("/admin/messages/{number}", Editor, messages::show),
        Route::change("/admin/messages/{number}/take", Editor, messages::take),
        Route::change("/admin/messages/{number}/done", Editor, messages::done),
        Route::change("/admin/messages/{number}/decline", Editor, messages::decline),
        Route::change("/admin/messages/{number}/not-spam", Editor, messages::not_spam),
        Route::read("/admin/contacts", Editor, confirmations::contacts),
        Route::read("/admin/contacts/{city}", Editor, confirmations::contact_form),
        Route::change("/admin/contacts/{city}", Editor, confirmations::save_contact),
        Route::change("/admin/contacts/{city}/ask", Editor, confirmations::ask_now),
        Route::read("/admin/anniversaries", Editor, directory::list_anniversaries),
        Route::change("/admin/submissions/{number}/files", Editor, review::add_file).with_files(),
        Route::read("/admin/submissions/{number}/again", Editor, review::again_form),
        Route::change("/admin/submissions/{number}/again", Editor, review::again),
        Route::read("/admin/events/new", Editor, review::own_event_form),
        Route::change("/admin/events/new", Editor, review::own_event).with_files(),
        Route::read("/admin/newsletters/new", Editor, review::own_newsletter_form),
        Route::change("/admin/newsletters/new", Editor, review::own_newsletter).with_files(),
        Route::read("/admin/backups", Administrator, backups::show),
        Route::read("/admin/log", Administrator, desk::show_log),
        Route::read("/admin/style", Editor, desk::show_style),
        Route::read("/admin/attention", Administrator, attention::show),
        Route::read("/admin/handover", Administrator, attention::show_handover),
        Route::change("/admin/handover", Confirmed, attention::save_handover),
        Route::read("/admin/records", Editor, records::index),
        Route::read("/admin/records/{kind}", Editor, records::list),
        Route::read("/admin/records/{kind}/export.csv", Editor, records::export_csv),
        Route::read("/admin/records/{kind}/import", Editor, records::import_form),
        Route::change("/admin/records/{kind}/import", Editor, records::look_at_import).with_files(),
        Route::change("/admin/records/{kind}/import/apply", Editor, records::apply_import),
        Route::read("/admin/records/{kind}/new", Editor, records::new_record_form),
        Route::change("/admin/records/{kind}/new", Editor, records::save_record).with_files(),
        Route::read("/admin/records/{kind}/{key}", Editor, records::record_form),
        Route::change("/admin/records/{kind}/{key}", Editor, records::save_record).with_files(),
        Route::read("/admin/records/{kind}/{key}/history", Editor, records::show_history),
        Route::change("/admin/records/{kind}/{key}/restore", Editor, records::restore_revision),
        Route::change("/admin/records/{kind}/{key}/trash", Editor, records::throw_away),
        Route::read("/admin/pictures/{sha256}", Editor, records::show_picture),
        Route::read("/admin/trash", Editor, records::show_trash),
        Route::change("/admin/trash/{id}/restore", Editor, records::restore_trash),
        Route::change("/admin/editing", Editor, records::note_editing),
        Route::change("/admin/preview", Editor, records::preview),
        Route::change("/admin/paste", Editor, records::paste),
        Route::read("/admin/documents", Editor, documents::index),
        Route::change("/admin/documents/{document}", Editor, documents::upload).with_files(),
        Route::change("/admin/documents/{document}/{number}/take-back", Editor, documents::take_back),
        Route::change("/admin/documents/{document}/{number}/put-back", Editor, documents::put_back),
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
    Router::new().fallback_service(in_default_language(app)).layer(from_fn(languages::speak))
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
        .layer(CatchPanicLayer::new())
        .layer(from_fn(web::canonical_path))
        .layer(from_fn_with_state(app.clone(), security::known_host))
        .layer(from_fn_with_state(app.clone(), web::dress))
        .layer(from_fn_with_state(app.clone(), security::headers))
        // what is not kept is compressed for one reader alone, and should not keep that reader waiting
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .with_state(app)
}
