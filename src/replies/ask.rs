//! Replying: the form stands on the event's page, and here again if something in it is wrong.

use super::{
    event::Hosted,
    letters,
    reply::{NewReply, Reply},
};
use crate::{
    app::App,
    chapter::Frame,
    database,
    mail::asked::{Asking, Verdict},
    say,
    submissions::{Fingerprint, is_trapped, private},
    web::{
        self, Error, FieldErrors,
        client::Network,
        filters,
        form::{Form, Typed},
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};

/// Nobody brings more people than this with one reply.
const PEOPLE: i64 = 20;

#[derive(Template)]
#[template(path = "replies/form.html")]
struct FormPage<'a> {
    frame: &'a Frame,
    hosted: &'a Hosted,
    is_open: bool,
    typed: &'a Typed,
    errors: &'a FieldErrors,
}

#[derive(Template)]
#[template(path = "replies/asked.html")]
pub(super) struct AskedPage<'a> {
    pub frame: &'a Frame,
    pub hosted: &'a Hosted,
    pub email: &'a str,
    pub typed: &'a Typed,
    pub errors: &'a FieldErrors,
}

/// The event with this key, if people reply to it here.
pub(super) async fn hosted(app: &App, slug: &str) -> Result<Hosted, Error> {
    Hosted::find(&app.database, slug).await?.filter(|hosted| hosted.event.takes_replies).ok_or(Error::NotFound)
}

/// `GET /replies/to/{slug}`.
///
/// # Errors
/// If there is no such event, or the database cannot be read.
pub async fn form(frame: Frame, State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    let hosted = hosted(&app, &slug).await?;
    page(&frame, &app, &hosted, StatusCode::OK, (&Typed::default(), &FieldErrors::default()))
}

fn page(frame: &Frame, app: &App, hosted: &Hosted, status: StatusCode, (typed, errors): (&Typed, &FieldErrors)) -> Result<Response, Error> {
    let is_open = hosted.is_open(app.clock.now());
    Ok(private(web::html_with(status, "no-store", &FormPage { frame, hosted, is_open, typed, errors })?))
}

fn parse(hosted: &Hosted, typed: &Typed, errors: &mut FieldErrors) -> NewReply {
    let most = PEOPLE.min(hosted.places());
    let people = if typed.get("people").is_empty() { Ok(1) } else { typed.get("people").parse::<i64>() };
    let people = people.ok().filter(|people| (1..=most).contains(people)).unwrap_or_else(|| {
        errors.add("people", say!("reply-how-many-wrong", most = most));
        1
    });
    NewReply {
        name: errors.required(typed, "name", 120, &say!("reply-name-missing")),
        people,
        city_program: errors.text(typed, "city_program", 120),
        email: errors.email(typed, "email", &say!("reply-email-missing")),
    }
}

/// `POST /replies/to/{slug}`: a letter goes to the address, and the page is the same whether or not it has replied before.
///
/// # Errors
/// If there is no such event, or the database cannot be written.
pub async fn submit(
    frame: Frame,
    State(app): State<App>,
    Path(slug): Path<String>,
    network: Network,
    form: Form,
) -> Result<Response, Error> {
    let hosted = hosted(&app, &slug).await?;
    let typed = form.typed;
    let mut errors = FieldErrors::default();
    let new = parse(&hosted, &typed, &mut errors);
    if !errors.is_empty() || !hosted.is_open(app.clock.now()) {
        return page(&frame, &app, &hosted, StatusCode::UNPROCESSABLE_ENTITY, (&typed, &errors));
    }
    if !is_trapped(&typed) && store(&app, &frame, &network, &hosted, &new).await? == Verdict::Refused {
        errors.add("email", say!("form-letters-asked"));
        return page(&frame, &app, &hosted, StatusCode::TOO_MANY_REQUESTS, (&typed, &errors));
    }
    let page = AskedPage { frame: &frame, hosted: &hosted, email: &new.email, typed: &Typed::default(), errors: &errors };
    Ok(private(web::html_with(StatusCode::OK, "no-store", &page)?))
}

async fn store(app: &App, frame: &Frame, network: &Network, hosted: &Hosted, new: &NewReply) -> anyhow::Result<Verdict> {
    let mut write = database::begin_write(&app.database).await?;
    let (now, chapter, number) = (app.clock.now(), &frame.chapter, hosted.number);
    let network = Fingerprint::of(&app.secret, network, now);
    // whoever cancels has the link of the mailbox, and may reply anew at once
    let cancelled = Reply::cancelled(&mut write, number, &new.email).await?;
    let address = app.secret.tag("address", format!("{number} {} {cancelled}", new.email.to_ascii_lowercase()).as_bytes());
    let asking = Asking { kind: "reply", network: (&network.now, &network.earlier), address: &address };
    let verdict = asking.judge(&mut write, 2 * app.config.form_limit, now).await?;
    if verdict == Verdict::Write {
        let known = Reply::of_address(&mut *write, number, &new.email).await?.filter(|reply| reply.state != "asked");
        if let Some(reply) = known {
            letters::known(app, chapter, &mut write, hosted, &reply).await?;
        } else {
            let proof = Reply::ask(&mut write, &app.secret, number, new, now).await?;
            if let Some(reply) = Reply::of_address(&mut *write, number, &new.email).await? {
                letters::ask(app, chapter, &mut write, (hosted, &reply, &proof)).await?;
            }
        }
    }
    if verdict == Verdict::Silent {
        Reply::correct(&mut write, number, new).await?;
    }
    write.commit().await?;
    app.letters.notify_one();
    Ok(verdict)
}
