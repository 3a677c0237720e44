//! The form of a record as a page: what stands on it, and what follows from that.

use super::{
    difference::Marked,
    kind::{Input, Kind},
    original::Original,
    record::{Content, Record},
    revision::Revision,
};
use crate::{
    chapter::Frame,
    content::is_subject,
    desk::Desk,
    languages::{self, Language},
    web::{FieldErrors, filters, form::Typed},
};
use askama::Template;
use jiff::{civil::Date, tz::TimeZone};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "records/form.html")]
pub(super) struct FormPage<'a> {
    pub frame: &'a Frame,
    pub desk: &'a Desk,
    pub kind: &'a Kind,
    /// The record as it is; nothing for a new one.
    pub record: Option<&'a Record>,
    pub typed: &'a Typed,
    pub errors: &'a FieldErrors,
    pub choices: BTreeMap<&'static str, Vec<(String, String)>>,
    /// The revision that the form was opened on.
    pub revision: i64,
    pub form_id: &'a str,
    /// Of a translation, what is translated.
    pub original: Option<Original>,
    pub show: Show,
    pub script: &'static str,
}

/// What a form shows beside its fields.
#[derive(Default)]
pub(super) struct Show {
    /// The number of the revision that was just saved.
    pub saved: Option<i64>,
    /// The revision before it, to go back to; nothing if the record is new.
    pub before: Option<i64>,
    /// Who else has the form open.
    pub others: Vec<String>,
    /// What somebody else has saved meanwhile.
    pub theirs: Option<Theirs>,
    /// Whether it was put back from the trash just now.
    pub is_back: bool,
    /// Whether the texts are shown as they will look.
    pub preview: bool,
    /// Other languages, each with the number of the translation that was written.
    pub translations: Vec<(Language, Option<i64>)>,
}

pub(super) struct Theirs {
    pub revision: Revision,
    pub difference: Vec<Marked>,
}

impl Theirs {
    fn saved_at(&self, zone: &TimeZone) -> String {
        languages::moment(&self.revision.at.timestamp().to_zoned_datetime(zone.clone()))
    }
}

impl FormPage<'_> {
    fn action(&self) -> String {
        self.record.map_or_else(|| format!("/admin/records/{}/new", self.kind.key), |record| self.kind.form_path(&record.key))
    }

    fn options(&self, column: &str) -> &[(String, String)] {
        self.choices.get(column).map_or(&[], Vec::as_slice)
    }

    /// Of a record that is not shown yet: the day from which it is.
    fn shown_from(&self) -> Option<Date> {
        let column = match self.kind.key {
            "board" => "term_begins_on",
            "news" => "published_on",
            "seeking" => "since_on",
            _ => return None,
        };
        self.record?.content.get(column).parse().ok().filter(|day| *day > self.frame.today)
    }

    /// What is translated and into which language, once both are known.
    fn translated(&self) -> Option<(&Original, Language)> {
        let language = Language::of(self.typed.get("language"))?;
        self.original.as_ref().filter(|_| self.errors.get("subject").is_empty()).map(|original| (original, language))
    }

    /// Whether a field says nothing new to who translates: it is kept in the form, but not shown.
    fn is_given(&self, column: &str) -> bool {
        self.translated().is_some() && ["subject", "language"].contains(&column) && self.errors.get(column).is_empty()
    }

    /// Whether what is translated has no such thing.
    fn is_left_out(&self, column: &str) -> bool {
        self.translated().is_some_and(|(original, _)| original.text(column).is_none() && self.typed.get(column).is_empty())
    }

    /// The words that a field is a translation of, with their language; nothing if there are none.
    fn original_of(&self, column: &str) -> Option<(&str, Language)> {
        let (original, _) = self.translated()?;
        original.text(column).filter(|text| !text.is_empty()).map(|text| (text, original.language))
    }

    fn has_picture(&self) -> bool {
        self.kind.fields.iter().any(|field| field.input == Input::Picture)
    }

    fn has_markdown(&self) -> bool {
        self.kind.fields.iter().any(|field| field.input == Input::Markdown)
    }
}

/// By what its translations are known, if it can have any.
pub(super) fn subject(kind: &Kind, key: &str, content: &Content) -> Option<String> {
    let key = match kind.key {
        // one of them has many words that are translated, each by its own name
        "settings" => return None,
        "menu" => content.get("path").trim_start_matches('/'),
        _ => key,
    };
    Some(format!("{}/{key}", kind.key)).filter(|subject| is_subject(subject))
}
