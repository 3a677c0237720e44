//! The glyphs of a page, with their places and the tags that they stand in.

use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
    font::{Glyph as Drawn, GlyphRun},
    hayro_cmap::BfString,
    hayro_syntax::object::{Dict, String as PdfString},
    kurbo::{BezPath, Point, Vec2},
};

/// So many glyphs are taken of one file.
const MOST_GLYPHS: usize = 1_500_000;
/// A pen that comes back by less than this, in glyph sizes, draws the same glyph once more, to make it bold.
const SAME_PLACE: f64 = 0.12;

/// A glyph as it was drawn.
#[derive(Debug, Clone)]
pub struct Glyph {
    /// What it says; empty if its words were given with an earlier one.
    pub text: Box<str>,
    /// Where it begins, in points.
    pub origin: Point,
    /// Where the pen is after it.
    pub end: Point,
    /// The direction of writing; its length is one.
    pub direction: Vec2,
    /// The height of the type, in points.
    pub size: f64,
    /// The marked content it stands in (ISO 32000-2, 14.7.5.2).
    pub mark: Option<i32>,
}

/// A tag that is open.
struct Open {
    mark: Option<i32>,
    is_artifact: bool,
    words: Words,
}

/// Words that stand for everything drawn within a tag (14.9.4).
enum Words {
    /// There are none: glyphs say what they are.
    None,
    /// The first glyph takes them.
    Given(String),
    /// They are taken: further glyphs say nothing.
    Taken,
}

impl Words {
    /// What the next glyph says; nothing if it says what it is.
    fn take(&mut self) -> Option<String> {
        match std::mem::replace(self, Self::Taken) {
            Self::None => {
                *self = Self::None;
                None
            }
            Self::Given(words) => Some(words),
            Self::Taken => Some(String::new()),
        }
    }
}

/// Collects the glyphs of a page, in the order in which they are drawn; what is marked as no part of the text is left out.
#[derive(Default)]
pub struct Collector {
    glyphs: Vec<Glyph>,
    /// How many were collected on all pages.
    total: usize,
    open: Vec<Open>,
    last_run: Option<(usize, Point)>,
}

impl Collector {
    /// Whether no more are taken.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.total >= MOST_GLYPHS
    }

    /// The glyphs of the page that is done.
    pub fn take(&mut self) -> Vec<Glyph> {
        self.open.clear();
        self.last_run = None;
        std::mem::take(&mut self.glyphs)
    }

    fn add(&mut self, drawn: &Drawn<'_>, origin: Point, unit: Vec2, up: Vec2) {
        let advance = match drawn {
            Drawn::Outline(glyph) => glyph.advance_width(),
            Drawn::Type3(glyph) => glyph.advance_width(),
        };
        let text = match self.open.iter_mut().rev().find_map(|open| open.words.take()) {
            Some(words) => words,
            None => match drawn.as_unicode() {
                Some(BfString::Char(letter)) => letter.to_string(),
                Some(BfString::String(letters)) => letters,
                None => String::new(),
            },
        };
        let length = unit.hypot();
        let size = up.hypot() * 1000.0;
        if !(length.is_finite() && size.is_finite() && length > 0.0 && size > 0.0) {
            return;
        }
        let mark = self.open.iter().rev().find_map(|open| open.mark);
        let end = origin + unit * f64::from(advance.unwrap_or(500.0));
        if self.glyphs.last().is_some_and(|last| last.text.as_ref() == text && (last.origin - origin).hypot() < SAME_PLACE * size) {
            return;
        }
        self.total += 1;
        self.glyphs.push(Glyph { text: text.into(), origin, end, direction: unit / length, size, mark });
    }
}

impl<'a> Device<'a> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        if self.is_full() || self.open.iter().any(|open| open.is_artifact) {
            return;
        }
        let Some(first) = run.glyphs().first() else { return };
        // what is filled and outlined is drawn twice
        let place = (run.glyphs().len(), props.transform * first.transform() * Point::ORIGIN);
        if self.last_run == Some(place) {
            return;
        }
        self.last_run = Some(place);
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            let origin = transform * Point::ORIGIN;
            let (unit, up) = (transform * Point::new(1.0, 0.0) - origin, transform * Point::new(0.0, 1.0) - origin);
            self.add(glyph, origin, unit, up);
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let mark = properties.and_then(|properties| properties.get::<i32>(b"MCID"));
        let words = properties.and_then(|properties| properties.get::<PdfString<'_>>(b"ActualText"));
        let words = words.map_or(Words::None, |words| Words::Given(decoded(words.as_bytes())));
        self.open.push(Open { mark, is_artifact: tag == b"Artifact", words });
    }

    fn end_marked_content(&mut self) {
        self.open.pop();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// A text string (7.9.2.2): UTF-16 or UTF-8 with a mark before it, else `PDFDocEncoding`, which for what people write is Latin-1.
#[must_use]
pub fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units: Vec<u16> = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
