//! Who has a place: decided within the transaction that changes it, so that two at once never make more than there are.

use super::{
    event::Hosted,
    letters::{self, What},
    reply::Reply,
};
use crate::{app::App, chapter::Chapter, database::WriteTransaction};

/// So many replies to one event are taken, whether or not the host has said how many places there are.
const MOST: i64 = 500;

/// Places that nobody has taken.
async fn free(write: &mut WriteTransaction, hosted: &Hosted) -> Result<i64, sqlx::Error> {
    let taken = sqlx::query!(
        r#"SELECT coalesce(sum(people), 0) AS "people!: i64", count(*) AS "replies!: i64" FROM reply WHERE submission = ? AND state = 'coming'"#,
        hosted.number
    )
    .fetch_one(&mut **write)
    .await?;
    Ok(if taken.replies >= MOST { 0 } else { hosted.places().saturating_sub(taken.people) })
}

/// A proved reply counts: it has a place, or waits for one. Its letter is written in the same transaction.
///
/// # Errors
/// If the database cannot be written.
pub async fn take(app: &App, chapter: &Chapter, write: &mut WriteTransaction, hosted: &Hosted, reply: &Reply) -> anyhow::Result<()> {
    let free = free(write, hosted).await?;
    // places that have been added are for those who wait, even before they have been let in
    let would_overtake = Reply::waiting(write, hosted.number).await?.iter().any(|one| one.people <= free);
    let what = if reply.people <= free && !would_overtake { What::Coming } else { What::Waiting };
    reply.set_state(write, what.state(), &hosted.fingerprint()?, app.clock.now()).await?;
    letters::write(app, chapter, write, hosted, reply, what).await
}

/// Lets in from the waiting list, in its order, everybody for whom there is room now, and writes to them.
///
/// # Errors
/// If the database cannot be written.
pub async fn let_in(app: &App, chapter: &Chapter, write: &mut WriteTransaction, hosted: &Hosted) -> anyhow::Result<()> {
    if !hosted.takes_place(app.clock.now()) {
        return Ok(());
    }
    for reply in Reply::waiting(write, hosted.number).await? {
        if reply.people <= free(write, hosted).await? {
            reply.set_state(write, "coming", &hosted.fingerprint()?, app.clock.now()).await?;
            letters::write(app, chapter, write, hosted, &reply, What::LetIn).await?;
        }
    }
    Ok(())
}
