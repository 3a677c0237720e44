//! The world map: Equal Earth, centred on the chapter's meridian, with a great circle for every partnership.

mod land;
mod projection;
mod threads;

pub use land::{Land, show as show_land};
pub use projection::{Place, equal_earth};
pub use threads::{MemberThreads, Thread, WorldMap};
