//! What differs between two wordings, word by word.

use crate::log::Change;
use similar::{Algorithm, ChangeTag, TextDiff};
use std::time::Duration;

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// `del`, `ins`, or nothing where both say the same.
    pub tag: &'static str,
    /// The text.
    pub text: String,
}

/// A field that differs.
#[derive(Debug)]
pub struct Marked {
    /// The field's label.
    pub label: String,
    /// Both texts in one.
    pub pieces: Vec<Piece>,
}

/// Marks what was taken out and put in.
#[must_use]
pub fn marked(changes: Vec<Change>) -> Vec<Marked> {
    changes.into_iter().map(|change| Marked { pieces: words(&change.before, &change.after), label: change.label }).collect()
}

/// Both texts in one; of long stretches that are the same, only the ends beside a difference.
fn words(before: &str, after: &str) -> Vec<Piece> {
    let difference = TextDiff::configure().algorithm(Algorithm::Myers).timeout(Duration::from_millis(300)).diff_words(before, after);
    let mut pieces: Vec<Piece> = Vec::new();
    for change in difference.iter_all_changes() {
        let tag = match change.tag() {
            ChangeTag::Delete => "del",
            ChangeTag::Insert => "ins",
            ChangeTag::Equal => "",
        };
        match pieces.last_mut() {
            Some(last) if last.tag == tag => last.text.push_str(change.value()),
            _ => pieces.push(Piece { tag, text: change.value().to_owned() }),
        }
    }
    for piece in &mut pieces {
        if piece.tag.is_empty() {
            piece.text = shortened(&piece.text);
        }
    }
    pieces
}

/// The two ends of a long text.
fn shortened(text: &str) -> String {
    const END: usize = 200;
    let length = text.chars().count();
    if length <= 2 * END + 20 {
        return text.to_owned();
    }
    let (start, end): (String, String) = (text.chars().take(END).collect(), text.chars().skip(length - END).collect());
    format!("{start} … {end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_changed_word_is_marked_and_the_rest_stays() {
        let piece = |tag, text: &str| Piece { tag, text: text.to_owned() };
        assert_eq!(
            words("We meet on Monday at noon", "We meet on Friday at noon"),
            [piece("", "We meet on "), piece("del", "Monday"), piece("ins", "Friday"), piece("", " at noon")]
        );
        assert_eq!(words("", "new"), [piece("ins", "new")]);
        let long = "word ".repeat(1000);
        assert!(words(&format!("{long}a"), &format!("{long}b"))[0].text.len() < 500);
    }
}
