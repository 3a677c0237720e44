//! The chapter's text pages, and those that add something to their text: time line, quotations, board.

mod board;
mod history;
mod original;
mod page;
mod quotes;
mod redirect;

pub use board::show as show_board;
pub use history::show as show_history;
pub use original::{is_original, is_untranslated, tag_of};
pub use page::{Page, show};
pub use quotes::show as show_quotes;
pub use redirect::{answer as moved, below as moved_below, follow, home_with_query};
