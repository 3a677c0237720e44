//! Who may use an address: one layer around every route that is not for everybody.

use super::{Person, Role, Session, cookie::SESSION};
use crate::{
    app::App,
    chapter::Chapter,
    database,
    log::Who,
    secret::{self, sha256},
    web::{Error, client::Network, form::Form, security},
};
use axum::{
    extract::{FromRequest as _, FromRequestParts, Request, State},
    http::{HeaderValue, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Who may use an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Everybody, without signing in.
    Anyone,
    /// Editors and administrators.
    Editor,
    /// Administrators.
    Administrator,
    /// Administrators who have shown their second factor in the last quarter of an hour.
    Confirmed,
}

/// Who is signed in: an extractor for routes that ask for a permission.
#[derive(Debug, Clone)]
pub struct Signed {
    /// The person.
    pub person: Person,
    /// The session.
    pub session: Session,
    /// Where the request comes from.
    pub network: String,
}

impl Signed {
    /// The person, as the log keeps it.
    #[must_use]
    pub fn who(&self) -> Who {
        self.person.who(&self.network)
    }

    /// Whether the person is an administrator.
    #[must_use]
    pub fn is_administrator(&self) -> bool {
        self.person.role == Role::Administrator
    }
}

impl FromRequestParts<App> for Signed {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Error> {
        parts.extensions.get::<Self>().cloned().ok_or(Error::Forbidden("desk-sign-in-first"))
    }
}

/// Middleware: lets through who may use the address. Whoever is not signed in is sent to sign in and comes back; what
/// they had typed is kept meanwhile.
pub async fn require(State((app, permission)): State<(App, Permission)>, request: Request, next: Next) -> Response {
    let mut response = match admit(&app, permission, request).await {
        Ok(Ok(request)) => next.run(request).await,
        Ok(Err(elsewhere)) => elsewhere,
        Err(error) => error.into_response(),
    };
    // what is for one person is kept by no cache
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn admit(app: &App, permission: Permission, request: Request) -> Result<Result<Request, Response>, Error> {
    let (mut parts, body) = request.into_parts();
    let is_reading = matches!(parts.method, Method::GET | Method::HEAD);
    if !is_reading && !security::is_from_our_page(&parts.headers) {
        return Err(Error::Forbidden("desk-form-from-nowhere"));
    }
    let now = app.clock.now();
    let today = now.day_in(&Chapter::find(&app.database).await?.zone());
    let session = match SESSION.read(app, &parts.headers) {
        Some(token) => Session::find(&app.database, token).await?,
        None => None,
    };
    let person = match &session {
        Some(session) => session.holder(&app.database, now, today).await?,
        None => None,
    };
    let (Some(session), Some(person)) = (&session, person) else {
        let owner = session.map(|session| session.person);
        return Ok(Err(elsewhere(app, "/sign-in", owner, Request::from_parts(parts, body)).await?));
    };
    if permission != Permission::Editor && person.role != Role::Administrator {
        return Err(Error::Forbidden("desk-administrators-only"));
    }
    if permission == Permission::Confirmed && !session.is_confirmed(now) {
        return Ok(Err(elsewhere(app, "/admin/confirm", Some(person.id), Request::from_parts(parts, body)).await?));
    }
    session.touch(&app.database, now).await?;
    let network = Network::of(app, &parts).0;
    parts.extensions.insert(Signed { person, session: session.clone(), network });
    Ok(Ok(Request::from_parts(parts, body)))
}

/// Sends somebody to sign in, or to confirm, and then back. A form is held for its owner meanwhile.
async fn elsewhere(app: &App, to: &str, owner: Option<i64>, request: Request) -> Result<Response, Error> {
    let path = request.uri().path().to_owned();
    let back = match (request.method(), owner) {
        (&Method::GET | &Method::HEAD, _) => request.uri().path_and_query().map_or(path, ToString::to_string),
        (_, None) => "/admin".to_owned(),
        (_, Some(owner)) => match Form::from_request(request, app).await {
            Ok(_) if path == "/admin/sign-out" => "/admin".to_owned(),
            Ok(form) => hold(app, owner, &path, &form).await? + if to == "/admin/confirm" { "?confirmed=1" } else { "" },
            Err(refusal) => return Ok(refusal),
        },
    };
    Ok(Redirect::to(&format!("{to}?back={}", utf8_percent_encode(&back, NON_ALPHANUMERIC))).into_response())
}

/// Fields that are kept nowhere, not even for a while.
const KEYS: [&str; 6] = ["password", "new_password", "again", "code", "new_code", "factor"];

async fn hold(app: &App, owner: i64, path: &str, form: &Form) -> Result<String, Error> {
    let token = secret::token()?;
    let (token_sha256, now) = (sha256(token.as_bytes()), app.clock.now());
    let fields: Vec<_> = form.typed.iter().filter(|(name, _)| !KEYS.contains(&name.as_str())).collect();
    let fields = serde_json::to_string(&fields)?;
    let mut write = database::begin_write(&app.database).await?;
    sqlx::query!(
        "INSERT INTO held_form (token_sha256, person, path, fields, held_at) VALUES (?, ?, ?, ?, ?)",
        token_sha256,
        owner,
        path,
        fields,
        now
    )
    .execute(&mut *write)
    .await?;
    write.commit().await?;
    Ok(format!("/admin/held/{token}"))
}
