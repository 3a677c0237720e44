//! Whoever replied is told what has changed: when, where, whether at all. Each reply remembers what it was last told, so
//! that it gets one letter for each change, whichever path the change came by, also if the process ends on the way.

use super::{event::Hosted, letters, places, reply::Reply};
use crate::{app::App, chapter::Chapter, database};
use std::time::Duration;

/// What a reply was told whose event is off the site.
const GONE: &str = "gone";

/// Writes the letters that are due: once the decision behind a change can no longer be undone. A change that is dated later than now is
/// of a clock that was ahead.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn tell(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    let (settled, ahead) = (now.before(app.config.undo), now.after(app.config.undo));
    let chapter = Chapter::find(&app.database).await?;
    let events = sqlx::query!(
        r#"SELECT DISTINCT reply.submission, submission.title FROM reply
           JOIN submission ON submission.number = reply.submission LEFT JOIN item ON item.submission = reply.submission
           WHERE reply.state IN ('coming', 'waiting') AND reply.email <> ''
             AND (item.id IS NULL OR (item.ends_at >= ?1 AND (max(item.updated_at, coalesce(item.withdrawn_at, '')) <= ?2 OR max(item.updated_at, coalesce(item.withdrawn_at, '')) > ?3)))
           LIMIT 500"#,
        now,
        settled,
        ahead
    )
    .fetch_all(&app.database)
    .await?;
    for event in events {
        while tell_some(app, &chapter, event.submission, &event.title).await? {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
    Ok(())
}

/// The next few letters about one event. False if there are none.
async fn tell_some(app: &App, chapter: &Chapter, number: i64, title: &str) -> anyhow::Result<bool> {
    let mut write = database::begin_write(&app.database).await?;
    let hosted = Hosted::of(&mut *write, number).await?;
    let fingerprint = hosted.as_ref().map_or_else(|| Ok(GONE.to_owned()), Hosted::fingerprint)?;
    let replies = Reply::told_otherwise(&mut write, number, &fingerprint).await?;
    for reply in &replies {
        match &hosted {
            Some(hosted) => letters::write(app, chapter, &mut write, hosted, reply, letters::What::Changed).await?,
            None => letters::gone(app, chapter, &mut write, title, reply).await?,
        }
        reply.set_state(&mut write, &reply.state, &fingerprint, app.clock.now()).await?;
    }
    if let Some(hosted) = hosted.filter(|_| replies.is_empty()) {
        // there may be more places than before
        places::let_in(app, chapter, &mut write, &hosted).await?;
    }
    write.commit().await?;
    app.letters.notify_one();
    Ok(!replies.is_empty())
}
