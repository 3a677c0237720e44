//! The language in the address, on the way in and on the way out.

use super::{CURRENT, Language};
use crate::{app::App, web};
use axum::{
    extract::{OriginalUri, Request, State},
    http::{HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// What is the same in every language, by the first part of its address: files for machines, static files.
const UNSPOKEN: [&str; 4] = ["static", "social", "health", "embed"];
/// The same, by a later part: files that somebody sent in, and pictures.
const FILES: [&str; 3] = ["file", "files", "picture"];
/// The sheets that the desk makes, by the end of their addresses.
const SHEETS: [&str; 2] = ["/export.csv", "/replies.csv"];
/// The attributes that hold addresses within the site.
const LINKS: [&str; 3] = [" href", " action", " formaction"];

/// Whether an address without a tag is a page that is there in every language. Files (`/events.ics`) are not.
#[must_use]
pub fn is_spoken(path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').skip(1);
    let first = parts.next().unwrap_or_default();
    let is_file = match path.strip_prefix("/admin/") {
        // what is edited there may have any name; the desk's form for more files has no number after its address
        Some(rest) => rest.starts_with("pictures/") || rest.contains("/files/") || SHEETS.iter().any(|sheet| rest.ends_with(sheet)),
        None => parts.any(|part| FILES.contains(&part)) || path.rsplit('/').next().is_some_and(|last| last.contains('.')),
    };
    !is_file && !UNSPOKEN.contains(&first)
}

/// The language of an address and the rest of it; nothing if it begins with no tag.
#[must_use]
pub fn split(path: &str) -> Option<(Language, &str)> {
    let rest = path.strip_prefix('/')?;
    let tag = rest.split('/').next()?;
    let language = Language::of(tag)?;
    let rest = &rest[tag.len()..];
    Some((language, if rest.is_empty() { "/" } else { rest }))
}

/// An address without the tag of its language: what it names is of the same kind in every language.
#[must_use]
pub fn untagged(path: &str) -> &str {
    split(path).map_or(path, |(_, rest)| rest)
}

/// Middleware, outside of the routes: takes the language's tag off the address and speaks that language from here on.
pub async fn speak(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let uri = request.uri();
    let Some((language, rest)) = split(uri.path()) else { return next.run(request).await };
    // whoever asks another host is told so further in
    if !web::security::names_us(&app.config, uri, request.headers()) {
        return next.run(request).await;
    }
    let target = uri.query().map_or_else(|| rest.to_owned(), |query| format!("{rest}?{query}"));
    // an address has one language: the default one has no tag, and what is the same in all languages has none either
    if language.is_default() || !is_spoken(rest) || rest.starts_with("//") {
        return web::permanent(&target);
    }
    if uri.path().len() > 1 && rest == "/" && uri.path().ends_with('/') {
        return web::permanent(&language.address("/"));
    }
    let Some(uri) = web::readdressed(uri, &target) else { return next.run(request).await };
    request.extensions_mut().insert(OriginalUri(uri.clone()));
    *request.uri_mut() = uri;
    let mut response = CURRENT.scope(language, next.run(request)).await;
    let location = response.headers().get(header::LOCATION).and_then(|location| str::from_utf8(location.as_bytes()).ok());
    let location = location.map(|to| spoken_in(language, to));
    if let Some(location) = location.and_then(|location| HeaderValue::from_bytes(location.as_bytes()).ok()) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

/// A link within the site in a language: one that names its language already keeps it.
fn spoken_in(language: Language, link: &str) -> String {
    match split(link.split(['?', '#']).next().unwrap_or_default()) {
        Some((Language::DEFAULT, rest)) => {
            let tail = link.find(['?', '#']).map_or("", |at| &link[at..]);
            format!("{}{tail}", web::within_site(rest))
        }
        Some(_) => link.to_owned(),
        None if !link.starts_with('/') || link.starts_with("//") || !is_spoken(link) => link.to_owned(),
        None if link.len() > 1 && matches!(link.as_bytes()[1], b'?' | b'#') => format!("{}{}", language.address("/"), &link[1..]),
        None => language.address(link),
    }
}

/// A page whose links stay in the language that it is in. Templates write every address without a tag.
#[must_use]
pub fn localize(page: String) -> String {
    let language = Language::current();
    // in the default language only the way to another one names it
    if language.is_default() && !page.contains(&format!("=\"/{}", language.tag())) {
        return page;
    }
    let mut localized = String::with_capacity(page.len() + page.len() / 16);
    let mut done = 0;
    for (at, _) in page.match_indices("=\"/") {
        if at < done || !LINKS.iter().any(|attribute| page[..at].ends_with(attribute)) {
            continue;
        }
        let begin = at + 2;
        let end = begin + page[begin..].find('"').unwrap_or(page.len() - begin);
        localized.push_str(&page[done..begin]);
        localized.push_str(&spoken_in(language, &page[begin..end]));
        done = end;
    }
    localized.push_str(&page[done..]);
    localized
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_stay_in_the_language_of_the_page() {
        let page = "<a href=\"/\"><a href=\"/cities?q=a#b\"><a href=\"/events.ics\"><a href=\"/en/board\"><a href=\"/es/board\">\
                    <a href=\"https://example.org/cities\"><form action=\"/submit/event\"><link href=\"/static/site.css\"><a href=\"/?p=4\">";
        let spanish = Language::of("es").expect("Spanish").within(|| localize(page.to_owned()));
        assert_eq!(
            spanish,
            "<a href=\"/es\"><a href=\"/es/cities?q=a#b\"><a href=\"/events.ics\"><a href=\"/board\"><a href=\"/es/board\">\
             <a href=\"https://example.org/cities\"><form action=\"/es/submit/event\"><link href=\"/static/site.css\"><a href=\"/es?p=4\">"
        );
        assert_eq!(localize(page.to_owned()), page.replace("/en/board", "/board"));
    }

    #[test]
    fn the_desk_is_there_in_every_language_and_its_files_have_one_address() {
        for page in ["/admin", "/sign-in?back=%2Fadmin", "/account/abc", "/admin/submissions/7/files", "/admin/records/redirects/old.html"]
        {
            assert!(is_spoken(page), "{page}");
        }
        for file in [
            "/admin/records/pages/export.csv",
            "/admin/submissions/7/replies.csv",
            "/admin/submissions/7/files/1",
            "/admin/pictures/0a1b",
            "/submissions/abc/files/1",
            "/news/a/picture",
            "/bylaws/file",
        ] {
            assert!(!is_spoken(file), "{file}");
        }
    }
}
