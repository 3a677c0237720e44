//! The site around the texts: menu, redirects, settings.

use super::{ORDER, field, nothing};
use crate::{
    people::Permission,
    records::{
        kind::{Input, Keys, Kind},
        record::Content,
    },
    say,
    web::FieldErrors,
};

pub(super) static KINDS: &[Kind] = &[
    Kind {
        key: "menu",
        table: "menu_item",
        one: "kind-menu-link",
        many: "kind-menu",
        about: "kind-menu-about",
        add: "kind-menu-add",
        called: "",
        id: "position",
        row: "position",
        keys: Keys::Number,
        title: "menu_item.label || ' (' || menu_item.path || ')'",
        path: "CASE WHEN menu_item.path GLOB '/*' THEN menu_item.path ELSE '/' END",
        order: "menu_item.place DESC, menu_item.rank, menu_item.position",
        fields: &[
            field("label", "field-link-words", Input::Text, 40).required(),
            field("path", "field-link-leads", Input::Path, 300).required().hint("field-here-hint"),
            field("place", "field-link-place", Input::Choice(&[("main", "field-link-top"), ("footer", "field-link-bottom")]), 10)
                .csv("group"),
            ORDER,
        ],
        derived: &[],
        match_on: &[],
        key_csv: "id",
        permission: Permission::Editor,
        check: nothing,
    },
    Kind {
        key: "redirects",
        table: "redirect",
        one: "kind-redirect",
        many: "kind-redirects",
        about: "kind-redirects-about",
        add: "kind-redirects-add",
        called: "",
        id: "from_path",
        row: "from_path",
        keys: Keys::Field,
        title: "redirect.from_path || ' → ' || redirect.to_path",
        path: "redirect.to_path",
        order: "redirect.from_path",
        fields: &[
            field("from_path", "field-from-path", Input::Path, 300).required().csv("from").hint("field-from-path-hint"),
            field("to_path", "field-to-path", Input::Path, 300).required().csv("to").hint("field-here-hint"),
        ],
        derived: &[],
        match_on: &["from_path"],
        key_csv: "id",
        permission: Permission::Editor,
        check: two_addresses,
    },
    Kind {
        key: "settings",
        table: "chapter",
        one: "kind-settings-one",
        many: "kind-settings",
        about: "kind-settings-about",
        add: "",
        called: "kind-settings-of",
        id: "id",
        row: "id",
        keys: Keys::Given,
        title: "chapter.short_name",
        path: "'/'",
        order: "chapter.id",
        fields: &[
            field("name", "field-name", Input::Text, 200).required(),
            field("legal_name", "field-legal-name", Input::Text, 200).required(),
            field("short_name", "field-short-name", Input::Text, 80).required(),
            field("mission", "field-mission", Input::Text, 300).required(),
            field("description", "field-site", Input::Text, 400).required().hint("field-site-hint"),
            field("postal_address", "field-postal-address", Input::Area, 400).required(),
            field("phone", "field-phone", Input::Text, 40).hint("field-phone-hint"),
            field("show_phone", "field-show-phone", Input::Choice(&[("1", "field-yes"), ("0", "no")]), 1),
            field("email", "field-mailbox", Input::Email, 254).required().hint("field-mailbox-hint"),
            field("tax_id", "field-tax-number", Input::Text, 40),
        ],
        derived: &[],
        match_on: &[],
        key_csv: "id",
        permission: Permission::Administrator,
        check: nothing,
    },
];

fn two_addresses(content: &Content, errors: &mut FieldErrors) {
    let from = content.get("from_path");
    if from == content.get("to_path") {
        errors.add("to_path", say!("field-same-address-error"));
    } else if from.strip_suffix('*').is_some_and(|begins| content.get("to_path").starts_with(begins)) {
        errors.add("to_path", say!("field-circle-error"));
    }
    if from.trim_end_matches('*') == "/" {
        errors.add("from_path", say!("field-first-page-error"));
    }
}
