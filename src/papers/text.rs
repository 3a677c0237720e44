//! Texts of pages as data for a paper: what is bold is said to be, and no sign of theirs is a sign of the paper's.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;

/// So many pieces of a text are printed.
const MOST_PIECES: usize = 200;

/// Words that look alike.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    text: String,
    strong: bool,
    emphasis: bool,
    /// Where they lead; may be empty.
    link: String,
}

/// A heading, a paragraph, a quotation or a list.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Piece {
    kind: &'static str,
    /// Of a heading: from 2.
    level: u8,
    inlines: Vec<Words>,
    /// Of a list.
    items: Vec<Vec<Words>>,
}

impl Piece {
    /// How many bytes its words have.
    #[must_use]
    pub fn length(&self) -> usize {
        self.inlines.iter().chain(self.items.iter().flatten()).map(|words| words.text.len()).sum()
    }
}

/// The text before the first heading.
#[must_use]
pub fn lead(markdown: &str) -> &str {
    if markdown.starts_with("## ") { "" } else { markdown.split("\n## ").next().unwrap_or_default() }
}

/// Takes Markdown apart. Links of the site's own lead to `origin`.
#[must_use]
pub fn pieces(markdown: &str, origin: &str) -> Vec<Piece> {
    let mut text = Text { origin, ..Text::default() };
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        text.take(event);
    }
    text.close("paragraph", 0);
    text.pieces.truncate(MOST_PIECES);
    text.pieces
}

/// A text on its way.
#[derive(Default)]
struct Text<'a> {
    origin: &'a str,
    pieces: Vec<Piece>,
    inlines: Vec<Words>,
    strong: usize,
    emphasis: usize,
    quotations: usize,
    lists: usize,
    link: String,
}

impl Text<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Strong) => self.strong += 1,
            Event::End(TagEnd::Strong) => self.strong = self.strong.saturating_sub(1),
            Event::Start(Tag::Emphasis) => self.emphasis += 1,
            Event::End(TagEnd::Emphasis) => self.emphasis = self.emphasis.saturating_sub(1),
            Event::Start(Tag::Link { dest_url, .. }) => self.link = self.target(&dest_url),
            Event::End(TagEnd::Link) => self.link.clear(),
            Event::Start(Tag::BlockQuote(_)) => self.quotations += 1,
            Event::End(TagEnd::BlockQuote(_)) => self.quotations = self.quotations.saturating_sub(1),
            Event::Start(Tag::List(_)) => {
                self.close("paragraph", 0);
                self.lists += 1;
            }
            Event::End(TagEnd::List(_)) => self.lists = self.lists.saturating_sub(1),
            Event::End(TagEnd::Heading(level)) => self.close("heading", (level as u8).max(2)),
            Event::End(TagEnd::Paragraph) if self.lists == 0 => {
                self.close(if self.quotations > 0 { "quotation" } else { "paragraph" }, 0);
            }
            Event::End(TagEnd::Item) => self.close_item(),
            Event::End(TagEnd::TableCell) | Event::SoftBreak | Event::HardBreak => self.add(" "),
            Event::End(TagEnd::TableRow) => self.close("paragraph", 0),
            // the heads of tables say what is plain without them
            Event::End(TagEnd::TableHead) => self.inlines.clear(),
            Event::Text(words) | Event::Code(words) => self.add(&words),
            _ => {}
        }
    }

    fn target(&self, address: &str) -> String {
        let is_known = ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme));
        match address {
            _ if is_known => address.to_owned(),
            _ if address.starts_with('/') && !address.starts_with("//") => format!("{}{address}", self.origin),
            _ => String::new(),
        }
    }

    fn add(&mut self, text: &str) {
        let (strong, emphasis) = (self.strong > 0, self.emphasis > 0);
        match self.inlines.last_mut() {
            Some(last) if (last.strong, last.emphasis, &last.link) == (strong, emphasis, &self.link) => last.text.push_str(text),
            _ => self.inlines.push(Words { text: text.to_owned(), strong, emphasis, link: self.link.clone() }),
        }
    }

    fn close(&mut self, kind: &'static str, level: u8) {
        let inlines = std::mem::take(&mut self.inlines);
        if inlines.iter().any(|words| !words.text.trim().is_empty()) {
            self.pieces.push(Piece { kind, level, inlines, items: Vec::new() });
        }
    }

    fn close_item(&mut self) {
        let words = std::mem::take(&mut self.inlines);
        if words.is_empty() {
            return;
        }
        match self.pieces.last_mut().filter(|piece| piece.kind == "list") {
            Some(list) => list.items.push(words),
            None => self.pieces.push(Piece { kind: "list", items: vec![words], ..Piece::default() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Words {
        Words { text: text.to_owned(), ..Words::default() }
    }

    #[test]
    fn marks_become_data_and_links_lead_to_the_site() {
        let text =
            pieces("One #the $x$ **two** [three](/cities) [no](javascript:x)\n\n## Four\n\n- five\n- six\n\n> seven", "https://a.org");
        let [paragraph, heading, list, quotation] = &text[..] else { panic!("{text:?}") };
        assert_eq!(paragraph.inlines[0], words("One #the $x$ "));
        assert_eq!(paragraph.inlines[1], Words { strong: true, ..words("two") });
        assert_eq!(paragraph.inlines[3], Words { link: "https://a.org/cities".to_owned(), ..words("three") });
        assert_eq!(paragraph.inlines[4], words(" no"));
        assert_eq!((heading.kind, heading.level), ("heading", 2));
        assert_eq!(list.items, [vec![words("five")], vec![words("six")]]);
        assert_eq!((quotation.kind, &quotation.inlines), ("quotation", &vec![words("seven")]));
    }
}
