//! Maps: the world in Equal Earth, centred on the chapter's meridian, with a great circle for every partnership; and the
//! world as seen from one place.

mod dots;
mod from_city;
mod land;
mod projection;
mod threads;

pub use from_city::{CityMap, Line, show_land_from};
pub use land::{Land, show as show_land};
pub use projection::{EARTH_RADIUS_KM, Place, azimuthal_equidistant, direction, distance_km, equal_earth, great_circle};
pub use threads::{Drawn, MemberThreads, Thread, WorldMap};
