//! Glyphs joined to words and lines, and lines to paragraphs.

use super::glyphs::Glyph;
use crate::text::cleaned;
use std::collections::HashSet;

/// Stands where a line ended with a hyphen, until it is known whether the word has one.
const LINE_END_HYPHEN: char = '\u{1}';
/// A gap of so many sizes of the type is a space.
const SPACE: f64 = 0.17;
/// Glyphs whose base lines differ by so many sizes stand in different lines.
const LINE: f64 = 0.55;
/// A pen that goes back by so many sizes has left the line.
const BACK: f64 = 1.2;
/// Lines that are so many sizes apart are of different paragraphs.
const PARAGRAPH: f64 = 1.75;

/// The text of glyphs in their order. Words that were parted at the end of a line are marked, for [`Hyphens::resolve`].
#[must_use]
pub fn joined(glyphs: &[Glyph]) -> String {
    let mut text = String::new();
    let mut last: Option<&Glyph> = None;
    for glyph in glyphs {
        if let Some(last) = last {
            match step(last, glyph) {
                Step::Next => {}
                Step::Space => text.push(' '),
                Step::Line => break_line(&mut text, &glyph.text),
            }
        }
        text.push_str(&glyph.text);
        last = Some(glyph);
    }
    text
}

/// The paragraphs of glyphs that no tag puts in order.
#[must_use]
pub fn paragraphs(glyphs: &[Glyph]) -> Vec<String> {
    let mut begin = 0;
    let mut paragraphs = Vec::new();
    for (index, pair) in glyphs.windows(2).enumerate() {
        if is_apart(&pair[0], &pair[1]) {
            paragraphs.push(joined(&glyphs[begin..=index]));
            begin = index + 1;
        }
    }
    paragraphs.push(joined(&glyphs[begin..]));
    paragraphs
}

enum Step {
    Next,
    Space,
    Line,
}

fn step(last: &Glyph, next: &Glyph) -> Step {
    let size = last.size.max(next.size);
    let way = next.origin - last.end;
    let (along, across) = (way.dot(last.direction), way.cross(last.direction).abs());
    if across > LINE * size || along < -BACK * size {
        Step::Line
    } else if along > SPACE * size {
        Step::Space
    } else {
        Step::Next
    }
}

fn is_apart(last: &Glyph, next: &Glyph) -> bool {
    if !matches!(step(last, next), Step::Line) {
        return false;
    }
    let size = last.size.max(next.size);
    let down = (next.origin - last.end).cross(last.direction);
    // upwards is the next column, and so is another size of type another part
    down < -LINE * size || down > PARAGRAPH * size || (last.size - next.size).abs() > 0.15 * size
}

fn break_line(text: &mut String, next: &str) {
    text.truncate(text.trim_end_matches(' ').len());
    let next = next.chars().next().unwrap_or(' ');
    let mut ending = text.chars().rev();
    match (ending.next(), ending.next()) {
        (Some('\u{ad}'), Some(_)) => {
            text.pop();
        }
        (Some('-' | '\u{2010}'), Some(before)) if before.is_alphanumeric() => {
            text.pop();
            let is_parted = before.is_alphabetic() && next.is_lowercase();
            text.push(if is_parted { LINE_END_HYPHEN } else { '-' });
        }
        (Some(last), _) if is_without_spaces(last) && is_without_spaces(next) => {}
        (Some(_), _) => text.push(' '),
        (None, _) => {}
    }
}

/// Whether a letter is of a script that is written without spaces (Han, Kana, their signs).
#[must_use]
pub fn is_without_spaces(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Tells a hyphen that belongs to a word from one that stands only where a line ended: by the words of the whole file.
#[derive(Debug, Default)]
pub struct Hyphens {
    words: HashSet<String>,
}

impl Hyphens {
    /// Learns the words of a text.
    pub fn learn(&mut self, text: &str) {
        for word in text.split_whitespace().filter(|word| !word.contains(LINE_END_HYPHEN)) {
            self.words.insert(without_signs(word).to_lowercase());
        }
    }

    /// The text with every parted word joined: with its hyphen if the file has the word so in the middle of a line, if it has one
    /// already, or if both its parts are words by themselves and together they are none.
    #[must_use]
    pub fn resolve(&self, text: &str) -> String {
        let mut whole = String::with_capacity(text.len());
        let mut parts = text.split(LINE_END_HYPHEN).peekable();
        while let Some(part) = parts.next() {
            whole.push_str(part);
            if let Some(next) = parts.peek() {
                let before = without_signs(whole.rsplit(char::is_whitespace).next().unwrap_or_default()).to_lowercase();
                let after = without_signs(next.split(char::is_whitespace).next().unwrap_or_default()).to_lowercase();
                let knows = |word: &str| self.words.contains(word);
                let are_words = knows(&before) && knows(&after) && !knows(&format!("{before}{after}"));
                if before.contains('-') || knows(&format!("{before}-{after}")) || are_words {
                    whole.push('-');
                }
            }
        }
        cleaned(&whole)
    }
}

/// A word without the signs around it.
fn without_signs(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parted_word_is_joined_and_keeps_a_hyphen_that_it_has_elsewhere() {
        let mut hyphens = Hyphens::default();
        hyphens.learn("a well-known city or state");
        assert_eq!(
            hyphens.resolve("well\u{1}known, neigh\u{1}bors, people-to\u{1}people, city\u{1}state"),
            "well-known, neighbors, people-to-people, city-state"
        );
        let mut text = "neigh-".to_owned();
        break_line(&mut text, "bors");
        assert_eq!(text, "neigh\u{1}");
        for (before, next, after) in
            [("1953-", "1961", "1953-"), ("the end", "of", "the end "), ("姉妹", "都市", "姉妹"), ("a -", "b", "a - ")]
        {
            let mut text = before.to_owned();
            break_line(&mut text, next);
            assert_eq!(text, after);
        }
    }
}
