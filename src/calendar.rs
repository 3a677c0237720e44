//! Calendar files (RFC 5545, 7986): one entry for each date of an event, with a UID that never changes, kept within the
//! transaction that publishes, changes or withdraws it; and the feeds that calendars fetch.

mod component;
mod entry;
mod feed;
mod keep;
mod line;
mod slot;
mod zone;

pub use entry::Entry;
pub use feed::{all, of_city, of_country, of_event, of_partner};
pub use keep::{fill, keep, withdraw};
pub use slot::{Slot, previous_dates};
