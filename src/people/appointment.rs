//! Who holds which office, in which role and for how long; and that somebody is always left who can let others in.

use super::{Link, Person, Role, Session, link::Purpose, own_language};
use crate::{
    app::App,
    chapter::Chapter,
    database::{self, WriteTransaction},
    languages::Language,
    log::{self, Deed, Who},
    say,
    web::{FieldErrors, form::Typed},
};
use jiff::civil::Date;

/// The two roles, as forms offer them: each with the id of its text.
pub const ROLES: [(&str, &str); 2] = [("editor", "people-role-editor-is"), ("administrator", "people-role-administrator-is")];

/// Said to whoever would leave the site without an administrator: the id of a text.
pub const LAST: &str = "people-last-administrator";

/// An office, as it is given to somebody.
#[derive(Debug, Clone)]
pub struct Appointment {
    /// The person's name.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// The office.
    pub office: String,
    /// First day of the term.
    pub term_begins_on: Date,
    /// Last day of the term.
    pub term_ends_on: Date,
    /// In which language the person is written to; nothing leaves it as it is.
    pub language: Option<Language>,
}

impl Appointment {
    /// Reads the fields `name`, `role`, `office`, `from` (today if it is empty), `until` and `language` (may be empty); nothing if
    /// one is wrong.
    pub fn parse(typed: &Typed, today: Date, errors: &mut FieldErrors) -> Option<Self> {
        let name = errors.required(typed, "name", 100, &say!("people-name-missing"));
        let role = Role::from(errors.choice(typed, "role", &ROLES));
        let office = errors.required(typed, "office", 100, &say!("people-office-missing"));
        let from = errors.day(typed, "from").unwrap_or(today);
        let until = errors.day(typed, "until");
        if typed.get("until").is_empty() {
            errors.add("until", say!("people-term-missing"));
        }
        if until.is_some_and(|until| until < from) {
            errors.add("until", say!("people-term-backwards"));
        }
        let language = own_language::parse(typed, errors);
        let term_ends_on = until.filter(|_| errors.is_empty())?;
        Some(Self { name: one_line(&name), role, office: one_line(&office), term_begins_on: from, term_ends_on, language })
    }
}

/// Names stand in letters and in the log: on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is done.
    Done,
    /// It would leave no administrator who can work, so nothing was done.
    Last,
    /// There is no such person.
    Unknown,
}

/// Puts a person on the list. Gives the person and the address of the invitation; nothing if the address is on the list.
///
/// # Errors
/// If the database cannot be written, or there are no random bytes.
pub async fn invite(
    app: &App,
    write: &mut WriteTransaction,
    who: &Who,
    email: &str,
    appointment: &Appointment,
) -> anyhow::Result<Option<(Person, String)>> {
    let (email, role, now) = (email.to_lowercase(), appointment.role.key(), app.clock.now());
    let (begins, ends) = (appointment.term_begins_on.to_string(), appointment.term_ends_on.to_string());
    let language = appointment.language.unwrap_or(Language::DEFAULT);
    let id = sqlx::query!(
        "INSERT INTO person (name, email, role, office, term_begins_on, term_ends_on, language, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (email) DO NOTHING",
        appointment.name,
        email,
        role,
        appointment.office,
        begins,
        ends,
        language,
        now
    )
    .execute(&mut **write)
    .await?;
    if id.rows_affected() == 0 {
        return Ok(None);
    }
    let Some(person) = Person::find(&mut **write, id.last_insert_rowid()).await? else { return Ok(None) };
    let changes = log::difference(&[], &person.rows());
    log::write(write, who, &Deed { action: "invite", subject: &person.name, path: &person.path(), changes: &changes }, now).await?;
    let address = Link::make(app, write, &person, Purpose::Invitation, None).await?;
    Ok(Some((person, address)))
}

/// Changes name, office, role, term or the language of letters. Another role ends the person's other sessions.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn appoint(app: &App, who: &Who, id: i64, appointment: &Appointment, keep: Option<i64>) -> anyhow::Result<Outcome> {
    let (mut write, now) = (database::begin_write(&app.database).await?, app.clock.now());
    let Some(before) = Person::find(&mut *write, id).await? else { return Ok(Outcome::Unknown) };
    let left = Administrators::count(app, &mut write).await?;
    let (begins, ends) = (appointment.term_begins_on.to_string(), appointment.term_ends_on.to_string());
    let (role, language) = (appointment.role.key(), appointment.language.unwrap_or(before.language));
    sqlx::query!(
        "UPDATE person SET name = ?, role = ?, office = ?, term_begins_on = ?, term_ends_on = ?, language = ? WHERE id = ?",
        appointment.name,
        role,
        appointment.office,
        begins,
        ends,
        language,
        id
    )
    .execute(&mut *write)
    .await?;
    if Administrators::count(app, &mut write).await?.are_gone_since(&left) {
        return Ok(Outcome::Last);
    }
    if before.role != appointment.role {
        Session::end_others(&mut write, id, keep, now).await?;
    }
    let Some(after) = Person::find(&mut *write, id).await? else { return Ok(Outcome::Unknown) };
    let changes = log::difference(&before.rows(), &after.rows());
    if !changes.is_empty() {
        let deed = Deed { action: "change", subject: &after.name, path: &after.path(), changes: &changes };
        log::write(&mut write, who, &deed, now).await?;
    }
    write.commit().await?;
    Ok(Outcome::Done)
}

/// Shuts a person out: every session and every link of theirs ends with that.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn shut_out(app: &App, who: &Who, id: i64) -> anyhow::Result<Outcome> {
    let (mut write, now) = (database::begin_write(&app.database).await?, app.clock.now());
    let Some(person) = Person::find(&mut *write, id).await? else { return Ok(Outcome::Unknown) };
    let left = Administrators::count(app, &mut write).await?;
    sqlx::query!("UPDATE person SET disabled_at = ? WHERE id = ? AND disabled_at IS NULL", now, id).execute(&mut *write).await?;
    if Administrators::count(app, &mut write).await?.are_gone_since(&left) {
        return Ok(Outcome::Last);
    }
    Session::end_others(&mut write, id, None, now).await?;
    Link::void(&mut write, id, now).await?;
    log::write(&mut write, who, &Deed { action: "shut out", subject: &person.name, path: &person.path(), changes: &[] }, now).await?;
    write.commit().await?;
    Ok(Outcome::Done)
}

/// Lets a person in again who was shut out.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn let_in(app: &App, who: &Who, id: i64) -> anyhow::Result<Outcome> {
    let (mut write, now) = (database::begin_write(&app.database).await?, app.clock.now());
    let Some(person) = Person::find(&mut *write, id).await? else { return Ok(Outcome::Unknown) };
    sqlx::query!("UPDATE person SET disabled_at = NULL WHERE id = ?", id).execute(&mut *write).await?;
    log::write(&mut write, who, &Deed { action: "let in again", subject: &person.name, path: &person.path(), changes: &[] }, now).await?;
    write.commit().await?;
    Ok(Outcome::Done)
}

/// How many administrators are at work, and how many could still sign in if none of them is.
struct Administrators {
    working: usize,
    able: usize,
}

impl Administrators {
    async fn count(app: &App, write: &mut WriteTransaction) -> Result<Self, sqlx::Error> {
        let today = app.clock.now().day_in(&Chapter::find(&mut **write).await?.zone());
        let people = Person::all(&mut **write).await?;
        let able = people.iter().filter(|person| person.role == Role::Administrator && person.is_set_up && person.disabled_at.is_none());
        Ok(Self { working: able.clone().filter(|person| person.is_working(today)).count(), able: able.count() })
    }

    fn are_gone_since(&self, before: &Self) -> bool {
        (self.working == 0 && before.working > 0) || (self.able == 0 && before.able > 0)
    }
}
