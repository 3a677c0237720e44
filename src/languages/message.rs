//! A text of the site with its places filled.

use super::Language;
use crate::web::filters::escaped;
use askama::filters::HtmlSafe;
use fluent_bundle::{FluentArgs, FluentValue};
use std::fmt;

/// A text of the site by its id, written in the language that is spoken where it is shown.
#[derive(Debug)]
pub struct Message {
    id: String,
    arguments: FluentArgs<'static>,
}

/// The same, where the text itself is HTML: what fills its places is escaped.
#[derive(Debug)]
pub struct Markup(Message);

/// What can fill a place in a text.
pub trait Argument {
    /// Its value: a number stays one, so that the text can choose its plural by it.
    fn value(&self) -> FluentValue<'static>;
}

/// A text that has places to fill.
pub trait Takes {
    /// Fills a place.
    #[must_use]
    fn with(self, name: &str, value: &(impl Argument + ?Sized)) -> Self;
}

impl Message {
    /// The text with this id.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), arguments: FluentArgs::new() }
    }

    /// Fills a place.
    #[must_use]
    pub fn with(mut self, name: &str, value: &(impl Argument + ?Sized)) -> Self {
        self.arguments.set(name.to_owned(), value.value());
        self
    }
}

impl Message {
    /// No text of the site is empty: form macros ask, because a hint may be none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        false
    }
}

impl Markup {
    /// The text with this id.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self(Message::new(id))
    }
}

impl Takes for Message {
    fn with(self, name: &str, value: &(impl Argument + ?Sized)) -> Self {
        self.with(name, value)
    }
}

impl Takes for Markup {
    fn with(mut self, name: &str, value: &(impl Argument + ?Sized)) -> Self {
        let value = match value.value() {
            FluentValue::String(text) => FluentValue::from(escaped(&text)),
            other => other,
        };
        self.0.arguments.set(name.to_owned(), value);
        self
    }
}

impl fmt::Display for Message {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&Language::current().texts().format(&self.id, Some(&self.arguments)))
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

// what fills its places was escaped when it was put in, and the texts are ours
impl HtmlSafe for Markup {}

impl Argument for str {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
}

impl Argument for String {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::from(self.clone())
    }
}

impl<T: Argument + ?Sized> Argument for &T {
    fn value(&self) -> FluentValue<'static> {
        (**self).value()
    }
}

impl Argument for Message {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_string())
    }
}

macro_rules! numbers {
    ($($kind:ty)+) => {
        $(impl Argument for $kind {
            fn value(&self) -> FluentValue<'static> {
                FluentValue::from(*self)
            }
        })+
    };
}
numbers!(i8 i16 i32 i64 u8 u16 u32 u64 usize f64);
