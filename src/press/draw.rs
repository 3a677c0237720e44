//! Pictures: an SVG drawing made into a PNG.

use crate::fonts;
use anyhow::Context as _;
use resvg::{
    render,
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};
use std::sync::Arc;

/// No side of a picture is longer, in pixels.
const LARGEST: u32 = 4096;

/// Draws a picture at its own size.
///
/// # Errors
/// If the drawing is not one, or too large.
pub fn draw(svg: Vec<u8>) -> anyhow::Result<Vec<u8>> {
    let svg = String::from_utf8(svg)?;
    let mut database = Database::new();
    // looking through the system's fonts takes longer than drawing
    if svg.chars().any(fonts::is_of_other_script) {
        database.load_system_fonts();
    }
    database.load_font_data(fonts::NOTO_SERIF_SEMIBOLD.to_vec());
    let options = Options { fontdb: Arc::new(database), font_family: "Noto Serif SemiBold".to_owned(), ..Options::default() };
    let tree = Tree::from_str(&svg, &options)?;
    let size = tree.size().to_int_size();
    let is_fit = size.width() <= LARGEST && size.height() <= LARGEST;
    let picture = is_fit.then(|| Pixmap::new(size.width(), size.height())).flatten();
    let mut picture = picture.context("the picture is too large")?;
    render(&tree, Transform::identity(), &mut picture.as_mut());
    Ok(picture.encode_png()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_drawn() {
        let svg = |words: &str| {
            format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"90\"><text x=\"9\" y=\"60\" font-size=\"40\" \
                 font-family=\"'Noto Serif SemiBold'\" font-weight=\"600\">{words}</text></svg>"
            )
        };
        // without the right name of the font nothing is drawn, and nothing says so
        let [none, latin, greek] = ["", "Tanabata", "Ρόδος"].map(|words| draw(svg(words).into()).expect("a picture").len());
        assert!(latin > none + 1000 && greek > none + 1000, "{none} {latin} {greek}");
    }

    #[test]
    fn what_is_too_large_is_refused() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90000\" height=\"90000\"/>";
        assert!(draw(svg.as_bytes().to_vec()).is_err());
    }
}
