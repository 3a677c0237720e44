//! Markdown, as editors write it, to HTML that can do no harm.

use super::pictures::Picture;
use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};
use std::{collections::HashSet, sync::LazyLock};

/// What text pages may hold. Everything else is taken out, its words are kept.
static ALLOWED: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::new();
    let tags = [
        "a",
        "blockquote",
        "br",
        "caption",
        "code",
        "em",
        "h2",
        "h3",
        "h4",
        "hr",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    builder
        .tags(HashSet::from(tags))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .add_tag_attributes("img", ["loading"]);
    builder
});

/// Quotes, lists and emphasis within one another, at most: what lies deeper keeps its words. Nobody writes so, and the time
/// that cleaning takes grows with the square of the depth.
const DEPTH: usize = 40;

/// Renders Markdown. Headings begin at the second level, because the title of the page is the first. The only pictures are those of
/// the site itself, `![what it shows](/help/event-form)`; of others the words are kept.
#[must_use]
pub fn markdown(text: &str) -> String {
    let mut depth = 0_usize;
    let shallow = move |event: &Event<'_>| match event {
        Event::Start(_) => {
            depth += 1;
            depth <= DEPTH
        }
        Event::End(_) => {
            depth = depth.saturating_sub(1);
            depth < DEPTH
        }
        _ => true,
    };
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).filter(shallow).map(|event| match event {
        Event::Start(Tag::Heading { level: HeadingLevel::H1, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, id, classes, attrs })
        }
        Event::End(TagEnd::Heading(HeadingLevel::H1)) => Event::End(TagEnd::Heading(HeadingLevel::H2)),
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
        other => other,
    });
    let mut html = String::new();
    push_html(&mut html, with_pictures(events));
    ALLOWED.clean(&html).to_string()
}

/// A piece of Markdown, cut anywhere, as plain words in one line: of a link, its words.
#[must_use]
pub fn plain_words(piece: &str) -> String {
    const CUT: char = '…';
    let (inner, is_cut_before, is_cut_after) = (piece.trim(), piece.trim().starts_with(CUT), piece.trim().ends_with(CUT));
    let mut text = String::new();
    for event in Parser::new_ext(inner.trim_matches(CUT).trim(), Options::ENABLE_TABLES) {
        match event {
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) => {
                text.push(' ');
            }
            _ => {}
        }
    }
    // what was cut apart is no Markdown any more
    let is_mark = |letter: char| matches!(letter, '#' | '*' | '>' | '|');
    let words = text.split_whitespace().enumerate().map(|(index, word)| {
        let word = word.split_once("](").map_or(word, |(words, _)| words).trim_start_matches('[').replace("**", "");
        let is_end_of_address = index == 0 && is_cut_before && !word.contains('(');
        word.split_once(')').filter(|_| is_end_of_address).map_or(word.clone(), |(_, rest)| rest.to_owned())
    });
    let words: Vec<String> = words.filter(|word| !word.chars().all(is_mark)).collect();
    let ends = |is_cut: bool| is_cut.then(|| CUT.to_string());
    ends(is_cut_before).into_iter().chain(words).chain(ends(is_cut_after)).collect::<Vec<_>>().join(" ")
}

/// Our own pictures as HTML; other pictures become their words.
fn with_pictures<'a>(events: impl Iterator<Item = Event<'a>>) -> impl Iterator<Item = Event<'a>> {
    let mut open: Option<(Option<Picture>, String)> = None;
    events.filter_map(move |event| {
        match (event, &mut open) {
            (Event::Start(Tag::Image { dest_url, .. }), None) => {
                open = Some((dest_url.strip_prefix("/help/").and_then(Picture::find), String::new()));
            }
            (Event::End(TagEnd::Image), _) => {
                return open.take().map(|(picture, words)| match picture {
                    Some(picture) => Event::InlineHtml(picture.html(&words).into()),
                    None => Event::Text(words.into()),
                });
            }
            (Event::Text(text) | Event::Code(text), Some((_, words))) => words.push_str(&text),
            (Event::SoftBreak | Event::HardBreak, Some((_, words))) => words.push(' '),
            (_, Some(_)) => {}
            (other, None) => return Some(other),
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    /// The least time of three to render so many bytes of a mark.
    fn time(mark: &str, bytes: usize) -> Duration {
        let text = format!("{}word", mark.repeat(bytes / mark.len()));
        let once = || {
            let begun = Instant::now();
            let html = markdown(&text);
            assert!(html.contains("word") && html.matches("<blockquote>").count() <= DEPTH, "{mark:?}");
            begun.elapsed()
        };
        (0..3).map(|_| once()).min().unwrap_or_default()
    }

    #[test]
    fn the_only_pictures_are_those_of_the_site_itself() {
        let own = markdown("![The \"form\" <b>](/help/event-form)");
        assert!(own.starts_with("<p><img src=\"/static/help-event-form.en."), "{own}");
        assert!(own.contains("alt=\"The &quot;form&quot; &lt;b&gt;\"") && own.contains(" width=\""), "{own}");
        for other in ["https://example.org/a.png", "/help/nothing", "/static/site.css", "data:image/png;base64,AA", "javascript:1"] {
            assert_eq!(markdown(&format!("a ![some *words*]({other}) b")).trim(), "<p>a some words b</p>");
        }
        assert_eq!(markdown("<img src=x onerror=y>").trim(), "&lt;img src=x onerror=y&gt;");
    }

    #[test]
    fn a_piece_of_markdown_is_read_as_plain_words_wherever_it_was_cut() {
        for (piece, words) in [
            ("## What we did\n\n* ate\n* sang", "What we did ate sang"),
            (" … ## What we did * ate … ", "… What we did ate …"),
            ("See [the \u{2}directory\u{3}](/cities) and **more**", "See the \u{2}directory\u{3} and more"),
            ("… example.org/a) and [our page](https://exam …", "… and our page …"),
            ("… tel:+1-714-673-4375) |\n| Mail …", "… Mail …"),
            ("| way | address |\n|---|---|\n| Mail | box |", "way address Mail box"),
            ("3 < 4 (or so) - yes", "3 < 4 (or so) - yes"),
            ("", ""),
        ] {
            assert_eq!(plain_words(piece), words, "{piece}");
        }
    }

    #[test]
    fn a_text_of_nothing_but_marks_takes_at_most_the_square_of_its_length() {
        for mark in [">", "> - ", "*a **b ", "[", "**", "&", "<", "`a``", "- "] {
            // the serializer of html5ever takes four times as long for twice as many escaped signs; nested quotations
            // without a limit took more than ten times
            let (once, twice) = (time(mark, 4_000), time(mark, 8_000));
            assert!(twice < 8 * once, "{mark:?} {once:?} {twice:?}");
        }
        assert_eq!(
            markdown("> > - *deep*").trim(),
            "<blockquote>\n<blockquote>\n<ul>\n<li><em>deep</em></li>\n</ul>\n</blockquote>\n</blockquote>"
        );
    }
}
