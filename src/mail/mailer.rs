//! Where letters go: an SMTP server, or a folder.

use super::{Attached, StoredLetter};
use crate::config::{Config, Mail};
use anyhow::Context as _;
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor,
    transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
    },
};
use std::{fmt, path::PathBuf, time::Duration};
use tokio::{fs, io::AsyncWriteExt as _, time::timeout};
use url::Url;

/// One command of SMTP may take so long, the connection included.
const COMMAND: Duration = Duration::from_secs(30);
/// A whole attempt may take so long.
const ATTEMPT: Duration = Duration::from_mins(2);

/// Where letters go.
#[derive(Clone)]
pub enum Mailer {
    /// To an SMTP server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// Into a folder, one `.eml` file each.
    Folder(PathBuf),
}

/// Why a letter was not taken.
#[derive(Debug)]
pub enum Failure {
    /// The server could not be reached, hung up, or would not talk to us: no letter would have fared better.
    Server(String),
    /// The server refused this letter, for now or for good.
    Letter(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Server(answer) | Self::Letter(answer)) = self;
        formatter.write_str(answer)
    }
}

impl Mailer {
    /// The mailer that the settings name.
    ///
    /// # Errors
    /// If the setting names no server, or this machine has no root certificates for TLS.
    pub fn open(config: &Config) -> anyhow::Result<Self> {
        Ok(match &config.mail {
            Mail::Folder => Self::Folder(config.data.join("mail")),
            Mail::Smtp(url) => Self::Smtp(smtp(url)?),
        })
    }

    /// Hands a letter over. When this returns without a failure, somebody else has it.
    ///
    /// # Errors
    /// A [`Failure`] with the server's words.
    pub async fn send(&self, letter: &StoredLetter, files: Vec<Attached>) -> Result<(), Failure> {
        let message = letter.message(files).map_err(|error| Failure::Letter(format!("the letter cannot be written: {error:#}")))?;
        match self {
            Self::Smtp(smtp) => {
                let (envelope, bytes) = (message.envelope().clone(), message.formatted());
                drop(message);
                match timeout(ATTEMPT, smtp.send_raw(&envelope, &bytes)).await {
                    Ok(answer) => answer.map(drop).map_err(|error| failure(&error)),
                    Err(_) => Err(Failure::Server(format!("the mail server took longer than {} seconds", ATTEMPT.as_secs()))),
                }
            }
            Self::Folder(folder) => {
                let (folder, bytes) = (folder.clone(), message.formatted());
                store(folder, letter.id, &bytes).await.map_err(|error| Failure::Server(format!("the mail folder: {error:#}")))
            }
        }
    }
}

fn smtp(url: &Url) -> anyhow::Result<AsyncSmtpTransport<Tokio1Executor>> {
    let host = url.host_str().context("SITE_MAIL names no host")?;
    let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
    let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host).timeout(Some(COMMAND));
    let (tls, port) = match (url.scheme(), url.password()) {
        ("smtps", _) => (Tls::Wrapper(parameters(host)?), 465),
        (_, Some(_)) => (Tls::Required(parameters(host)?), 587),
        // loopback alone: the settings refuse anything else
        (_, None) => (Tls::None, 25),
    };
    builder = builder.port(url.port().unwrap_or(port)).tls(tls);
    if let Some(password) = url.password() {
        builder = builder.credentials(Credentials::new(decoded(url.username()), decoded(password)));
    }
    Ok(builder.build())
}

fn parameters(host: &str) -> anyhow::Result<TlsParameters> {
    TlsParameters::new(host.to_owned()).context("SITE_MAIL asks for TLS, which cannot be set up on this machine")
}

/// A refusal that names the recipient, the sender or the message is about this letter; sign-in and greetings are not.
fn failure(error: &lettre::transport::smtp::Error) -> Failure {
    let words = error.to_string();
    let words = std::error::Error::source(error).map_or_else(|| words.clone(), |source| format!("{words}: {source}"));
    match error.status().map(u16::from) {
        None | Some(421 | 454 | 530 | 534 | 535 | 538 | 554) => Failure::Server(words),
        Some(_) => Failure::Letter(words),
    }
}

/// Writes the file whole or not at all, and waits for the disk.
async fn store(folder: PathBuf, id: i64, bytes: &[u8]) -> anyhow::Result<()> {
    fs::create_dir_all(&folder).await?;
    let part = folder.join(format!("{id:05}.part"));
    let mut file = fs::File::create(&part).await?;
    file.write_all(bytes).await?;
    file.sync_all().await?;
    fs::rename(&part, folder.join(format!("{id:05}.eml"))).await?;
    Ok(())
}
