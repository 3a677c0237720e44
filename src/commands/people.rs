//! People, from the command line: the first administrator, and the way back in when mail or a telephone is gone.

use crate::{
    app::App,
    chapter::Chapter,
    clock::Clock,
    config::Config,
    database,
    log::{self, Deed, Who},
    people::{Appointment, Link, Person, Purpose, invite},
    say,
    web::{FieldErrors, form::Typed},
};
use anyhow::{Context as _, bail, ensure};
use clap::Subcommand;

#[derive(Debug, Clone, Subcommand)]
pub(super) enum Command {
    /// Put somebody on the list, and print the link with which they set password and telephone
    Invite {
        /// The person's name
        #[arg(long)]
        name: String,
        /// Mail address to sign in with
        #[arg(long)]
        email: String,
        /// What the person may do: editor or administrator
        #[arg(long)]
        role: String,
        /// The office held, for example Secretary
        #[arg(long)]
        office: String,
        /// Last day of the term, as 2027-12-31
        #[arg(long)]
        until: String,
        /// First day of the term (default: today)
        #[arg(long, default_value = "")]
        from: String,
        /// Language of letters to the person, as es (default: the site's own)
        #[arg(long, default_value = "")]
        language: String,
    },
    /// Print a link to a new password for somebody on the list; for somebody invited, a new invitation
    Reset {
        /// Their mail address
        email: String,
        /// The telephone is set up anew too: for somebody whose telephone and printed codes are gone
        #[arg(long)]
        also_factor: bool,
    },
    /// List everybody: name, address, office, role, term, state
    List,
}

impl Command {
    pub(super) async fn run(self, config: Config) -> anyhow::Result<()> {
        let app = App::open(config, Clock::System).await?;
        match self {
            Self::Invite { name, email, role, office, until, from, language } => {
                let fields = [("name", name), ("email", email), ("role", role), ("office", office), ("until", until)];
                let more = [("from", from), ("language", language)];
                let typed = Typed::new(fields.into_iter().chain(more).map(|(name, value)| (name.to_owned(), value)).collect());
                print_invitation(&app, &typed).await
            }
            Self::Reset { email, also_factor } => print_reset(&app, &email, also_factor).await,
            Self::List => list(&app).await,
        }
    }
}

pub(super) fn who() -> Who {
    Who::named("the command line")
}

async fn today(app: &App) -> anyhow::Result<jiff::civil::Date> {
    Ok(app.clock.now().day_in(&Chapter::find(&app.database).await?.zone()))
}

async fn print_invitation(app: &App, typed: &Typed) -> anyhow::Result<()> {
    let (today, mut errors) = (today(app).await?, FieldErrors::default());
    ensure!(!typed.get("role").is_empty(), "--role: please write editor or administrator.");
    let email = errors.email(typed, "email", "Please write the person’s e-mail address.");
    let appointment = Appointment::parse(typed, today, &mut errors);
    if let Some((field, sentence)) = errors.iter().next() {
        let sentence = match *field {
            "role" => "Please write editor or administrator.",
            "language" => "Please write a language of the site, for example es.",
            _ => sentence,
        };
        bail!("--{field}: {sentence}");
    }
    let appointment = appointment.context("the person cannot be read")?;
    ensure!(appointment.term_ends_on >= today, "--until: This day is past. Please write the last day of the term.");
    let mut write = database::begin_write(&app.database).await?;
    let Some((person, address)) = invite(app, &mut write, &who(), &email, &appointment).await? else {
        bail!("Somebody with the address {email} is on the list already. For a new link: people reset {email}");
    };
    write.commit().await?;
    print_link(&person, Purpose::Invitation, &address);
    Ok(())
}

async fn print_reset(app: &App, email: &str, also_factor: bool) -> anyhow::Result<()> {
    let Some(person) = Person::find_by_email(&app.database, email.trim()).await? else {
        bail!("Nobody on the list has the address {email}. To see the list: people list");
    };
    ensure!(person.disabled_at.is_none(), "{} is shut out. An administrator can let them in again on the page People.", person.name);
    if !person.may_come_in(&app.database, today(app).await?).await? {
        bail!("The term of {} ended on {}. An administrator can enter a new one on the page People.", person.name, person.term_ends_on);
    }
    let (purpose, mut write) = (Purpose::to_come_in(&person, also_factor), database::begin_write(&app.database).await?);
    let address = Link::make(app, &mut write, &person, purpose, None).await?;
    let action = match purpose {
        Purpose::Invitation => "print the invitation again",
        Purpose::Reset => "print a way to a new password",
        Purpose::ResetWithFactor => "print a way to a new password and telephone",
    };
    let deed = Deed { action, subject: &person.name, path: &person.path(), changes: &[] };
    log::write(&mut write, &who(), &deed, app.clock.now()).await?;
    write.commit().await?;
    print_link(&person, purpose, &address);
    Ok(())
}

fn print_link(person: &Person, purpose: Purpose, address: &str) {
    let what = match purpose {
        Purpose::Invitation => "to set up password and telephone; it is good once, for seven days",
        Purpose::Reset => "to a new password; it is good once, for an hour, and asks for a code of the telephone or a printed one",
        Purpose::ResetWithFactor => "to a new password and telephone; it is good once, for an hour, so hand it over in person",
    };
    println!("The link for {} {what}:\n{address}", person.name);
}

async fn list(app: &App) -> anyhow::Result<()> {
    let today = today(app).await?;
    for person in Person::all(&app.database).await? {
        let state = say!(person.state(&today));
        let Person { name, email, office, role, term_begins_on, term_ends_on, .. } = person;
        println!("{name} <{email}>\t{office}\t{}\t{term_begins_on} to {term_ends_on}\t{state}", role.key());
    }
    Ok(())
}

/// Says how to make the first administrator, as long as none can work.
pub(super) async fn announce(app: &App, program: &str) -> anyhow::Result<()> {
    if Person::working_administrators(&app.database, today(app).await?).await?.is_empty() {
        println!("  No administrator can sign in yet. This prints a link for the first one:");
        println!("    {program} people invite --name NAME --email ADDRESS --role administrator --office OFFICE --until YYYY-MM-DD");
    }
    Ok(())
}
