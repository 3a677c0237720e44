//! Files of an item: pictures are shown, everything else is saved.

use crate::{database::Database, files, submissions::Attachment, web::Error};
use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// A file with its address.
#[derive(Debug)]
pub struct ItemFile {
    /// Its name.
    pub name: String,
    /// How many bytes it has.
    pub size: i64,
    /// Its address.
    pub address: String,
    /// Whether it is the item's picture.
    pub is_image: bool,
}

/// The files of a submission, with addresses below `folder`.
#[must_use]
pub fn of_attachments(attachments: Vec<Attachment>, folder: &str) -> Vec<ItemFile> {
    let file = |attachment: Attachment| ItemFile {
        address: format!("{folder}/{}", attachment.position),
        is_image: attachment.field == "image" && attachment.is_picture(),
        name: attachment.name,
        size: attachment.size,
    };
    attachments.into_iter().map(file).collect()
}

/// The file with a number, of those that may be seen, as an answer. A picture, which we have written anew ourselves, is shown; anything else is
/// saved, and would run nothing if it were opened.
///
/// # Errors
/// If there is no such file, it is damaged, or the database cannot be read.
pub async fn answer(
    database: &Database,
    attachments: &[Attachment],
    position: i64,
    cache_control: &'static str,
) -> Result<Response, Error> {
    let attachment = attachments.iter().find(|attachment| attachment.position == position).ok_or(Error::NotFound)?;
    let Ok(bytes) = files::read(database, &attachment.sha256).await else { return Err(Error::Damaged) };
    let is_shown = matches!(attachment.media_type.as_str(), "image/jpeg" | "image/png");
    let way = if is_shown { "inline" } else { "attachment" };
    let disposition = format!("{way}; filename*=UTF-8''{}", utf8_percent_encode(&attachment.name, NON_ALPHANUMERIC));
    let headers = [
        (header::CONTENT_TYPE, attachment.media_type.as_str()),
        (header::CONTENT_DISPOSITION, &disposition),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox; frame-ancestors 'none'"),
        (header::CACHE_CONTROL, cache_control),
    ];
    Ok((headers, bytes).into_response())
}
