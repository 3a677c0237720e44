//! The text of a newsletter as it is stored, and as it is shown.

use super::text::{Block, Kind};
use crate::{
    database::Database,
    languages::{self, Language},
    say,
    web::heading,
};

/// Of a file on which everything broke.
const UNUSUAL: &str = "reading-unusual";
/// Why a file could not be read: the ids of what the press and we say, which is stored in the default language.
const BECAUSE: [&str; 6] =
    [UNUSUAL, "reading-damaged", "reading-locked", "reading-encrypted", "reading-word-empty", "reading-word-damaged"];

/// What is stored of a file on which everything broke.
pub fn unusual() -> String {
    Language::DEFAULT.within(|| say!(UNUSUAL))
}

/// What is known of the text of a newsletter's file.
#[derive(Debug, Clone)]
pub struct Stored {
    /// `waiting`, `done`, `no_text` or `failed`.
    pub state: String,
    /// Why it failed; a sentence.
    pub because: String,
    /// The language that the file names (BCP 47); empty if it names none.
    pub language: String,
    /// Whether there is more in the file.
    pub is_cut: bool,
    /// How many pages were read.
    pub pages: i64,
}

impl Stored {
    /// What is known of a newsletter's file; nothing if it has none.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of(database: &Database, submission: i64) -> Result<Option<Self>, sqlx::Error> {
        sqlx::query_as!(
            Self,
            r#"SELECT state, because, language, is_cut AS "is_cut: bool",
                      (SELECT count(*) FROM reading_page WHERE reading_page.submission = reading.submission) AS "pages!: i64"
               FROM reading WHERE submission = ?"#,
            submission
        )
        .fetch_optional(database)
        .await
    }

    /// What an editor should know before publishing; nothing if the text is there.
    #[must_use]
    pub fn warning(&self) -> Option<String> {
        Some(match self.state.as_str() {
            "done" if self.is_cut => say!("reading-cut"),
            "done" => return None,
            "no_text" => say!("reading-no-text"),
            "failed" => say!("reading-failed", because = languages::again(&self.because, &BECAUSE)),
            _ => say!("reading-waits"),
        })
    }

    /// Whether there is a text to read.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.state == "done"
    }
}

/// A page of a text.
#[derive(Debug)]
pub struct Page {
    /// Its number, from 1.
    pub number: i64,
    /// What stands on it.
    pub pieces: Vec<Piece>,
}

/// What stands on a page, as elements.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece {
    /// A heading with its level on our page.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(String),
    /// A list.
    List(Vec<String>),
    /// What a picture shows.
    Picture(String),
}

impl Page {
    /// The pages of a newsletter's text. Its highest headings are of the level given, and no level is left out.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(database: &Database, submission: i64, highest: u8) -> anyhow::Result<Vec<Self>> {
        let rows = sqlx::query!("SELECT number, blocks FROM reading_page WHERE submission = ? ORDER BY number LIMIT 1000", submission);
        let mut last = highest - 1;
        let mut pages = Vec::new();
        for row in rows.fetch_all(database).await? {
            let blocks: Vec<Block> = serde_json::from_str(&row.blocks)?;
            pages.push(Self { number: row.number, pieces: pieces(blocks, highest, &mut last) });
        }
        Ok(pages)
    }
}

fn pieces(blocks: Vec<Block>, highest: u8, last: &mut u8) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for Block { kind, text } in blocks {
        match (kind, pieces.last_mut()) {
            (Kind::Heading(level), _) => {
                *last = heading::level(level + highest - 1, *last, highest);
                pieces.push(Piece::Heading(*last, text));
            }
            (Kind::Item, Some(Piece::List(items))) => items.push(text),
            (Kind::Item, _) => pieces.push(Piece::List(vec![text])),
            (Kind::Paragraph, _) => pieces.push(Piece::Paragraph(text)),
            (Kind::Picture, _) => pieces.push(Piece::Picture(text)),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_leave_out_no_level_and_items_are_one_list() {
        let block = |kind, text: &str| Block { kind, text: text.to_owned() };
        let blocks = vec![
            block(Kind::Heading(3), "a"),
            block(Kind::Item, "b"),
            block(Kind::Item, "c"),
            block(Kind::Heading(1), "d"),
            block(Kind::Heading(6), "e"),
            block(Kind::Item, "f"),
        ];
        let text = str::to_owned;
        assert_eq!(
            pieces(blocks, 2, &mut 1),
            [
                Piece::Heading(2, text("a")),
                Piece::List(vec![text("b"), text("c")]),
                Piece::Heading(2, text("d")),
                Piece::Heading(3, text("e")),
                Piece::List(vec![text("f")]),
            ]
        );
    }

    #[test]
    fn every_sentence_of_the_press_is_one_of_our_texts() {
        let press = concat!(include_str!("../press/extract/pdf.rs"), include_str!("../press/extract/word.rs"));
        let because: Vec<String> = BECAUSE.iter().map(|id| say!(*id)).collect();
        let sentences: Vec<&str> = press.split("Unreadable(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(sentences.len() > 4, "{sentences:?}");
        for sentence in sentences {
            assert!(because.iter().any(|known| known == sentence), "{sentence}");
        }
    }
}
