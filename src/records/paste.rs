//! What was copied in Word, Google Docs or `LibreOffice`, as Markdown: headings, lists, links and emphasis, nothing else.
//!
//! Word writes lists as paragraphs (`MsoListParagraph`, `mso-list: l0 level1 lfo1`, the mark in a span `mso-list:Ignore`);
//! Google Docs puts everything into a `<b style="font-weight:normal">` and says bold and italic by styles.

mod limits;
mod lists;

use ammonia::{Builder, UrlRelative};
use htmd::{
    Element, HtmlToMarkdown,
    element_handler::Handlers,
    options::{BulletListMarker, Options},
};
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// Stands before a list item of Word's; then come its level, whether it is numbered, and which list it is in.
const ITEM: char = '\u{e000}';
/// Stands around the mark of such an item, and after the list's name.
const MARK: char = '\u{e001}';

/// Elements within elements, at most.
const DEPTH: usize = 60;

static ALLOWED: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let tags = [
        "a",
        "b",
        "blockquote",
        "br",
        "div",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "i",
        "li",
        "ol",
        "p",
        "span",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    let mut builder = Builder::new();
    builder
        .tags(HashSet::from(tags))
        .clean_content_tags(HashSet::from(["head", "math", "noscript", "script", "style", "svg", "title", "xml"]))
        .generic_attributes(HashSet::new())
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("b", HashSet::from(["style"])),
            ("p", HashSet::from(["style"])),
            ("span", HashSet::from(["style"])),
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(None)
        .attribute_filter(
            |tag, attribute, value| if attribute == "style" { style(tag, value).map(Cow::Owned) } else { Some(value.into()) },
        );
    builder
});

/// Of a style, what tells emphasis and Word's lists.
fn style(tag: &str, value: &str) -> Option<String> {
    let names: &[&str] = if tag == "p" { &["mso-list:"] } else { &["font-weight:", "font-style:", "mso-list:"] };
    let value = value.to_lowercase().replace([' ', '\n', '\r', '\t'], "");
    let kept: Vec<_> = value.split(';').filter(|part| names.iter().any(|name| part.starts_with(name))).collect();
    (!kept.is_empty()).then(|| kept.join(";"))
}

/// HTML of a clipboard as Markdown.
///
/// # Errors
/// Never in practice: the text is read from memory.
pub fn to_markdown(html: &str) -> anyhow::Result<String> {
    let mut html: String = html.chars().filter(|letter| ![ITEM, MARK].contains(letter)).collect();
    if limits::is_bottomless(&html) {
        // of such a text the words are kept
        html = html.split('<').map(|tag| tag.split_once('>').map_or(tag, |(_, words)| words)).collect::<Vec<_>>().join(" ");
    }
    let clean = without_paragraphs_in_items(&ALLOWED.clean(&html).to_string());
    // what follows goes down into each element in turn: so deep nobody writes
    let clean = if limits::depth(&clean) > DEPTH { Builder::empty().clean(&clean).to_string() } else { clean };
    let options = Options { bullet_list_marker: BulletListMarker::Dash, ul_bullet_spacing: 1, ol_number_spacing: 1, ..Options::default() };
    let converter = HtmlToMarkdown::builder()
        .options(options)
        .add_handler(vec!["b", "strong"], |handlers: &dyn Handlers, element: Element<'_>| {
            let content = handlers.walk_children(element.node).content;
            let is_plain = weight(style_of(&element)).is_some_and(|weight| weight < 600);
            Some(if is_plain { content } else { emphasized(&content, "**") }.into())
        })
        .add_handler(vec!["i", "em"], |handlers: &dyn Handlers, element: Element<'_>| {
            Some(emphasized(&handlers.walk_children(element.node).content, "*").into())
        })
        .add_handler(vec!["span"], |handlers: &dyn Handlers, element: Element<'_>| Some(span(handlers, &element).into()))
        .add_handler(vec!["p"], |handlers: &dyn Handlers, element: Element<'_>| Some(paragraph(handlers, &element).into()))
        .add_handler(vec!["td", "th"], |handlers: &dyn Handlers, element: Element<'_>| {
            Some(format!("{}\u{a0}", handlers.walk_children(element.node).content.trim()).into())
        })
        .add_handler(vec!["tr"], |handlers: &dyn Handlers, element: Element<'_>| {
            Some(format!("\n\n{}\n\n", handlers.walk_children(element.node).content.trim()).into())
        })
        .add_handler(vec!["table", "tbody", "thead"], |handlers: &dyn Handlers, element: Element<'_>| {
            Some(handlers.walk_children(element.node).content.into())
        })
        .build();
    // where one strong stretch ends and the next begins, they are one
    let markdown = converter.convert(&clean)?.replace('\u{a0}', " ").replace("****", "");
    // a mark outside of an item of a list marks nothing
    Ok(lists::with_lists(&markdown).replace([ITEM, MARK], ""))
}

/// Google Docs puts a paragraph into each item, which would set the items apart.
fn without_paragraphs_in_items(html: &str) -> String {
    let mut parts = html.split("<li><p>");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str("<li>");
        text.push_str(&part.replacen("</p>", "", 1));
    }
    // it also puts an inner list beside its item rather than into it; an item ends by itself where the next begins
    text.replace("</li><ul>", "<ul>").replace("</li><ol>", "<ol>")
}

fn style_of<'a>(element: &Element<'a>) -> &'a str {
    element.attrs.iter().find(|attribute| &*attribute.name.local == "style").map_or("", |attribute| &*attribute.value)
}

fn weight(style: &str) -> Option<u32> {
    let weight = style.split(';').find_map(|part| part.strip_prefix("font-weight:"))?;
    match weight {
        "bold" | "bolder" => Some(700),
        "normal" => Some(400),
        number => number.parse().ok(),
    }
}

/// Marks stand at the words, not at the spaces around them (`CommonMark`, 6.2).
fn emphasized(content: &str, mark: &str) -> String {
    let inner = content.trim();
    // what is marked already, or spans paragraphs, or has no words stays as it is
    if inner.is_empty() || inner.contains("\n\n") || inner.starts_with(mark) && inner.ends_with(mark) && inner.len() > 2 * mark.len() {
        return content.to_owned();
    }
    let start = content.len() - content.trim_start().len();
    let end = content.trim_end().len();
    format!("{}{mark}{inner}{mark}{}", &content[..start], &content[end..])
}

fn span(handlers: &dyn Handlers, element: &Element<'_>) -> String {
    let style = style_of(element);
    let content = handlers.walk_children(element.node).content;
    if style.contains("mso-list:ignore") {
        return format!("{MARK}{}{MARK}", content.trim());
    }
    let content = if style.contains("font-style:italic") { emphasized(&content, "*") } else { content };
    let is_bold = weight(style).is_some_and(|weight| weight >= 600);
    if is_bold { emphasized(&content, "**") } else { content }
}

fn paragraph(handlers: &dyn Handlers, element: &Element<'_>) -> String {
    let content = handlers.walk_children(element.node).content;
    let content = content.trim();
    let list = style_of(element).split(';').find_map(|part| part.strip_prefix("mso-list:")).filter(|list| *list != "none");
    let Some(list) = list else { return format!("\n\n{content}\n\n") };
    let level = list.split("level").nth(1).and_then(|rest| rest.chars().next()).and_then(|digit| digit.to_digit(10)).unwrap_or(1);
    let (before, rest) = content.split_once(MARK).unwrap_or(("", content));
    let (mark, text) = rest.split_once(MARK).unwrap_or(("", rest));
    let kind = if is_number(mark) { '1' } else { '-' };
    let list = list.split("level").next().unwrap_or_default();
    format!("\n\n{ITEM}{level}{kind}{list}{MARK}{before}{}\n\n", text.trim())
}

/// "1.", "b)" or "iv." number an item; "·", "o" and "§" are what Word draws its bullets with.
fn is_number(mark: &str) -> bool {
    let mark = mark.replace('\\', "");
    mark.trim().strip_suffix(['.', ')']).is_some_and(|number| !number.is_empty() && number.chars().all(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markdown(html: &str) -> String {
        to_markdown(html).unwrap()
    }

    const WORD: &str = r#"<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0in; font-family:"Calibri",sans-serif;} @list l0 {mso-list-id:1;} --></style></head>
<body lang=EN-US style='tab-interval:.5in'><!--StartFragment-->
<h1>Annual<br>meeting<o:p></o:p></h1>
<p class=MsoNormal>We meet on <b style='mso-bidi-font-weight:normal'>Friday</b>, in the <i>old</i> hall&nbsp;of
<a href="https://example.org/hall">Riverside</a>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Bring a chair<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:1.0in;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>a folding one<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]><b>Bring</b> a friend<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>First<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>Second<o:p></o:p></p>
<!--EndFragment--></body></html>"#;

    #[test]
    fn a_page_from_word_keeps_headings_lists_links_and_emphasis() {
        let expected = "# Annual meeting\n\nWe meet on **Friday**, in the *old* hall of [Riverside](https://example.org/hall).\n\n\
                        - Bring a chair\n   - a folding one\n- **Bring** a friend\n\n1. First\n2. Second";
        assert_eq!(markdown(WORD), expected);
    }

    const DOCS: &str = r#"<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1f0c">
<h2 dir="ltr" style="line-height:1.38;margin-top:18pt;"><span style="font-size:16pt;font-weight:400;font-style:normal;">What we do</span></h2>
<p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;">We write to </span><span
style="font-size:11pt;font-weight:700;font-style:normal;">friends</span><span style="font-weight:400;font-style:italic;"> abroad</span><span
style="font-weight:400;">. See </span><a href="https://example.org/" style="text-decoration:none;"><span style="font-weight:400;">our page</span></a><span>.</span></p>
<ul style="margin-top:0;"><li dir="ltr" aria-level="1" style="list-style-type:disc;font-weight:400;"><p dir="ltr" role="presentation"><span
style="font-weight:400;">Letters</span></p></li><li dir="ltr" aria-level="1" style="list-style-type:disc;"><p dir="ltr" role="presentation"><span>Visits</span></p></li></ul>
<br /></b>"#;

    #[test]
    fn a_page_from_google_docs_is_not_all_bold_and_keeps_what_is() {
        let expected = "## What we do\n\nWe write to **friends** *abroad*. See [our page](https://example.org/).\n\n- Letters\n- Visits";
        assert_eq!(markdown(DOCS), expected);
    }

    const WRITER: &str = r##"<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 24.2 (Linux)"/><style type="text/css">p { line-height: 115%; background: transparent }</style></head>
<body lang="en-US" link="#000080" dir="ltr"><h1 class="western">Minutes</h1>
<p style="line-height: 100%; margin-bottom: 0in"><font face="Liberation Serif, serif"><b>Present:</b> eleven members, <i>two guests</i></font></p>
<ol><li><p style="margin-bottom: 0in">Welcome</p></li><li><p style="margin-bottom: 0in">Accounts</p></li></ol>
<table width="100%"><tr><td><p>Dues</p></td><td><p>$20</p></td></tr></table></body></html>"##;

    #[test]
    fn a_page_from_libreoffice_keeps_its_numbered_list_and_the_words_of_its_table() {
        assert_eq!(markdown(WRITER), "# Minutes\n\n**Present:** eleven members, *two guests*\n\n1. Welcome\n2. Accounts\n\nDues $20");
    }

    #[test]
    fn strong_stretches_side_by_side_are_one_and_lists_within_lists_stay_so() {
        let html = "<p><span style='font-weight:700'>Pres</span><span style='font-weight:bold'>ent</span> 2 * 3</p>\
                    <ul><li><p>one</p></li><ul><li><p>inner</p></li></ul><li><p>two</p></li></ul>";
        let text = markdown(html);
        assert!(text.starts_with("**Present** 2 \\* 3\n\n- one\n"), "{text}");
        let shown = crate::web::markdown(&text);
        assert!(shown.contains("<strong>Present</strong> 2 * 3") && shown.matches("<ul>").count() == 2, "{text}\n{shown}");
    }

    #[test]
    fn what_would_harm_does_not_come_along() {
        let hostile = r#"<p onclick="x()">Hello <script>alert(1)</script><svg onload="x()"><text>svg</text></svg>
            <a href="javascript:alert(1)">click</a> <img src=x onerror=x()> &lt;script&gt;</p>"#;
        let text = markdown(hostile);
        assert!(text.starts_with("Hello") && text.contains("click"), "{text}");
        assert!(!text.contains("javascript:") && !text.contains("alert") && !text.contains("onerror"), "{text}");
        assert!(!crate::web::markdown(&text).contains("<script"), "{text}");
        assert_eq!(markdown("<p>a <span style='mso-list:Ignore'>2.</span> b</p>"), "a 2. b");
        assert_eq!(markdown(""), "");
        assert_eq!(markdown(&"<b>".repeat(5000)), "");
    }

    #[test]
    fn elements_within_elements_without_end_keep_their_words_and_take_no_time() {
        let begun = std::time::Instant::now();
        for bomb in ["<div>", "<b>", "<ul><li>", "<span style='font-weight:700'>", "<div><p></p>", "<div></x>"] {
            assert_eq!(markdown(&format!("{}word", bomb.repeat(20_000))), "word", "{bomb}");
        }
        assert!(begun.elapsed() < std::time::Duration::from_secs(20), "{:?}", begun.elapsed());
    }
}
