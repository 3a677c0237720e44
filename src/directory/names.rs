//! Other names of a place, each with the language that its script and country tell, so that it is drawn and read right.

/// Another name of a place.
#[derive(Debug, PartialEq, Eq)]
pub struct OtherName<'a> {
    /// The name.
    pub text: &'a str,
    /// Its language (BCP 47); empty where the script is Latin and the language therefore not certain.
    pub lang: &'static str,
}

/// Takes names apart that are set apart by semicolons.
#[must_use]
pub fn other_names<'a>(names: &'a str, country: &str) -> Vec<OtherName<'a>> {
    let parts = names.split(';').map(str::trim).filter(|name| !name.is_empty());
    parts.map(|text| OtherName { text, lang: language(text, country) }).collect()
}

fn language(text: &str, country: &str) -> &'static str {
    let Some(letter) = text.chars().find(|letter| letter.is_alphabetic() && !is_latin(*letter)) else { return "" };
    match (letter, country) {
        ('\u{3040}'..='\u{30ff}', _) | ('\u{4e00}'..='\u{9fff}', "JP") => "ja",
        ('\u{4e00}'..='\u{9fff}', "TW" | "HK" | "MO") => "zh-Hant",
        ('\u{4e00}'..='\u{9fff}', _) => "zh-Hans",
        ('\u{ac00}'..='\u{d7af}', _) => "ko",
        ('\u{0590}'..='\u{05ff}', _) => "he",
        ('\u{0600}'..='\u{06ff}', "IR" | "AF") => "fa",
        ('\u{0600}'..='\u{06ff}', _) => "ar",
        ('\u{0400}'..='\u{04ff}', "BY") => "be",
        ('\u{0400}'..='\u{04ff}', "UA") => "uk",
        ('\u{0400}'..='\u{04ff}', _) => "ru",
        ('\u{0370}'..='\u{03ff}', _) => "el",
        ('\u{0530}'..='\u{058f}', _) => "hy",
        ('\u{0900}'..='\u{097f}', _) => "hi",
        _ => "",
    }
}

fn is_latin(letter: char) -> bool {
    matches!(letter, 'A'..='Z' | 'a'..='z' | '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_its_own_script_carries_its_language() {
        let names = other_names("天草市; formerly Hondo", "JP");
        assert_eq!(names, [OtherName { text: "天草市", lang: "ja" }, OtherName { text: "formerly Hondo", lang: "" }]);
        assert_eq!(other_names("臺北", "TW")[0].lang, "zh-Hant");
        assert_eq!(other_names("تهران", "IR")[0].lang, "fa");
        assert_eq!(other_names("Кентрон", "AM")[0].lang, "ru");
        assert!(other_names("", "JP").is_empty());
    }
}
