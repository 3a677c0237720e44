//! How deep pasted HTML may go, before and after it is cleaned.

use std::collections::HashMap;

/// Elements left open within one another in HTML as it arrives, at most. The time to clean it grows with the square of that.
const OPEN: usize = 300;

/// Elements that hold nothing, or end by themselves where the next one begins.
const CLOSED: [&str; 15] = ["area", "base", "br", "col", "hr", "img", "input", "li", "link", "meta", "p", "td", "th", "tr", "wbr"];

/// Whether HTML that was not cleaned goes deeper than anybody writes.
pub fn is_bottomless(html: &str) -> bool {
    let (mut open, mut of_name) = (0_usize, HashMap::<String, usize>::new());
    for tag in html.split('<').skip(1) {
        let (is_end, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let name = tag.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
        if name.is_empty() || CLOSED.contains(&name.as_str()) {
            continue;
        }
        let count = of_name.entry(name).or_default();
        if !is_end {
            (*count, open) = (*count + 1, open + 1);
        } else if *count > 0 {
            (*count, open) = (*count - 1, open - 1);
        }
        if open > OPEN {
            return true;
        }
    }
    false
}

/// How deep elements lie within one another, in HTML that was cleaned.
pub fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in html.split('<').skip(1) {
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !tag.starts_with("br") {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
}
