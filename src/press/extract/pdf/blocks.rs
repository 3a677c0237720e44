//! Glyphs to headings, paragraphs and items.

use super::{
    Block, Glyph, Kind,
    lines::{joined, paragraphs},
    tags::{self, Part, Step},
};
use hayro_interpret::hayro_syntax::Pdf;
use std::collections::HashMap;

/// A tree that leaves out more than one glyph in so many is not believed.
const LEFT_OUT: usize = 20;

/// The blocks of a page without tags: its paragraphs.
#[must_use]
pub fn of_page(glyphs: &[Glyph]) -> Vec<Block> {
    paragraphs(glyphs).into_iter().map(|text| Block { kind: Kind::Paragraph, text }).collect()
}

/// The blocks of every page, in the order of the tags; nothing if the file has none or they leave out much of it.
#[must_use]
pub fn of_tags(pdf: &Pdf, pages: &[Vec<Glyph>]) -> Option<Vec<Vec<Block>>> {
    let ids = pdf.pages().iter().take(pages.len()).enumerate();
    let ids = ids.filter_map(|(index, page)| page.raw().obj_id().map(|id| (id, index))).collect();
    let steps = tags::steps(pdf.xref(), &ids)?;
    let mut builder = Builder::new(pages);
    for step in steps {
        builder.take(step);
    }
    builder.finish()
}

/// Puts blocks together, step by step.
struct Builder<'a> {
    /// What is not taken yet, by page and mark.
    marked: HashMap<(usize, i32), Vec<&'a Glyph>>,
    unmarked: Vec<Vec<Glyph>>,
    pages: Vec<Vec<Block>>,
    parts: Vec<Part>,
    page: usize,
    text: Vec<Glyph>,
}

impl<'a> Builder<'a> {
    fn new(pages: &'a [Vec<Glyph>]) -> Self {
        let mut marked: HashMap<(usize, i32), Vec<&'a Glyph>> = HashMap::new();
        let mut unmarked = vec![Vec::new(); pages.len()];
        for (index, glyphs) in pages.iter().enumerate() {
            for glyph in glyphs {
                match glyph.mark {
                    Some(mark) => marked.entry((index, mark)).or_default().push(glyph),
                    None => unmarked[index].push(glyph.clone()),
                }
            }
        }
        Self { marked, unmarked, pages: vec![Vec::new(); pages.len()], parts: Vec::new(), page: 0, text: Vec::new() }
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Begin(part) => {
                self.close_at(part);
                self.parts.push(part);
            }
            Step::End => self.end(),
            Step::Content(page, mark) => self.add(page, mark),
            Step::Picture(text) => {
                self.close();
                if let Some(page) = self.pages.get_mut(self.page) {
                    page.push(Block { kind: Kind::Picture, text });
                }
            }
        }
    }

    fn end(&mut self) {
        let Some(part) = self.parts.last().copied() else { return };
        self.close_at(part);
        self.parts.pop();
        match part {
            Part::Cell => self.separate("; "),
            Part::Label => self.separate(" "),
            _ => {}
        }
    }

    /// A part that stands for itself begins or ends.
    fn close_at(&mut self, part: Part) {
        if matches!(part, Part::Heading(_) | Part::Item | Part::Block) && !self.is_in_row(part) {
            self.close();
        }
    }

    /// Paragraphs in a cell, and in the body of an item before anything else, do not stand for themselves.
    fn is_in_row(&self, part: Part) -> bool {
        let is_label_alone = part == Part::Block && self.kind() == Kind::Item && self.text.len() < 8;
        self.parts.contains(&Part::Cell) || is_label_alone
    }

    fn add(&mut self, page: usize, mark: i32) {
        let Some(glyphs) = self.marked.remove(&(page, mark)) else { return };
        if page != self.page {
            self.close();
            self.page = page;
        }
        if self.parts.last() == Some(&Part::Label) {
            // a sign before an item is drawn by the list itself
            let is_sign = |glyph: &&Glyph| !glyph.text.chars().any(char::is_alphanumeric);
            if glyphs.iter().all(is_sign) {
                return;
            }
        }
        self.text.extend(glyphs.into_iter().cloned());
    }

    /// What follows does not belong to the same word.
    fn separate(&mut self, text: &str) {
        if let Some(last) = self.text.last() {
            let sign = Glyph { text: text.into(), origin: last.end, ..last.clone() };
            self.text.push(sign);
        }
    }

    fn kind(&self) -> Kind {
        let kind = self.parts.iter().rev().find_map(|part| match part {
            Part::Heading(level) => Some(Kind::Heading(*level)),
            Part::Item => Some(Kind::Item),
            _ => None,
        });
        kind.unwrap_or(Kind::Paragraph)
    }

    fn close(&mut self) {
        let text = joined(&std::mem::take(&mut self.text));
        let block = Block { kind: self.kind(), text: text.trim_end_matches("; ").to_owned() };
        if let Some(page) = self.pages.get_mut(self.page).filter(|_| !block.text.trim().is_empty()) {
            page.push(block);
        }
    }

    /// The pages, with what no tag names at their ends; nothing if that is much.
    fn finish(mut self) -> Option<Vec<Vec<Block>>> {
        self.close();
        let count = |glyphs: &mut dyn Iterator<Item = &Glyph>| glyphs.filter(|glyph| !glyph.text.trim().is_empty()).count();
        let left = count(&mut self.marked.values().flatten().copied()) + count(&mut self.unmarked.iter().flatten());
        let taken: usize = self.pages.iter().flatten().map(|block| block.text.len()).sum();
        if left * LEFT_OUT > taken {
            return None;
        }
        let mut rest: Vec<((usize, i32), Vec<&Glyph>)> = self.marked.into_iter().collect();
        rest.sort_by_key(|(place, _)| *place);
        for ((page, _), glyphs) in rest {
            self.unmarked[page].extend(glyphs.into_iter().cloned());
        }
        for (page, glyphs) in self.pages.iter_mut().zip(&self.unmarked) {
            page.extend(of_page(glyphs));
        }
        Some(self.pages)
    }
}
