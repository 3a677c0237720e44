//! What a kind of record is made of. Every name in here is a name in the schema.

use super::{
    kinds,
    record::{Content, Record},
};
use crate::{people::Permission, say, web::FieldErrors};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What a key keeps in an address.
const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_');

/// A kind of record.
#[derive(Debug)]
pub struct Kind {
    /// Its key in addresses and revisions.
    pub key: &'static str,
    /// The table.
    pub table: &'static str,
    /// The id of what one of them is called in the middle of a sentence: "text page".
    pub one: &'static str,
    /// The id of what several of them are called: "Text pages".
    pub many: &'static str,
    /// The id of the sentence that says what they are for.
    pub about: &'static str,
    /// The id of the words of the button that adds one; empty where none can be added.
    pub add: &'static str,
    /// The id of what a record is called, with a place for its `title`, where that is more than the title.
    pub called: &'static str,
    /// The column by which a record is known.
    pub id: &'static str,
    /// Where a new record's key comes from.
    pub keys: Keys,
    /// The column that other tables refer to, where that is not `id`.
    pub row: &'static str,
    /// SQL: what a record is called.
    pub title: &'static str,
    /// SQL: the address of the public page that shows it.
    pub path: &'static str,
    /// SQL: the order of the list.
    pub order: &'static str,
    /// What people edit.
    pub fields: &'static [Field],
    /// What follows from that.
    pub derived: &'static [(&'static str, Derived)],
    /// The fields by which a row of a CSV file is known; without any, its key.
    pub match_on: &'static [&'static str],
    /// The column of a CSV file that has the key, where it is no field.
    pub key_csv: &'static str,
    /// Who may edit.
    pub permission: Permission,
    /// Rules about more than one field, and about what is there already.
    pub check: fn(&Content, &mut FieldErrors),
}

/// Where a new record's key comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// The next number; none is given twice.
    Number,
    /// A field is the key.
    Field,
    /// The words of a field, as an address; it stays.
    Made(&'static str),
    /// No record can be made or thrown away.
    Given,
}

/// A field of a record.
#[derive(Debug)]
pub struct Field {
    /// The column.
    pub column: &'static str,
    /// Its column in a CSV file.
    pub csv: &'static str,
    /// The id of its label in the form.
    pub label: &'static str,
    /// The id of a hint below the label; empty if there is none.
    pub hint: &'static str,
    /// How it is typed.
    pub input: Input,
    /// Whether it must be there.
    pub required: bool,
    /// Whether the form of a new record begins with today.
    pub is_today: bool,
    /// So many characters at most.
    pub most: usize,
}

/// How a field is typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Input {
    /// One line.
    Text,
    /// Lines, as they are.
    Area,
    /// A text in Markdown.
    Markdown,
    /// A day.
    Day,
    /// A whole number, from and to.
    Number(i64, i64),
    /// A number, from and to.
    Decimal(f64, f64),
    /// A place in an order; empty is the end.
    Order,
    /// One of these: value and the id of its words.
    Choice(&'static [(&'static str, &'static str)]),
    /// A language of the site other than the default one, by its tag.
    Language,
    /// A record of the kind with this key.
    Reference(&'static str),
    /// The last part of an address; if empty, made of the words of another field.
    Slug(&'static str),
    /// An address on this site.
    Path,
    /// An address on the web.
    Link,
    /// A mail address.
    Email,
    /// A picture for a news post, by the SHA-256 of its file.
    Picture,
}

/// What follows from the fields.
#[derive(Debug, Clone, Copy)]
pub enum Derived {
    /// The lowercase ASCII form of these fields.
    SearchName(&'static [&'static str]),
    /// The words of a field, as an address.
    Slug(&'static str),
    /// When it was saved.
    Now,
    /// Whether a source's address may be linked to.
    IsLinkable,
    /// The next whole number, for a column that must differ; only in a new row.
    Next,
}

impl Kind {
    /// The kind with this key.
    #[must_use]
    pub fn find(key: &str) -> Option<&'static Self> {
        kinds::all().find(|kind| kind.key == key)
    }

    /// The field with this column.
    #[must_use]
    pub fn field(&self, column: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.column == column)
    }

    /// The address of a record's form.
    #[must_use]
    pub fn form_path(&self, key: &str) -> String {
        format!("/admin/records/{}/{}", self.key, utf8_percent_encode(key, IN_PATH))
    }

    /// What a record with this title is called.
    #[must_use]
    pub fn title_of(&self, record: &Record) -> String {
        if self.called.is_empty() { record.title.clone() } else { say!(self.called, title = record.title) }
    }

    /// Whether records can be made and thrown away.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.keys != Keys::Given
    }
}

impl Field {
    /// SQL that reads the column; of a reference, the key of what is referred to.
    #[must_use]
    pub fn read(&self, table: &str) -> String {
        let column = self.column;
        match self.target() {
            Some(target) if target.row != target.id => {
                let (other, id, row) = (target.table, target.id, target.row);
                format!("(SELECT {other}.{id} FROM {other} WHERE {other}.{row} = {table}.{column})")
            }
            _ => format!("{table}.{column}"),
        }
    }

    /// SQL that gives the value to write, from the JSON bound as `?1`.
    #[must_use]
    pub fn written(&self, table: &str) -> String {
        let column = self.column;
        let text = format!("json_extract(?1, '$.{column}')");
        match (self.input, self.target()) {
            (_, Some(target)) if target.row != target.id => {
                let (other, id, row) = (target.table, target.id, target.row);
                format!("(SELECT {other}.{row} FROM {other} WHERE {other}.{id} = {text})")
            }
            (Input::Order, _) => {
                format!("coalesce(nullif({text}, ''), (SELECT coalesce(CAST(max({column}) AS INTEGER), 0) + 1 FROM {table}))")
            }
            (Input::Day | Input::Number(..) | Input::Decimal(..) | Input::Picture, _) => format!("nullif({text}, '')"),
            _ => text,
        }
    }

    fn target(&self) -> Option<&'static Kind> {
        match self.input {
            Input::Reference(kind) => Kind::find(kind),
            _ => None,
        }
    }

    /// Its hint, said; empty if there is none.
    #[must_use]
    pub fn said_hint(&self) -> String {
        if self.hint.is_empty() { String::new() } else { say!(self.hint) }
    }

    /// The words for a value: of a choice, those of the answer.
    #[must_use]
    pub fn words(&self, value: &str) -> String {
        match self.input {
            Input::Choice(answers) => {
                answers.iter().find(|(known, _)| *known == value).map_or_else(|| value.to_owned(), |(_, id)| say!(*id))
            }
            _ => value.to_owned(),
        }
    }
}
