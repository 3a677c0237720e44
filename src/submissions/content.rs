//! What was sent in, of either kind, and the wording of it that holds.

use super::{Attachment, NewEvent, NewNewsletter, Occurrence, Rows, Sender};
use crate::{clock::Moment, database::WriteTransaction, languages::Language, say, web::FieldErrors};
use jiff::civil::Date;
use serde_json::Value;
use sqlx::SqliteExecutor;

/// An event or a newsletter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// An event, or a call.
    Event(Box<NewEvent>),
    /// A newsletter.
    Newsletter(Box<NewNewsletter>),
}

impl Content {
    /// Reads what is stored.
    ///
    /// # Errors
    /// If it is not of the kind.
    pub fn read(kind: &str, json: &str) -> serde_json::Result<Self> {
        Ok(match kind {
            "event" => Self::Event(serde_json::from_str(json)?),
            _ => Self::Newsletter(serde_json::from_str(json)?),
        })
    }

    /// As it is stored.
    ///
    /// # Errors
    /// None that can happen with these types.
    pub fn json(&self) -> serde_json::Result<String> {
        match self {
            Self::Event(event) => serde_json::to_string(event),
            Self::Newsletter(newsletter) => serde_json::to_string(newsletter),
        }
    }

    /// Its title.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Self::Event(event) => &event.title,
            Self::Newsletter(newsletter) => &newsletter.title,
        }
    }

    /// All of it, as people read it; nothing of the sender.
    #[must_use]
    pub fn rows(&self) -> Rows {
        match self {
            Self::Event(event) => event.rows(),
            Self::Newsletter(newsletter) => newsletter.rows(),
        }
    }

    /// Its first day, if that is over: more often a wrong year than a report.
    #[must_use]
    pub fn over(&self, today: Date) -> Option<Date> {
        let Self::Event(event) = self else { return None };
        let first = event.dates.first().map(Occurrence::last_day);
        first.or(event.call.as_ref().map(|call| call.closes_on)).filter(|day| *day < today)
    }

    /// Names in `errors` what must go with its files and is missing; without a file or a web address of a newsletter in this text.
    pub fn check_files(&self, files: &[Attachment], no_link: &'static str, errors: &mut FieldErrors) {
        let has = |field| files.iter().any(|attachment| attachment.field == field);
        if has("image") && self.image_text().is_empty() {
            errors.add("image_text", say!("form-picture-words"));
        }
        let lacks_file = matches!(self, Self::Newsletter(newsletter) if newsletter.link.is_empty()) && !has("document");
        if lacks_file && errors.get("document").is_empty() {
            errors.add("link", say!(no_link));
        }
    }

    /// Its picture in words.
    #[must_use]
    pub fn image_text(&self) -> &str {
        match self {
            Self::Event(event) => &event.image_text,
            Self::Newsletter(newsletter) => &newsletter.image_text,
        }
    }

    /// The same, sent in in this language: of that nothing needs to be said.
    #[must_use]
    pub fn sent_in(mut self, language: Language) -> Self {
        if let Self::Event(event) = &mut self
            && event.text_language == language.tag()
        {
            event.text_language.clear();
        }
        self
    }

    /// Whether people reply to it on its own page.
    #[must_use]
    pub fn takes_replies(&self) -> bool {
        matches!(self, Self::Event(event) if event.takes_replies)
    }

    /// Who sent it.
    #[must_use]
    pub fn sender(&self) -> &Sender {
        match self {
            Self::Event(event) => &event.sender,
            Self::Newsletter(newsletter) => &newsletter.sender,
        }
    }

    /// This one with some fields (by their names in the stored form) of another one.
    ///
    /// # Errors
    /// If the two are not of one kind.
    pub fn with_fields_of(&self, other: &Self, fields: &[&str]) -> serde_json::Result<Self> {
        let (mut mine, others) = (self.value()?, other.value()?);
        for field in fields {
            if let (Some(slot), Some(value)) = (mine.get_mut(*field), others.get(*field)) {
                *slot = value.clone();
            }
        }
        Ok(match self {
            Self::Event(_) => Self::Event(serde_json::from_value(mine)?),
            Self::Newsletter(_) => Self::Newsletter(serde_json::from_value(mine)?),
        })
    }

    /// This one with what somebody has made of another one, wherever that differs from the wording that they began with.
    ///
    /// # Errors
    /// If the three are not of one kind.
    pub fn with_changes(&self, base: &Self, changed: &Self) -> serde_json::Result<Self> {
        let fields = changed.differing_fields(base)?;
        self.with_fields_of(changed, &fields.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The names of the fields in which two differ; the sender's own are never among them.
    ///
    /// # Errors
    /// None that can happen with these types.
    pub fn differing_fields(&self, other: &Self) -> serde_json::Result<Vec<String>> {
        let (mine, others) = (self.value()?, other.value()?);
        let fields = mine.as_object().into_iter().flatten();
        Ok(fields.filter(|(name, value)| *name != "sender" && others.get(*name) != Some(value)).map(|(name, _)| name.clone()).collect())
    }

    fn value(&self) -> serde_json::Result<Value> {
        match self {
            Self::Event(event) => serde_json::to_value(event),
            Self::Newsletter(newsletter) => serde_json::to_value(newsletter),
        }
    }
}

/// A wording that came after what was sent.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its key.
    pub id: i64,
    /// Of which submission.
    pub submission: i64,
    /// JSON of [`NewEvent`] or [`NewNewsletter`].
    pub content: String,
    /// `sender` or `editor`.
    pub made_by: String,
    /// `change`, `postpone`, `cancel` or `withdraw`.
    pub intent: String,
    /// The sender's words to the editor.
    pub note: String,
    /// When it was made.
    pub made_at: Moment,
    /// Whether it changes the files.
    pub has_files: bool,
}

impl Version {
    /// The proposal that waits for an editor, if there is one.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn waiting(database: impl SqliteExecutor<'_>, submission: i64) -> Result<Option<Self>, sqlx::Error> {
        sqlx::query_as!(
            Self,
            r#"SELECT id, submission, content, made_by, intent, note, made_at AS "made_at: Moment", files IS NOT NULL AS "has_files!: bool"
               FROM version WHERE submission = ? AND state = 'waiting'"#,
            submission
        )
        .fetch_optional(database)
        .await
    }

    /// Adds a wording. One that is taken (`state` = `taken`) holds from now on; one that waits for an editor
    /// (`waiting`) takes the place of an earlier one that still waits. Gives its key.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn add(write: &mut WriteTransaction, version: &NewVersion<'_>, now: Moment) -> anyhow::Result<i64> {
        let content = version.content.json()?;
        let files = version.files.map(serde_json::to_string).transpose()?;
        if version.state == "waiting" {
            sqlx::query!("UPDATE version SET state = 'superseded' WHERE submission = ? AND state = 'waiting'", version.submission)
                .execute(&mut **write)
                .await?;
        }
        let id = sqlx::query!(
            "INSERT INTO version (submission, content, made_by, intent, note, made_at, state, files) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            version.submission,
            content,
            version.made_by,
            version.intent,
            version.note,
            now,
            version.state,
            files
        )
        .execute(&mut **write)
        .await?
        .last_insert_rowid();
        Ok(id)
    }
}

/// A wording to be added.
#[derive(Debug)]
pub struct NewVersion<'a> {
    /// Of which submission.
    pub submission: i64,
    /// The whole of it.
    pub content: &'a Content,
    /// `sender` or `editor`.
    pub made_by: &'static str,
    /// `change`, `postpone`, `cancel` or `withdraw`.
    pub intent: &'a str,
    /// Words to the editor; may be empty.
    pub note: &'a str,
    /// `taken` or `waiting`.
    pub state: &'static str,
    /// The numbers of the files that go with it; nothing if they are as they were before.
    pub files: Option<&'a [i64]>,
}
