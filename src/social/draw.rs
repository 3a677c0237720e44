//! The picture itself: an SVG drawing made into a PNG.

use super::subject::Subject;
use crate::{directory::Land, reading::text::cleaned, web::filters};
use anyhow::Context as _;
use askama::Template;
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb},
};
use std::sync::{Arc, LazyLock};

/// Width and height, as the services that show such pictures want them.
const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;
/// The width of a line of text.
const LINE: f64 = 1060.0;
/// The width of a letter, on average, in sizes of the type.
const LETTER: f64 = 0.54;
/// Sizes of the title, each with how many lines it may have.
const SIZES: [(f64, usize); 4] = [(84.0, 1), (68.0, 2), (54.0, 3), (44.0, 4)];

/// Noto Serif, half bold: Latin, Greek and Cyrillic. Its licence (OFL 1.1) lies beside it.
const FONT: &[u8] = include_bytes!("../../static/noto-serif-semibold.ttf");

/// Our own font, and those of the system for every other script.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_system_fonts();
    fonts.load_font_data(FONT.to_vec());
    Arc::new(fonts)
});

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

/// Draws a picture.
///
/// # Errors
/// If the drawing is not one, or there is no memory.
pub fn png(subject: &Subject, land: &Land) -> anyhow::Result<Vec<u8>> {
    let (size, lines) = set(&cleaned(&subject.title));
    let below = cut(&cleaned(&subject.below), LINE / (34.0 * 0.5));
    // the last line of the title stands above what is below it
    let last = if below.is_empty() { 560.0 } else { 505.0 };
    let count = lines.len();
    let lines: Vec<(f64, String)> =
        (1..).zip(lines).map(|(number, line)| (last - size * 1.2 * f64::from(u32::try_from(count - number).unwrap_or(0)), line)).collect();
    let land = land.svg.split(" d=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let svg = Drawing { subject, land, lines: &lines, size, below: &below }.render()?;
    let options = Options { fontdb: FONTS.clone(), font_family: "Noto Serif SemiBold".to_owned(), ..Options::default() };
    let tree = Tree::from_str(&svg, &options)?;
    let mut picture = Pixmap::new(WIDTH, HEIGHT).context("no memory for a picture")?;
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    Ok(picture.encode_png()?)
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

    #[test]
    fn whatever_a_title_says_there_is_a_picture() {
        let land = Land { path: String::new(), svg: "<svg d=\"M0 0l9 9z\"/>".to_owned() };
        for title in ["</text><script>&\u{0}\u{fffe}\"", "😀 仙台 — Řím ", ""] {
            let subject = Subject { site: "S".into(), title: title.into(), below: title.into(), threads: vec![], dots: vec![(5, 5)] };
            let png = png(&subject, &land).expect("a picture");
            assert!(png.starts_with(b"\x89PNG"), "{title}");
        }
    }

    #[test]
    fn the_words_are_drawn() {
        let land = Land { path: String::new(), svg: String::new() };
        let subject =
            |title: &str| Subject { site: String::new(), title: title.into(), below: String::new(), threads: vec![], dots: vec![] };
        // without the right name of the font nothing is drawn, and nothing says so
        let [none, latin, greek] = ["", "Tanabata", "Ρόδος"].map(|title| png(&subject(title), &land).expect("a picture").len());
        assert!(latin > none + 1000 && greek > none + 1000, "{none} {latin} {greek}");
    }
}
