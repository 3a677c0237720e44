//! Newsletters, as everybody reads them.

mod list;
mod page;
mod view;

pub use list::{Entry, index};
pub use page::{attachment, show};
pub use view::NewsletterView;
