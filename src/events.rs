//! Events, as everybody reads them: those to come, those that are over, and each one's own page.

mod add_links;
mod archive;
mod clocks;
mod date;
mod entry;
mod linked_data;
mod list;
mod page;
mod view;

pub use archive::show as archive;
pub use clocks::{partner_zone, time_there};
pub use entry::Entry;
pub use list::index;
pub use page::{attachment, show};
pub use view::EventView;
pub(crate) use view::followed;
