//! Files in the database, by the SHA-256 of their bytes, in pieces; and the room that there is for more.

mod media;
mod photograph;

pub use media::recognized;
pub use photograph::shrunk;

use crate::{
    clock::Moment,
    database::{Database, WriteTransaction},
    secret::hex,
    web::Error,
};
use anyhow::ensure;
use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};
use sha2::{Digest as _, Sha256};
use std::{
    fs::File,
    io::{Read as _, Seek as _, SeekFrom},
    path::Path,
    time::Duration,
};

/// One piece holds so many bytes.
const PIECE: usize = 256 * 1024;

/// Stores a file unless its bytes are there already.
///
/// # Errors
/// If it cannot be read, or the database cannot be written.
pub async fn store(write: &mut WriteTransaction, file: &File, sha256: &str, media_type: &str, now: Moment) -> anyhow::Result<()> {
    let mut file = file.try_clone()?;
    let size = i64::try_from(file.metadata()?.len())?;
    let is_new = sqlx::query!(
        "INSERT INTO file (sha256, media_type, size, stored_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        sha256,
        media_type,
        size,
        now
    )
    .execute(&mut **write)
    .await?
    .rows_affected()
        == 1;
    if !is_new {
        return Ok(());
    }
    file.seek(SeekFrom::Start(0))?;
    for position in 0_i64.. {
        let mut piece = Vec::with_capacity(PIECE);
        if (&mut file).take(PIECE as u64).read_to_end(&mut piece)? == 0 {
            break;
        }
        sqlx::query!("INSERT INTO file_piece (sha256, position, bytes) VALUES (?, ?, ?)", sha256, position, piece)
            .execute(&mut **write)
            .await?;
    }
    Ok(())
}

/// Reads a file whole.
///
/// # Errors
/// If it is not there, its bytes are not what they were, or the database cannot be read.
pub async fn read(database: &Database, sha256: &str) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for piece in sqlx::query_scalar!("SELECT bytes FROM file_piece WHERE sha256 = ? ORDER BY position", sha256).fetch_all(database).await? {
        bytes.extend(piece);
    }
    ensure!(crate::secret::sha256(&bytes) == sha256, "the stored file {sha256} is damaged");
    Ok(bytes)
}

/// A picture that we have written anew ourselves, as an answer.
///
/// # Errors
/// [`Error::Damaged`] if its bytes are not what they were.
pub async fn picture_answer(database: &Database, sha256: &str, cache_control: &'static str) -> Result<Response, Error> {
    let Ok(bytes) = read(database, sha256).await else { return Err(Error::Damaged) };
    let media_type = if bytes.starts_with(b"\x89PNG") { "image/png" } else { "image/jpeg" };
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox; frame-ancestors 'none'"),
        (header::CACHE_CONTROL, cache_control),
    ];
    Ok((headers, bytes).into_response())
}

/// The SHA-256 of a file from its beginning, without reading it whole.
///
/// # Errors
/// If it cannot be read.
pub fn digest(file: &File) -> std::io::Result<String> {
    let mut file = file.try_clone()?;
    file.seek(SeekFrom::Start(0))?;
    let mut digest = Sha256::new();
    let mut piece = vec![0; PIECE];
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok(hex(&digest.finalize()));
        }
        digest.update(&piece[..read]);
    }
}

/// Compares the bytes of every stored file with its name. Gives the names of those that differ.
///
/// # Errors
/// If the database cannot be read.
pub async fn damaged(database: &Database) -> Result<Vec<String>, sqlx::Error> {
    let mut damaged = Vec::new();
    for sha256 in sqlx::query_scalar!("SELECT sha256 FROM file ORDER BY sha256").fetch_all(database).await? {
        let mut digest = Sha256::new();
        for position in 0_i64.. {
            let piece = sqlx::query_scalar!("SELECT bytes FROM file_piece WHERE sha256 = ? AND position = ?", sha256, position);
            let Some(piece) = piece.fetch_optional(database).await? else { break };
            digest.update(piece);
        }
        if hex(&digest.finalize()) != sha256 {
            damaged.push(sha256);
        }
    }
    Ok(damaged)
}

/// How many bytes there is room for on the disk of a folder.
///
/// # Errors
/// If the folder is not there, or its disk does not say.
pub fn room(folder: &Path) -> std::io::Result<u64> {
    let disk = rustix::fs::statvfs(folder)?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// Forgets files held for a form that nobody sent again for a week, and files that nothing names any more.
///
/// # Errors
/// If the database cannot be written.
pub async fn forget_held(write: &mut WriteTransaction, now: Moment) -> Result<(), sqlx::Error> {
    let before = now.before(Duration::from_hours(7 * 24));
    sqlx::query!("DELETE FROM held_file WHERE held_at < ?", before).execute(&mut **write).await?;
    sqlx::query!(
        "DELETE FROM file WHERE stored_at < ?
            AND NOT EXISTS (SELECT 1 FROM held_file WHERE held_file.sha256 = file.sha256)
            AND NOT EXISTS (SELECT 1 FROM attachment WHERE attachment.sha256 = file.sha256)
            AND NOT EXISTS (SELECT 1 FROM letter_attachment WHERE letter_attachment.sha256 = file.sha256)
            AND NOT EXISTS (SELECT 1 FROM news_picture WHERE news_picture.sha256 = file.sha256)
            AND NOT EXISTS (SELECT 1 FROM document_version WHERE document_version.sha256 = file.sha256)",
        before
    )
    .execute(&mut **write)
    .await?;
    Ok(())
}
