//! The pictures of the help pages: the site itself, photographed by `tests/whole/pictures.mjs`.

use super::{assets::HELP, filters};
use crate::languages::Language;

/// How many pixels of a photograph make one of the page: they are sharp on good screens.
const DENSITY: usize = 2;

/// A picture of the site.
#[derive(Debug, Clone, Copy)]
pub struct Picture {
    /// Its address.
    pub path: &'static str,
    /// Its width on the page.
    pub width: usize,
    /// Its height on the page.
    pub height: usize,
    /// The language that the site speaks on it.
    pub language: Language,
}

impl Picture {
    /// The picture with this name in the language that is spoken; in the default one if it was not taken in that language.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::taken(name, Language::current()).or_else(|| Self::taken(name, Language::DEFAULT))
    }

    fn taken(name: &str, language: Language) -> Option<Self> {
        let stem = format!("{name}.{}", language.tag());
        let (_, asset, width, height) = HELP.iter().find(|(known, ..)| *known == stem)?;
        Some(Self { path: asset.path, width: width / DENSITY, height: height / DENSITY, language })
    }

    /// It as HTML, with what it shows in words.
    #[must_use]
    pub fn html(&self, words: &str) -> String {
        let Self { path, width, height, .. } = self;
        format!("<img src=\"{path}\" alt=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\">", filters::escaped(words.trim()))
    }
}
