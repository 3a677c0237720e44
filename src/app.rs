//! What handlers share.

use crate::{
    calendar,
    chapter::{Around, Chapter},
    clock::Clock,
    config::{Config, Mail},
    content,
    database::{self, Database},
    directory::{Land, Listed, Summary, WorldMap},
    languages::Language,
    mail::mailbox,
    papers::Papers,
    press::Press,
    search::Names,
    secret::Secret,
    social::Undrawn,
    web::memo::Memo,
};
use anyhow::Context as _;
use lettre::{Address, message::Mailbox};
use std::{
    fs,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use tokio::sync::{Notify, Semaphore};

/// What handlers share; a copy is cheap.
#[derive(Debug, Clone)]
pub struct App {
    /// The settings.
    pub config: Arc<Config>,
    /// The one file that holds everything.
    pub database: Database,
    /// What time it is.
    pub clock: Clock,
    /// Signs form ids.
    pub secret: Secret,
    /// Woken when a letter was written.
    pub letters: Arc<Notify>,
    /// Woken when somebody wants a mail server tried again that could not be reached.
    pub mail_again: Arc<Notify>,
    /// The land of the world map, drawn once.
    pub land: Arc<Land>,
    /// What pages are made of, computed when something has changed.
    pub computed: Arc<Computed>,
    /// Set when the disk has failed: nothing is taken from then on, and the process ends soon.
    pub storage_failed: Arc<AtomicBool>,
    /// One photograph is decoded at a time, for that takes memory.
    pub photographs: Arc<Semaphore>,
    /// The papers that were printed last.
    pub papers: Arc<Papers>,
    /// The pictures that could not be drawn.
    pub undrawn: Arc<Undrawn>,
    /// The second program, which draws, prints and reads files.
    pub press: Arc<Press>,
}

/// What pages are made of, each computed once for each generation.
#[derive(Debug, Default)]
pub struct Computed {
    /// What stands around every page.
    pub around: Memo<Around>,
    /// What lists and charts say about all ties.
    pub summary: Memo<Summary>,
    /// The names that a misspelt one may mean.
    pub names: Memo<Names>,
    /// The map of the first page.
    pub map: Memo<WorldMap>,
    /// The directory, as long as nothing is chosen.
    pub listed: Memo<Listed>,
}

impl Computed {
    /// Nothing is kept: what the benchmark compares with.
    #[must_use]
    pub fn never() -> Self {
        Self { around: Memo::never(), summary: Memo::never(), names: Memo::never(), map: Memo::never(), listed: Memo::never() }
    }
}

impl App {
    /// Opens the data folder: makes and migrates the database, and fills a new one from the content folder.
    ///
    /// # Errors
    /// If the folder cannot be written, or the database or the content cannot be read.
    pub async fn open(config: Config, clock: Clock) -> anyhow::Result<Self> {
        fs::create_dir_all(config.data.join("uploads"))
            .with_context(|| format!("SITE_DATA names the folder {}, which cannot be made", config.data.display()))?;
        // else SQLite says no more than that it cannot
        tempfile::tempfile_in(&config.data)
            .with_context(|| format!("SITE_DATA names the folder {}, which cannot be written", config.data.display()))?;
        let database = database::open(&config.data.join("site.db")).await?;
        if !content::is_filled(&database).await? {
            content::import(&database, &config.content, clock.now()).await?;
        }
        calendar::fill(&database).await?;
        let chapter = Chapter::find(&database).await?;
        Ok(Self {
            secret: Secret::load(&database, "forms").await?,
            land: Arc::new(Land::draw(chapter.map_longitude)),
            letters: Arc::new(Notify::new()),
            mail_again: Arc::new(Notify::new()),
            computed: Arc::default(),
            storage_failed: Arc::default(),
            photographs: Arc::new(Semaphore::new(1)),
            papers: Arc::default(),
            undrawn: Arc::default(),
            press: Arc::new(Press::new(config.press.clone())),
            config: Arc::new(config),
            database,
            clock,
        })
    }

    /// Opens the copy of a site that lies in another folder, with our settings; its letters go nowhere.
    ///
    /// # Errors
    /// If the folder cannot be written, or the copy is damaged.
    pub async fn open_beside(&self, data: PathBuf) -> anyhow::Result<Self> {
        Self::open(Config { data, mail: Mail::Folder, ..Config::clone(&self.config) }, self.clock.clone()).await
    }

    /// After a failed write of the disk itself nothing that the system says about that disk can be believed: from then on nothing is
    /// taken, and `/health` says so; some seconds later the process ends with an error, for a new one to be started.
    pub fn look_for_failed_disk(&self, error: &anyhow::Error) {
        if database::is_failed_write(error) {
            self.storage_failed.store(true, Ordering::Relaxed);
        }
    }

    /// Whether that has happened.
    #[must_use]
    pub fn has_failed_disk(&self) -> bool {
        self.storage_failed.load(Ordering::Relaxed)
    }

    /// The public address of the site, without a slash at its end.
    #[must_use]
    pub fn origin(&self) -> String {
        self.config.url.origin().ascii_serialization()
    }

    /// What every link in a letter begins with: the public address, and the tag of the language that is spoken.
    #[must_use]
    pub fn origin_spoken(&self) -> String {
        format!("{}{}", self.origin(), Language::current().address(""))
    }

    /// Where uploads lie while they arrive.
    #[must_use]
    pub fn uploads(&self) -> PathBuf {
        self.config.data.join("uploads")
    }

    /// The mailbox that gets what is sent in.
    ///
    /// # Errors
    /// If the chapter's mailbox is not an address.
    pub fn mail_to(&self, chapter: &Chapter) -> anyhow::Result<Mailbox> {
        let address = match &self.config.mail_to {
            Some(address) => address.clone(),
            None => chapter.email.parse().context("the chapter's mailbox is not a mail address")?,
        };
        Ok(Mailbox::new(None, address))
    }

    /// The mailbox that letters come from, under the chapter's name.
    ///
    /// # Errors
    /// If the chapter's mailbox is not an address.
    pub fn mail_from(&self, chapter: &Chapter) -> anyhow::Result<Mailbox> {
        let address = match &self.config.mail_from {
            Some(address) => address.clone(),
            None => Address::new("website", self.mail_to(chapter)?.email.domain())?,
        };
        Ok(mailbox(&chapter.short_name, address))
    }
}
