//! Lists of Word's, which come as paragraphs with a sign in front, put together.

use super::{ITEM, MARK};

/// Puts list items of Word's together into lists.
pub(super) fn with_lists(text: &str) -> String {
    let mut blocks: Vec<String> = Vec::new();
    let mut numbers = [0_u32; 10];
    let mut list: Option<String> = None;
    for block in text.split("\n\n").map(|block| block.trim_matches('\n')).filter(|block| !block.trim().is_empty()) {
        let Some(item) = block.trim_start().strip_prefix(ITEM) else {
            (numbers, list) = ([0; 10], None);
            let is_heading = block.starts_with('#');
            blocks.push(if is_heading { block.split_whitespace().collect::<Vec<_>>().join(" ") } else { block.trim_end().to_owned() });
            continue;
        };
        let mut letters = item.chars();
        let level = letters.next().and_then(|digit| digit.to_digit(10)).unwrap_or(1).clamp(1, 9) as usize;
        let is_numbered = letters.next() == Some('1');
        let (name, text) = letters.as_str().split_once(MARK).unwrap_or(("", letters.as_str()));
        if list.as_deref() != Some(name) {
            (numbers, list) = ([0; 10], None);
        }
        numbers[level] += 1;
        numbers[level + 1..].fill(0);
        let mark = if is_numbered { format!("{}.", numbers[level]) } else { "-".to_owned() };
        let line = format!("{}{mark} {}", "   ".repeat(level - 1), text.replace('\n', " ").trim());
        match blocks.last_mut() {
            Some(block) if list.is_some() => {
                block.push('\n');
                block.push_str(&line);
            }
            _ => blocks.push(line),
        }
        list = Some(name.to_owned());
    }
    blocks.join("\n\n")
}
