//! Every setting, read once from the command line or the environment, each with its default.

use crate::{press::Press, say};
use anyhow::{Context as _, bail, ensure};
use clap::Args;
use ipnet::IpNet;
use lettre::Address;
use std::{
    fs,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    time::Duration,
};
use url::Url;

/// The settings as they are given.
#[derive(Debug, Clone, Args)]
pub struct Settings {
    /// Address and port that the server listens on
    #[arg(long, env = "SITE_LISTEN", default_value = "127.0.0.1:8080", global = true)]
    pub listen: String,
    /// Folder of the database and, with --mail folder, of the letters; it is made if it is not there
    #[arg(long, env = "SITE_DATA", default_value = "data", global = true)]
    pub data: PathBuf,
    /// Folder that a new database is filled from, and that `import` reads
    #[arg(long, env = "SITE_CONTENT", default_value = "content", global = true)]
    pub content: PathBuf,
    /// Folder of the copies that are made every night (default: backups/ in the data folder); `none`: no copies are made
    #[arg(long, env = "SITE_BACKUPS", global = true)]
    pub backups: Option<PathBuf>,
    /// The public address of the site, as links in letters give it (default: `http://` and the address listened on)
    #[arg(long, env = "SITE_URL", global = true)]
    pub url: Option<String>,
    /// Megabytes of finished pages kept in memory; 0 keeps none
    #[arg(long, env = "SITE_PAGES", default_value = "8", global = true)]
    pub pages: String,
    /// Networks of the reverse proxies whose X-Forwarded-For is believed, with commas between them
    #[arg(long, env = "SITE_PROXIES", default_value = "127.0.0.0/8,::1/128", global = true)]
    pub proxies: String,
    /// How letters leave: `folder` writes .eml files to mail/ in the data folder; or `smtp://user:password@host:587`
    /// (STARTTLS required), `smtps://user:password@host`, or `smtp://127.0.0.1:2525` (no TLS, loopback only).
    /// Required when the public address is https
    #[arg(long, env = "SITE_MAIL", global = true, hide_env_values = true)]
    pub mail: Option<String>,
    /// Mailbox that gets what is sent in (default: the chapter's mailbox, as the content names it)
    #[arg(long, env = "SITE_MAIL_TO", global = true)]
    pub mail_to: Option<String>,
    /// Mailbox that letters come from (default: `website@` and the domain of the mailbox above)
    #[arg(long, env = "SITE_MAIL_FROM", global = true)]
    pub mail_from: Option<String>,
    /// Seconds to wait before a letter is tried a second time; later waits grow in proportion (1, 2, 5, 10, 20, 40, 60)
    #[arg(long, env = "SITE_MAIL_RETRY", default_value = "60", global = true)]
    pub mail_retry: String,
    /// A form that comes back within so many seconds was filled in by no person: it is held apart (0: every form is taken)
    #[arg(long, env = "SITE_FORM_SECONDS", default_value = "3", global = true)]
    pub form_seconds: String,
    /// Forms within an hour from one network or one mail address; those beyond are held apart, and six times as many refused
    #[arg(long, env = "SITE_FORM_LIMIT", default_value = "5", global = true)]
    pub form_limit: String,
    /// What the log on standard error says: `requests`, a line for every request too; or `events`, only what happens
    #[arg(long, env = "SITE_LOG", default_value = "requests", global = true)]
    pub log: String,
    /// Address and port of figures for a monitor such as Prometheus (default: none); 127.0.0.1:9100, or of a private network
    #[arg(long, env = "SITE_METRICS", global = true)]
    pub metrics: Option<String>,
    /// Figures may be on an address that anybody can reach: `yes` or `no`
    #[arg(long, env = "SITE_METRICS_PUBLIC", default_value = "no", global = true)]
    pub metrics_public: String,
    /// Seconds for which a decision can be undone; its letter waits as long
    #[arg(long, env = "SITE_UNDO_SECONDS", default_value = "600", global = true)]
    pub undo_seconds: String,
    /// The press, a second program that prints, draws and reads files (default: the one beside this program); `none`: without
    #[arg(long, env = "SITE_PRESS", global = true)]
    pub press: Option<PathBuf>,
}

/// The setting of those who want no copies, or no press.
const NONE: &str = "none";

/// The settings, checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// Address listened on.
    pub listen: SocketAddr,
    /// Folder of the database.
    pub data: PathBuf,
    /// Folder of the nightly copies; without it, none are made.
    pub backups: Option<PathBuf>,
    /// Folder of the content a new database is filled from.
    pub content: PathBuf,
    /// Public address; its path is `/`.
    pub url: Url,
    /// Finished pages kept in memory, in bytes.
    pub pages: u64,
    /// Networks of our own reverse proxies.
    pub proxies: Vec<IpNet>,
    /// How letters leave.
    pub mail: Mail,
    /// Mailbox that gets what is sent in; without it, the chapter's.
    pub mail_to: Option<Address>,
    /// Mailbox that letters come from; without it, `website@` and the domain of the one above.
    pub mail_from: Option<Address>,
    /// The first wait after a letter failed.
    pub mail_retry: Duration,
    /// A form that comes back sooner was filled in by no person.
    pub form_seconds: Duration,
    /// Forms within an hour from one network or one mail address.
    pub form_limit: i64,
    /// Whether every request gets a line in the log.
    pub logs_requests: bool,
    /// Address of figures for a monitor.
    pub metrics: Option<SocketAddr>,
    /// A decision can be undone for so long; its letter waits as long.
    pub undo: Duration,
    /// The second program that prints, draws and reads files, if there is one.
    pub press: Option<PathBuf>,
}

/// How letters leave.
#[derive(Debug, Clone)]
pub enum Mail {
    /// As `.eml` files in the data folder.
    Folder,
    /// By SMTP to this server; the address holds the password and is never shown.
    Smtp(Box<Url>),
}

impl Mail {
    /// Where letters go, in words that hold no password.
    #[must_use]
    pub fn place(&self, data: &Path) -> String {
        match self {
            Self::Folder => say!("mail-place-folder", folder = data.join("mail").display().to_string()),
            Self::Smtp(url) => {
                let server = format!("{}:{}", url.host_str().unwrap_or_default(), url.port().unwrap_or_default());
                say!("mail-place-server", server = server)
            }
        }
    }
}

impl Settings {
    /// Checks every setting.
    ///
    /// # Errors
    /// One sentence that names the setting that is wrong.
    pub fn check(self) -> anyhow::Result<Config> {
        let listen: SocketAddr = self
            .listen
            .parse()
            .with_context(|| format!("SITE_LISTEN must be an address and a port such as 127.0.0.1:8080, not {:?}", self.listen))?;
        let url = match self.url {
            Some(url) => public_url(&url)?,
            None => public_url(&format!("http://{listen}"))?,
        };
        let retry = whole("SITE_MAIL_RETRY", &self.mail_retry, 1, 3600)?;
        let form_seconds = whole("SITE_FORM_SECONDS", &self.form_seconds, 0, 60)?;
        let form_limit = whole("SITE_FORM_LIMIT", &self.form_limit, 1, 1_000_000)?;
        let undo = whole("SITE_UNDO_SECONDS", &self.undo_seconds, 0, 86_400)?;
        let pages = whole("SITE_PAGES", &self.pages, 0, 4096)?;
        let proxies = self.proxies.split(',').map(str::trim).filter(|text| !text.is_empty()).map(str::parse).collect::<Result<_, _>>();
        Ok(Config {
            pages: u64::from(pages) * 1024 * 1024,
            proxies: proxies
                .with_context(|| format!("SITE_PROXIES must be networks such as 127.0.0.0/8,10.0.0.5/32, not {:?}", self.proxies))?,
            listen,
            logs_requests: one_of("SITE_LOG", &self.log, ["events", "requests"])?,
            metrics: metrics(self.metrics.as_deref(), one_of("SITE_METRICS_PUBLIC", &self.metrics_public, ["no", "yes"])?)?,
            mail: mail(self.mail.as_deref(), &url)?,
            url,
            backups: Some(self.backups.unwrap_or_else(|| self.data.join("backups"))).filter(|folder| folder.as_os_str() != NONE),
            data: self.data,
            content: self.content,
            mail_to: address("SITE_MAIL_TO", self.mail_to.as_deref())?,
            mail_from: address("SITE_MAIL_FROM", self.mail_from.as_deref())?,
            mail_retry: Duration::from_secs(retry.into()),
            form_seconds: Duration::from_secs(form_seconds.into()),
            form_limit: form_limit.into(),
            undo: Duration::from_secs(undo.into()),
            press: press(self.press)?,
        })
    }
}

fn whole(setting: &str, text: &str, least: u32, most: u32) -> anyhow::Result<u32> {
    let number = text.parse().ok().filter(|number| (least..=most).contains(number));
    number.with_context(|| format!("{setting} must be a whole number from {least} to {most}, not {text:?}"))
}

fn press(setting: Option<PathBuf>) -> anyhow::Result<Option<PathBuf>> {
    match setting {
        None => Ok(Press::beside()),
        Some(program) if program.as_os_str() == NONE => Ok(None),
        Some(program) => {
            ensure!(program.is_file(), "SITE_PRESS must be the file of the press, or `none`, and there is no file {}", program.display());
            // it is called from another folder
            Ok(Some(fs::canonicalize(program)?))
        }
    }
}

/// Whether a setting is the second of two words.
fn one_of(setting: &str, text: &str, [first, second]: [&str; 2]) -> anyhow::Result<bool> {
    ensure!(text == first || text == second, "{setting} must be {first} or {second}, not {text:?}");
    Ok(text == second)
}

/// The figures say nothing of anybody, but they are nobody's business either.
fn metrics(setting: Option<&str>, may_be_public: bool) -> anyhow::Result<Option<SocketAddr>> {
    let Some(text) = setting.filter(|text| !text.is_empty()) else { return Ok(None) };
    let address: SocketAddr =
        text.parse().with_context(|| format!("SITE_METRICS must be an address and a port such as 127.0.0.1:9100, not {text:?}"))?;
    let is_private = match address.ip().to_canonical() {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local(),
    };
    ensure!(
        is_private || may_be_public,
        "SITE_METRICS is an address that anybody may reach: choose 127.0.0.1:9100, or say SITE_METRICS_PUBLIC=yes"
    );
    Ok(Some(address))
}

fn public_url(text: &str) -> anyhow::Result<Url> {
    let url = Url::parse(text).with_context(|| format!("SITE_URL must be an address such as https://example.org, not {text:?}"))?;
    let is_plain = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    ensure!(
        matches!(url.scheme(), "http" | "https") && url.host().is_some() && is_plain,
        "SITE_URL must be http:// or https:// and a host, without a path, not {text:?}"
    );
    Ok(url)
}

fn address(setting: &str, text: Option<&str>) -> anyhow::Result<Option<Address>> {
    text.map(|text| text.parse().with_context(|| format!("{setting} must be one mail address such as name@example.org, not {text:?}")))
        .transpose()
}

/// An error here never repeats the setting: it may hold a password.
fn mail(setting: Option<&str>, site: &Url) -> anyhow::Result<Mail> {
    let Some(text) = setting else {
        ensure!(site.scheme() != "https", "SITE_MAIL is not set: a public site must be told how its letters leave");
        return Ok(Mail::Folder);
    };
    if text == "folder" {
        return Ok(Mail::Folder);
    }
    let url = Url::parse(text).context("SITE_MAIL must be `folder` or an address such as smtp://user:password@host:587")?;
    let is_loopback = match url.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => bail!("SITE_MAIL names no host"),
    };
    // a scheme that is not "special" keeps an IPv4 address as a name
    let is_loopback =
        is_loopback || url.host_str().and_then(|host| host.parse().ok()).is_some_and(|ip: std::net::Ipv4Addr| ip.is_loopback());
    match url.scheme() {
        "smtps" => {}
        "smtp" if is_loopback || url.password().is_some() => {}
        "smtp" => bail!("SITE_MAIL needs a user and a password (smtp://user:password@host:587); only a server on loopback goes without"),
        _ => bail!("SITE_MAIL must begin with smtp:// or smtps://, or be `folder`"),
    }
    Ok(Mail::Smtp(Box::new(url)))
}
