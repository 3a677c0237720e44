//! The directory: cities, partners, countries, partnerships, sources. CSV columns are those of `content/directory/`.

use super::{ORDER, field, nothing};
use crate::{
    people::Permission,
    records::{
        kind::{Derived, Field, Input, Keys, Kind},
        record::Content,
    },
    web::FieldErrors,
};
use jiff::tz::TimeZone;

const SLUG: Field = field("slug", "Address", Input::Slug("name"), 80).hint(
    "The last part of its address: small letters, digits and hyphens. If you leave it empty, it is made of the name. \
     When it changes, the old address leads to the new one.",
);
const LATITUDE: Field =
    field("latitude", "Latitude", Input::Decimal(-90.0, 90.0), 12).required().hint("In degrees, north is positive: 33.9806.");
const LONGITUDE: Field =
    field("longitude", "Longitude", Input::Decimal(-180.0, 180.0), 12).required().hint("In degrees, east is positive: -117.3755.");
const GEONAMES: Field =
    field("geonames_id", "GeoNames number", Input::Number(1, 99_999_999), 12).hint("From geonames.org, if you know it.");
const POPULATION: Field = field("population", "People, roughly", Input::Number(0, 100_000_000), 12);

const CONFIRMED_BY: &str = "An office or a body, not a person: the page shows it.";

pub(super) static KINDS: &[Kind] = &[
    Kind {
        key: "cities",
        table: "member_city",
        one: "member city",
        many: "Member cities",
        about: "The places of our region, with their local organizations.",
        id: "slug",
        row: "id",
        keys: Keys::Field,
        title: "member_city.name",
        path: "'/cities/' || member_city.slug",
        order: "member_city.search_name",
        fields: &[
            field("name", "Name", Input::Text, 120).required(),
            field("county", "County", Input::Text, 80).required().hint("Without the word County."),
            field("organization", "Local organization", Input::Text, 200),
            field("website", "Its web site", Input::Link, 500),
            field("notes", "Note", Input::Area, 4000).hint("Everybody reads it: it stands on the city’s page and is found by the search."),
            LATITUDE,
            LONGITUDE,
            POPULATION,
            GEONAMES,
            field("confirmed_on", "Confirmed by the city on", Input::Day, 10)
                .hint("The day on which the city last said that this is right."),
            field("confirmed_by", "Confirmed by", Input::Text, 200).hint(CONFIRMED_BY),
            SLUG,
        ],
        derived: &[("search_name", Derived::SearchName(&["name"])), ("updated_at", Derived::Now)],
        match_on: &["slug"],
        key_csv: "id",
        permission: Permission::Editor,
        check: nothing,
    },
    Kind {
        key: "partners",
        table: "partner_city",
        one: "partner city",
        many: "Partner cities",
        about: "The places abroad.",
        id: "slug",
        row: "id",
        keys: Keys::Field,
        title: "partner_city.name || ', ' || (SELECT country.name FROM country WHERE country.code = partner_city.country)",
        path: "'/partners/' || partner_city.slug",
        order: "partner_city.search_name",
        fields: &[
            field("name", "Name in English", Input::Text, 120).required(),
            field("other_names", "Other names", Input::Text, 400)
                .csv("native_or_alternative_name")
                .hint("In its own script, fuller or former names; with semicolons between them."),
            field("country", "Country or territory", Input::Reference("countries"), 2).csv("country_code").required(),
            field("region", "State, province or prefecture", Input::Text, 120),
            LATITUDE,
            LONGITUDE,
            POPULATION,
            GEONAMES,
            field("time_zone", "Time zone", Input::Text, 60)
                .hint("By its name in the tz database: Asia/Tokyo. The page then shows the time there."),
            SLUG,
        ],
        derived: &[("search_name", Derived::SearchName(&["name", "other_names"])), ("updated_at", Derived::Now)],
        match_on: &["slug"],
        key_csv: "id",
        permission: Permission::Editor,
        check: zone,
    },
    Kind {
        key: "partnerships",
        table: "partnership",
        one: "partnership",
        many: "Partnerships",
        about: "Who is paired with whom, since when, and where we know it from.",
        id: "id",
        row: "id",
        keys: Keys::Number,
        title: "(SELECT member_city.name FROM member_city WHERE member_city.id = partnership.member) || ' – ' || \
                (SELECT partner_city.name FROM partner_city WHERE partner_city.id = partnership.partner)",
        path: "(SELECT '/cities/' || member_city.slug FROM member_city WHERE member_city.id = partnership.member)",
        order: "(SELECT member_city.search_name FROM member_city WHERE member_city.id = partnership.member), \
                (SELECT partner_city.search_name FROM partner_city WHERE partner_city.id = partnership.partner)",
        fields: &[
            field("member", "City of our region", Input::Reference("cities"), 80).csv("member_slug").required(),
            field("partner", "City abroad", Input::Reference("partners"), 80).csv("partner_slug").required(),
            field("kind", "Kind", Input::Choice(&[("sister_city", "Sister city"), ("friendship_city", "Friendship city")]), 20),
            field(
                "status",
                "Does it still hold?",
                Input::Choice(&[
                    ("active", "Active"),
                    ("dormant", "Dormant"),
                    ("ended", "Ended"),
                    ("prospective", "Planned"),
                    ("unknown", "Not confirmed"),
                ]),
                20,
            ),
            field("since_year", "First year", Input::Number(1800, 2200), 4).hint("Leave it empty if it is not known."),
            field("source", "Source", Input::Reference("sources"), 80)
                .csv("source_id")
                .required()
                .hint("Where we know it from. A new source is made under “Sources” first."),
            field("confirmed_on", "Confirmed by the city on", Input::Day, 10),
            field("confirmed_by", "Confirmed by", Input::Text, 200).hint(CONFIRMED_BY),
        ],
        derived: &[("updated_at", Derived::Now)],
        match_on: &["member", "partner"],
        key_csv: "id",
        permission: Permission::Editor,
        check: nothing,
    },
    Kind {
        key: "seeking",
        table: "partner_search",
        one: "search for a partner",
        many: "Cities that look for a partner",
        about: "Shown on the page “Seeking a partner”, with a form to write to the city.",
        id: "id",
        row: "id",
        keys: Keys::Number,
        title: "(SELECT member_city.name FROM member_city WHERE member_city.id = partner_search.member)",
        path: "'/seeking'",
        order: "partner_search.since_on DESC, partner_search.id",
        fields: &[
            field("member", "City of our region", Input::Reference("cities"), 80).csv("member_slug").required(),
            field("regions", "Where it looks", Input::Text, 300).required().hint("For example: Portugal or Brazil; anywhere in Asia."),
            field("interests", "What it is interested in", Input::Area, 2000).hint("Youth exchange, trade, music, a language, …"),
            field("since_on", "Looking since", Input::Day, 10).required().today(),
            field("until_on", "Shown until", Input::Day, 10).hint("The last day. Leave it empty if it has no end."),
        ],
        derived: &[("updated_at", Derived::Now)],
        match_on: &[],
        key_csv: "id",
        permission: Permission::Editor,
        check: nothing,
    },
    Kind {
        key: "claims",
        table: "claim",
        one: "claim",
        many: "Claims about the numbers",
        about: "What has been claimed, shown on the page “Figures” beside what we count.",
        id: "id",
        row: "id",
        keys: Keys::Number,
        title: "substr(claim.words, 1, 60)",
        path: "'/figures'",
        order: "claim.rank, claim.id",
        fields: &[
            field("words", "The claim, word for word", Input::Text, 400).required(),
            field("claimed_by", "Who claims it", Input::Text, 200).required(),
            field("as_of", "As of", Input::Text, 60).required().hint("As far as it is known: 2019, or “not dated”."),
            field("source", "Source", Input::Text, 400).required().hint("Where we know it from."),
            ORDER,
        ],
        derived: &[],
        match_on: &[],
        key_csv: "id",
        permission: Permission::Editor,
        check: nothing,
    },
    Kind {
        key: "sources",
        table: "source",
        one: "source",
        many: "Sources",
        about: "Where the directory’s facts come from.",
        id: "id",
        row: "id",
        keys: Keys::Made("title"),
        title: "source.title",
        path: "'/cities'",
        order: "source.title, source.id",
        fields: &[
            field("title", "Title", Input::Text, 300).required(),
            field("address", "Web address, or where it is", Input::Text, 1000).csv("address_or_repo_path"),
            field("as_of", "Its date", Input::Text, 20).csv("retrieved_as_of").hint("As it shows it: 2019 or 2019-05."),
            field("note", "Note for editors", Input::Area, 2000).hint("With the words “do not link”, its address is not made a link."),
        ],
        derived: &[("is_linkable", Derived::IsLinkable)],
        match_on: &[],
        key_csv: "source_id",
        permission: Permission::Editor,
        check: nothing,
    },
    Kind {
        key: "countries",
        table: "country",
        one: "country or territory",
        many: "Countries and territories",
        about: "How countries and territories are called on the site.",
        id: "code",
        row: "code",
        keys: Keys::Given,
        title: "country.name",
        path: "'/countries/' || country.slug",
        order: "country.name",
        fields: &[field("name", "Name", Input::Text, 80).required()],
        derived: &[("slug", Derived::Slug("name"))],
        match_on: &[],
        key_csv: "country_code",
        permission: Permission::Editor,
        check: nothing,
    },
];

fn zone(content: &Content, errors: &mut FieldErrors) {
    let name = content.get("time_zone");
    if !name.is_empty() && TimeZone::get(name).is_err() {
        errors.add("time_zone", "We do not know this time zone. It is written like this: Asia/Tokyo.");
    }
}
