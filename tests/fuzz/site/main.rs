//! What comes to the site from outside, and what must hold of it: a target each. `FUZZ_TARGET` names one.

#![no_main]

mod address;
mod csv;
mod form;
mod ics;
mod image;
#[expect(dead_code, reason = "files are put together elsewhere")]
#[path = "../../../src/calendar/line.rs"]
mod line;
mod markdown;
mod multipart;
mod open;
mod paste;
mod request;
mod safe;
mod schedule;
mod search;
mod slug;
mod time;
mod token;

use libfuzzer_sys::fuzz_target;
use std::{env, sync::LazyLock};

/// Looks at one input; panics if something does not hold.
type Target = fn(&[u8]);

const TARGETS: [(&str, Target); 14] = [
    ("address", address::run),
    ("csv", csv::run),
    ("form", form::run),
    ("ics", ics::run),
    ("image", image::run),
    ("markdown", markdown::run),
    ("multipart", multipart::run),
    ("paste", paste::run),
    ("request", request::run),
    ("schedule", schedule::run),
    ("search", search::run),
    ("slug", slug::run),
    ("time", time::run),
    ("token", token::run),
];

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = env::var("FUZZ_TARGET").unwrap_or_default();
    TARGETS.iter().find(|(known, _)| *known == name).expect("FUZZ_TARGET names a target").1
});

/// Targets that ask a whole site. It takes a while to open, which is not the first input's fault.
const OF_THE_SITE: [&str; 6] = ["csv", "form", "multipart", "request", "search", "token"];

fuzz_target!(
    init: {
        if OF_THE_SITE.contains(&env::var("FUZZ_TARGET").unwrap_or_default().as_str()) {
            LazyLock::force(&open::SITE);
        }
    },
    |data: &[u8]| (*TARGET)(data)
);
