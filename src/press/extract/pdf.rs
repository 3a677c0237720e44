//! The text of a PDF file: in the order of its tags if it has some, else in the order in which it is drawn.

mod blocks;
mod glyphs;
mod lines;
mod tags;

use crate::text::{Block, Kind, MOST_PAGES, Outcome, Reading};
use glyphs::{Collector, Glyph, decoded};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent,
    hayro_syntax::{
        DecryptionError, LoadPdfError, Pdf,
        object::{Dict, String as PdfString},
    },
    interpret_page,
    kurbo::{Affine, Rect},
};

/// Reads a file. What it is made of may be hostile: this runs in a child process with limits.
#[must_use]
pub fn read(bytes: Vec<u8>) -> Outcome {
    let pdf = match Pdf::new(bytes) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => {
            return Outcome::Unreadable("It is locked with a password.".to_owned());
        }
        Err(LoadPdfError::Decryption(_)) => return Outcome::Unreadable("It is encrypted in a way that we cannot open.".to_owned()),
        Err(LoadPdfError::Invalid) => return Outcome::Unreadable("It is damaged or not whole.".to_owned()),
    };
    let (pages, is_cut) = glyphs_of(&pdf);
    let in_order = blocks::of_tags(&pdf, &pages).unwrap_or_else(|| pages.iter().map(|glyphs| blocks::of_page(glyphs)).collect());
    Reading { language: language(&pdf), pages: finished(in_order), is_cut }.outcome()
}

/// The glyphs of every page, and whether some were left out.
fn glyphs_of(pdf: &Pdf) -> (Vec<Vec<Glyph>>, bool) {
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let cache = InterpreterCache::new();
    let mut collector = Collector::default();
    let mut pages = Vec::new();
    for page in pdf.pages().iter().take(MOST_PAGES) {
        let everywhere = Rect::new(-1e6, -1e6, 1e6, 1e6);
        let mut context = Context::new(Affine::IDENTITY, everywhere, &cache, pdf.xref(), settings.clone());
        interpret_page(page, &mut context, &mut collector);
        pages.push(collector.take());
        if collector.is_full() {
            break;
        }
    }
    let is_cut = collector.is_full() || pdf.pages().len() > pages.len();
    (pages, is_cut)
}

/// Words that were parted at the ends of lines are made whole, by the words of the whole file.
fn finished(mut pages: Vec<Vec<Block>>) -> Vec<Vec<Block>> {
    let mut hyphens = lines::Hyphens::default();
    pages.iter().flatten().for_each(|block| hyphens.learn(&block.text));
    for page in &mut pages {
        for block in page.iter_mut() {
            block.text = hyphens.resolve(&block.text);
        }
        page.retain(|block| !block.text.is_empty());
    }
    pages
}

fn language(pdf: &Pdf) -> String {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let tag = catalog.and_then(|catalog| catalog.get::<PdfString<'_>>(b"Lang")).map(|tag| decoded(tag.as_bytes()));
    tag.filter(|tag| crate::text::is_tag(tag)).unwrap_or_default()
}
