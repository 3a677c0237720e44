//! A copy is good when it has been put into use: restored, checked, counted, and read as a site.

use super::{Counts, restore};
use crate::{app::App, database, files, machines, routes};
use axum::{Router, http::StatusCode};
use http_body_util::BodyExt as _;
use std::path::Path;

/// So many pages of the restored site are read.
pub const PAGES: usize = 10;
/// Pages that every site has and that show what is in its largest tables.
const FIRST: [&str; 4] = ["/", "/cities", "/events", "/newsletters"];

/// What a rehearsal has shown to be good.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Proof {
    /// Tables whose rows were compared.
    pub tables: i64,
    /// Their rows.
    pub rows: i64,
    /// Pages that were read.
    pub pages: i64,
}

/// Where a night's copy failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It could not be written.
    Copy,
    /// It is damaged.
    File,
    /// It has not the rows that it should have.
    Rows,
    /// It does not open as a site, or its pages cannot be read.
    Pages,
    /// The program stopped in the middle.
    End,
}

impl Step {
    /// As the database has it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Copy => "copy",
            Self::File => "file",
            Self::Rows => "rows",
            Self::Pages => "pages",
            Self::End => "end",
        }
    }
}

/// What is wrong with a night's copy.
#[derive(Debug, Clone)]
pub struct Trouble {
    /// Where it failed.
    pub step: Step,
    /// In words.
    pub words: String,
}

impl Trouble {
    /// Whatever went wrong at a step.
    pub fn at(step: Step) -> impl Fn(anyhow::Error) -> Self {
        move |error| Self { step, words: format!("{error:#}") }
    }
}

/// Restores a copy into a scratch folder beside it, compares its rows with `counts`, and reads ten pages of the site that
/// it makes. The scratch folder is gone afterwards.
///
/// # Errors
/// The first thing that is wrong with the copy.
pub async fn rehearse(app: &App, copy: &Path, counts: &Counts) -> Result<Proof, Trouble> {
    let beside = copy.parent().unwrap_or(Path::new("."));
    let scratch = tempfile::Builder::new().prefix("rehearsal-").tempdir_in(beside);
    let scratch = scratch.map_err(|error| Trouble { step: Step::Copy, words: format!("no scratch folder can be made: {error}") })?;
    restore(scratch.path(), copy).await.map_err(Trouble::at(Step::File))?;
    compare(scratch.path(), counts).await?;
    let site = app.open_beside(scratch.path().to_owned()).await.map_err(Trouble::at(Step::Pages))?;
    let read = read_pages(&site).await;
    site.database.close().await;
    let pages = read?;
    Ok(Proof { tables: i64::try_from(counts.tables()).unwrap_or_default(), rows: counts.rows(), pages })
}

async fn compare(data: &Path, counts: &Counts) -> Result<(), Trouble> {
    let restored = database::read(&data.join("site.db")).await.map_err(Trouble::at(Step::File))?;
    let found = Counts::read(&restored).await;
    restored.close().await;
    let found = found.map_err(|error| Trouble::at(Step::File)(error.into()))?;
    counts.difference(&found).map_or(Ok(()), |words| Err(Trouble { step: Step::Rows, words }))
}

/// Reads the stored files, then ten pages: the first ones, and others from all over the site.
async fn read_pages(site: &App) -> Result<i64, Trouble> {
    let damaged = files::damaged(&site.database).await.map_err(|error| Trouble::at(Step::File)(error.into()))?;
    if let Some(sha256) = damaged.first() {
        let words = format!("The stored file {sha256} is damaged{}.", if damaged.len() > 1 { ", and others are" } else { "" });
        return Err(Trouble { step: Step::File, words });
    }
    let all = machines::addresses(site).await.map_err(Trouble::at(Step::Pages))?;
    let others: Vec<_> = all.iter().filter(|path| !FIRST.contains(&path.as_str())).collect();
    let apart = (others.len() / (PAGES - FIRST.len())).max(1);
    let some = others.iter().step_by(apart).map(|path| path.as_str());
    let (router, mut read) = (routes::router(site.clone()), 0);
    for path in FIRST.into_iter().chain(some).take(PAGES) {
        read_page(site, &router, path).await.map_err(|words| Trouble { step: Step::Pages, words })?;
        read += 1;
    }
    Ok(read)
}

async fn read_page(site: &App, router: &Router, path: &str) -> Result<(), String> {
    let failed = |error: &dyn std::fmt::Display| format!("The page {path} of the restored site cannot be read: {error}");
    let answer = routes::ask(site, router, path).await.map_err(|error| failed(&error))?;
    let status = answer.status();
    let body = answer.into_body().collect().await.map_err(|error| failed(&error))?.to_bytes();
    if status != StatusCode::OK || !body.windows(7).any(|end| end == b"</html>") {
        return Err(format!("The page {path} of the restored site is not whole: {status}, {} bytes.", body.len()));
    }
    Ok(())
}
