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

/// So many characters are looked at for what everybody tries: with more, hostile ones take seconds.
const LOOKED_AT: usize = 32;

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

/// What argon2id makes of each of these secrets with one salt, for those that are long and random: one pass over 46 MiB, the
/// quickest of OWASP ASVS 5.0, appendix C. Two passes over 19 MiB would do too, but a block of up to 32 MiB that is given back
/// makes glibc keep all later ones of its size (`M_MMAP_THRESHOLD` in mallopt(3)): a day's memory was 256 MB in place of 129.
///
/// # Errors
/// If there is no memory.
pub(super) async fn stretch(secrets: Vec<String>, salt: Vec<u8>) -> anyhow::Result<Vec<[u8; 32]>> {
    let _turn = AT_ONCE.acquire().await?;
    let made = spawn_blocking(move || {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(46 * 1024, 1, 1, None)?);
        let one = |secret: &String| {
            let mut made = [0; 32];
            argon2.hash_password_into(secret.as_bytes(), &salt, &mut made).map(|()| made)
        };
        secrets.iter().map(one).collect::<Result<_, _>>()
    });
    made.await?.map_err(|error| anyhow!("argon2: {error}"))
}

/// Whether a stored hash was made with less than what is asked now, so that it is made anew when its person signs in.
#[must_use]
pub fn is_outdated(hash: &str) -> bool {
    !hash.starts_with(&format!("$argon2id$v=19$m={MEMORY},t={PASSES},p=1$"))
}

/// What is wrong with a new password, as the id of a text; nothing if it is good. `near` are words that lie near for this
/// person and this site: names, mail address, cities.
///
/// # Errors
/// If the process is ending.
pub async fn check(password: &str, near: Vec<String>) -> anyhow::Result<Option<&'static str>> {
    let password = composed(password);
    let length = password.chars().count();
    if length < *LENGTH.start() {
        return Ok(Some("people-password-short"));
    }
    if length > *LENGTH.end() {
        return Ok(Some("people-password-long"));
    }
    let _turn = AT_ONCE.acquire().await?;
    let is_guessed = spawn_blocking(move || is_guessed(&password, &near)).await?;
    Ok(is_guessed.then_some("people-password-guessed"))
}

/// Whether it is hardly more than words that lie near, or one that is tried before 100 million others: of lists of broken
/// passwords, words, names, rows of keys and dates.
fn is_guessed(password: &str, near: &[String]) -> bool {
    let pieces = near.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()).chain([text.as_str()]));
    let bare = |word: &str| deunicode::deunicode(word).to_lowercase().replace(|letter: char| !letter.is_ascii_alphanumeric(), "");
    let mut words: Vec<String> = pieces.map(bare).filter(|word| word.len() >= 4).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let plain = bare(password);
    let rest = words.iter().fold(plain.clone(), |rest, word| rest.replace(word.as_str(), ""));
    let letters: std::collections::BTreeSet<char> = rest.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let begin: String = password.chars().take(LOOKED_AT).collect();
    rest != plain && letters.len() < 6 || zxcvbn::zxcvbn(&begin, &words).score() < zxcvbn::Score::Three
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn passwords_that_everybody_would_try_are_refused_and_long_ones_of_any_kind_taken() {
        let near = ["Riverside", "Aiko Yamada", "Secretary", "SoCal Sister Cities", "socalsistercities.org"].map(str::to_owned);
        let wrong = async |password: &str| check(password, near.to_vec()).await.expect("an answer");
        for bad in [
            "short",
            "password1234",
            "Sister-Cities-2026",
            "Riverside!2026",
            "aikoyamada1957",
            "111111111111",
            "abababababab",
            "qwertyuiopas",
            "1q2w3e4r5t6y",
            "P@ssw0rd2026!",
            "iloveyouforever",
            "trustno1trustno1",
            "unbelievable",
            "SoCalSisterCities",
            "secretary-2027!",
        ] {
            assert!(wrong(bad).await.is_some(), "{bad}");
        }
        for good in ["correct horse battery", "lampe tisch regen wolke", "七夕まつりの夜に星を見る", "x9#Lq!mZ2&vTe"] {
            assert_eq!(wrong(good).await, None, "{good}");
        }
        assert_eq!(wrong(&"aé7 kwz".repeat(60)).await, Some("people-password-long"));
        assert!(wrong(&format!("{}x9#Lq!mZ2&vTe", "a".repeat(LOOKED_AT))).await.is_some(), "what comes later is not looked at");
        // what takes longest to look at: letters written as signs
        assert_eq!(wrong(&"4@8({[<369!1|7$5+%20".repeat(12)).await, None);
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
