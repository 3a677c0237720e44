//! Letters: written into the outbox by the transaction that causes them, handed to the mail server later, at least once.

mod deliver;
mod letter;
mod mailer;
mod outbox;
pub mod queue;

pub use deliver::{deliver, deliver_due};
pub use letter::{Attached, Letter, StoredLetter};
pub use mailer::{Failure, Mailer};
pub use outbox::{Waiting, back_off, release, take_back, write};
