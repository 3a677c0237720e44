//! Files that somebody sends in, as the press reads them: a target for each kind. `FUZZ_TARGET` names one.

#![no_main]

/// The press is a program and no library.
#[path = "../../../src/press"]
mod press {
    pub mod extract;
    #[path = "../reading/text.rs"]
    pub mod text;
}
mod word;

use libfuzzer_sys::fuzz_target;
use press::{extract, text};
use std::{env, sync::LazyLock};
use text::{Kind, MOST_CHARACTERS, MOST_PAGES, Outcome, cleaned};

/// Makes a file of an input.
type Target = fn(&[u8]) -> Vec<u8>;

const TARGETS: [(&str, Target); 2] = [("pdf", <[u8]>::to_vec), ("word", word::file)];

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = env::var("FUZZ_TARGET").unwrap_or_default();
    TARGETS.iter().find(|(known, _)| *known == name).expect("FUZZ_TARGET names a target").1
});

// what is read is as short as it should be, holds nothing that no page may hold, and is understood by the site
fuzz_target!(|data: &[u8]| {
    let said = extract::extract((*TARGET)(data)).expect("JSON");
    let outcome: Outcome = serde_json::from_slice(&said).expect("an outcome");
    let Outcome::Text(reading) = outcome else { return };
    assert!(reading.pages.len() <= MOST_PAGES, "{} pages", reading.pages.len());
    assert!(reading.language.is_empty() || text::is_tag(&reading.language), "{}", reading.language);
    let mut length = 0;
    for block in reading.pages.iter().flatten() {
        length += block.text.chars().count();
        assert!(!block.text.is_empty() && cleaned(&block.text) == block.text, "{:?}", block.text);
        assert!(!matches!(block.kind, Kind::Heading(level) if !(1..=6).contains(&level)), "{:?}", block.kind);
    }
    assert!(length <= MOST_CHARACTERS, "{length} characters");
});
