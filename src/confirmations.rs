//! Cities confirm their own entries: twice a year a letter with the entry goes to each city's contact, whose button says
//! that all of it is right. Editors see which entries nobody has confirmed.

mod anniversary;
mod ask;
mod contact;
mod desk;
mod page;

pub use anniversary::tell_anniversaries;
pub use ask::{ask, ask_all};
pub use contact::{Contact, Entry};
pub use desk::{ask_now, contact_form, contacts, save_contact};
pub use page::{confirm, show};
