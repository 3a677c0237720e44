//! Spam without a puzzle. What looks like it is held apart and never dropped; whoever sends it sees no difference.

use crate::{
    app::App,
    chapter::Chapter,
    clock::Moment,
    database::WriteTransaction,
    languages::{self, Language},
    say,
    secret::Secret,
    web::{FieldErrors, client::Network, form::Typed},
};
use jiff::tz::TimeZone;
use std::{fmt::Display, time::Duration};

/// A field that no person sees, so that only a machine fills it in.
const TRAP: &str = "website";
/// A description with more links than this looks like an advertisement.
const LINKS: usize = 5;
/// Forms are counted within so long.
const HOUR: Duration = Duration::from_hours(1);
/// After so many times the limit nothing more is taken.
const REFUSED: i64 = 6;

/// What makes something look like spam: the ids of the sentences that are stored in the default language.
const HELD: [&str; 6] =
    ["review-held-trap", "review-held-fast", "review-held-links", "review-held-network", "review-held-address", "review-held-submission"];

fn stored(id: &str, count: impl Display) -> String {
    Language::DEFAULT.within(|| say!(id, count = count.to_string()))
}

/// What makes something look like spam, as it was stored, in the language that is spoken.
#[must_use]
pub fn because(stored: &str) -> String {
    languages::again(stored, &HELD)
}

/// Which form something was typed into, where it came from, and what makes it look like spam.
#[derive(Debug, Clone)]
pub struct Trace {
    /// The form's id.
    pub form_id: String,
    /// Where it came from.
    pub network: Fingerprint,
    /// What makes it look like spam, in a sentence; empty if nothing does.
    pub held_because: String,
}

impl Trace {
    /// Looks at a form as it arrived. `words` are the ones in which advertisements stand.
    #[must_use]
    pub fn of(app: &App, network: &Network, typed: &Typed, form_id: &str, words: &str) -> Self {
        let now = app.clock.now();
        let made_at = app.secret.form_made_at(typed.get("form_id"));
        let links = words.matches("http://").count() + words.matches("https://").count();
        let held_because = if is_trapped(typed) {
            stored("review-held-trap", 0)
        } else if made_at.is_some_and(|made_at| now.since(made_at) < app.config.form_seconds) {
            stored("review-held-fast", app.config.form_seconds.as_secs())
        } else if links > LINKS {
            stored("review-held-links", links)
        } else {
            String::new()
        };
        Self { form_id: form_id.to_owned(), network: Fingerprint::of(&app.secret, network, now), held_because }
    }

    /// Of a page that has a button and nothing else: pressing it at once is no sign of anything.
    #[must_use]
    pub fn of_button(app: &App, network: &Network, typed: &Typed) -> Self {
        let held_because = if is_trapped(typed) { stored("review-held-trap", 0) } else { String::new() };
        let network = Fingerprint::of(&app.secret, network, app.clock.now());
        Self { form_id: typed.get("form_id").to_owned(), network, held_because }
    }
}

/// Whether the field that people cannot see was filled in.
#[must_use]
pub fn is_trapped(typed: &Typed) -> bool {
    !typed.get(TRAP).is_empty()
}

/// A network, so that forms from one can be counted and nobody can read which it was. It is another one each day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// As it is kept.
    pub now: String,
    /// As it was an hour ago: another one only just after midnight.
    pub earlier: String,
}

impl Fingerprint {
    /// Of a network, now.
    #[must_use]
    pub fn of(secret: &Secret, network: &Network, now: Moment) -> Self {
        let tag = |moment: Moment| secret.tag("network", format!("{} {}", moment.day_in(&TimeZone::UTC), network.0).as_bytes());
        Self { now: tag(now), earlier: tag(now.before(HOUR)) }
    }
}

/// What the number of forms within the hour says about one more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limit {
    /// As many as people send.
    Within,
    /// More: it is held apart, for this reason.
    Held(String),
    /// So many that nothing more is taken.
    Refused,
}

/// The limit of what a table has of one network and of one mail address.
macro_rules! of_sender {
    ($table:tt, $write:ident, $app:ident, $trace:ident, $email:ident) => {{
        let until = $app.clock.now();
        let since = until.before(HOUR);
        let Fingerprint { now, earlier } = &$trace.network;
        let counted = sqlx::query!(
            "SELECT (SELECT count(*) FROM "
                + $table
                + r#" WHERE network IN (?1, ?2) AND received_at > ?4 AND received_at <= ?5) AS "network!: i64",
                    (SELECT count(*) FROM "#
                + $table
                + r#" WHERE sender_email = ?3 COLLATE NOCASE AND received_at > ?4 AND received_at <= ?5) AS "address!: i64""#,
            now,
            earlier,
            $email,
            since,
            until
        )
        .fetch_one(&mut **$write)
        .await?;
        Ok(Self::judge($app, counted.network, counted.address, "review-held-address"))
    }};
}

impl Limit {
    /// `address` is the id of what is said of too many from one address.
    fn judge(app: &App, from_network: i64, from_address: i64, address: &str) -> Self {
        let most = app.config.form_limit;
        if from_network >= REFUSED * most {
            Self::Refused
        } else if from_network >= most {
            Self::Held(stored("review-held-network", from_network + 1))
        } else if from_address >= most {
            Self::Held(stored(address, from_address + 1))
        } else {
            Self::Within
        }
    }

    /// Of one more submission, within the transaction that would store it.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_submission(write: &mut WriteTransaction, app: &App, trace: &Trace, email: &str) -> Result<Self, sqlx::Error> {
        of_sender!("submission", write, app, trace, email)
    }

    /// Of one more message about the directory, within the transaction that would store it.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_message(write: &mut WriteTransaction, app: &App, trace: &Trace, email: &str) -> Result<Self, sqlx::Error> {
        of_sender!("message", write, app, trace, email)
    }

    /// Of one more change of a submission, within the transaction that would store it.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_change(write: &mut WriteTransaction, app: &App, trace: &Trace, submission: i64) -> Result<Self, sqlx::Error> {
        let until = app.clock.now();
        let since = until.before(HOUR);
        let Fingerprint { now, earlier } = &trace.network;
        let counted = sqlx::query!(
            r#"SELECT (SELECT count(*) FROM press WHERE kind = 'change' AND network IN (?1, ?2) AND pressed_at > ?4 AND pressed_at <= ?5) AS "network!: i64",
                      (SELECT count(*) FROM press WHERE submission = ?3 AND kind = 'change' AND pressed_at > ?4 AND pressed_at <= ?5) AS "submission!: i64""#,
            now,
            earlier,
            submission,
            since,
            until
        )
        .fetch_one(&mut **write)
        .await?;
        Ok(Self::judge(app, counted.network, counted.submission, "review-held-submission"))
    }

    /// Whether so many letters were asked for from one network within the hour that no more are written: of a `kind` of
    /// button that causes one (`code` or `links`).
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_letters(write: &mut WriteTransaction, app: &App, network: &Fingerprint, kind: &str) -> Result<bool, sqlx::Error> {
        let until = app.clock.now();
        let since = until.before(HOUR);
        let pressed = sqlx::query_scalar!(
            r#"SELECT count(*) AS "count!: i64" FROM press WHERE kind = ?1 AND network IN (?2, ?3) AND pressed_at > ?4 AND pressed_at <= ?5"#,
            kind,
            network.now,
            network.earlier,
            since,
            until
        )
        .fetch_one(&mut **write)
        .await?;
        Ok(pressed >= 2 * app.config.form_limit)
    }
}

/// What somebody is told who sends so many forms that no more are taken.
#[must_use]
pub fn too_many(chapter: &Chapter) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.add("form_id", say!("form-too-many", email = chapter.email));
    errors
}
