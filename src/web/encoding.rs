//! Content codings (RFC 9110, 8.4.1): which one a client gets, and how it is made.

use axum::http::{HeaderMap, header};
use flate2::{Compression, write::GzEncoder};
use std::io::Write as _;

/// A content coding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As it is.
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
    /// RFC 8878.
    Zstd,
}

/// How much work goes into a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// For one reader, who waits for it.
    Quick,
    /// For many readers.
    Dense,
}

impl Encoding {
    /// All of them; the place of each is its number.
    pub const ALL: [Self; 4] = [Self::Identity, Self::Gzip, Self::Brotli, Self::Zstd];

    /// Its registered name (IANA HTTP Content Coding Registry).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Gzip => "gzip",
            Self::Brotli => "br",
            Self::Zstd => "zstd",
        }
    }

    /// The smallest one that a client takes: the one it weighs highest; of equals brotli, then zstd, then gzip.
    #[must_use]
    pub fn best(headers: &HeaderMap) -> Self {
        let weighed = Self::ALL.map(|coding| (coding.weight(headers), coding.rank(), coding));
        let taken = weighed.into_iter().filter(|(weight, ..)| *weight > 0);
        taken.max_by_key(|(weight, rank, _)| (*weight, *rank)).map_or(Self::Identity, |(.., coding)| coding)
    }

    /// How much a client wants this coding, in thousandths: what it says of it, else of all others (`*`); zero if it refuses it or says
    /// nothing (RFC 9110, 12.5.3).
    #[must_use]
    pub fn weight(self, headers: &HeaderMap) -> u32 {
        let accepted =
            headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
        let (mut own, mut others) = (None, 0);
        for coding in accepted {
            let (name, parameter) = coding.split_once(';').unwrap_or((coding, ""));
            match name.trim() {
                // an old name (RFC 9110, 8.4.1.3)
                "x-gzip" if self == Self::Gzip => own = Some(quality(parameter)),
                name if name == self.name() => own = Some(quality(parameter)),
                "*" => others = quality(parameter),
                _ => {}
            }
        }
        own.unwrap_or(others)
    }

    fn rank(self) -> u8 {
        match self {
            Self::Identity => 0,
            Self::Gzip => 1,
            Self::Zstd => 2,
            Self::Brotli => 3,
        }
    }

    /// Bytes in this coding; nothing for identity, or if the coder fails.
    #[must_use]
    pub fn encode(self, bytes: &[u8], effort: Effort) -> Option<Vec<u8>> {
        let is_quick = effort == Effort::Quick;
        match self {
            Self::Identity => None,
            Self::Gzip => {
                let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(if is_quick { 1 } else { 9 }));
                encoder.write_all(bytes).ok()?;
                encoder.finish().ok()
            }
            Self::Brotli => {
                // a higher quality takes much more memory, and the bodies get little smaller
                let quality = if is_quick { 2 } else { 5 };
                let parameters = brotli::enc::BrotliEncoderParams { quality, lgwin: 18, size_hint: bytes.len(), ..Default::default() };
                let mut encoded = Vec::with_capacity(bytes.len() / 3);
                brotli::BrotliCompress(&mut &*bytes, &mut encoded, &parameters).ok()?;
                Some(encoded)
            }
            Self::Zstd => zstd::bulk::compress(bytes, if is_quick { 1 } else { 9 }).ok(),
        }
    }
}

/// The weight `q=0.5` in thousandths; 1000 without one, 0 if it is not one.
fn quality(parameter: &str) -> u32 {
    let parameter = parameter.trim();
    if parameter.is_empty() {
        return 1000;
    }
    let Some(number) = parameter.strip_prefix("q=").or_else(|| parameter.strip_prefix("Q=")) else { return 0 };
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let thousandths = format!("{decimals:0<3}");
    match (whole, thousandths.get(..3).and_then(|digits| digits.parse::<u32>().ok())) {
        ("1", _) => 1000,
        ("0", Some(thousandths)) => thousandths,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_gets_the_coding_that_it_weighs_highest() {
        for (accepted, expected) in [
            ("", Encoding::Identity),
            ("gzip", Encoding::Gzip),
            ("gzip, deflate, br, zstd", Encoding::Brotli),
            ("gzip, zstd", Encoding::Zstd),
            ("gzip;q=1.0, br;q=0.5", Encoding::Gzip),
            ("br;q=0, gzip;q=0.001", Encoding::Gzip),
            ("br;q=0", Encoding::Identity),
            ("identity", Encoding::Identity),
            ("*", Encoding::Brotli),
            ("gzip;q=nonsense", Encoding::Identity),
            ("br;q=0.12345, gzip; q=0.2", Encoding::Gzip),
            ("br;q=0, *", Encoding::Zstd),
            ("identity;q=1, br;q=0.1", Encoding::Identity),
            ("identity, br", Encoding::Brotli),
            ("x-notgzip", Encoding::Identity),
            ("*;q=0", Encoding::Identity),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, accepted.parse().expect("a header"));
            assert_eq!(Encoding::best(&headers), expected, "{accepted}");
        }
    }

    #[test]
    fn what_is_encoded_can_be_read_again() {
        use std::io::Read as _;
        let bytes = "the same words again and again ".repeat(500).into_bytes();
        for effort in [Effort::Quick, Effort::Dense] {
            let mut read = Vec::new();
            let gzip = Encoding::Gzip.encode(&bytes, effort).expect("gzip");
            flate2::read::GzDecoder::new(&*gzip).read_to_end(&mut read).expect("gzip");
            assert_eq!(read, bytes);
            read.clear();
            let brotli = Encoding::Brotli.encode(&bytes, effort).expect("brotli");
            brotli::Decompressor::new(&*brotli, 4096).read_to_end(&mut read).expect("brotli");
            assert_eq!(read, bytes);
            let zstd = Encoding::Zstd.encode(&bytes, effort).expect("zstd");
            assert_eq!(zstd::bulk::decompress(&zstd, bytes.len()).expect("zstd"), bytes);
        }
        assert_eq!(Encoding::Identity.encode(&bytes, Effort::Dense), None);
    }
}
