//! The letter that tells a city of round years of its ties, once for each.

use super::contact::Contact;
use crate::{
    app::App,
    chapter::Chapter,
    database::{self, WriteTransaction},
    directory::Anniversary,
    mail::{self, Letter},
    say,
    web::filters,
};
use askama::Template;

#[derive(Template)]
#[template(path = "letters/anniversary.txt")]
struct AnniversaryLetter<'a> {
    contact: &'a Contact,
    chapter: &'a Chapter,
    anniversaries: &'a [Anniversary],
    origin: &'a str,
}

/// Tells every city that has a contact of the round years that it was not told of.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn tell_anniversaries(app: &App) -> anyhow::Result<()> {
    let members = sqlx::query_scalar!(r#"SELECT member AS "member!: i64" FROM city_contact ORDER BY member LIMIT 20000"#);
    let members = members.fetch_all(&app.database).await?;
    let chapter = Chapter::find(&app.database).await?;
    let mut done = Ok(());
    for member in members {
        // each city by itself: an address that cannot be written to holds up nobody else
        let mut write = database::begin_write(&app.database).await?;
        match tell(app, &chapter, &mut write, member).await {
            Ok(true) => {
                write.commit().await?;
                app.letters.notify_one();
            }
            Ok(false) => {}
            Err(error) => done = Err(error),
        }
    }
    done
}

async fn tell(app: &App, chapter: &Chapter, write: &mut WriteTransaction, member: i64) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let Some(contact) = Contact::of(write, member).await? else { return Ok(false) };
    let coming = Anniversary::among(contact.ties(write).await?, now.day_in(&chapter.zone()));
    let mut anniversaries = Vec::new();
    for anniversary in coming {
        let new = sqlx::query!(
            "INSERT INTO anniversary_letter (partnership, year, written_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            anniversary.tie.id,
            anniversary.year,
            now
        );
        if new.execute(&mut **write).await?.rows_affected() == 1 {
            anniversaries.push(anniversary);
        }
    }
    if anniversaries.is_empty() {
        return Ok(false);
    }
    let (subject, body) = contact.language.within(|| {
        let letter = AnniversaryLetter { contact: &contact, chapter, anniversaries: &anniversaries, origin: &app.origin_spoken() };
        (say!("anniversary-letter-subject", city = contact.city), letter.render())
    });
    let (to, body) = (mail::mailbox(&contact.name, contact.email.parse()?), body?);
    let letter = Letter { reply_to: Some(app.mail_to(chapter)?), ..Letter::new(app.mail_from(chapter)?, to, subject, body) };
    mail::write(write, &letter, now).await?;
    Ok(true)
}
