//! Static files: their addresses carry a fingerprint, so that a browser may keep them for ever.

use super::{Error, encoding::Encoding};
use axum::{
    extract::Path,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};

/// A file of `static/`, compiled in.
#[derive(Debug)]
pub struct Asset {
    /// Its address, with the fingerprint of its bytes.
    pub path: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub identity: &'static [u8],
    /// Its bytes, compressed (RFC 1952).
    pub gzip: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// How long a file whose address changes with its bytes may be kept: for ever (RFC 8246).
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// `GET /static/{file}`.
///
/// # Errors
/// If there is no such file.
pub async fn show(Path(file): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let asset = ALL.iter().find(|asset| asset.path.strip_prefix("/static/") == Some(&file)).ok_or(Error::NotFound)?;
    let common = [(header::CONTENT_TYPE, asset.media_type), (header::CACHE_CONTROL, FOR_EVER), (header::VARY, "Accept-Encoding")];
    Ok(if Encoding::Gzip.weight(&headers) > 0 && asset.gzip.len() < asset.identity.len() {
        (common, [(header::CONTENT_ENCODING, "gzip")], asset.gzip).into_response()
    } else {
        (common, asset.identity).into_response()
    })
}

/// `GET /favicon.ico`: browsers ask for it at this address by themselves.
pub async fn favicon() -> Response {
    ([(header::CONTENT_TYPE, FAVICON_SVG.media_type), (header::CACHE_CONTROL, "public, max-age=86400")], FAVICON_SVG.identity)
        .into_response()
}
