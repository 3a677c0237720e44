//! What needs somebody's attention, in words: disk, database, mail, clock, accounts.
//!
//! Each part looks at one thing and gives [`Finding`]s. The command `check` prints all of them, and the page of
//! administrators shows those that take no time.

mod clock;
mod handover;
mod mail;
mod page;
mod people;
mod storage;

pub use handover::{save as save_handover, show as show_handover};
pub use page::show;

use crate::{
    app::App,
    config::{Config, Mail},
    database::{self, Database},
    mail::Mailer,
    people::Person,
    say,
};
use jiff::tz::TimeZone;
use std::fmt;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// All is well.
    Ok,
    /// Somebody should look at it one of these days.
    Look,
    /// The site does not do what it should.
    Wrong,
}

impl fmt::Display for Weight {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Ok => "ok",
            Self::Look => "look",
            Self::Wrong => "wrong",
        })
    }
}

/// What was found about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub weight: Weight,
    /// The thing: the id of a text.
    pub about: &'static str,
    /// What was found and, if it is not well, what to do.
    pub words: String,
}

impl Finding {
    fn ok(about: &'static str, words: impl Into<String>) -> Self {
        Self { weight: Weight::Ok, about, words: words.into() }
    }

    fn look(about: &'static str, words: impl Into<String>) -> Self {
        Self { weight: Weight::Look, about, words: words.into() }
    }

    fn wrong(about: &'static str, words: impl Into<String>) -> Self {
        Self { weight: Weight::Wrong, about, words: words.into() }
    }
}

/// One line: `wrong  disk      …`. Words of other programs lose what would make it more than one.
impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: String = self.words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        write!(formatter, "{:<6} {:<12} {words}", self.weight, say!(self.about))
    }
}

/// Looks at everything, as the command `check` does. Nothing is changed and no letter is sent; the site may be running.
pub async fn check(config: &Config, clock: &crate::clock::Clock) -> Vec<Finding> {
    let file = config.data.join("site.db");
    let mut findings = vec![storage::writable(&config.data), storage::space(&config.data, &file)];
    findings.extend(storage::sound(&file).await);
    match database::read(&file).await {
        Ok(database) => {
            findings.extend(stored(&database, clock).await);
            database.close().await;
        }
        // said already
        Err(_) => findings.push(clock::zones(None, clock.now())),
    }
    match Mailer::open(config) {
        Ok(mailer) => findings.extend(mail::server(config, &mailer, clock.now()).await),
        Err(error) => findings.push(Finding::wrong("attention-mail-server", format!("{error:#}"))),
    }
    findings
}

/// Looks at what takes no time, as pages do: nothing is read whole, and no other machine is asked.
/// `everybody` is who edits, or is invited to.
pub async fn of_site(app: &App, zone: &TimeZone, everybody: &[Person]) -> Vec<Finding> {
    let (config, database, now) = (&app.config, &app.database, app.clock.now());
    let mut findings = vec![
        storage::space(&config.data, &config.data.join("site.db")),
        storage::writable(&config.data),
        clock::steady(database, now, Some(zone)).await,
        mail::letters(database, now).await,
        address(config),
    ];
    if matches!(config.mail, Mail::Folder) {
        let words = say!("attention-mail-folder", place = config.mail.place(&config.data));
        findings.push(Finding::wrong("attention-mail-server", words));
    }
    findings.extend(people::accounts(everybody, now.day_in(zone)));
    findings
}

/// How many things of the page of administrators need attention, and the id of the word for the worst; nothing if all is well.
///
/// # Errors
/// If the database cannot be read.
pub async fn in_short(app: &App, zone: &TimeZone) -> Result<Option<(usize, &'static str)>, sqlx::Error> {
    let findings = of_site(app, zone, &Person::all(&app.database).await?).await;
    let weights = findings.iter().map(|finding| finding.weight).filter(|weight| *weight != Weight::Ok);
    let word = |worst| if worst == Weight::Wrong { "attention-worst-wrong" } else { "attention-worst-look" };
    Ok(weights.clone().max().map(|worst| (weights.count(), word(worst))))
}

/// Whether visitors come over HTTPS.
fn address(config: &Config) -> Finding {
    let url = config.url.as_str();
    if config.url.scheme() == "https" {
        Finding::ok("attention-address", say!("attention-address-https", address = url))
    } else {
        Finding::look("attention-address", say!("attention-address-http", address = url))
    }
}

/// What the database says.
async fn stored(database: &Database, clock: &crate::clock::Clock) -> Vec<Finding> {
    let now = clock.now();
    let chapter = crate::chapter::Chapter::find(database).await.ok();
    let zone = chapter.as_ref().map(|chapter| chapter.time_zone.as_str());
    vec![clock::steady(database, now, None).await, clock::zones(zone, now), mail::letters(database, now).await]
}
