//! The drawing: an SVG of which the press makes a PNG.

use super::subject::Subject;
use crate::{directory::Land, reading::text::cleaned, web::filters};
use askama::Template;

/// The width of a line of text.
const LINE: f64 = 1060.0;
/// The width of a letter, on average, in sizes of the type.
const LETTER: f64 = 0.54;
/// Sizes of the title, each with how many lines it may have.
const SIZES: [(f64, usize); 4] = [(84.0, 1), (68.0, 2), (54.0, 3), (44.0, 4)];

#[derive(Template)]
#[template(path = "social/picture.svg", escape = "html")]
struct Drawing<'a> {
    subject: &'a Subject,
    /// The `d` of the land.
    land: &'a str,
    lines: &'a [(f64, String)],
    size: f64,
    below: &'a str,
}

/// The drawing, 1,200 by 630 units, as the services that show such pictures want them.
///
/// # Errors
/// If the template cannot be rendered.
pub fn svg(subject: &Subject, land: &Land) -> Result<String, askama::Error> {
    let (size, lines) = set(&cleaned(&subject.title));
    let below = cut(&cleaned(&subject.below), LINE / (34.0 * 0.5));
    // the last line of the title stands above what is below it
    let last = if below.is_empty() { 560.0 } else { 505.0 };
    let count = lines.len();
    let lines: Vec<(f64, String)> =
        (1..).zip(lines).map(|(number, line)| (last - size * 1.2 * f64::from(u32::try_from(count - number).unwrap_or(0)), line)).collect();
    Drawing { subject, land: land.outline(), lines: &lines, size, below: &below }.render()
}

/// The largest size in which a title fits, and its lines; what does not fit the smallest is cut.
fn set(title: &str) -> (f64, Vec<String>) {
    for (size, most) in SIZES {
        let lines = lines(title, LINE / (size * LETTER));
        if lines.len() <= most {
            return (size, lines);
        }
    }
    let (size, most) = SIZES[SIZES.len() - 1];
    let room = LINE / (size * LETTER);
    let mut lines = lines(title, room);
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        *last = cut(&format!("{last}………"), room);
    }
    (size, lines)
}

/// Breaks a text into lines, at spaces where there are some.
fn lines(text: &str, room: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ').flat_map(|word| pieces(word, room)) {
        let line = lines.last_mut().expect("there is a first line");
        if line.is_empty() {
            line.push_str(&word);
        } else if width(line) + 1.0 + width(&word) <= room {
            line.push(' ');
            line.push_str(&word);
        } else {
            lines.push(word);
        }
    }
    lines
}

/// A word that is longer than a line, in pieces.
fn pieces(word: &str, room: f64) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in word.chars() {
        let piece = pieces.last_mut().expect("there is a first piece");
        if width(piece) + width(letter.encode_utf8(&mut [0; 4])) > room {
            pieces.push(String::new());
        }
        pieces.last_mut().expect("there is a first piece").push(letter);
    }
    pieces
}

/// The width of a text in average letters; those of East Asia are twice as wide.
fn width(text: &str) -> f64 {
    text.chars().map(|letter| if letter >= '\u{1100}' && !('\u{1e00}'..='\u{2e7f}').contains(&letter) { 1.9 } else { 1.0 }).sum()
}

fn cut(text: &str, room: f64) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut cut = String::new();
    for letter in text.chars() {
        if width(&cut) + 3.0 > room {
            break;
        }
        cut.push(letter);
    }
    format!("{}…", cut.trim_end_matches([' ', '…']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_title_fits() {
        for title in
            ["七夕", "A", "Tanabata evening at the city hall of Riverside", &"Donaudampfschiff".repeat(20), &"仙台市".repeat(90), ""]
        {
            let (size, lines) = set(title);
            assert!(lines.len() <= 4 && lines.iter().all(|line| width(line) * size * LETTER <= LINE + size), "{title}: {lines:?}");
        }
    }
}
