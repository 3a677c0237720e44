//! Events, as everybody reads them: those to come, those that are over, and each one's own page.

mod archive;
mod entry;
mod list;
mod page;
mod view;

pub use archive::show as archive;
pub use entry::Entry;
pub use list::index;
pub use page::{attachment, show};
pub use view::EventView;
pub(crate) use view::followed;
