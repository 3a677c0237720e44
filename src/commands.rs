//! What the program does when it is called.

mod backup;
mod check;
pub(crate) mod logs;
mod people;

pub use logs::begin as begin_log;

use crate::{
    app::App,
    clock::Clock,
    config::{Config, Settings},
    content, database, handover,
    log::{self, Deed},
    mail, metrics, reading,
    routes::front,
    submissions::Summary,
    upkeep, web,
};
use anyhow::{Context as _, ensure};
use clap::{Parser, Subcommand};
use std::{
    fs::File,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    time::{sleep, timeout},
};

/// After the disk has failed, forms are refused for so long, with words that say so; then the process ends, for only a new
/// one can believe the disk again.
const REFUSES: Duration = Duration::from_secs(10);
/// At the end, letters that are on their way have so long to arrive.
const HAND_OVER: Duration = Duration::from_secs(4);

/// The website of a chapter of sister cities
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
pub struct Cli {
    /// The settings.
    #[command(flatten)]
    settings: Settings,
    /// What to do.
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Clone, Subcommand)]
enum Command {
    /// Serve the site (the default). The first start makes the data folder and fills the database from the content folder
    Serve,
    /// Read the content folder into the database again, after a text or a city in it was changed; or fill an empty data folder
    /// from what `export` has written
    Import {
        /// The folder that `export` has written
        export: Option<PathBuf>,
    },
    /// Write everything that the site has to a new folder, as files that people can read
    Export {
        /// Write the public pages instead, so that they open without the site
        #[arg(long = "static")]
        is_static: bool,
        /// The new folder
        folder: PathBuf,
    },
    /// List what was sent in, newest first, and whether its letters have left
    Submissions {
        /// How many to list
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(i64).range(1..))]
        limit: i64,
    },
    /// Write a copy of everything to a new file, while the site serves, and check it
    Backup {
        /// The new file
        file: PathBuf,
    },
    /// Put a copy in the place of the database; what was there is kept beside it. Stop the site first
    Restore {
        /// The copy
        file: PathBuf,
    },
    /// Look at settings, database, mail, disk, clock and certificates, and say in words what is wrong. Changes nothing
    Check,
    /// Look after the people who edit. Prints links in place of mailing them, so that broken mail locks nobody out
    People {
        /// What to do
        #[command(subcommand)]
        command: people::Command,
    },
}

impl Cli {
    /// Does what the command line says.
    ///
    /// # Errors
    /// A sentence that says what is wrong, and with which setting or file.
    pub async fn run(self) -> anyhow::Result<()> {
        let config = self.settings.check()?;
        match self.command.unwrap_or(Command::Serve) {
            Command::Serve => serve(config).await,
            Command::Import { export: None } => import(config).await,
            Command::Import { export: Some(folder) } => take_back(config, &folder).await,
            Command::Export { is_static, folder } => export(config, &folder, is_static).await,
            Command::Submissions { limit } => list(config, limit).await,
            Command::Backup { file } => backup::backup(config, &file).await,
            Command::Restore { file } => backup::restore(config, &file).await,
            Command::Check => check::check(config).await,
            Command::People { command } => command.run(config).await,
        }
    }
}

async fn serve(config: Config) -> anyhow::Result<()> {
    let app = App::open(config, Clock::System).await?;
    let listener = listener(&app.config).await?;
    let monitor = match app.config.metrics {
        Some(address) => Some(TcpListener::bind(address).await.with_context(|| format!("SITE_METRICS: nothing can listen on {address}"))?),
        None => None,
    };
    let mailer = mail::Mailer::open(&app.config)?;
    let lock = hold(&app).await?;
    announce(&app).await?;
    tokio::spawn(mail::deliver(app.clone(), mailer));
    tokio::spawn(upkeep::run(app.clone()));
    tokio::spawn(reading::run(app.clone()));
    let front = front(app.clone());
    tokio::spawn(front.clone().watch());
    let door = web::door::Door::new(front, app.config.logs_requests);
    if let Some(monitor) = monitor {
        tokio::spawn(metrics::serve(monitor, app.clone(), door.clone()));
    }
    let places = web::places::Places::new(&app.config.proxies);
    web::connections::serve(listener, door, places, async {
        tokio::select! {
            () = stopped() => {}
            () = failed(&app) => {}
        }
    })
    .await;
    hand_over(&app).await;
    drop(lock);
    ensure!(!app.has_failed_disk(), "the disk has failed: this process has ended so that a new one is started");
    Ok(())
}

/// Gives the lock that says that this process serves the data folder: one that all who serve it share, so that a copy is put in
/// its place, and letters on their way are taken for cut off, only while none does.
async fn hold(app: &App) -> anyhow::Result<File> {
    let lock = File::create(app.config.data.join("lock")).context("the data folder cannot be written")?;
    if lock.try_lock().is_ok() {
        mail::release(&app.database).await?;
        lock.unlock()?;
    } else {
        tracing::warn!("another process serves the same data folder; they share the work");
    }
    lock.try_lock_shared()
        .context("another process begins to serve the same data folder, or puts a copy in its place: start again later")?;
    Ok(lock)
}

/// Waits until the disk has failed and people have been told for a while.
async fn failed(app: &App) {
    while !app.has_failed_disk() {
        sleep(Duration::from_secs(1)).await;
    }
    tracing::error!("the disk has failed: nothing is taken, and the process ends in {} s", REFUSES.as_secs());
    sleep(REFUSES).await;
}

/// Waits for the letters that are on their way: one that is cut off in the middle may have arrived, and would be sent again.
/// On a disk that has failed, nobody can write down that it has.
async fn hand_over(app: &App) {
    let letters = async {
        while !app.has_failed_disk() && mail::is_sending(&app.database).await.unwrap_or(false) {
            sleep(Duration::from_millis(50)).await;
        }
    };
    if timeout(HAND_OVER, letters).await.is_err() {
        tracing::warn!("a letter was still on its way; it is sent again at the next start");
    }
}

/// A socket handed over by the service manager, or one of our own.
async fn listener(config: &Config) -> anyhow::Result<TcpListener> {
    let handed_over = listenfd::ListenFd::from_env().take_tcp_listener(0).context("the socket that was handed over is not one")?;
    match handed_over {
        Some(listener) => {
            listener.set_nonblocking(true)?;
            Ok(TcpListener::from_std(listener)?)
        }
        None => TcpListener::bind(config.listen).await.with_context(|| format!("SITE_LISTEN: nothing can listen on {}", config.listen)),
    }
}

async fn stopped() {
    let (Ok(mut terminated), Ok(mut interrupted)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt())) else {
        tracing::error!("signals cannot be received; stop the process by killing it");
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminated.recv() => {}
        _ = interrupted.recv() => {}
    }
}

async fn announce(app: &App) -> anyhow::Result<()> {
    let chapter = crate::chapter::Chapter::find(&app.database).await?;
    let letters = app.config.mail.place(&app.config.data);
    println!("{}", chapter.name);
    println!("  the site:     {}", app.origin());
    println!("  letters:      to {}, {letters}", app.mail_to(&chapter)?);
    println!("  submissions:  {} submissions", program());
    match app.press.program() {
        Some(press) => println!("  the press:    {}", press.display()),
        None => println!("  the press:    none (SITE_PRESS): no PDFs, no pictures of shared pages, and files sent in wait to be read"),
    }
    people::announce(app, &program()).await
}

/// How this program was called, to name in a hint.
fn program() -> String {
    std::env::args().next().unwrap_or_else(|| env!("CARGO_PKG_NAME").to_owned())
}

async fn import(config: Config) -> anyhow::Result<()> {
    let app = App::open(config, Clock::System).await?;
    let imported = content::import(&app.database, &app.config.content, app.clock.now()).await?;
    let changed = format!("{} pages, {} places, {} partnerships", imported.pages, imported.places, imported.partnerships);
    note(&app, "import", &format!("the content files: {changed} changed"), "/admin/records").await?;
    println!("changed: {changed}");
    if !imported.kept.is_empty() {
        println!("kept as they were changed in the browser: {}", imported.kept.join(", "));
    }
    Ok(())
}

async fn take_back(config: Config, folder: &Path) -> anyhow::Result<()> {
    let data = config.data.display().to_string();
    handover::import(config.clone(), folder).await?;
    note(&App::open(config, Clock::System).await?, "import", "everything that an export has", "/admin/log").await?;
    println!("{data} has everything of {} now. Nobody can sign in yet: people reset ADDRESS prints a link", folder.display());
    Ok(())
}

/// The line in the log that says what was done by the command line.
async fn note(app: &App, action: &str, subject: &str, path: &str) -> anyhow::Result<()> {
    let mut write = database::begin_write(&app.database).await?;
    let deed = Deed { action, subject, path, changes: &[] };
    log::write(&mut write, &people::who(), &deed, app.clock.now()).await?;
    Ok(write.commit().await?)
}

async fn export(config: Config, folder: &Path, is_static: bool) -> anyhow::Result<()> {
    let app = App::open(config, Clock::System).await?;
    if is_static {
        let missing = handover::export_static(&app, folder).await?;
        println!("the public pages are in {}: open its index.html", folder.display());
        if !missing.is_empty() {
            println!("the site could not make these just now, and their links lead to the live site: {}", missing.join(", "));
        }
    } else {
        handover::export(&app, folder).await?;
        println!("everything is in {}: its README.md says what is where. Keep it safe: people's addresses are in it", folder.display());
    }
    Ok(())
}

async fn list(config: Config, limit: i64) -> anyhow::Result<()> {
    let app = App::open(config, Clock::System).await?;
    for summary in Summary::newest(&app.database, limit).await? {
        let Summary { number, kind, title, sender_name, sender_email, received_at, waiting } = summary;
        let letters = if waiting == 0 { "letters sent".to_owned() } else { format!("{waiting} letters waiting") };
        println!("{number}\t{kind}\t{received_at}\t{letters}\t{title}\t{sender_name} <{sender_email}>");
    }
    Ok(())
}
