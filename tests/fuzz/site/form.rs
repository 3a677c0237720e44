//! Forms without files, as browsers encode them.

use crate::open::SITE;
use axum::http::Method;
use socal_sister_cities::routes::table;
use std::sync::LazyLock;

/// Where the inputs of the corpus go, by their first byte: these keep their places.
const FIRST: [&str; 11] = [
    "/submit/event",
    "/submit/newsletter",
    "/submissions/find",
    "/digest",
    "/correct/cities/riverside",
    "/sign-in",
    "/sign-in/forgotten",
    "/admin/preview",
    "/admin/paste",
    "/admin/records/pages/new",
    "/seeking/1",
];
/// These would sign out whoever sends all the others.
const ENDS: [&str; 3] = ["/admin/sign-out", "/admin/account/end-session", "/admin/people/{person}/end-sessions"];

/// Where forms go: every address of the site that takes one.
pub static PATHS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let routes = table().into_iter().filter(|route| route.method == Method::POST && !ENDS.contains(&route.path));
    let mut paths: Vec<String> = FIRST.map(str::to_owned).to_vec();
    for path in routes.map(|route| filled(route.path)) {
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
});

/// An address with something that is there in place of each `{name}`.
fn filled(path: &str) -> String {
    let in_place = |part: &str| match part {
        "{kind}" if path.starts_with("/correct") => "cities".to_owned(),
        "{key}" if path.starts_with("/correct") => "riverside".to_owned(),
        "{kind}" => "pages".to_owned(),
        "{key}" => "mission".to_owned(),
        "{city}" => "riverside".to_owned(),
        _ if part.starts_with('{') => "1".to_owned(),
        _ => part.to_owned(),
    };
    path.split('/').map(in_place).collect::<Vec<_>>().join("/")
}

/// Every form has an answer.
pub fn run(data: &[u8]) {
    let Some((path, body)) = data.split_first() else { return };
    let path = &PATHS[usize::from(*path) % PATHS.len()];
    SITE.post(path, "application/x-www-form-urlencoded", SITE.with_form_ids(body));
}
