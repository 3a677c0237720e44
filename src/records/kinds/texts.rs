//! Texts and people: pages, news, time line, quotations, board, menu, redirects, settings.

use super::{BODY, ORDER, field, nothing};
use crate::{
    people::Permission,
    records::{
        kind::{Derived, Input, Keys, Kind},
        record::Content,
    },
    web::FieldErrors,
};

const FROM_CONTENT: &str = "The last part of its address: small letters, digits and hyphens. If you leave it empty, it is made of the title. \
                            When it changes, the old address leads to the new one.";

pub(super) static KINDS: &[Kind] = &[
    Kind {
        key: "pages",
        table: "page",
        one: "text page",
        many: "Text pages",
        about: "Mission, donations, contact and every other page of text.",
        id: "slug",
        row: "slug",
        keys: Keys::Field,
        title: "page.title",
        path: "'/' || page.slug",
        order: "page.title",
        fields: &[
            field("title", "Title", Input::Text, 200).required(),
            field("description", "In one sentence", Input::Text, 400).required().hint("Search engines show it below the title."),
            field("body", "Text", Input::Markdown, BODY).required(),
            field("slug", "Address", Input::Slug("title"), 80).hint(FROM_CONTENT),
        ],
        derived: &[("updated_at", Derived::Now)],
        match_on: &["slug"],
        key_csv: "id",
        permission: Permission::Editor,
        check: nothing,
    },
    Kind {
        key: "news",
        table: "news_post",
        one: "news post",
        many: "Chapter news",
        about: "What the chapter itself has to tell, on the page News.",
        id: "slug",
        row: "slug",
        keys: Keys::Field,
        title: "news_post.title",
        path: "'/news/' || news_post.slug",
        order: "news_post.published_on DESC, news_post.slug",
        fields: &[
            field("title", "Title", Input::Text, 200).required(),
            field("published_on", "On the site from", Input::Day, 10).required().today().hint("The post shows itself on this day."),
            field("body", "Text", Input::Markdown, BODY).required(),
            field("image", "Picture", Input::Picture, 64)
                .hint("JPEG, PNG or WebP, up to 10 MB. We make it smaller and take out where it was taken."),
            field("image_text", "The picture in words", Input::Text, 500)
                .hint("For those who cannot see it: who or what is on it, in one sentence."),
            field("slug", "Address", Input::Slug("title"), 80).hint(FROM_CONTENT),
        ],
        derived: &[("updated_at", Derived::Now)],
        match_on: &["slug"],
        key_csv: "id",
        permission: Permission::Editor,
        check: picture_in_words,
    },
    Kind {
        key: "time-line",
        table: "time_line_entry",
        one: "time line entry",
        many: "Time line",
        about: "The dated entries of the page History.",
        id: "position",
        row: "position",
        keys: Keys::Number,
        title: "time_line_entry.date_text || ': ' || time_line_entry.title",
        path: "'/history'",
        order: "time_line_entry.rank, time_line_entry.position",
        fields: &[
            field("date_text", "When", Input::Text, 60).required().hint("As it is shown: 1956, May 1967, about 1970."),
            field("title", "Title", Input::Text, 200).required(),
            field("body", "Text", Input::Markdown, BODY).required(),
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
        key: "presidents",
        table: "president",
        one: "president",
        many: "Presidents",
        about: "Whose statements are on the page Quotations, and when they held office.",
        id: "slug",
        row: "slug",
        keys: Keys::Made("name"),
        title: "president.name",
        path: "'/quotes'",
        order: "president.rank, president.position",
        fields: &[
            field("name", "Name", Input::Text, 120).required(),
            field("in_office", "Years in office", Input::Text, 60).required().hint("As they are shown: 1953–1961."),
            ORDER,
        ],
        derived: &[("position", Derived::Next)],
        match_on: &[],
        key_csv: "slug",
        permission: Permission::Editor,
        check: nothing,
    },
    Kind {
        key: "quotations",
        table: "quotation",
        one: "quotation",
        many: "Quotations",
        about: "What presidents have said, word for word.",
        id: "slug",
        row: "slug",
        keys: Keys::Made("president"),
        title: "(SELECT president.name FROM president WHERE president.slug = quotation.president) || ': ' || substr(quotation.body, 1, 60)",
        path: "'/quotes#' || quotation.slug",
        order: "(SELECT president.rank FROM president WHERE president.slug = quotation.president), quotation.rank, quotation.position",
        fields: &[
            field("president", "President", Input::Reference("presidents"), 80).required(),
            field("body", "Statement", Input::Area, BODY).required().hint("Word for word. An empty line begins a paragraph."),
            field("source", "Source", Input::Text, 400).required().hint("Where we know it from."),
            ORDER,
        ],
        derived: &[("position", Derived::Next)],
        match_on: &[],
        key_csv: "slug",
        permission: Permission::Editor,
        check: nothing,
    },
    Kind {
        key: "board",
        table: "board_member",
        one: "board member",
        many: "Board",
        about: "Who holds which office, and until when. After the last day of a term, the name leaves the page by itself.",
        id: "id",
        row: "id",
        keys: Keys::Number,
        title: "board_member.name || ', ' || board_member.office",
        path: "'/board'",
        order: "board_member.term_ends_on DESC, board_member.id",
        fields: &[
            field("name", "Name", Input::Text, 120).required(),
            field("office", "Office", Input::Text, 120).required().hint("For example President, Treasurer."),
            field("city_program", "City program", Input::Text, 200),
            field("term_begins_on", "Term begins", Input::Day, 10).required(),
            field("term_ends_on", "Term ends", Input::Day, 10).required().hint("The last day in office."),
            field("as_of_on", "As of", Input::Day, 10).required().today().hint("The day on which somebody last made sure of this."),
        ],
        derived: &[],
        match_on: &[],
        key_csv: "id",
        permission: Permission::Editor,
        check: term,
    },
    Kind {
        key: "documents",
        table: "document",
        one: "document",
        many: "Documents",
        about: "Which documents there are. Their files are put in place under “Files of documents”.",
        id: "key",
        row: "key",
        keys: Keys::Made("title"),
        title: "document.title",
        path: "'/' || document.key",
        order: "document.title",
        fields: &[field("title", "Title", Input::Text, 120).required()],
        derived: &[],
        match_on: &[],
        key_csv: "key",
        permission: Permission::Editor,
        check: nothing,
    },
    Kind {
        key: "menu",
        table: "menu_item",
        one: "link of the menu",
        many: "Menu",
        about: "The links at the top and at the bottom of every page.",
        id: "position",
        row: "position",
        keys: Keys::Number,
        title: "menu_item.label || ' (' || menu_item.path || ')'",
        path: "CASE WHEN menu_item.path GLOB '/*' THEN menu_item.path ELSE '/' END",
        order: "menu_item.place DESC, menu_item.rank, menu_item.position",
        fields: &[
            field("label", "Words of the link", Input::Text, 40).required(),
            field("path", "Where it leads", Input::Path, 300).required().hint("An address on this site, such as /mission."),
            field("place", "Where it stands", Input::Choice(&[("main", "At the top"), ("footer", "At the bottom")]), 10).csv("group"),
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
        one: "redirect",
        many: "Redirects",
        about: "Where old addresses lead.",
        id: "from_path",
        row: "from_path",
        keys: Keys::Field,
        title: "redirect.from_path || ' → ' || redirect.to_path",
        path: "redirect.to_path",
        order: "redirect.from_path",
        fields: &[
            field("from_path", "Old address", Input::Path, 300)
                .required()
                .csv("from")
                .hint("Such as /about-us; a * at its end stands for anything."),
            field("to_path", "Leads to", Input::Path, 300).required().csv("to").hint("An address on this site, such as /mission."),
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
        one: "settings",
        many: "Settings",
        about: "Names, postal address, telephone, mailbox and tax number of the chapter.",
        id: "id",
        row: "id",
        keys: Keys::Given,
        title: "'Settings of ' || chapter.short_name",
        path: "'/'",
        order: "chapter.id",
        fields: &[
            field("name", "Name", Input::Text, 200).required(),
            field("legal_name", "Registered name", Input::Text, 200).required(),
            field("short_name", "Everyday name", Input::Text, 80).required(),
            field("mission", "Mission in one line", Input::Text, 300).required(),
            field("description", "What the site is, in one sentence", Input::Text, 400).required().hint("Search engines show it."),
            field("postal_address", "Postal address", Input::Area, 400).required(),
            field("phone", "Telephone", Input::Text, 40).hint("As dialled from abroad: +1-714-…"),
            field("show_phone", "Show the telephone number on the site", Input::Choice(&[("1", "Yes"), ("0", "No")]), 1),
            field("email", "Mailbox", Input::Email, 254).required().hint("What is sent in goes there, and the site shows it."),
            field("tax_id", "Federal tax number", Input::Text, 40),
        ],
        derived: &[],
        match_on: &[],
        key_csv: "id",
        permission: Permission::Administrator,
        check: nothing,
    },
];

fn term(content: &Content, errors: &mut FieldErrors) {
    if content.get("term_ends_on") < content.get("term_begins_on") {
        errors.add("term_ends_on", "The term ends before it begins. Please look at both days.");
    }
}

fn two_addresses(content: &Content, errors: &mut FieldErrors) {
    let from = content.get("from_path");
    if from == content.get("to_path") {
        errors.add("to_path", "Both addresses are the same.");
    }
    if from.trim_end_matches('*') == "/" {
        errors.add("from_path", "The first page cannot lead away.");
    }
}

fn picture_in_words(content: &Content, errors: &mut FieldErrors) {
    if !content.get("image").is_empty() && content.get("image_text").is_empty() {
        errors.add("image_text", "Please describe the picture in a few words, for those who cannot see it.");
    }
}
