//! Texts of editors.

use crate::safe::assert_safe;
use socal_sister_cities::web::markdown;

/// Whatever is written, the page is harmless and not much longer than the text.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let html = markdown(&text);
    assert_safe(&html);
    assert!(html.len() <= 200 + 120 * text.len(), "{} of {}", html.len(), text.len());
}
