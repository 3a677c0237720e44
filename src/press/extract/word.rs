//! The text of a Word file (Office Open XML, ISO/IEC 29500-1, part 17): paragraphs, with the headings and lists of its styles.

use crate::text::{BLOCK, Block, Kind, MOST_CHARACTERS, MOST_PAGES, Outcome, Reading, cleaned, is_tag};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use std::{
    collections::HashMap,
    io::{Cursor, Read as _},
};
use zip::ZipArchive;

/// A part of the archive is unpacked up to so many bytes: a small archive may hold an endless part.
const UNPACKED: u64 = 64 * 1024 * 1024;

/// Reads a file. What it is made of may be hostile: this runs in a child process with limits.
#[must_use]
pub fn read(bytes: &[u8]) -> Outcome {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Outcome::Unreadable("It is damaged or not whole.".to_owned());
    };
    let Some((document, is_cut)) = part(&mut archive, "word/document.xml") else {
        return Outcome::Unreadable("It is a Word file without a text, or locked with a password.".to_owned());
    };
    let styles = part(&mut archive, "word/styles.xml").map(|(xml, _)| Styles::read(&xml)).unwrap_or_default();
    let mut text = Text::new(&styles, document.contains("w:lastRenderedPageBreak"));
    let is_whole = text.read(&document);
    if !is_whole && !is_cut && text.pages.iter().all(Vec::is_empty) {
        return Outcome::Unreadable("Its text is damaged.".to_owned());
    }
    Reading { language: styles.language.clone(), pages: text.pages, is_cut: is_cut || !is_whole }.outcome()
}

/// A part of the archive as text, and whether it is longer than we unpack.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<(String, bool)> {
    let mut bytes = Vec::new();
    archive.by_name(name).ok()?.take(UNPACKED + 1).read_to_end(&mut bytes).ok()?;
    let is_cut = bytes.len() as u64 > UNPACKED;
    bytes.truncate(usize::try_from(UNPACKED).unwrap_or(usize::MAX));
    Some((String::from_utf8_lossy(&bytes).into_owned(), is_cut))
}

/// What the styles of a file mean.
#[derive(Debug, Default)]
struct Styles {
    kinds: HashMap<String, Kind>,
    language: String,
}

impl Styles {
    /// The names of styles are in English whatever the language of the program that wrote them; their keys are not.
    fn read(xml: &str) -> Self {
        let mut styles = Self::default();
        let mut reader = Reader::from_str(xml);
        let mut style = String::new();
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "style" => style = value(&tag, "w:styleId"),
                    "name" => {
                        if let Some(kind) = kind(&value(&tag, "w:val")) {
                            styles.kinds.insert(style.clone(), kind);
                        }
                    }
                    "lang" if styles.language.is_empty() => {
                        styles.language = Some(value(&tag, "w:val")).filter(|tag| is_tag(tag)).unwrap_or_default();
                    }
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
        styles
    }
}

fn kind(name: &str) -> Option<Kind> {
    let name = name.to_lowercase();
    match name.strip_prefix("heading ").and_then(|level| level.parse().ok()) {
        Some(level @ 1..=6) => Some(Kind::Heading(level)),
        _ if name == "title" => Some(Kind::Heading(1)),
        _ if name.starts_with("list ") => Some(Kind::Item),
        _ => None,
    }
}

/// A text on its way.
struct Text<'a> {
    styles: &'a Styles,
    /// Whether the program that wrote the file has noted where pages end.
    has_pages: bool,
    pages: Vec<Vec<Block>>,
    paragraph: String,
    kind: Kind,
    length: usize,
    /// Within so many elements whose words are not shown.
    hidden: usize,
    is_in_words: bool,
    is_hidden_run: bool,
}

impl<'a> Text<'a> {
    fn new(styles: &'a Styles, has_pages: bool) -> Self {
        Self {
            styles,
            has_pages,
            pages: vec![Vec::new()],
            paragraph: String::new(),
            kind: Kind::Paragraph,
            length: 0,
            hidden: 0,
            is_in_words: false,
            is_hidden_run: false,
        }
    }

    /// False if the text is not whole.
    fn read(&mut self, xml: &str) -> bool {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => self.begin(&tag),
                Ok(Event::Empty(tag)) => {
                    self.begin(&tag);
                    self.end(tag.local_name().as_ref());
                }
                Ok(Event::End(tag)) => self.end(tag.local_name().as_ref()),
                Ok(Event::Text(words)) => self.add(&words.xml10_content()),
                Ok(Event::CData(words)) => self.add(&words.xml10_content()),
                Ok(Event::GeneralRef(name)) => {
                    let letter = name.resolve_char_ref().ok().flatten();
                    let text = letter.map(String::from).or_else(|| entity(&name.xml10_content()).map(str::to_owned));
                    self.add(&text.unwrap_or_default());
                }
                Ok(Event::Eof) => {
                    self.close();
                    return true;
                }
                Ok(_) => {}
                Err(_) => {
                    self.close();
                    return false;
                }
            }
            if self.length > MOST_CHARACTERS || self.pages.len() > MOST_PAGES {
                self.pages.truncate(MOST_PAGES);
                return false;
            }
        }
    }

    fn begin(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            // the same words once more, for older programs
            "Fallback" => self.hidden += 1,
            "p" => self.close(),
            "pStyle" => {
                if let Some(kind) = self.styles.kinds.get(&value(tag, "w:val")) {
                    self.kind = *kind;
                }
            }
            "numPr" if self.kind == Kind::Paragraph => self.kind = Kind::Item,
            "r" => self.is_hidden_run = false,
            "vanish" => self.is_hidden_run = true,
            "t" => self.is_in_words = true,
            "noBreakHyphen" => self.paragraph.push('-'),
            "br" if value(tag, "w:type") == "page" && !self.has_pages => self.turn_page(),
            "tab" | "cr" | "br" => self.paragraph.push(' '),
            "lastRenderedPageBreak" => self.turn_page(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "Fallback" => self.hidden = self.hidden.saturating_sub(1),
            "p" => self.close(),
            "t" => self.is_in_words = false,
            _ => {}
        }
    }

    fn add(&mut self, words: &str) {
        if self.is_in_words && self.hidden == 0 && !self.is_hidden_run {
            self.length += words.len();
            self.paragraph.push_str(words);
        }
    }

    fn close(&mut self) {
        let text = cleaned(&std::mem::take(&mut self.paragraph));
        let kind = std::mem::replace(&mut self.kind, Kind::Paragraph);
        if let Some(page) = self.pages.last_mut().filter(|_| !text.is_empty()) {
            self.length += BLOCK;
            page.push(Block { kind, text });
        }
    }

    /// A paragraph that goes on over the page is two.
    fn turn_page(&mut self) {
        let kind = self.kind;
        self.close();
        self.kind = if matches!(kind, Kind::Heading(_)) { kind } else { Kind::Paragraph };
        self.pages.push(Vec::new());
    }
}

/// The five names that XML knows.
fn entity(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    })
}

fn value(tag: &BytesStart<'_>, name: &str) -> String {
    let mut attributes = tag.attributes();
    let found = attributes.with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == name);
    found.map(|attribute| attribute.value.to_string()).unwrap_or_default()
}
