//! A person who edits.

use crate::{clock::Moment, languages::Language, log::Who, mail};
use jiff::civil::Date;
use lettre::message::Mailbox;
use sqlx::SqliteExecutor;

/// The language of letters, as the log names it.
pub(super) const LANGUAGE: &str = "Language of letters";

/// What a person may do. An administrator may do all that an editor may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Reads what is sent in, decides, and edits everything that is published.
    Editor,
    /// Also looks after people, mail, and the log.
    Administrator,
}

impl Role {
    /// As the database has it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            Self::Administrator => "administrator",
        }
    }
}

impl Role {
    /// As pages say it: the id of a text.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Editor => "people-role-editor",
            Self::Administrator => "people-role-administrator",
        }
    }
}

impl From<String> for Role {
    /// The database knows no other than the two.
    fn from(key: String) -> Self {
        if key == "administrator" { Self::Administrator } else { Self::Editor }
    }
}

/// A person who edits, or is invited to.
#[derive(Debug, Clone)]
pub struct Person {
    /// Its key.
    pub id: i64,
    /// The name.
    pub name: String,
    /// The mail address, in small letters.
    pub email: String,
    /// What the person may do.
    pub role: Role,
    /// The office held.
    pub office: String,
    /// First day of the term (ISO 8601).
    pub term_begins_on: String,
    /// Last day of the term (ISO 8601).
    pub term_ends_on: String,
    /// Whether a password and a second factor were set.
    pub is_set_up: bool,
    /// When the person was shut out.
    pub disabled_at: Option<Moment>,
    /// In which language the person is written to.
    pub language: Language,
}

/// People that fulfil a condition, or in an order.
macro_rules! people {
    ($where:tt $(, $argument:expr)?) => {
        sqlx::query_as!(
            Person,
            r#"SELECT id AS "id!: i64", name, email, role AS "role: String", office, term_begins_on, term_ends_on,
                      password_hash IS NOT NULL AS "is_set_up!: bool", disabled_at AS "disabled_at: Moment",
                      language AS "language: Language"
               FROM person "#
                + $where
            $(, $argument)?
        )
    };
}

impl Person {
    /// The person with this key.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: impl SqliteExecutor<'_>, id: i64) -> Result<Option<Self>, sqlx::Error> {
        people!("WHERE id = ?", id).fetch_optional(database).await
    }

    /// The person with this mail address, in letters of any size.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find_by_email(database: impl SqliteExecutor<'_>, email: &str) -> Result<Option<Self>, sqlx::Error> {
        let email = email.to_lowercase();
        people!("WHERE email = ?", email).fetch_optional(database).await
    }

    /// Everybody, those at work first; at most 500.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(database: impl SqliteExecutor<'_>) -> Result<Vec<Self>, sqlx::Error> {
        people!("ORDER BY disabled_at IS NOT NULL, role, name LIMIT 500").fetch_all(database).await
    }

    /// Whether the person can work on this day: set up, not shut out, within the term.
    #[must_use]
    pub fn is_working(&self, today: Date) -> bool {
        let today = today.to_string();
        self.is_set_up && self.disabled_at.is_none() && (&self.term_begins_on..=&self.term_ends_on).contains(&&today)
    }

    /// Whether the person can work on this day, and may do all that administrators may.
    #[must_use]
    pub fn is_working_administrator(&self, today: Date) -> bool {
        self.role == Role::Administrator && self.is_working(today)
    }

    /// Whether the person may sign in on this day: if at work; or, so that nobody locks everybody out by letting terms
    /// run out, as an administrator when no administrator is at work.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn may_sign_in(&self, database: impl SqliteExecutor<'_>, today: Date) -> Result<bool, sqlx::Error> {
        if self.is_working(today) || self.role != Role::Administrator || !self.is_set_up || self.disabled_at.is_some() {
            return Ok(self.is_working(today));
        }
        Ok(Self::working_administrators(database, today).await?.is_empty())
    }

    /// Whether a link can let the person in: not shut out, and with time left in office.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn may_come_in(&self, database: impl SqliteExecutor<'_>, today: Date) -> Result<bool, sqlx::Error> {
        let has_time_left = self.term_ends_on >= today.to_string() || self.may_sign_in(database, today).await?;
        Ok(self.disabled_at.is_none() && has_time_left)
    }

    /// The administrators at work on this day.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn working_administrators(database: impl SqliteExecutor<'_>, today: Date) -> Result<Vec<Self>, sqlx::Error> {
        Ok(Self::all(database).await?.into_iter().filter(|person| person.is_working_administrator(today)).collect())
    }

    /// Where letters to the person go.
    ///
    /// # Errors
    /// If the address cannot be written to.
    pub fn mailbox(&self) -> anyhow::Result<Mailbox> {
        Ok(mail::mailbox(&self.name, self.email.parse()?))
    }

    /// Where administrators find the person.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/admin/people/{}", self.id)
    }

    /// Whether the person can work on this day: the id of a text of a few words.
    #[must_use]
    pub fn state(&self, today: &Date) -> &'static str {
        let today = today.to_string();
        if self.disabled_at.is_some() {
            "people-state-shut-out"
        } else if self.term_ends_on < today {
            "people-state-ended"
        } else if !self.is_set_up {
            "people-state-invited"
        } else if self.term_begins_on > today {
            "people-state-not-begun"
        } else {
            "people-state-working"
        }
    }

    /// What an administrator can change of a person, label by label.
    #[must_use]
    pub fn rows(&self) -> Vec<(&'static str, String)> {
        vec![
            ("Name", self.name.clone()),
            ("E-mail address", self.email.clone()),
            ("Office", self.office.clone()),
            ("Role", self.role.key().to_owned()),
            ("First day of the term", self.term_begins_on.clone()),
            ("Last day of the term", self.term_ends_on.clone()),
            (LANGUAGE, self.language.name()),
        ]
    }

    /// The person, as the log keeps it.
    #[must_use]
    pub fn who(&self, network: &str) -> Who {
        Who { person: Some(self.id), name: self.name.clone(), network: network.to_owned() }
    }
}
