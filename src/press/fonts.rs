//! Fonts: our own, which are compiled in, and those of the system for every other script. Their licences (OFL 1.1) lie beside
//! them.

/// Headings, and what stands on pictures: Latin, Greek and Cyrillic.
pub const NOTO_SERIF_SEMIBOLD: &[u8] = include_bytes!("fonts/noto-serif-semibold.ttf");
/// Text.
pub const SOURCE_SANS_REGULAR: &[u8] = include_bytes!("fonts/source-sans-3-regular.ttf");
/// What is to be seen first in a text.
pub const SOURCE_SANS_SEMIBOLD: &[u8] = include_bytes!("fonts/source-sans-3-semibold.ttf");

/// Whether a letter is of a script that our own fonts may not have: none of Latin, Greek, Cyrillic and their signs.
#[must_use]
pub fn is_of_other_script(letter: char) -> bool {
    letter >= '\u{530}' && !('\u{1e00}'..='\u{206f}').contains(&letter)
}
