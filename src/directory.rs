//! The directory: places of the region, places abroad, countries, and the partnerships between them.

mod anniversaries;
mod city;
mod confirmed;
mod country;
mod counts;
mod data;
mod embed;
mod figures;
mod filter;
mod list;
mod local_time;
pub mod map;
mod names;
mod partner;
mod partnership;
mod spoken;
mod summary;
mod way;

pub use anniversaries::{Anniversary, list as list_anniversaries, show as show_anniversaries};
pub use city::{MemberCity, show as show_city};
pub use confirmed::{Confirmed, oldest as oldest_confirmation};
pub use country::{Country, show as show_country};
pub use counts::Counts;
pub use data::{cities_csv, partnerships_csv, partnerships_geojson, partnerships_json};
pub use embed::{line as show_embed_line, show as show_embedded};
pub use figures::{Bar, Chart, show as show_figures};
pub use filter::{Choice, Choices, FIELDS as FILTER, Filter};
pub use list::{Listed, index};
pub use local_time::LocalTime;
pub use map::{Land, WorldMap, show_land, show_land_from};
pub use partner::{PartnerCity, show as show_partner};
pub use partnership::Partnership;
pub use spoken::SpokenNames;
pub use summary::Summary;
pub use way::Way;
