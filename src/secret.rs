//! Random ids, and the key with which the site knows what it has made itself.

use crate::{
    clock::Moment,
    database::{self, Database},
};
use anyhow::Context as _;
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use std::fmt::{self, Write as _};

/// A key of 256 bits that the site made for itself.
#[derive(Clone)]
pub struct Secret([u8; 32]);

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret")
    }
}

impl Secret {
    /// The key of this name, made on first use.
    ///
    /// # Errors
    /// If the database cannot be read or written, or the operating system gives no random bytes.
    pub async fn load(database: &Database, name: &str) -> anyhow::Result<Self> {
        let fresh = random::<32>()?.to_vec();
        let _turn = database::turn(database).await;
        sqlx::query!("INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", name, fresh).execute(database).await?;
        let value = sqlx::query_scalar!("SELECT value FROM secret WHERE name = ?", name).fetch_one(database).await?;
        Ok(Self(value.try_into().ok().context("a stored key is not 32 bytes long")?))
    }

    /// A tag of these bytes (HMAC-SHA-256, RFC 2104) for one purpose, as URL-safe base64.
    #[must_use]
    pub fn tag(&self, purpose: &str, bytes: &[u8]) -> String {
        let mac = self.mac(purpose, bytes);
        BASE64_URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    }

    /// Whether a tag is the one that [`Self::tag`] gives; takes as long whatever is wrong with it.
    #[must_use]
    pub fn is_tag(&self, purpose: &str, bytes: &[u8], tag: &str) -> bool {
        BASE64_URL_SAFE_NO_PAD.decode(tag).is_ok_and(|tag| self.mac(purpose, bytes).verify_slice(&tag).is_ok())
    }

    /// A name for something, the same for ever and on every address of the site: a URN with a UUID of version 8 (RFC 9562).
    #[must_use]
    pub fn uuid(&self, purpose: &str, bytes: &[u8]) -> String {
        let mut tag = self.mac(purpose, bytes).finalize().into_bytes();
        tag[6] = tag[6] & 0x0f | 0x80;
        tag[8] = tag[8] & 0x3f | 0x80;
        let digits = hex(&tag[..16]);
        format!("urn:uuid:{}-{}-{}-{}-{}", &digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..32])
    }

    fn mac(&self, purpose: &str, bytes: &[u8]) -> Hmac<Sha256> {
        let mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.chain_update(purpose).chain_update([0]).chain_update(bytes)
    }

    /// A new form id: 128 random bits, the time, and a tag that shows that the site made it.
    ///
    /// # Errors
    /// If the operating system gives no random bytes.
    pub fn form_id(&self, now: Moment) -> Result<String, getrandom::Error> {
        let mut bytes = random::<16>()?.to_vec();
        bytes.extend(now.timestamp().as_second().to_be_bytes());
        let tag = self.mac("form", &bytes).finalize().into_bytes();
        bytes.extend(&tag[..16]);
        Ok(BASE64_URL_SAFE_NO_PAD.encode(bytes))
    }

    /// When the site made a form id; nothing if it did not.
    #[must_use]
    pub fn form_made_at(&self, id: &str) -> Option<Moment> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(id).ok().filter(|bytes| bytes.len() == 40)?;
        self.mac("form", &bytes[..24]).verify_truncated_left(&bytes[24..]).ok()?;
        let seconds = i64::from_be_bytes(bytes[16..24].try_into().ok()?);
        Timestamp::from_second(seconds).ok().map(Moment::new)
    }
}

/// What a letter carries to an address that is to be proved. Only the SHA-256 of each is stored.
#[derive(Debug)]
pub struct Proof {
    /// 256 random bits, for a link.
    pub token: String,
    /// Six digits, to be typed.
    pub code: String,
}

impl Proof {
    /// A new one.
    ///
    /// # Errors
    /// If the operating system gives no random bytes.
    pub fn new() -> Result<Self, getrandom::Error> {
        Ok(Self { token: token()?, code: format!("{:06}", u64::from_be_bytes(random::<8>()?) % 1_000_000) })
    }
}

/// A token of 256 random bits, as URL-safe base64: for what only its holder may know.
///
/// # Errors
/// If the operating system gives no random bytes.
pub fn token() -> Result<String, getrandom::Error> {
    random::<32>().map(|bytes| BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

/// Whether this has the form of such a token.
#[must_use]
pub fn is_token(text: &str) -> bool {
    BASE64_URL_SAFE_NO_PAD.decode(text).is_ok_and(|bytes| bytes.len() == 32)
}

/// Random bytes from the operating system.
///
/// # Errors
/// If it gives none.
pub fn random<const N: usize>() -> Result<[u8; N], getrandom::Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// The SHA-256 of some bytes, as 64 hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a String takes all that is written");
        text
    })
}
