//! Content lines of calendar files.

use crate::line::{Lines, cleaned};

/// Lines have at most 75 octets; unfolded and unescaped they say what was to be said, and nothing else.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut lines = Lines::default();
    lines.plain("BEGIN", "VEVENT");
    lines.text("SUMMARY", &text);
    lines.plain("URL", &text);
    lines.plain("END", "VEVENT");
    let file = lines.into_text();
    let folded: Vec<&str> = file.strip_suffix("\r\n").expect("a file ends with a line").split("\r\n").collect();
    for line in &folded {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
    }
    let unfolded = file.replace("\r\n ", "");
    let mut read = unfolded.strip_suffix("\r\n").expect("a file ends with a line").split("\r\n");
    assert_eq!(read.next(), Some("BEGIN:VEVENT"));
    let said = cleaned(&text);
    if !said.is_empty() {
        let value = read.next().and_then(|line| line.strip_prefix("SUMMARY:")).expect("a line of text");
        assert_eq!(unescaped(value), said);
    }
    let plain: String = text.chars().filter(|letter| !letter.is_control()).collect();
    assert_eq!(read.next().and_then(|line| line.strip_prefix("URL:")), Some(plain.as_str()));
    assert_eq!((read.next(), read.next()), (Some("END:VEVENT"), None));
}

/// RFC 5545, 3.3.11.
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next().expect("something is escaped") {
                'n' => text.push('\n'),
                letter @ ('\\' | ';' | ',') => text.push(letter),
                other => panic!("\\{other} in {value}"),
            },
            ';' | ',' => panic!("{letter} in {value}"),
            letter => text.push(letter),
        }
    }
    text
}
