//! A new second factor between the page that shows it and the form that proves it: it travels in the form, with a tag
//! that says whom the site made it for and when, and is stored nowhere until it is proved.

use super::Factor;
use crate::{app::App, clock::Moment, secret::Secret};
use jiff::Timestamp;
use qrcode::{Color, EcLevel, QrCode};
use std::time::Duration;

/// It has to be proved within this time.
const LASTS: Duration = Duration::from_hours(1);

/// A new second factor, as a page shows it.
pub(super) struct NewFactor {
    /// It.
    pub(super) factor: Factor,
    /// As the form carries it.
    pub(super) sealed: String,
    /// As letters, four at a time, to be typed.
    pub(super) letters: String,
    /// As an address, for a telephone that shows this page itself.
    pub(super) address: String,
    /// As a picture for a telephone (ISO/IEC 18004).
    pub(super) picture: Picture,
}

/// The dark squares of a picture, as a path of SVG, and how many squares it is wide, the white rim included.
pub(super) struct Picture {
    pub(super) path: String,
    pub(super) width: usize,
}

impl NewFactor {
    /// A fresh one for `subject`: a link, or a session.
    pub(super) fn make(app: &App, subject: &str, account: &str, issuer: &str) -> anyhow::Result<Self> {
        let factor = Factor::new()?;
        let sealed = seal(&app.secret, subject, &factor, app.clock.now());
        Self::with(factor, sealed, account, issuer)
    }

    /// The one that a form brings back, if the site made it for `subject` lately.
    pub(super) fn open(app: &App, subject: &str, sealed: &str, account: &str, issuer: &str) -> anyhow::Result<Option<Self>> {
        match open(&app.secret, subject, sealed, app.clock.now()) {
            Some(factor) => Self::with(factor, sealed.to_owned(), account, issuer).map(Some),
            None => Ok(None),
        }
    }

    fn with(factor: Factor, sealed: String, account: &str, issuer: &str) -> anyhow::Result<Self> {
        let letters: Vec<char> = factor.letters().chars().collect();
        let letters = letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
        let address = factor.address(account, issuer)?;
        Ok(Self { picture: picture(&address)?, address, factor, sealed, letters })
    }
}

/// A rim of four squares is part of the standard (ISO/IEC 18004, 6.3.8).
const RIM: usize = 4;

fn picture(text: &str) -> anyhow::Result<Picture> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)?;
    let width = code.width();
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
    let squares: Vec<_> = dark.map(|(index, _)| format!("M{} {}h1v1h-1z", index % width + RIM, index / width + RIM)).collect();
    Ok(Picture { path: squares.concat(), width: width + 2 * RIM })
}

fn seal(secret: &Secret, subject: &str, factor: &Factor, now: Moment) -> String {
    let body = format!("{}.{}", factor.letters(), now.timestamp().as_second());
    let tag = tag(secret, subject, &body);
    format!("{body}.{tag}")
}

fn open(secret: &Secret, subject: &str, sealed: &str, now: Moment) -> Option<Factor> {
    let (body, tag) = sealed.rsplit_once('.')?;
    if !secret.is_tag("new second factor", bound(subject, body).as_bytes(), tag) {
        return None;
    }
    let (letters, second) = body.split_once('.')?;
    let made_at = Moment::new(Timestamp::from_second(second.parse().ok()?).ok()?);
    let is_fresh = now.since(made_at) < LASTS;
    Factor::from_letters(letters).filter(|_| is_fresh)
}

fn tag(secret: &Secret, subject: &str, body: &str) -> String {
    secret.tag("new second factor", bound(subject, body).as_bytes())
}

fn bound(subject: &str, body: &str) -> String {
    format!("{subject}\n{body}")
}
