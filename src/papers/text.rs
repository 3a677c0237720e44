//! Texts of pages as data for a paper: what is bold is said to be, and no sign of theirs is a sign of the paper's.

use crate::web::heading;
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
    /// Of a heading: from 2, and none is left out.
    level: u8,
    inlines: Vec<Words>,
    /// Of a list.
    items: Vec<Vec<Words>>,
}

impl Piece {
    /// Whether it is a heading.
    #[must_use]
    pub fn is_heading(&self) -> bool {
        self.kind == "heading"
    }

    /// How many bytes its words have.
    #[must_use]
    pub fn length(&self) -> usize {
        self.inlines.iter().chain(self.items.iter().flatten()).map(|words| words.text.len()).sum()
    }
}

/// Takes Markdown apart. Links of the site's own lead to `origin`.
#[must_use]
pub fn pieces(markdown: &str, origin: &str) -> Vec<Piece> {
    let mut text = Text { origin, ..Text::default() };
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        text.take(event);
    }
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
    /// The level of the last heading; 0 before the first.
    level: u8,
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
            Event::Start(Tag::Paragraph) => self.separate(),
            Event::Start(Tag::List(_)) => {
                self.close();
                self.lists += 1;
            }
            Event::End(TagEnd::List(_)) => self.lists = self.lists.saturating_sub(1),
            Event::End(TagEnd::Heading(level)) => self.close_heading(level as u8),
            Event::End(TagEnd::Paragraph) if self.lists > 0 => {}
            // what begins within an item ends what stands before it
            Event::Start(Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Table(_))
            | Event::Rule
            | Event::End(TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Item | TagEnd::TableRow) => self.close(),
            Event::End(TagEnd::TableCell) | Event::SoftBreak | Event::HardBreak => self.add(" "),
            // the heads of tables say what is plain without them
            Event::End(TagEnd::TableHead) => self.inlines.clear(),
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => self.add(&words),
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

    /// The paragraphs of an item are one.
    fn separate(&mut self) {
        if !self.inlines.is_empty() {
            self.add(" ");
        }
    }

    /// What was said since the last piece; nothing if it is blank.
    fn said(&mut self) -> Option<Vec<Words>> {
        Some(std::mem::take(&mut self.inlines)).filter(|inlines| inlines.iter().any(|words| !words.text.trim().is_empty()))
    }

    fn close_heading(&mut self, level: u8) {
        if let Some(inlines) = self.said() {
            self.level = heading::level(level, self.level, 2);
            self.pieces.push(Piece { kind: "heading", level: self.level, inlines, ..Piece::default() });
        }
    }

    /// An item, a quotation or a paragraph is whole.
    fn close(&mut self) {
        let Some(inlines) = self.said() else { return };
        if self.lists == 0 {
            let kind = if self.quotations > 0 { "quotation" } else { "paragraph" };
            self.pieces.push(Piece { kind, inlines, ..Piece::default() });
            return;
        }
        match self.pieces.last_mut().filter(|piece| piece.kind == "list") {
            Some(list) => list.items.push(inlines),
            None => self.pieces.push(Piece { kind: "list", items: vec![inlines], ..Piece::default() }),
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
        let text = pieces(
            "One #the $x$ **two** [three](/cities) [no](javascript:x)\n\n## Four\n\n- five\n- six\n\n> seven\n\n#### deep",
            "https://a.org",
        );
        let [paragraph, heading, list, quotation, deep] = &text[..] else { panic!("{text:?}") };
        assert_eq!(paragraph.inlines[0], words("One #the $x$ "));
        assert_eq!(paragraph.inlines[1], Words { strong: true, ..words("two") });
        assert_eq!(paragraph.inlines[3], Words { link: "https://a.org/cities".to_owned(), ..words("three") });
        assert_eq!(paragraph.inlines[4], words(" no"));
        assert_eq!((heading.kind, heading.level), ("heading", 2));
        assert_eq!(list.items, [vec![words("five")], vec![words("six")]]);
        assert_eq!((quotation.kind, &quotation.inlines), ("quotation", &vec![words("seven")]));
        assert_eq!((deep.level, &deep.inlines), (3, &vec![words("deep")]));
    }

    /// The pieces of a text as lines: a heading by its level, an item by a sign, a quotation by another.
    fn lines(text: &str) -> Vec<String> {
        let said = |inlines: &[Words]| inlines.iter().map(|words| words.text.as_str()).collect::<String>();
        let line = |piece: &Piece| match piece.kind {
            "list" => piece.items.iter().map(|item| format!("- {}", said(item))).collect(),
            "heading" => vec![format!("{} {}", piece.level, said(&piece.inlines))],
            "quotation" => vec![format!("> {}", said(&piece.inlines))],
            _ => vec![said(&piece.inlines)],
        };
        pieces(text, "").iter().flat_map(line).collect()
    }

    #[test]
    fn no_level_of_headings_is_left_out() {
        assert_eq!(lines("### a\n\n#### b\n\n# c\n\n###### d"), ["2 a", "3 b", "2 c", "3 d"]);
        // a heading that is not printed is none
        assert_eq!(lines("##\n\n### a"), ["2 a"]);
    }

    #[test]
    fn what_stands_in_an_item_is_parted() {
        for (text, expected) in [
            ("- one\n\n  two\n- three", &["- one two", "- three"][..]),
            ("- a\n  - b\n  - c\n\n  d", &["- a", "- b", "- c", "- d"]),
            ("- a\n  > b", &["- a b"]),
            ("- a\n  ## b\n  c", &["- a", "2 b", "- c"]),
            ("- a\n  ***\n  b", &["- a", "- b"]),
            ("- a\n\n  | b |\n  |---|\n  | c |\n\n- d", &["- a", "- c ", "- d"]),
            ("- a\n  ```\n  b\n  ```\n  c", &["- a", "- b\n", "- c"]),
            ("-\n- \\\n- a", &["- \\", "- a"]),
            ("- &#32;\n- a", &["- a"]),
        ] {
            assert_eq!(lines(text), expected, "{text}");
        }
    }

    #[test]
    fn code_stands_for_itself_and_html_is_words() {
        assert_eq!(lines("```\na\n```\n\nb\n\n    c\n\n> ```\n> d\n> ```"), ["a\n", "b", "c\n", "> d\n"]);
        assert_eq!(lines("a <b>c</b>\n\n<p>d</p>\n\ne"), ["a <b>c</b>", "<p>d</p>\n", "e"]);
    }
}
