//! Letters: every one that is printed has a shape in a font that is there, or is not printed.

use crate::{fonts, text::cleaned};
use resvg::usvg::fontdb::{Database, Style, Weight};
use serde_json::Value;
use std::collections::BTreeSet;
use typst::{
    foundations::Bytes,
    text::{Font, FontInfo},
};

/// Our own fonts, in the order in which they are asked.
const OWN: [&[u8]; 3] = [fonts::SOURCE_SANS_REGULAR, fonts::SOURCE_SANS_SEMIBOLD, fonts::NOTO_SERIF_SEMIBOLD];
/// Names in other scripts stand under this name, each with its text and its language.
const OTHER_NAMES: &str = "other_names";
/// Pictures stand under these names, and are left as they are.
const PICTURES: [&str; 2] = ["map", "qr"];
/// Fonts that are asked first, by the beginning of their names.
const PREFERRED: [&str; 4] = ["Noto Sans CJK JP", "Noto Sans", "Noto", "DejaVu Sans"];

/// Makes the texts of some data fit what can be printed: names for which no font has the letters are left out, and other such
/// letters become question marks. Gives the fonts that are needed.
pub fn fit(data: &mut Value) -> Vec<Font> {
    let mut chosen: Vec<Font> = OWN.iter().filter_map(|bytes| Font::new(Bytes::new(*bytes), 0)).collect();
    let mut wanted = BTreeSet::new();
    each_text(data, &mut |text| {
        *text = clean(text);
        wanted.extend(text.chars());
    });
    wanted.retain(|letter| !chosen.iter().any(|font| has(font.info(), *letter)));
    if !wanted.is_empty() {
        chosen.extend(of_system(&mut wanted));
    }
    leave_out(data, &wanted);
    each_text(data, &mut |text| *text = text.chars().map(|letter| if wanted.contains(&letter) { '?' } else { letter }).collect());
    chosen
}

/// A text without what cannot be printed; a space at an end of it parts it from what stands beside it.
fn clean(text: &str) -> String {
    let [before, after] = [text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace)].map(|is| if is { " " } else { "" });
    match cleaned(text).as_str() {
        "" => before.to_owned(),
        clean => format!("{before}{clean}{after}"),
    }
}

fn has(info: &FontInfo, letter: char) -> bool {
    info.coverage.contains(u32::from(letter))
}

/// Fonts of the system that have these letters; those that none has are left.
fn of_system(wanted: &mut BTreeSet<char>) -> Vec<Font> {
    let mut system = Database::new();
    system.load_system_fonts();
    let rank = |family: &str| PREFERRED.iter().position(|name| family.starts_with(name)).unwrap_or(PREFERRED.len());
    let mut faces: Vec<_> = system
        .faces()
        .filter(|face| face.weight == Weight::NORMAL && face.style == Style::Normal && !face.monospaced)
        .filter_map(|face| face.families.first().map(|(family, _)| (rank(family), family, face.index, face.id)))
        .collect();
    faces.sort_unstable();
    let mut chosen = Vec::new();
    for (_, _, _, id) in faces {
        if wanted.is_empty() {
            break;
        }
        chosen.extend(system.with_face_data(id, |bytes, index| with_some(bytes, index, wanted)).flatten());
    }
    chosen
}

/// The font, if it has some of the letters, which are wanted no more then. Only then it is copied: files of fonts are large.
fn with_some(bytes: &[u8], index: u32, wanted: &mut BTreeSet<char>) -> Option<Font> {
    let info = FontInfo::new(bytes, index).filter(|info| wanted.iter().any(|letter| has(info, *letter)))?;
    let font = Font::new(Bytes::new(bytes.to_vec()), index)?;
    wanted.retain(|letter| !has(&info, *letter));
    Some(font)
}

/// Leaves out the names that cannot be printed whole.
fn leave_out(data: &mut Value, missing: &BTreeSet<char>) {
    match data {
        Value::Object(fields) => {
            if let Some(Value::Array(names)) = fields.get_mut(OTHER_NAMES) {
                names.retain(|name| name["text"].as_str().is_some_and(|text| !text.chars().any(|letter| missing.contains(&letter))));
            }
            fields.values_mut().for_each(|value| leave_out(value, missing));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| leave_out(value, missing)),
        _ => {}
    }
}

fn each_text(data: &mut Value, change: &mut impl FnMut(&mut String)) {
    match data {
        Value::Object(fields) => {
            fields.iter_mut().filter(|(name, _)| !PICTURES.contains(&name.as_str())).for_each(|(_, value)| each_text(value, change));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| each_text(value, change)),
        Value::String(text) => change(text),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_name_without_a_font_is_left_out_and_another_letter_without_one_is_a_question_mark() {
        // Egyptian hieroglyphs, and a letter that no font has
        let mut data = json!({
            "title": "A\u{0}\u{f0000}\u{378} *b* ", "map": "\u{0}",
            "other_names": [{ "text": "\u{378}", "lang": "" }, { "text": "Cần Thơ", "lang": "" }],
        });
        let fonts = fit(&mut data);
        assert!(fonts.len() >= 3);
        assert_eq!(data, json!({ "title": "A ? *b* ", "map": "\u{0}", "other_names": [{ "text": "Cần Thơ", "lang": "" }] }));
    }
}
