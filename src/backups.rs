//! A copy of everything each night, proved by putting it into use: it is restored into a scratch folder, checked, counted
//! against what it was made from, and read as a site.

mod copy;
mod desk;
mod keep;
mod nightly;
mod record;
mod rehearsal;
mod restore;

pub use copy::{Counts, put_in_place, write};
pub use desk::show;
pub use keep::to_keep;
pub use nightly::make;
pub use record::{Rehearsal, concern};
pub use rehearsal::{PAGES, Proof, Step, Trouble, rehearse};
pub use restore::restore;
