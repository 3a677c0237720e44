//! A form as it arrives: fields as typed, files on the disk, and every way of being cut off or too large told apart.

use super::{
    Error,
    unread::{NothingRead, Unread},
};
use crate::{app::App, secret::hex};
use axum::{
    body::{Body, Bytes},
    extract::{
        FromRequest, Multipart, Request,
        multipart::{Field, MultipartError},
    },
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use http_body_util::{LengthLimitError, Limited};
use sha2::{Digest as _, Sha256};
use std::{fs::File, io::Write as _};
use tower_http::timeout::TimeoutError;

/// All text of one form together.
const TEXT: usize = 1024 * 1024;
/// Bytes of a form without files, in which a letter beyond ASCII takes six, nine or twelve.
const ESCAPED: usize = 4 * TEXT;
/// One file.
pub const FILE: u64 = 10 * 1024 * 1024;
/// A form has no more parts than this.
const PARTS: usize = 500;

/// What a sender typed, field by field, each value without outer spaces and without control characters.
#[derive(Debug, Clone, Default)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// Fields and their values.
    #[must_use]
    pub fn new(fields: Vec<(String, String)>) -> Self {
        Self(fields.into_iter().map(|(name, value)| (name, cleaned(&value))).collect())
    }

    /// The first value of a field; empty if it is not there.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// All values of a field that can be chosen more than once.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether a field has this value among its own.
    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|known| known == value)
    }

    /// Every field and its value, in order.
    pub fn iter(&self) -> impl Iterator<Item = &(String, String)> {
        self.0.iter()
    }

    /// The digits of a code that was typed, however they were set apart.
    #[must_use]
    pub fn code(&self) -> String {
        self.get("code").chars().filter(char::is_ascii_digit).take(20).collect()
    }

    /// Gives a field a value.
    pub fn set(&mut self, name: &str, value: &str) {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), value.to_owned()));
    }
}

/// Lines end in LF; control characters and those that turn the direction of what follows are left out (Unicode UAX 9).
fn cleaned(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = |letter: &char| {
        matches!(letter, '\n' | '\t')
            || !(letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
    };
    text.chars().filter(kept).collect::<String>().trim().to_owned()
}

/// A file that arrived, on the disk under no name: it is gone when nobody holds it.
#[derive(Debug)]
pub struct Upload {
    /// The field it was chosen in.
    pub field: String,
    /// The name it had on the sender's device, without folders.
    pub name: String,
    /// Its bytes; not read beyond [`FILE`].
    pub file: File,
    /// How many bytes there were, also those that were not kept.
    pub size: u64,
    /// SHA-256 of the bytes kept.
    pub sha256: String,
}

/// A whole form.
#[derive(Debug, Default)]
pub struct Form {
    /// What was typed.
    pub typed: Typed,
    /// The files, in order.
    pub uploads: Vec<Upload>,
    /// Whether the disk failed to take one of the files.
    pub is_incomplete: bool,
}

impl FromRequest<App> for Form {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        if request.headers().contains_key(header::CONTENT_ENCODING) {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
        }
        let media_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if media_type.to_ascii_lowercase().starts_with("application/x-www-form-urlencoded") {
            return Self::receive_plain(request, app).await;
        }
        if !media_type.to_ascii_lowercase().starts_with("multipart/form-data") {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
        }
        let unread = Unread::default();
        let multipart = Multipart::from_request(request.map(|body| unread.watch(body)), app).await;
        let multipart = multipart.map_err(|_| Error::BadRequest("error-form-shape").into_response())?;
        Self::receive(app, multipart, &unread).await.map_err(axum::response::IntoResponse::into_response)
    }
}

impl Form {
    /// A form without files, as browsers send one that asks for nothing else (URL Standard, 5).
    async fn receive_plain(request: Request, app: &App) -> Result<Self, Response> {
        let request = request.map(|body| Body::new(Limited::new(body, ESCAPED)));
        let bytes = match Bytes::from_request(request, app).await {
            Ok(bytes) => bytes,
            Err(refusal) if refusal.status() == StatusCode::PAYLOAD_TOO_LARGE => return Err(Error::TooLarge.into_response()),
            Err(_) => return Err(Error::BadRequest("error-form-cut").into_response()),
        };
        let fields = url::form_urlencoded::parse(&bytes).take(PARTS).map(|(name, value)| (name.into_owned(), value.into_owned()));
        Ok(Self { typed: Typed::new(fields.collect()), ..Self::default() })
    }

    async fn receive(app: &App, mut multipart: Multipart, unread: &Unread) -> Result<Self, Refusal> {
        let mut fields = Vec::new();
        let mut uploads = Vec::new();
        let mut is_incomplete = false;
        let (mut text, mut parts) = (0, 0);
        while let Some(field) = multipart.next_field().await? {
            unread.was_read();
            parts += 1;
            if parts > PARTS {
                return Err(Error::BadRequest("error-form-fields").into());
            }
            let Some(name) = field.name().map(str::to_owned) else { continue };
            match field.file_name().map(cleaned) {
                Some(file_name) if !file_name.is_empty() => match store(app, (field, unread), name, &file_name).await? {
                    Some(upload) => uploads.push(upload),
                    None => is_incomplete = true,
                },
                Some(_) => {}
                None => {
                    let value = read_text((field, unread), &mut text).await?;
                    fields.push((name, value));
                }
            }
        }
        Ok(Self { typed: Typed::new(fields), uploads, is_incomplete })
    }
}

async fn read_text((mut field, unread): (Field<'_>, &Unread), total: &mut usize) -> Result<String, Refusal> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        unread.was_read();
        *total += chunk.len();
        if *total > TEXT {
            return Err(Error::TooLarge.into());
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| Error::BadRequest("error-form-letters").into())
}

/// Nothing if the disk fails: the rest of the form is read all the same, so that what was typed can be given back.
async fn store(app: &App, (mut field, unread): (Field<'_>, &Unread), name: String, file_name: &str) -> Result<Option<Upload>, Refusal> {
    let mut file = tempfile::tempfile_in(app.uploads());
    let (mut size, mut digest) = (0_u64, Sha256::new());
    while let Some(chunk) = field.chunk().await? {
        unread.was_read();
        size += chunk.len() as u64;
        if size <= FILE {
            digest.update(&chunk);
            file = file.and_then(|mut file| file.write_all(&chunk).map(|()| file));
        }
    }
    let file = match file {
        Ok(file) => file,
        Err(error) => {
            super::error::log_error(format_args!("an upload cannot be stored: {error}"));
            return Ok(None);
        }
    };
    let file_name = file_name.rsplit(['/', '\\']).next().unwrap_or_default().replace(['\n', '\t', '"'], " ");
    let short = file_name.chars().skip(file_name.chars().count().saturating_sub(120)).collect();
    Ok(Some(Upload { field: name, name: short, file, size, sha256: hex(&digest.finalize()) }))
}

/// Why a form was not taken, as an answer.
struct Refusal(Box<Response>);

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self(Box::new(error.into_response()))
    }
}

impl From<MultipartError> for Refusal {
    /// The framework calls a broken or half-closed upload an error of the server; it is the client's.
    fn from(error: MultipartError) -> Self {
        let mut source: Option<&dyn std::error::Error> = Some(&error);
        while let Some(cause) = source {
            if cause.is::<TimeoutError>() {
                return Self(Box::new(StatusCode::REQUEST_TIMEOUT.into_response()));
            }
            if cause.is::<LengthLimitError>() || cause.is::<NothingRead>() {
                return Error::TooLarge.into();
            }
            source = cause.source();
        }
        Error::BadRequest("error-form-cut-off").into()
    }
}

impl axum::response::IntoResponse for Refusal {
    fn into_response(self) -> Response {
        *self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_text_loses_what_would_harm_and_nothing_else() {
        let typed = Typed::new(vec![
            ("title".to_owned(), " Tana\0bata\u{202e} 七夕 \r\n".to_owned()),
            ("partner".to_owned(), "sendai".to_owned()),
            ("partner".to_owned(), "ensenada".to_owned()),
        ]);
        assert_eq!(typed.get("title"), "Tanabata 七夕");
        assert_eq!(typed.all("partner").collect::<Vec<_>>(), ["sendai", "ensenada"]);
        assert!(typed.has("partner", "ensenada") && !typed.has("partner", ""));
        assert_eq!(typed.get("missing"), "");
    }
}
