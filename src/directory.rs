//! The directory: places of the region, places abroad, countries, and the partnerships between them.

mod anniversaries;
mod city;
mod country;
mod counts;
mod data;
mod filter;
mod list;
pub mod map;
mod names;
mod partner;
mod partnership;

pub use anniversaries::{Anniversary, show as show_anniversaries};
pub use city::{MemberCity, show as show_city};
pub use country::{Country, show as show_country};
pub use counts::Counts;
pub use data::{cities_csv, partnerships_csv, partnerships_geojson, partnerships_json};
pub use filter::{Choice, Choices, FIELDS as FILTER, Filter};
pub use list::index;
pub use map::{Land, WorldMap, show_land, show_land_from};
pub use partner::{PartnerCity, show as show_partner};
pub use partnership::Partnership;
