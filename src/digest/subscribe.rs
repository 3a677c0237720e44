//! Asking for the digest: the page that explains it, and the form at the foot of every page.

use super::{
    letters,
    subscriber::Subscriber,
    wishes::{Places, Wishes},
};
use crate::{
    app::App,
    chapter::Frame,
    database,
    mail::asked::{Asking, Verdict},
    say,
    submissions::{Fingerprint, is_trapped},
    web::{
        self, Error, FieldErrors,
        client::Network,
        filters,
        form::{Form, Typed},
    },
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

#[derive(Template)]
#[template(path = "digest/index.html")]
struct DigestPage<'a> {
    frame: &'a Frame,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    places: &'a Places,
}

#[derive(Template)]
#[template(path = "digest/asked.html")]
pub(super) struct AskedPage<'a> {
    pub frame: &'a Frame,
    pub email: &'a str,
    pub typed: &'a Typed,
    pub errors: &'a FieldErrors,
}

/// `GET /digest`: what it is, and the whole form. It carries nothing of its own, like every public page.
///
/// # Errors
/// If the database cannot be read.
pub async fn form(frame: Frame, State(app): State<App>) -> Result<Response, Error> {
    let places = Places::all(&app.database).await?;
    web::html(&DigestPage { frame: &frame, typed: &Typed::default(), errors: &FieldErrors::default(), places: &places })
}

/// `POST /digest`: a letter goes to the address, whether or not it is known, and the page is the same.
///
/// # Errors
/// If the database cannot be written.
pub async fn submit(frame: Frame, State(app): State<App>, network: Network, form: Form) -> Result<Response, Error> {
    let typed = form.typed;
    let mut errors = FieldErrors::default();
    let places = Places::all(&app.database).await?;
    let email = errors.email(&typed, "email", &say!("digest-email-missing"));
    let wishes = Wishes::parse(&places, &typed, &mut errors);
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if errors.is_empty() && !is_trapped(&typed) && ask(&app, &frame, &network, &email, &wishes).await? == Verdict::Refused {
        errors.add("email", say!("form-letters-asked"));
        status = StatusCode::TOO_MANY_REQUESTS;
    }
    if !errors.is_empty() {
        return web::html_with(status, "no-store", &DigestPage { frame: &frame, typed: &typed, errors: &errors, places: &places });
    }
    let page = AskedPage { frame: &frame, email: &email, typed: &Typed::default(), errors: &errors };
    web::html_with(StatusCode::OK, "no-store", &page)
}

async fn ask(app: &App, frame: &Frame, network: &Network, email: &str, wishes: &Wishes) -> anyhow::Result<Verdict> {
    let mut write = database::begin_write(&app.database).await?;
    let (now, chapter) = (app.clock.now(), &frame.chapter);
    let network = Fingerprint::of(&app.secret, network, now);
    // whoever has ended it may ask again at once
    let ended = Subscriber::ended(&mut write, email).await?;
    let address = app.secret.tag("address", format!("{} {ended}", email.to_ascii_lowercase()).as_bytes());
    let asking = Asking { kind: "digest", network: (&network.now, &network.earlier), address: &address };
    let verdict = asking.judge(&mut write, 2 * app.config.form_limit, now).await?;
    if verdict == Verdict::Write {
        let known = Subscriber::find_by_email(&mut *write, email).await?.filter(|subscriber| subscriber.is_active);
        if let Some(known) = known {
            letters::known(app, chapter, &mut write, &known).await?;
        } else {
            let proof = Subscriber::ask(&mut write, &app.secret, email, wishes, now).await?;
            if let Some(asked) = Subscriber::find_by_email(&mut *write, email).await? {
                letters::ask(app, chapter, &mut write, &asked, (wishes, &proof)).await?;
            }
        }
    }
    write.commit().await?;
    app.letters.notify_one();
    Ok(verdict)
}
