//! Content lines (RFC 5545, 3.1): escaped, and folded at 75 octets without cutting a character.

/// A line has at most so many octets, its end not counted.
const OCTETS: usize = 75;

/// A calendar file while it is written.
#[derive(Debug, Default)]
pub struct Lines(String);

impl Lines {
    /// Adds a line whose value needs no escaping: dates, numbers, addresses.
    pub fn plain(&mut self, name: &str, value: &str) {
        // whatever it is, it begins no line of its own
        let value: String = value.chars().filter(|letter| !letter.is_control()).collect();
        self.fold(&format!("{name}:{value}"));
    }

    /// Adds a line of text (3.3.11). An empty one is left out.
    pub fn text(&mut self, name: &str, value: &str) {
        let value = escaped(value);
        if !value.is_empty() {
            self.fold(&format!("{name}:{value}"));
        }
    }

    /// Adds what another one holds.
    pub fn append(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    /// The whole file.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }

    fn fold(&mut self, line: &str) {
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Text as calendars hold it: one kind of line end, no other control characters but the tabulator.
#[must_use]
pub fn cleaned(text: &str) -> String {
    let mut cleaned = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            // whatever programs take for the end of a line
            '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => cleaned.push('\n'),
            '\t' => cleaned.push('\t'),
            letter if letter.is_control() => {}
            letter => cleaned.push(letter),
        }
    }
    cleaned.trim().to_owned()
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in cleaned(text).chars() {
        match letter {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_than_75_octets_and_no_character_is_cut() {
        for letter in ["a", "é", "七", "😀"] {
            for before in 0..80 {
                let text = format!("{}{}", "x".repeat(before), letter.repeat(60));
                let mut lines = Lines::default();
                lines.text("SUMMARY", &text);
                let file = lines.into_text();
                assert!(file.trim_end_matches("\r\n").split("\r\n").all(|line| line.len() <= OCTETS), "{file}");
                assert_eq!(file.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
            }
        }
    }

    #[test]
    fn text_is_escaped_and_loses_nothing_but_control_characters() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", " a,b;c\\n\r\nd\re\u{2028}f\0\u{1b}\tg: \"h\" ");
        lines.text("LOCATION", " \0 ");
        lines.plain("URL", "https://example.org/\r\nATTACH:x");
        assert_eq!(lines.into_text(), "SUMMARY:a\\,b\\;c\\\\n\\nd\\ne\\nf\tg: \"h\"\r\nURL:https://example.org/ATTACH:x\r\n");
    }
}
