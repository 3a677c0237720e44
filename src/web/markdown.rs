//! Markdown, as editors write it, to HTML that can do no harm.

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
        .link_rel(None);
    builder
});

/// Quotes, lists and emphasis within one another, at most: what lies deeper keeps its words. Nobody writes so, and the time
/// that cleaning takes grows with the square of the depth.
const DEPTH: usize = 40;

/// Renders Markdown. Headings begin at the second level, because the title of the page is the first.
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
    push_html(&mut html, events);
    ALLOWED.clean(&html).to_string()
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
