//! Events, as everybody reads them: those to come, those that are over, and each one's own page.

mod add_links;
mod archive;
mod clocks;
mod date;
mod entry;
mod filter;
mod linked_data;
mod list;
mod listed;
mod month;
mod page;
mod view;

pub use archive::show as archive;
pub use clocks::time_there;
pub use entry::Entry;
pub use filter::{ARCHIVE_FIELDS, LIST_FIELDS, MONTH_FIELDS};
pub use list::index;
pub use month::show as month;
pub use page::{attachment, show};
pub use view::EventView;
pub(crate) use view::followed;
