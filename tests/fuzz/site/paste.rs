//! What was copied elsewhere and pasted here.

use crate::safe::assert_safe;
use socal_sister_cities::{records::to_markdown, web::markdown};

/// Whatever is pasted, it becomes a text, and that a harmless page.
pub fn run(data: &[u8]) {
    let html = String::from_utf8_lossy(data);
    let text = to_markdown(&html).expect("a text");
    assert!(text.len() <= 200 + 64 * html.len(), "{} of {}", text.len(), html.len());
    assert!(!text.contains(['\u{e000}', '\u{e001}']), "{text}");
    assert_safe(&markdown(&text));
}
