//! The languages that the site speaks: its texts are in `content/languages/{tag}/*.ftl` (Project Fluent), its days, times,
//! numbers and lists are formatted by the locale data of Unicode (CLDR, through ICU4X).
//!
//! The language of a request is in its address: `/es/mission` is `/mission` in Spanish, an address without a tag is in the
//! default language. [`speak`] takes the tag off before the routes see it, and [`Language::current`] is the language from there on;
//! what is written for somebody else meanwhile is written [`Language::within`] their own. Templates say `{{ "id"|t }}`, and
//! `{{ "id"|t|with("name", value) }}` where the text has places to fill; `markup` in place of `t` where the text itself has HTML.
//! Rust says [`say!`](crate::say).
//!
//! A new language is a folder in `content/languages` and the pages' translations; nothing in `src` changes.

mod address;
mod format;
mod message;
mod stored;
mod texts;

pub use address::{is_spoken, localize, speak, split, untagged};
pub use format::{
    day, day_of_month, day_of_week, list, moment, moment_of_week, month, month_alone, number, short_month, short_weekday, time, weekday,
};
pub use message::{Argument, Markup, Message, Takes};

use crate::content::slug;
use std::cell::Cell;
use texts::Texts;

tokio::task_local! {
    static CURRENT: Language;
}
thread_local! {
    static WITHIN: Cell<Option<Language>> = const { Cell::new(None) };
}

/// A language that the site speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language(usize);

impl Language {
    /// The language of addresses without a tag, in which templates and sentences are written first.
    pub const DEFAULT: Self = Self(0);

    /// Every language that visitors are offered, the default one first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..texts::all().len()).map(Self).filter(|language| language.tag() != texts::PSEUDO)
    }

    /// The language of this tag, as it stands in an address or was stored.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        texts::all().iter().position(|texts| texts.tag == tag).map(Self)
    }

    /// The languages that something can be translated into.
    pub fn others() -> impl Iterator<Item = Self> {
        Self::all().filter(|language| !language.is_default())
    }

    /// Whether it is the default one.
    #[must_use]
    pub fn is_default(self) -> bool {
        self == Self::DEFAULT
    }

    /// The language that is spoken here and now.
    #[must_use]
    pub fn current() -> Self {
        WITHIN.get().or_else(|| CURRENT.try_with(|language| *language).ok()).unwrap_or(Self::DEFAULT)
    }

    /// Does something in this language: writes a letter to somebody who reads it.
    pub fn within<T>(self, work: impl FnOnce() -> T) -> T {
        // also if the work panics: the thread goes on with other requests
        struct Back(Option<Language>);
        impl Drop for Back {
            fn drop(&mut self) {
                WITHIN.set(self.0);
            }
        }
        let _back = Back(WITHIN.replace(Some(self)));
        work()
    }

    /// Whether it is the one that is spoken here and now.
    #[must_use]
    pub fn is_current(self) -> bool {
        self == Self::current()
    }

    /// Its tag (BCP 47), as in addresses and `lang` attributes.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.texts().tag
    }

    /// Its own name for itself.
    #[must_use]
    pub fn name(self) -> String {
        self.texts().format("language-name", None)
    }

    /// Its name in the language that is spoken, as it stands within a sentence; its own name for itself where that language has none.
    #[must_use]
    pub fn called(self) -> String {
        Self::current().texts().find(&format!("language-called-{}", self.tag())).unwrap_or_else(|| self.name())
    }

    /// The address of a page in this language, from its address without a tag.
    #[must_use]
    pub fn address(self, path: &str) -> String {
        match (self, path) {
            (Self::DEFAULT, _) => path.to_owned(),
            (_, "/") => format!("/{}", self.tag()),
            _ => format!("/{}{path}", self.tag()),
        }
    }

    fn texts(self) -> &'static Texts {
        &texts::all()[self.0]
    }
}

/// A country in the language that is spoken, by its name in the default language, which it keeps where this language has none.
#[must_use]
pub fn country(name: &str) -> String {
    named("country", name)
}

/// A continent in the language that is spoken, by its name in the default language.
#[must_use]
pub fn continent(name: &str) -> String {
    named("continent", name)
}

/// A sentence that was stored in the default language, in the language that is spoken: the one of these texts that it was made of,
/// with the number in it as `count`. Any other sentence stays as it is.
#[must_use]
pub fn again(stored: &str, ids: &[&str]) -> String {
    if Language::current().is_default() {
        return stored.to_owned();
    }
    let digits = stored.split(|letter: char| !letter.is_ascii_digit()).find(|part| !part.is_empty()).unwrap_or("0");
    let message = |id: &&&str| Message::new(**id).with("count", digits);
    let said = ids.iter().find(|id| Language::DEFAULT.within(|| message(id).to_string()) == stored);
    said.map_or_else(|| stored.to_owned(), |id| message(&id).to_string())
}

fn named(kind: &str, name: &str) -> String {
    let translated = |language: Language| language.texts().find(&format!("{kind}-{}", slug(name)));
    Some(Language::current()).filter(|language| !language.is_default()).and_then(translated).unwrap_or_else(|| name.to_owned())
}

/// A text of the site in the language that is spoken: `say!("id")`, or `say!("id", name = value)` where it has places to fill.
#[macro_export]
macro_rules! say {
    ($id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::languages::Message::new($id)$(.with(stringify!($name), &$value))*.to_string()
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_stored_in_english_is_said_in_the_language_that_is_spoken() {
        let ids = ["review-held-trap", "review-held-links"];
        let spanish = |stored: &str| Language::of("es").expect("Spanish").within(|| again(stored, &ids));
        assert_eq!(again("There are 6 links in it.", &ids), "There are 6 links in it.");
        assert_eq!(spanish("There are 6 links in it."), "Contiene 6 enlaces.");
        assert_eq!(spanish("A field that people cannot see was filled in."), "Se llenó un campo que las personas no pueden ver.");
        for other in ["", "There are 6 links in another one.", "It is damaged."] {
            assert_eq!(spanish(other), other);
        }
    }
}
