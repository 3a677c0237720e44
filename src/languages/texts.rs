//! The texts of one language, compiled in, and how its days and numbers are written.

use super::format::Formats;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{borrow::Cow, sync::LazyLock};

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The tag of the language that stretches every text of the default one and marks its letters, so that a text that was missed
/// and a place that is too narrow show. Only builds for tests speak it.
pub const PSEUDO: &str = "qps-ploc";
/// What a language says of itself: the locale (BCP 47) by whose data its days, times, numbers and lists are written.
const LOCALE: &str = "language-locale";

/// What one language says and how it writes.
pub struct Texts {
    /// Its tag (BCP 47).
    pub tag: &'static str,
    /// How it writes days, times, numbers and lists.
    pub formats: Formats,
    bundle: FluentBundle<FluentResource>,
}

static ALL: LazyLock<Vec<Texts>> = LazyLock::new(|| {
    let mut all: Vec<Texts> = LANGUAGES.iter().map(|(tag, files)| Texts::read(tag, files, None)).collect();
    if cfg!(debug_assertions) {
        all.push(Texts::read(PSEUDO, LANGUAGES[0].1, Some(stretched)));
    }
    all
});

/// The texts of every language, the default one first.
pub fn all() -> &'static [Texts] {
    &ALL
}

impl Texts {
    /// A test reads every file of every language, so that no mistake in them comes as far as here.
    fn read(tag: &'static str, files: &[&str], transform: Option<fn(&str) -> Cow<'_, str>>) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(super::Language::current().texts().formats.number(number.value)),
            _ => None,
        }));
        for file in files {
            let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(resource, errors)| {
                tracing::error!("the texts of the language {tag} have mistakes: {errors:?}");
                resource
            });
            if let Err(errors) = bundle.add_resource(resource) {
                tracing::error!("the language {tag} says something twice: {errors:?}");
            }
        }
        let locale = text(&bundle, LOCALE, None).unwrap_or_default();
        bundle.set_transform(transform);
        Self { tag, formats: Formats::of(&locale), bundle }
    }

    /// The text with this id, if this language has it.
    pub fn find(&self, id: &str) -> Option<String> {
        text(&self.bundle, id, None)
    }

    /// The text with this id; what this language does not say, the default one says.
    pub fn format(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        text(&self.bundle, id, arguments).or_else(|| text(&all()[0].bundle, id, arguments)).unwrap_or_else(|| {
            tracing::error!("no language has the text {id}");
            id.to_owned()
        })
    }
}

fn text(bundle: &FluentBundle<FluentResource>, id: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, arguments, &mut errors).into_owned();
    if !errors.is_empty() {
        tracing::error!("the text {id} cannot be filled in: {errors:?}");
    }
    Some(text)
}

/// A text a third longer and with marked letters; HTML elements and character references stay.
fn stretched(text: &str) -> Cow<'_, str> {
    let mut longer = String::with_capacity(text.len() * 2);
    let mut end = None;
    for letter in text.chars() {
        if end.is_some() {
            longer.push(letter);
            end = end.filter(|end| *end != letter);
            continue;
        }
        match letter {
            '<' => end = Some('>'),
            '&' => end = Some(';'),
            _ => {}
        }
        match letter {
            'a' => longer.push_str("áá"),
            'e' => longer.push_str("éé"),
            'i' => longer.push_str("ïï"),
            'o' => longer.push_str("öö"),
            'u' => longer.push_str("ûû"),
            'A' => longer.push('Å'),
            'E' => longer.push('É'),
            'I' => longer.push('Ï'),
            'O' => longer.push('Ö'),
            'U' => longer.push('Û'),
            other => longer.push(other),
        }
    }
    longer.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn ids(files: &[&str]) -> BTreeSet<String> {
        let lines = files.iter().flat_map(|file| file.lines());
        lines.filter_map(|line| line.split_once(" =")).map(|(id, _)| id.to_owned()).filter(|id| !id.starts_with([' ', '#', '-'])).collect()
    }

    #[test]
    fn every_language_can_be_read_and_says_the_same_things() {
        let default = ids(LANGUAGES[0].1);
        assert!(default.len() > 3, "{default:?}");
        for (tag, files) in LANGUAGES {
            for file in *files {
                assert!(FluentResource::try_new((*file).to_owned()).is_ok(), "{tag}: {file}");
            }
            let said: usize =
                files.iter().map(|file| FluentResource::try_new((*file).to_owned()).map_or(0, |file| file.entries().count())).sum();
            assert!(said >= ids(files).len(), "{tag}");
            assert_eq!(ids(files), default, "{tag}");
        }
    }
}
