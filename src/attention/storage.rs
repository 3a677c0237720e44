//! The disk and the database on it.

use super::Finding;
use crate::{database, files, say};
use std::{fs, io::Write as _, path::Path};

/// With less room, forms with files are refused soon.
const LITTLE: u64 = 250 * MEGABYTE;
/// With less room, somebody should make some.
const SOME: u64 = 2048 * MEGABYTE;
const MEGABYTE: u64 = 1024 * 1024;
/// So much of the database may be empty pages before it is worth a word.
const LOOSE: i64 = 30;

/// Whether the data folder can be written.
pub(super) fn writable(data: &Path) -> Finding {
    let (about, folder) = ("attention-data-folder", data.display().to_string());
    if !data.is_dir() {
        return Finding::look(about, say!("attention-folder-none", folder = folder));
    }
    let written = tempfile::NamedTempFile::new_in(data).and_then(|mut file| {
        file.write_all(b"can this be written?")?;
        file.as_file().sync_all()
    });
    match written {
        Ok(()) => Finding::ok(about, say!("attention-folder-well", folder = folder)),
        Err(error) => Finding::wrong(about, say!("attention-folder-wrong", folder = folder, error = error.to_string())),
    }
}

/// Whether there is room on the disk: a backup alone takes as much as the database.
pub(super) fn space(data: &Path, file: &Path) -> Finding {
    let about = "attention-disk";
    let folder = data.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    let Ok(free) = files::room(folder) else {
        return Finding::look(about, say!("attention-disk-unknown", folder = folder.display().to_string()));
    };
    let taken = fs::metadata(file).map_or(0, |file| file.len());
    // as text: the command's lines are read by programs too
    let words = |id: &str| say!(id, free = (free / MEGABYTE).to_string(), taken = taken.div_ceil(MEGABYTE).to_string());
    if free < LITTLE || free < taken {
        Finding::wrong(about, words("attention-disk-wrong"))
    } else if free < SOME || free < 3 * taken {
        Finding::look(about, words("attention-disk-look"))
    } else {
        Finding::ok(about, words("attention-disk-well"))
    }
}

/// Whether the database is whole.
pub(super) async fn sound(file: &Path) -> Vec<Finding> {
    let about = "attention-database";
    if !file.exists() {
        return vec![Finding::look(about, format!("{} is not there yet; the first start makes it", file.display()))];
    }
    if let Err(error) = database::check(file).await {
        return vec![Finding::wrong(about, format!("{error:#}. Stop the site and put the newest backup in place: `restore FILE`"))];
    }
    let loose = match loose(file).await {
        Ok(percent @ LOOSE..) => Finding::look("attention-free-pages", format!("{percent}% of the database is empty; that does no harm")),
        Ok(percent) => Finding::ok("attention-free-pages", format!("{percent}% of the database is empty")),
        Err(error) => Finding::wrong("attention-free-pages", format!("{error:#}")),
    };
    vec![Finding::ok(about, "whole and consistent"), loose]
}

/// The free pages of the file, of a hundred.
async fn loose(file: &Path) -> anyhow::Result<i64> {
    let database = database::read(file).await?;
    let free: i64 = sqlx::query_scalar("PRAGMA freelist_count").fetch_one(&database).await?;
    let pages: i64 = sqlx::query_scalar("PRAGMA page_count").fetch_one(&database).await?;
    database.close().await;
    Ok(free * 100 / pages.max(1))
}
