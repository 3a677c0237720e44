//! What a search has found, as it is shown.

use crate::{database::Database, languages, pages, translations::Translation, web};

/// Marks around a matching word, before they are made into elements.
const MARKS: [char; 2] = ['\u{2}', '\u{3}'];

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// `city`, `partner`, `country`, `page`, `event`, `newsletter` or `news`.
    pub kind: String,
    /// Its address.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its other names.
    pub other: String,
    /// A piece of its text around the words, these between two marks that [`Hit::parts`] takes away.
    pub piece: String,
    /// Whether title and piece are an editor's words in the language that is spoken.
    pub is_translated: bool,
}

impl Hit {
    /// The same, with countries and continents called as in the language that is spoken.
    pub(super) fn spoken(mut self) -> Self {
        if self.kind == "country" {
            (self.title, self.piece) = (languages::country(&self.title), renamed(&self.piece, languages::continent));
        } else if self.kind == "partner"
            && let Some((region, country)) = self.piece.rsplit_once(", ")
        {
            self.piece = format!("{region}, {}", renamed(country, languages::country));
        } else if self.is_markdown() {
            self.piece = web::plain_words(&self.piece);
        }
        self
    }

    /// Whether its text is an editor's, in Markdown.
    fn is_markdown(&self) -> bool {
        matches!(self.kind.as_str(), "page" | "news")
    }

    /// Whether its text is an editor's, in the default language while another is spoken.
    #[must_use]
    pub fn is_untranslated(&self) -> bool {
        self.is_markdown() && !self.is_translated && pages::is_untranslated()
    }

    /// The id of the kind in words.
    #[must_use]
    pub fn kind_words(&self) -> &'static str {
        match self.kind.as_str() {
            "city" => "search-here",
            "partner" => "search-abroad",
            "country" => "search-country",
            "event" => "search-event",
            "newsletter" => "search-newsletter",
            "news" => "search-news",
            _ => "search-page",
        }
    }

    /// The number of the page on which it stands, in the text of a newsletter's file.
    #[must_use]
    pub fn page(&self) -> Option<&str> {
        self.path.split_once("#page-").map(|(_, number)| number)
    }

    /// The piece, cut where words begin and end to match: each part, and whether it matches.
    #[must_use]
    pub fn parts(&self) -> Vec<(&str, bool)> {
        let (mut parts, mut rest, mut is_match) = (Vec::new(), self.piece.as_str(), false);
        // Markdown made plain may have lost one of two marks, as in the address of a link
        while let Some((text, after)) = rest.split_once(MARKS) {
            parts.push((text, is_match));
            is_match = rest[text.len()..].starts_with(MARKS[0]);
            rest = after;
        }
        parts.push((rest, false));
        parts.retain(|(text, _)| !text.is_empty());
        parts
    }
}

/// A name in the language that is spoken, marked if it was marked.
fn renamed(name: &str, spoken: fn(&str) -> String) -> String {
    let stored = name.replace(MARKS, "");
    let spoken = spoken(&stored);
    if spoken == stored {
        name.to_owned()
    } else if stored == name {
        spoken
    } else {
        format!("{}{spoken}{}", MARKS[0], MARKS[1])
    }
}

/// Gives hits the titles that editors have written in the language that is spoken.
pub(super) async fn translate(database: &Database, hits: &mut [Hit]) -> Result<(), sqlx::Error> {
    let subject = |hit: &Hit| if hit.kind == "page" { format!("pages{}", hit.path) } else { hit.path.trim_start_matches('/').to_owned() };
    let mut titles = Translation::titles_of(database, hits.iter().map(subject).collect()).await?;
    for hit in hits {
        if let Some(title) = titles.remove(&subject(hit)) {
            hit.title = title;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matching_words_are_told_from_the_rest() {
        let hit = |piece: &str| Hit {
            kind: String::new(),
            path: String::new(),
            title: String::new(),
            other: String::new(),
            piece: piece.to_owned(),
            is_translated: false,
        };
        assert_eq!(hit("a \u{2}tie\u{3} b").parts(), [("a ", false), ("tie", true), (" b", false)]);
        assert_eq!(hit("a \u{2}tie b").parts(), [("a ", false), ("tie b", false)]);
        assert_eq!(hit("a tie\u{3} \u{2}b\u{3}").parts(), [("a tie", false), (" ", false), ("b", true)]);
    }
}
