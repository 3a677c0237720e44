//! The mail server, and the letters that wait for it.

use super::Finding;
use crate::{
    clock::Moment,
    config::{Config, Mail},
    database::Database,
    mail::{Mailer, Waiting, queue},
    say,
};
use std::time::Duration;
use x509_cert::{Certificate, der::Decode as _};

/// Certificates are renewed weeks before their end; one that is nearer to it was forgotten.
const RENEWED: Duration = Duration::from_hours(14 * 24);

/// Whether the mail server lets us in, and for how long its certificate is good.
pub(super) async fn server(config: &Config, mailer: &Mailer, now: Moment) -> Vec<Finding> {
    let place = config.mail.place(&config.data);
    if matches!(config.mail, Mail::Folder) {
        return vec![Finding::look("attention-mail-server", format!("none: letters are {place} and reach nobody. Set SITE_MAIL"))];
    }
    match mailer.look().await {
        Ok(certificate) => {
            let way = if certificate.is_some() { "TLS and sign-in work" } else { "it answers, without TLS" };
            let mut findings = vec![Finding::ok("attention-mail-server", format!("letters are {place}; {way}; no letter was sent"))];
            findings.extend(certificate.map(|certificate| until(&certificate, now)));
            findings
        }
        Err(failure) => vec![Finding::wrong(
            "attention-mail-server",
            format!(
                "letters are {place}, but: {failure}. Compare SITE_MAIL with what the mail provider says. No letter is lost: they wait"
            ),
        )],
    }
}

fn until(certificate: &[u8], now: Moment) -> Finding {
    let Ok(certificate) = Certificate::from_der(certificate) else {
        return Finding::look("attention-certificate", "the mail server's cannot be read; letters leave all the same");
    };
    let end = certificate.tbs_certificate().validity().not_after.to_unix_duration();
    let left = end.saturating_sub(Duration::from_millis(u64::try_from(now.timestamp().as_millisecond()).unwrap_or_default()));
    let days = left.as_secs() / 86_400;
    if left > RENEWED {
        Finding::ok("attention-certificate", format!("the mail server's is good for {days} days"))
    } else {
        Finding::look(
            "attention-certificate",
            format!("the mail server's ends in {days} days, and letters will wait then: tell the mail provider"),
        )
    }
}

/// Whether letters wait longer than they should.
pub(super) async fn letters(database: &Database, now: Moment) -> Finding {
    let asked = async { Ok::<_, sqlx::Error>((Waiting::count(database).await?, queue::stuck_count(database, now).await?)) };
    let about = "attention-letters";
    match asked.await {
        Ok((_, stuck @ 1..)) => Finding::wrong(about, say!("attention-letters-stuck", count = stuck)),
        Ok((waiting, _)) => Finding::ok(about, say!("attention-letters-well", count = waiting.letters)),
        Err(error) => Finding::wrong(about, say!("attention-letters-unread", error = error.to_string())),
    }
}
