//! The text of a file, as it is read: pages of headings, paragraphs and items.
//!
//! The press (`src/press/`) has this file too: it writes what is read here.

use serde::{Deserialize, Serialize};

/// So many pages are read; what comes after them is only in the file.
pub const MOST_PAGES: usize = 500;
/// So many characters are kept of one file: five novels.
pub const MOST_CHARACTERS: usize = 2_000_000;
/// A heading, a paragraph or an item counts as so many more: they are made of something too.
pub const BLOCK: usize = 20;
/// A file with fewer letters and digits than this on a page, on average, is a picture of a text.
const LEAST_LETTERS: usize = 12;

/// What a child process says of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Its text.
    Text(Reading),
    /// It can be opened and holds no text: a scan, a photograph.
    NoText,
    /// It cannot be opened; a sentence says why.
    Unreadable(String),
}

/// The text of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The language that the file says it is in (BCP 47); empty if it does not say.
    pub language: String,
    /// Its pages, in order; a page may be empty.
    pub pages: Vec<Vec<Block>>,
    /// Whether there is more in the file than was read.
    pub is_cut: bool,
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Its words, one space between them.
    pub text: String,
}

/// What a piece of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A heading of a level from 1 to 6, because the file says so.
    Heading(u8),
    /// A paragraph, or a row of a table.
    Paragraph,
    /// An item of a list.
    Item,
    /// What a picture shows, in the words of the file.
    Picture,
}

impl Reading {
    /// What the child says of this text: that there is none, if there is none worth reading.
    #[must_use]
    pub fn outcome(self) -> Outcome {
        let letters = |block: &Block| block.text.chars().filter(|letter| letter.is_alphanumeric()).take(MOST_CHARACTERS).count();
        let written = self.pages.iter().flatten().filter(|block| block.kind != Kind::Picture).map(letters).sum::<usize>();
        if written < LEAST_LETTERS * self.pages.len().max(1) { Outcome::NoText } else { Outcome::Text(self.within_limits()) }
    }

    /// The same, cut where it is longer than anybody reads.
    fn within_limits(mut self) -> Self {
        let mut left = MOST_CHARACTERS;
        for block in self.pages.iter_mut().flatten() {
            let length = block.text.chars().count();
            if length + BLOCK > left {
                block.text = block.text.chars().take(left.saturating_sub(BLOCK)).collect();
                self.is_cut = true;
            }
            left = left.saturating_sub(length + BLOCK);
        }
        for page in &mut self.pages {
            page.retain(|block| !block.text.is_empty());
        }
        self
    }
}

/// Whether a text has the form of a tag, so that it may stand in an attribute.
#[must_use]
pub fn is_tag(text: &str) -> bool {
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let mut parts = text.split('-');
    let is_language =
        parts.next().is_some_and(|first| (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic()));
    is_language && text.len() <= 35 && parts.all(is_part)
}

/// A text without what no page may hold: control characters, those that turn the direction of writing, those for private use;
/// ligatures are taken apart, and of several spaces one is left.
#[must_use]
pub fn cleaned(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{fb00}' => clean.push_str("ff"),
            '\u{fb01}' => clean.push_str("fi"),
            '\u{fb02}' => clean.push_str("fl"),
            '\u{fb03}' => clean.push_str("ffi"),
            '\u{fb04}' => clean.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => clean.push_str("st"),
            _ if is_nothing(letter) => {}
            _ if letter.is_whitespace() || letter.is_control() => {
                if !clean.is_empty() && !clean.ends_with(' ') {
                    clean.push(' ');
                }
            }
            _ => clean.push(letter),
        }
    }
    clean.truncate(clean.trim_end().len());
    clean
}

/// Whether a character is none, is invisible, turns the direction of writing, or means something to one program alone.
fn is_nothing(letter: char) -> bool {
    let is_none = u32::from(letter) & 0xfffe == 0xfffe || letter == '\u{fffd}';
    let is_invisible = matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}');
    let turns = matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    is_none || is_invisible || turns || matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_page_may_hold_is_left_out() {
        assert_eq!(cleaned(" of\u{fb01}ce \u{0}\t\u{202e}e\u{ad}vil \u{fffe}\u{e123} 仙台 "), "office evil 仙台");
    }

    #[test]
    fn a_few_letters_on_many_pages_are_no_text() {
        let page = |text: &str| vec![Block { kind: Kind::Paragraph, text: text.to_owned() }];
        let reading = Reading { pages: (1..=12).map(|number| page(&number.to_string())).collect(), ..Reading::default() };
        assert_eq!(reading.outcome(), Outcome::NoText);
        assert_eq!(Reading::default().outcome(), Outcome::NoText);
        let reading = Reading { pages: vec![page("A letter from Sendai")], ..Reading::default() };
        assert!(matches!(reading.outcome(), Outcome::Text(_)));
    }
}
