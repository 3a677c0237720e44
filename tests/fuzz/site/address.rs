//! Pages whose links are made to stay in a language.

use socal_sister_cities::languages::{Language, is_spoken, localize, split};

/// Links are changed and nothing else.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let page = format!("<a href=\"/cities\">{text}");
    let spanish = Language::of("es").expect("Spanish");
    let localized = spanish.within(|| localize(page.clone()));
    assert!(localized.starts_with("<a href=\"/es/cities\">"), "{localized}");
    // tags of languages come and go, with slashes that would lead to another host, and the rest stays, in its order
    let rest = |page: &str| page.chars().filter(|letter| !"/\\ens".contains(*letter)).collect::<String>();
    assert_eq!(rest(&localized), rest(&page));
    assert!(localized.len() <= page.len() + "/es".len() * page.matches("=\"/").count());
    let english = Language::DEFAULT.within(|| localize(page.clone()));
    assert_eq!(rest(&english), rest(&page));
    if !page.contains("=\"/en") {
        assert_eq!(english, page);
    }
    if let Some((language, rest)) = split(&text) {
        assert!(rest.starts_with('/') && text.starts_with(&format!("/{}", language.tag())), "{text}");
        assert!(!is_spoken(&text) || split(&language.address(rest)).is_none_or(|(known, _)| known == language || language.is_default()));
    }
}
