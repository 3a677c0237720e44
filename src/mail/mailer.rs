//! Where letters go: an SMTP server, or a folder.

use super::{
    Attached, StoredLetter,
    smtp::{Line, SmtpServer},
};
use crate::config::{Config, Mail};
use std::{fmt, path::PathBuf, sync::Arc, time::Duration};
use tokio::{fs, io::AsyncWriteExt as _, time::timeout};

/// A whole attempt may take so long.
pub(super) const ATTEMPT: Duration = Duration::from_mins(2);

/// Where letters go.
#[derive(Clone)]
pub enum Mailer {
    /// To an SMTP server.
    Smtp(Arc<SmtpServer>),
    /// Into a folder, one `.eml` file each.
    Folder(PathBuf),
}

/// Why a letter was not taken.
#[derive(Debug, PartialEq, Eq)]
pub enum Failure {
    /// The server could not be reached, hung up, or would not talk to us: no letter would have fared better.
    Server(String),
    /// The server does not let us sign in, and will not until somebody changes the settings.
    SignIn(String),
    /// The server refused this letter for now.
    Letter(String),
    /// The server refused this letter for good (RFC 5321, 4.2.1: a reply that begins with 5).
    LetterForGood(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Server(answer) | Self::SignIn(answer) | Self::Letter(answer) | Self::LetterForGood(answer)) = self;
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

    /// Tries the mail server without a letter: the way there, TLS, and signing in. Gives the certificate that it showed.
    ///
    /// # Errors
    /// A [`Failure`] with the server's words.
    pub async fn look(&self) -> Result<Option<Vec<u8>>, Failure> {
        match self {
            Self::Smtp(server) => server.look().await,
            Self::Folder(_) => Ok(None),
        }
    }

    /// Begins a run of letters.
    #[must_use]
    pub fn run(&self) -> Run<'_> {
        Run { mailer: self, line: None }
    }
}

/// A run of letters that leave one after the other, over one connection as long as the mail server keeps it open.
pub struct Run<'a> {
    mailer: &'a Mailer,
    line: Option<Line>,
}

impl Run<'_> {
    /// Hands a letter over. When this returns without a failure, somebody else has it.
    ///
    /// # Errors
    /// A [`Failure`] with the server's words.
    pub async fn send(&mut self, letter: &StoredLetter, files: Vec<Attached>) -> Result<(), Failure> {
        let message = letter.message(files).map_err(|error| Failure::Letter(format!("the letter cannot be written: {error:#}")))?;
        match self.mailer {
            Mailer::Smtp(server) => timeout(ATTEMPT, server.send(&mut self.line, &message))
                .await
                .unwrap_or_else(|_| Err(Failure::Server(format!("the mail server took longer than {} seconds", ATTEMPT.as_secs())))),
            Mailer::Folder(folder) => {
                let (folder, bytes) = (folder.clone(), message.formatted());
                store(folder, letter.id, &bytes).await.map_err(|error| Failure::Server(format!("the mail folder: {error:#}")))
            }
        }
    }

    /// Ends the run, and with it the connection.
    pub fn end(self) {
        if let Some(line) = self.line {
            line.close();
        }
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
