//! An SMTP server (RFC 5321), and the connection that a run of letters shares.

use super::{Failure, mailer::ATTEMPT};
use anyhow::Context as _;
use lettre::{
    Message,
    transport::smtp::{
        self,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, TlsParameters},
        commands::{Data, Mail as MailFrom, Rcpt, Rset},
        extension::{ClientId, Extension, MailParameter},
    },
};
use std::time::Duration;
use tokio::time::timeout;
use url::Url;

/// The server may take so long to accept a connection.
const CONNECT: Duration = Duration::from_secs(10);
/// It may take so long to answer one command, its greeting included.
const COMMAND: Duration = Duration::from_secs(30);
/// So many letters go over one connection: some servers take no more.
const LETTERS: u32 = 100;

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
    pub(super) fn new(url: &Url) -> anyhow::Result<Self> {
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

    /// One letter, over the connection that is kept from the one before, or over a new one; it is kept for the next.
    ///
    /// A server may have hung up since the last letter, or answer that it will (421). That says nothing of this letter:
    /// as long as its words have not been sent, it is tried at once over a new connection.
    pub(super) async fn send(&self, kept: &mut Option<Line>, message: &Message) -> Result<(), Failure> {
        let mut line = match kept.take() {
            Some(line) if line.letters < LETTERS => line,
            Some(line) => {
                line.close();
                self.connect().await?
            }
            None => self.connect().await?,
        };
        let mut begun = line.begin(message).await;
        if line.letters > 0 && matches!(begun, Err(Failure::Server(_) | Failure::SignIn(_))) {
            line.close();
            line = self.connect().await?;
            begun = line.begin(message).await;
        }
        let sent = match begun {
            Ok(()) => line.finish(message).await,
            Err(failure) => Err(failure),
        };
        line.letters += 1;
        match &sent {
            Ok(()) => *kept = Some(line),
            Err(Failure::Letter(_) | Failure::LetterForGood(_)) if line.reset().await.is_ok() => *kept = Some(line),
            Err(_) => line.close(),
        }
        sent
    }

    /// Signs in as for a letter, sends none, and says goodbye. Gives the server's certificate if it has shown one (DER).
    pub(super) async fn look(&self) -> Result<Option<Vec<u8>>, Failure> {
        let mut line = self.connect().await?;
        let certificate = line.connection.peer_certificate().ok();
        line.reset().await?;
        line.close();
        Ok(certificate)
    }

    async fn connect(&self) -> Result<Line, Failure> {
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
        Ok(Line { connection, letters: 0 })
    }
}

/// A connection to the server, and how many letters went over it.
pub(super) struct Line {
    connection: AsyncSmtpConnection,
    letters: u32,
}

impl Line {
    /// MAIL, RCPT and DATA: until here the letter is ours.
    async fn begin(&mut self, message: &Message) -> Result<(), Failure> {
        let envelope = message.envelope();
        let is_ascii = envelope.from().into_iter().chain(envelope.to()).all(|address| AsRef::<str>::as_ref(address).is_ascii());
        let mut parameters = Vec::new();
        if !is_ascii {
            if !self.connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(Failure::Letter("the mail server takes no addresses with letters beyond ASCII (SMTPUTF8)".to_owned()));
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        on_the_line(COMMAND, self.connection.command(MailFrom::new(envelope.from().cloned(), parameters))).await?;
        for address in envelope.to() {
            on_the_line(COMMAND, self.connection.command(Rcpt::new(address.clone(), Vec::new()))).await?;
        }
        on_the_line(COMMAND, self.connection.command(Data)).await.map(drop)
    }

    /// The message, which is ASCII throughout. The answer to it may take as long as the attempt: whoever hangs up too
    /// early sends twice (RFC 5321, 4.5.3.2.6).
    async fn finish(&mut self, message: &Message) -> Result<(), Failure> {
        on_the_line(ATTEMPT, self.connection.command(as_sent(&message.formatted()))).await.map(drop)
    }

    /// After a refusal the server may be in the middle of the letter still.
    async fn reset(&mut self) -> Result<(), Failure> {
        on_the_line(COMMAND, self.connection.command(Rset)).await.map(drop)
    }

    /// Nobody waits for the goodbye: each letter is theirs already, or still ours.
    pub(super) fn close(mut self) {
        tokio::spawn(async move { timeout(CONNECT, self.connection.abort()).await });
    }
}

/// A message with its end, dots at the beginning of lines doubled (RFC 5321, 4.5.2), as one text: lettre writes the end
/// by itself, and TCP holds so small a piece back until the server has acknowledged the one before, 40 ms for each letter.
fn as_sent(message: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(message).replace("\r\n.", "\r\n..");
    if text.starts_with('.') {
        text.insert(0, '.');
    }
    text.push_str("\r\n.\r\n");
    text
}

/// Replies that say something about the server, or about us, and nothing about a letter (RFC 5321, 4.2.3; RFC 4954, 6).
const OF_THE_SERVER: &[u16] = &[421, 454, 530, 534, 535, 538];
/// To whoever connects, 554 is "no service here" too; to a letter it is the refusal of that letter (RFC 5321, 3.1).
const OF_A_GREETING: &[u16] = &[421, 454, 530, 534, 535, 538, 554];

/// Of these, the ones that ask for another name or password: they stay as they are until a person changes the settings.
const OF_SIGNING_IN: &[u16] = &[530, 534, 535, 538];

/// A step before any letter.
async fn within<T>(limit: Duration, step: impl Future<Output = Result<T, smtp::Error>>) -> Result<T, Failure> {
    bounded(limit, step, OF_A_GREETING).await
}

/// A step that is about one letter.
async fn on_the_line<T>(limit: Duration, step: impl Future<Output = Result<T, smtp::Error>>) -> Result<T, Failure> {
    bounded(limit, step, OF_THE_SERVER).await
}

async fn bounded<T>(limit: Duration, step: impl Future<Output = Result<T, smtp::Error>>, of_the_server: &[u16]) -> Result<T, Failure> {
    match timeout(limit, Box::pin(step)).await {
        Ok(answer) => answer.map_err(|error| failure(&error, of_the_server)),
        Err(_) => Err(Failure::Server(format!("the mail server did not answer within {} seconds", limit.as_secs()))),
    }
}

/// A refusal that names the recipient, the sender or the message is about this letter; sign-in and greetings are not.
fn failure(error: &smtp::Error, of_the_server: &[u16]) -> Failure {
    // with those of what it was caused by
    let words = error.to_string();
    match error.status().map(u16::from) {
        Some(code) if OF_SIGNING_IN.contains(&code) => Failure::SignIn(words),
        Some(code) if of_the_server.contains(&code) => Failure::Server(words),
        Some(500..) => Failure::LetterForGood(words),
        Some(_) => Failure::Letter(words),
        None => Failure::Server(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_letter_ends_it_early() {
        assert_eq!(as_sent(b"a: b\r\n\r\n.\r\n..\r\nend."), "a: b\r\n\r\n..\r\n...\r\nend.\r\n.\r\n");
        assert_eq!(as_sent(b".first"), "..first\r\n.\r\n");
    }
}
