//! The copy of every night: written, proved, and old ones put away.

use super::{
    Counts, Proof, Step, Trouble,
    copy::{put_in_place, write},
    keep::to_keep,
    record::{self, begin, broken_off},
    rehearsal::rehearse,
};
use crate::{
    app::App,
    chapter::Chapter,
    clock::Moment,
    database::{self, WriteTransaction},
    files,
    languages::{self, Language},
    log::{self, Deed, Who},
    mail::{self, Letter},
    people::Person,
    say, upkeep,
    web::filters,
};
use anyhow::Context as _;
use askama::Template;
use jiff::civil::{Date, Time};
use lettre::message::Mailbox;
use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
};

/// It is made after this hour where the chapter is.
const HOUR: i8 = 2;
/// A copy leaves so many bytes of the disk to those who send something in.
const RESERVE: u64 = 64 * 1024 * 1024;

#[derive(Template)]
#[template(path = "letters/backup_failed.txt")]
struct FailedLetter<'a> {
    chapter: &'a Chapter,
    page: &'a str,
    trouble: &'a Trouble,
    last_proof: &'a str,
}

/// A copy on the disk: its name and its bytes.
pub(super) type Named = (String, i64);

/// Makes and proves the day's copy, unless that is done or the night is too young. What goes wrong is recorded, and
/// administrators get a letter.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn make(app: &App) -> anyhow::Result<()> {
    let Some(folder) = &app.config.backups else { return Ok(()) };
    let local = app.clock.now().timestamp().to_zoned_datetime(Chapter::find(&app.database).await?.zone());
    if local.time() < Time::constant(HOUR, 0, 0, 0) {
        return Ok(());
    }
    let today = local.date();
    let mut write = database::begin_write(&app.database).await?;
    for id in broken_off(&mut write, app.clock.now()).await? {
        let trouble = Trouble { step: Step::End, words: "The program stopped, or the disk was full, in the middle of it.".to_owned() };
        end(app, &mut write, (id, today), &(String::new(), 0), Err(&trouble)).await?;
    }
    let begun = begin(&mut write, today, app.clock.now()).await?;
    write.commit().await?;
    let Some(id) = begun else { return Ok(()) };
    let mut named = (String::new(), 0);
    let came_to = attempt(app, folder, today, &mut named).await;
    let mut write = database::begin_write(&app.database).await?;
    end(app, &mut write, (id, today), &named, came_to.as_ref().map(|proof| *proof)).await?;
    write.commit().await?;
    app.letters.notify_one();
    Ok(())
}

/// A copy has its lasting name only when it was shown to be good. Until then its name says that it is not whole, or not proved.
async fn attempt(app: &App, folder: &Path, today: Date, named: &mut Named) -> Result<Proof, Trouble> {
    let failed = Trouble::at(Step::Copy);
    let (part, unproven) = (folder.join(format!("site-{today}.db.part")), folder.join(format!("site-{today}.unproven.db")));
    prepare(folder).map_err(&failed)?;
    has_room(app, folder).await.map_err(&failed)?;
    let before = Counts::read(&app.database).await.map_err(|error| failed(error.into()))?;
    write(&app.database, &part).await.map_err(&failed)?;
    let counts = before.until(&Counts::read(&app.database).await.map_err(|error| failed(error.into()))?);
    put_in_place(&part, &unproven).map_err(&failed)?;
    *named = name_and_size(&unproven);
    let proof = rehearse(app, &unproven, &counts).await?;
    let proven = folder.join(format!("site-{today}.db"));
    put_in_place(&unproven, &proven).map_err(&failed)?;
    *named = name_and_size(&proven);
    put_away(folder).map_err(&failed)?;
    Ok(proof)
}

/// Makes the folder, for us alone: copies hold everything. What an attempt that was broken off has left goes.
fn prepare(folder: &Path) -> anyhow::Result<()> {
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.with_context(|| format!("the folder of backups {} cannot be made", folder.display()))?;
    for path in paths(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("site-") && name.ends_with(".db.part") {
            fs::remove_file(&path)?;
        } else if name.starts_with("rehearsal-") && path.is_dir() {
            fs::remove_dir_all(&path)?;
        }
    }
    Ok(())
}

/// What lies in the folder.
pub(super) fn paths(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("the folder of backups {} cannot be read", folder.display()))?;
    Ok(entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?)
}

/// A copy and its rehearsal take twice the room of the database.
async fn has_room(app: &App, folder: &Path) -> anyhow::Result<()> {
    let size: i64 =
        sqlx::query_scalar("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetch_one(&app.database).await?;
    let needed = u64::try_from(size)? * 2 + RESERVE;
    let free = files::room(folder)?;
    let mega = |bytes: u64| bytes.div_ceil(1024 * 1024);
    anyhow::ensure!(
        free >= needed,
        "the disk of {} has {} MB left, and a copy with its rehearsal needs {} MB",
        folder.display(),
        mega(free),
        mega(needed)
    );
    Ok(())
}

/// A copy, as the page of the desk and the list of nights name it.
pub(super) fn name_and_size(path: &Path) -> Named {
    let size = fs::metadata(path).map_or(0, |metadata| i64::try_from(metadata.len()).unwrap_or(i64::MAX));
    (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), size)
}

/// The day of a good copy, from its name; nothing if it is another file.
pub(super) fn day_of(path: &Path) -> Option<Date> {
    path.file_name()?.to_str()?.strip_prefix("site-")?.strip_suffix(".db")?.parse().ok()
}

/// Removes copies that are no longer kept, and unproven ones that a good one has followed. Other files are not touched.
fn put_away(folder: &Path) -> anyhow::Result<()> {
    let paths = paths(folder)?;
    let days: BTreeSet<Date> = paths.iter().filter_map(|path| day_of(path)).collect();
    let kept = to_keep(&days);
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_unproven = name.starts_with("site-") && name.ends_with(".unproven.db");
        if is_unproven || day_of(&path).is_some_and(|day| !kept.contains(&day)) {
            fs::remove_file(&path).with_context(|| format!("{} cannot be removed", path.display()))?;
        }
    }
    Ok(())
}

/// Keeps what an attempt came to. Of each kind of failure, administrators get one letter a day.
async fn end(
    app: &App,
    write: &mut WriteTransaction,
    (id, today): (i64, Date),
    (file, size): &Named,
    came_to: Result<Proof, &Trouble>,
) -> anyhow::Result<()> {
    let now = app.clock.now();
    record::end(write, id, (file, *size), came_to, now).await?;
    let Err(trouble) = came_to else { return Ok(()) };
    tracing::error!("the night's backup failed: {}", trouble.words);
    if upkeep::begin(write, &format!("letter of backup, {}", trouble.step.key()), today).await? {
        let deed = Deed { action: "could not prove", subject: "the backup", path: "/admin/backups", changes: &[] };
        log::write(write, &Who::named("the clock"), &deed, now).await?;
        tell(app, write, trouble, (today, now)).await?;
    }
    Ok(())
}

async fn tell(app: &App, write: &mut WriteTransaction, trouble: &Trouble, (today, now): (Date, Moment)) -> anyhow::Result<()> {
    let chapter = Chapter::find(&mut **write).await?;
    let last = record::last_proof(&mut **write).await?;
    let last = last.map(|at| at.timestamp().to_zoned_datetime(chapter.zone()));
    for (to, language) in administrators(app, write, &chapter, today).await? {
        let (subject, body) = language.within(|| {
            let (page, last) = (format!("{}/admin/backups", app.origin_spoken()), last.as_ref().map(languages::moment));
            let letter = FailedLetter { chapter: &chapter, page: &page, trouble, last_proof: last.as_deref().unwrap_or_default() };
            (say!("desk-letter-backup-subject", chapter = chapter.short_name), letter.render())
        });
        mail::write(write, &Letter::new(app.mail_from(&chapter)?, to, subject, body?), now).await?;
    }
    Ok(())
}

/// Administrators at work, each with the language of letters to them; without any, the chapter's mailbox.
async fn administrators(
    app: &App,
    write: &mut WriteTransaction,
    chapter: &Chapter,
    today: Date,
) -> anyhow::Result<Vec<(Mailbox, Language)>> {
    let mut to = Vec::new();
    for person in Person::working_administrators(&mut **write, today).await? {
        to.push((person.mailbox()?, person.language));
    }
    if to.is_empty() {
        to.push((app.mail_to(chapter)?, Language::DEFAULT));
    }
    Ok(to)
}
