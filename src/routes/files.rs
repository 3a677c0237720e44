//! Addresses of files, and of what machines ask for.

use super::Route;
use crate::{calendar, directory, feeds, machines, papers, people::Permission, social, web::assets};

/// Files, and what machines ask for.
pub(super) fn all() -> Vec<Route> {
    use Permission::Anyone;
    vec![
        Route::read("/events.ics", Anyone, calendar::all),
        Route::read("/cities/{city}/events.ics", Anyone, calendar::of_city),
        Route::read("/partners/{city}/events.ics", Anyone, calendar::of_partner),
        Route::read("/countries/{country}/events.ics", Anyone, calendar::of_country),
        Route::read("/events/{slug}/event.ics", Anyone, calendar::of_event),
        Route::read("/data/cities.csv", Anyone, directory::cities_csv),
        Route::read("/data/partnerships.csv", Anyone, directory::partnerships_csv),
        Route::read("/data/partnerships.json", Anyone, directory::partnerships_json),
        Route::read("/data/partnerships.geojson", Anyone, directory::partnerships_geojson),
        Route::read("/directory.pdf", Anyone, papers::show_directory),
        Route::read("/brochure.pdf", Anyone, papers::show_brochure),
        Route::read("/social/home.png", Anyone, social::home),
        Route::read("/social/{kind}/{file}", Anyone, social::show),
        Route::read("/events.atom", Anyone, feeds::events),
        Route::read("/newsletters.atom", Anyone, feeds::newsletters),
        Route::read("/news.atom", Anyone, feeds::news),
        Route::read("/anniversaries.atom", Anyone, feeds::anniversaries),
        Route::read("/cities/{city}/feed.atom", Anyone, feeds::city),
        Route::read("/map/{file}", Anyone, directory::show_land),
        Route::read("/map/from/{file}", Anyone, directory::show_land_from),
        Route::read("/health", Anyone, machines::health),
        Route::read("/sitemap.xml", Anyone, machines::sitemap),
        Route::read("/robots.txt", Anyone, machines::robots),
        Route::read("/.well-known/security.txt", Anyone, machines::security_txt),
        Route::read("/favicon.ico", Anyone, assets::favicon),
        Route::read("/static/{file}", Anyone, assets::show),
    ]
}
