//! HTML that may stand in a page, read by a reader of its own: it knows what a serializer writes and nothing else.

/// Written down once more on purpose: with the list of the sanitizer itself, nothing here could find it too long.
const ELEMENTS: [&str; 23] = [
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
    "tfoot",
];
const ATTRIBUTES: [&str; 8] = ["href", "hreflang", "title", "lang", "cite", "align", "start", "colspan"];

/// Panics at whatever is not one of the elements and attributes that texts may hold.
pub fn assert_safe(html: &str) {
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let after = after.strip_prefix('/').unwrap_or(after);
        let end = after.find(|letter: char| !letter.is_ascii_alphanumeric()).expect("a tag ends");
        assert!(ELEMENTS.contains(&&after[..end]), "<{}> in {html}", &after[..end]);
        rest = attributes(&after[end..], html);
    }
}

/// What comes after the tag.
fn attributes<'a>(mut rest: &'a str, html: &str) -> &'a str {
    loop {
        rest = rest.trim_start_matches([' ', '/']);
        if let Some(after) = rest.strip_prefix('>') {
            return after;
        }
        let (name, after) = rest.split_once("=\"").expect("an attribute has a value");
        let (value, after) = after.split_once('"').expect("a value ends");
        assert!(ATTRIBUTES.contains(&name), "{name} in {html}");
        assert!(!matches!(name, "href" | "cite") || is_harmless(value), "{value} in {html}");
        rest = after;
    }
}

/// Whether an address is within the site or of a scheme that runs nothing (URL Standard, 4.4).
fn is_harmless(address: &str) -> bool {
    let address: String = address.chars().filter(|letter| !matches!(letter, '\t' | '\n' | '\r')).collect();
    let address = address.trim_start_matches(|letter: char| letter <= ' ');
    let scheme: String = address.chars().take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.')).collect();
    let has_scheme = scheme.starts_with(|letter: char| letter.is_ascii_alphabetic()) && address[scheme.len()..].starts_with(':');
    !has_scheme || ["http", "https", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
}
