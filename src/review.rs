//! The review desk: what waits to be read, one item with what can be decided about it, and the decisions.

mod add_file;
mod again;
mod age;
mod case;
mod decide;
mod decision;
mod edit;
mod file;
mod form;
mod item;
mod labels;
mod letters;
mod outcome;
mod own;
mod proposal;
mod queue;
mod reason;
mod said;
mod series;
mod similar;
mod sitting;
mod undo;
mod warnings;

pub use add_file::add as add_file;
pub use again::{form as again_form, submit as again};
pub use decide::{ask, decline, not_spam, publish, withdraw};
pub use edit::{form as edit_form, submit as edit};
pub use file::show as show_file;
pub use item::show;
pub use outcome::show as outcome;
pub use own::{event as own_event, event_form as own_event_form, newsletter as own_newsletter, newsletter_form as own_newsletter_form};
pub use proposal::{refuse, take};
pub use queue::{show as queue, waiting};
pub use undo::undo;
