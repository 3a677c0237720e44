//! Languages: what people call them, and their tags (BCP 47).

use super::text::is_tag;

/// Tag, name in English, and what speakers call it.
const LANGUAGES: [(&str, &str, &str); 42] = [
    ("ar", "Arabic", "العربية"),
    ("be", "Belarusian", "беларуская"),
    ("bg", "Bulgarian", "български"),
    ("cs", "Czech", "čeština"),
    ("da", "Danish", "dansk"),
    ("de", "German", "Deutsch"),
    ("el", "Greek", "ελληνικά"),
    ("en", "English", "English"),
    ("es", "Spanish", "español"),
    ("et", "Estonian", "eesti"),
    ("fa", "Persian", "فارسی"),
    ("fi", "Finnish", "suomi"),
    ("fil", "Filipino", "Tagalog"),
    ("fr", "French", "français"),
    ("ga", "Irish", "Gaeilge"),
    ("he", "Hebrew", "עברית"),
    ("hi", "Hindi", "हिन्दी"),
    ("hr", "Croatian", "hrvatski"),
    ("hu", "Hungarian", "magyar"),
    ("hy", "Armenian", "հայերեն"),
    ("id", "Indonesian", "Bahasa Indonesia"),
    ("it", "Italian", "italiano"),
    ("ja", "Japanese", "日本語"),
    ("km", "Khmer", "ខ្មែរ"),
    ("ko", "Korean", "한국어"),
    ("lt", "Lithuanian", "lietuvių"),
    ("lv", "Latvian", "latviešu"),
    ("nb", "Norwegian", "norsk"),
    ("nl", "Dutch", "Nederlands"),
    ("pl", "Polish", "polski"),
    ("pt", "Portuguese", "português"),
    ("ro", "Romanian", "română"),
    ("ru", "Russian", "русский"),
    ("sk", "Slovak", "slovenčina"),
    ("sl", "Slovenian", "slovenščina"),
    ("sr", "Serbian", "српски"),
    ("sv", "Swedish", "svenska"),
    ("th", "Thai", "ไทย"),
    ("tr", "Turkish", "Türkçe"),
    ("uk", "Ukrainian", "українська"),
    ("vi", "Vietnamese", "Tiếng Việt"),
    ("zh", "Chinese", "中文"),
];

/// The names of the languages in English, in the order of the alphabet.
#[must_use]
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = LANGUAGES.iter().map(|(_, name, _)| *name).collect();
    names.sort_unstable();
    names
}

/// The tag of what somebody wrote as a language: its name in English or in itself, or a tag. Empty if it names several, or none
/// that we know.
#[must_use]
pub fn tag(written: &str) -> String {
    let written = written.trim().to_lowercase();
    let words: Vec<&str> =
        written.split(|letter: char| !letter.is_alphanumeric() && letter != '-').filter(|word| !word.is_empty()).collect();
    let is_named = |names: &(&str, &str, &str)| {
        let (tag, english, own) = (names.0, names.1.to_lowercase(), names.2.to_lowercase());
        written == own || words.iter().any(|word| *word == english || *word == own || *word == tag && words.len() == 1)
    };
    let mut named = LANGUAGES.iter().filter(|names| is_named(names));
    match (named.next(), named.next()) {
        (Some((tag, ..)), None) => (*tag).to_owned(),
        (None, _) if is_tag(&written) && LANGUAGES.iter().any(|(tag, ..)| written.split('-').next() == Some(tag)) => written,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_names_and_two_languages_are_none() {
        for (written, expected) in [
            ("Japanese", "ja"),
            ("日本語", "ja"),
            ("español", "es"),
            ("in German", "de"),
            ("Tiếng Việt", "vi"),
            ("en-GB", "en-gb"),
            ("EN", "en"),
            ("English and Spanish", ""),
            ("English/español", ""),
            ("Klingon", ""),
            ("", ""),
            ("x\" onload=", ""),
        ] {
            assert_eq!(tag(written), expected, "{written}");
        }
        assert!(is_tag("zh-Hant-TW") && !is_tag("de_DE") && !is_tag("") && !is_tag("a") && !is_tag("en-\""));
    }
}
