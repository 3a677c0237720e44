//! Where letters go: an SMTP server, or a folder.

use super::{Attached, StoredLetter};
use crate::config::{Config, Mail};
use anyhow::Context as _;
use lettre::{
    Message,
    transport::smtp::{
        self,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, TlsParameters},
        commands::{Data, Mail as MailFrom, Rcpt},
        extension::{ClientId, Extension, MailParameter},
    },
};
use std::{fmt, path::PathBuf, sync::Arc, time::Duration};
use tokio::{fs, io::AsyncWriteExt as _, time::timeout};
use url::Url;

/// The server may take so long to accept a connection.
const CONNECT: Duration = Duration::from_secs(10);
/// It may take so long to answer one command, its greeting included.
const COMMAND: Duration = Duration::from_secs(30);
/// A whole attempt may take so long.
const ATTEMPT: Duration = Duration::from_mins(2);

/// Where letters go.
#[derive(Clone)]
pub enum Mailer {
    /// To an SMTP server.
    Smtp(Arc<SmtpServer>),
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
            Mail::Smtp(url) => Self::Smtp(Arc::new(SmtpServer::new(url)?)),
        })
    }

    /// Hands a letter over. When this returns without a failure, somebody else has it.
    ///
    /// # Errors
    /// A [`Failure`] with the server's words.
    pub async fn send(&self, letter: &StoredLetter, files: Vec<Attached>) -> Result<(), Failure> {
        let message = letter.message(files).map_err(|error| Failure::Letter(format!("the letter cannot be written: {error:#}")))?;
        match self {
            Self::Smtp(server) => timeout(ATTEMPT, server.send(message))
                .await
                .unwrap_or_else(|_| Err(Failure::Server(format!("the mail server took longer than {} seconds", ATTEMPT.as_secs())))),
            Self::Folder(folder) => {
                let (folder, bytes) = (folder.clone(), message.formatted());
                store(folder, letter.id, &bytes).await.map_err(|error| Failure::Server(format!("the mail folder: {error:#}")))
            }
        }
    }
}

/// A mail server as the setting names it. lettre's own transport bounds the connection and not the answers, so that a
/// server that hangs would hold every letter up for a whole attempt: here each command has a limit of its own.
pub struct SmtpServer {
    host: String,
    port: u16,
    tls: Tls,
    credentials: Option<Credentials>,
}

enum Tls {
    /// From the first byte.
    Wrapper(TlsParameters),
    /// By STARTTLS, or not at all.
    Required(TlsParameters),
    /// On loopback alone: the settings refuse anything else.
    None,
}

impl SmtpServer {
    fn new(url: &Url) -> anyhow::Result<Self> {
        let host = url.host_str().context("SITE_MAIL names no host")?.to_owned();
        let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
        let parameters = || TlsParameters::new(host.clone()).context("SITE_MAIL asks for TLS, which cannot be set up on this machine");
        let (tls, port) = match (url.scheme(), url.password()) {
            ("smtps", _) => (Tls::Wrapper(parameters()?), 465),
            (_, Some(_)) => (Tls::Required(parameters()?), 587),
            (_, None) => (Tls::None, 25),
        };
        let credentials = url.password().map(|password| Credentials::new(decoded(url.username()), decoded(password)));
        Ok(Self { tls, port: url.port().unwrap_or(port), credentials, host })
    }

    /// One letter over a connection of its own (RFC 5321, 3.3).
    async fn send(&self, message: Message) -> Result<(), Failure> {
        let mut connection = self.connect().await?;
        let sent = hand_over(&mut connection, &message).await;
        // nobody waits for the goodbye: the letter is theirs already, or still ours
        tokio::spawn(async move { timeout(CONNECT, connection.abort()).await });
        sent
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Failure> {
        let us = ClientId::default();
        let wrapper = if let Tls::Wrapper(parameters) = &self.tls { Some(parameters.clone()) } else { None };
        let address = (self.host.as_str(), self.port);
        let mut connection = within(COMMAND, AsyncSmtpConnection::connect_tokio1(address, Some(CONNECT), &us, wrapper, None)).await?;
        if let Tls::Required(parameters) = &self.tls {
            within(COMMAND, connection.starttls(parameters.clone(), &us)).await?;
        }
        if let Some(credentials) = &self.credentials {
            within(COMMAND, connection.auth(DEFAULT_MECHANISMS, credentials)).await?;
        }
        Ok(connection)
    }
}

/// MAIL, RCPT, DATA and the message, which is ASCII throughout. The answer to the message itself may take as long as
/// the attempt: whoever hangs up too early sends twice (RFC 5321, 4.5.3.2.6).
async fn hand_over(connection: &mut AsyncSmtpConnection, message: &Message) -> Result<(), Failure> {
    let envelope = message.envelope();
    let is_ascii = envelope.from().into_iter().chain(envelope.to()).all(|address| AsRef::<str>::as_ref(address).is_ascii());
    let mut parameters = Vec::new();
    if !is_ascii {
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Err(Failure::Letter("the mail server takes no addresses with letters beyond ASCII (SMTPUTF8)".to_owned()));
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    within(COMMAND, connection.command(MailFrom::new(envelope.from().cloned(), parameters))).await?;
    for address in envelope.to() {
        within(COMMAND, connection.command(Rcpt::new(address.clone(), Vec::new()))).await?;
    }
    within(COMMAND, connection.command(Data)).await?;
    within(ATTEMPT, connection.message(&message.formatted())).await.map(drop)
}

async fn within<T>(limit: Duration, step: impl Future<Output = Result<T, smtp::Error>>) -> Result<T, Failure> {
    match timeout(limit, step).await {
        Ok(answer) => answer.map_err(|error| failure(&error)),
        Err(_) => Err(Failure::Server(format!("the mail server did not answer within {} seconds", limit.as_secs()))),
    }
}

/// A refusal that names the recipient, the sender or the message is about this letter; sign-in and greetings are not.
fn failure(error: &smtp::Error) -> Failure {
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
