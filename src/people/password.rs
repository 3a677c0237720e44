//! Passwords: argon2id (RFC 9106), at least twelve characters, none that everybody would try first.

use anyhow::anyhow;
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version, password_hash::phc::PasswordHash};
use tokio::{sync::Semaphore, task::spawn_blocking};
use unicode_normalization::UnicodeNormalization as _;

/// Memory of one hash, in KiB; passes; lanes.
const MEMORY: u32 = 64 * 1024;
const PASSES: u32 = 3;
/// So many hashes at once: 128 MiB. The machine that is meant has two cores, on which more are not faster.
static AT_ONCE: Semaphore = Semaphore::const_new(2);
/// Shortest and longest password, in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 12..=256;

/// Words that a password must hold more than: what everybody tries first, and what lies near on this site. The site
/// adds its own name and the cities.
const OBVIOUS: [&str; 24] = [
    "password",
    "passwort",
    "contrasena",
    "qwerty",
    "qwertz",
    "azerty",
    "letmein",
    "welcome",
    "iloveyou",
    "monkey",
    "dragon",
    "football",
    "baseball",
    "sunshine",
    "princess",
    "admin",
    "administrator",
    "login",
    "secret",
    "sister",
    "sistercities",
    "sistercity",
    "editor",
    "california",
];

/// What is verified for an address that nobody has, so that it takes as long. It was made of no password, and needs not be made.
fn of_nobody() -> String {
    format!("$argon2id$v=19$m={MEMORY},t={PASSES},p=1${salt}${hash}", salt = "A".repeat(22), hash = "A".repeat(43))
}

fn argon2() -> anyhow::Result<Argon2<'static>> {
    let params = Params::new(MEMORY, PASSES, 1, None).map_err(|error| anyhow!("argon2: {error}"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// A letter with its accent, typed on one device, is the same as letter and accent typed on another (RFC 8265, 4.2.2).
fn composed(password: &str) -> String {
    password.nfc().collect()
}

fn hashed(password: &str) -> anyhow::Result<String> {
    Ok(argon2()?.hash_password(password.as_bytes()).map_err(|error| anyhow!("argon2: {error}"))?.to_string())
}

/// The hash of a password, as a PHC string, with a salt of its own.
///
/// # Errors
/// If there is no memory, or no random bytes.
pub async fn hash(password: &str) -> anyhow::Result<String> {
    let _turn = AT_ONCE.acquire().await?;
    let password = composed(password);
    spawn_blocking(move || hashed(&password)).await?
}

/// Whether this is the password; `None` stands for an account that does not exist and takes as long.
///
/// # Errors
/// If there is no memory.
pub async fn verify(password: &str, hash: Option<String>) -> anyhow::Result<bool> {
    let _turn = AT_ONCE.acquire().await?;
    let password = composed(password);
    spawn_blocking(move || {
        let is_known = hash.is_some();
        let hash = hash.unwrap_or_else(of_nobody);
        let hash = PasswordHash::new(&hash).map_err(|error| anyhow!("a stored password cannot be read: {error}"))?;
        Ok(argon2()?.verify_password(password.as_bytes(), &hash).is_ok() && is_known)
    })
    .await?
}

/// Whether a stored hash was made with less than what is asked now, so that it is made anew when its person signs in.
#[must_use]
pub fn is_outdated(hash: &str) -> bool {
    !hash.starts_with(&format!("$argon2id$v=19$m={MEMORY},t={PASSES},p=1$"))
}

/// What is wrong with a new password, as the id of a text; nothing if it is good. `near` are words that lie near for this
/// person and this site: names, mail address, cities.
#[must_use]
pub fn check(password: &str, near: &[String]) -> Option<&'static str> {
    let password = composed(password);
    let length = password.chars().count();
    if length < *LENGTH.start() {
        return Some("people-password-short");
    }
    if length > *LENGTH.end() {
        return Some("people-password-long");
    }
    let pieces = near.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()).chain([text.as_str()]));
    let known = OBVIOUS.iter().copied().chain(pieces);
    let bare = |word: &str| deunicode::deunicode(word).to_lowercase().replace(|letter: char| !letter.is_ascii_alphanumeric(), "");
    let mut words: Vec<String> = known.map(bare).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let plain = bare(&password);
    let mut rest = plain.clone();
    for word in words.iter().filter(|word| word.len() >= 4) {
        rest = rest.replace(word.as_str(), "");
    }
    let letters: std::collections::BTreeSet<char> = rest.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    let is_row = |row: &str| plain.len() >= 4 && (row.contains(&plain) || row.contains(&plain.chars().rev().collect::<String>()));
    if letters.len() < 6 || is_row("abcdefghijklmnopqrstuvwxyz") || is_row("qwertyuiopasdfghjklzxcvbnm") {
        return Some("people-password-guessed");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_that_everybody_would_try_are_refused_and_long_ones_of_any_kind_taken() {
        let near = ["Riverside".to_owned(), "Aiko Yamada".to_owned(), "socalsistercities.org".to_owned()];
        for bad in [
            "short",
            "password1234",
            "Sister-Cities-2026",
            "Riverside!2026",
            "aikoyamada1957",
            "111111111111",
            "abababababab",
            "qwertyuiopas",
            "SoCalSisterCities",
        ] {
            assert!(check(bad, &near).is_some(), "{bad}");
        }
        for good in ["correct horse battery", "lampe tisch regen wolke", "七夕まつりの夜に星を見る", "x9#Lq!mZ2&vTe"] {
            assert_eq!(check(good, &near), None, "{good}");
        }
        assert!(check(&"aé7 kwz".repeat(60), &near).is_some(), "too long");
    }

    #[tokio::test]
    async fn a_hash_says_how_it_was_made_and_nobodys_password_is_never_right() {
        let hash = hash("correct horse battery").await.expect("a hash");
        assert!(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1$") && !is_outdated(&hash), "{hash}");
        assert!(is_outdated("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA"));
        let accented = super::hash("un caf\u{e9} tr\u{e8}s loin").await.expect("a hash");
        assert!(verify("un cafe\u{301} tre\u{300}s loin", Some(accented)).await.expect("an answer"), "composed or not");
        assert!(verify("correct horse battery", Some(hash.clone())).await.expect("an answer"));
        assert!(!verify("correct horse batterx", Some(hash)).await.expect("an answer"));
        assert!(!verify("nobody has this one", None).await.expect("an answer"));
    }
}
