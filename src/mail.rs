//! Letters: written into the outbox by the transaction that causes them, handed to the mail server later, at least once.

pub mod asked;
mod deliver;
mod letter;
mod mailer;
mod outbox;
pub mod queue;
mod smtp;

pub use deliver::{deliver, deliver_due};
pub use letter::{Attached, Letter, StoredLetter, mailbox, mailbox_if_known};
pub use mailer::{Failure, Mailer, Run};
pub use outbox::{Waiting, back_off, is_sending, release, take_back, write, write_in_bulk, write_known};
