//! Content that was written in the default language and has not been translated.

use crate::languages::Language;

/// Whether content that is there in the default language alone stands on a page in another one. Its elements say so (`lang`),
/// and the page says it once, above it: `pages/parts.html`.
#[must_use]
pub fn is_untranslated() -> bool {
    !Language::current().is_default()
}

/// The tag for the elements that hold a text of this language (BCP 47), which may not be known (empty): then it is taken for
/// the default one, and needs no tag on a page that is in that.
#[must_use]
pub fn tag_of(known: String) -> String {
    if known.is_empty() && is_untranslated() { Language::DEFAULT.tag().to_owned() } else { known }
}

/// Whether a text with this tag is the default language's, on a page in another one.
#[must_use]
pub fn is_original(tag: &str) -> bool {
    is_untranslated() && tag.split('-').next() == Some(Language::DEFAULT.tag())
}
