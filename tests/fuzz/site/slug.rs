//! Names, as addresses have them.

use socal_sister_cities::content::{search_name, slug};

/// Lowercase words with one hyphen between them; made again, the same.
pub fn run(data: &[u8]) {
    let name = String::from_utf8_lossy(data);
    let made = slug(&name);
    assert!(made.is_empty() || made.split('-').all(|word| !word.is_empty()), "{made}");
    assert!(made.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{made}");
    assert_eq!(slug(&made), made);
    let plain = search_name(&name);
    assert!(plain.is_ascii() && plain == plain.to_lowercase(), "{plain}");
    assert_eq!(search_name(&plain), plain);
    assert_eq!(slug(&format!(" {name}!")), slug(&format!("{name} ")));
}
