//! The public pages as files that open without the site, from a stick or behind any server of files.

use super::{export::ending, fill, links};
use crate::{app::App, languages, machines, routes};
use anyhow::{Context as _, bail, ensure};
use axum::{
    body::Body,
    http::{Response, StatusCode, header},
};
use http_body_util::BodyExt as _;
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fs,
    path::Path,
};

/// What no page links to, and machines ask for.
const ALSO: [&str; 10] = [
    "/favicon.ico",
    "/robots.txt",
    "/sitemap.xml",
    "/.well-known/security.txt",
    "/events.ics",
    "/data/cities.csv",
    "/data/partnerships.csv",
    "/data/partnerships.json",
    "/data/partnerships.geojson",
    "/anniversaries.atom",
];
/// So many files at most: a link that leads on for ever ends here.
const MOST: usize = 200_000;

/// Address and file of everything that was fetched; no file for what the live site must be asked for.
type Fetched = BTreeMap<String, Option<String>>;

/// Writes every public page and what it links to into a new folder, with links that lead from file to file. What needs
/// the live site (search, forms, lists chosen by a form) says so, with its address.
///
/// Gives the addresses of what the site could not make just now, as a paper that the press had no time to print: links lead
/// to the live site's.
///
/// # Errors
/// If there is something in the folder, it cannot be written, or a public page cannot be made.
pub async fn export_static(app: &App, folder: &Path) -> anyhow::Result<Vec<String>> {
    fill(app, folder, write).await
}

async fn write(app: &App, folder: &Path) -> anyhow::Result<Vec<String>> {
    let router = routes::router(app.clone());
    let addresses = machines::addresses(app).await?;
    let mut waiting: VecDeque<String> = addresses.iter().cloned().chain(ALSO.map(str::to_owned)).collect();
    let wanted: BTreeSet<String> = addresses.into_iter().collect();
    let (mut fetched, mut missing) = (Fetched::new(), Vec::new());
    while let Some(address) = waiting.pop_front() {
        if fetched.contains_key(&address) {
            continue;
        }
        ensure!(fetched.len() < MOST, "there are more than {MOST} addresses");
        let answer = routes::ask(app, &router, &address).await?;
        let file = match answer.status() {
            StatusCode::OK => Some(keep(app, folder, &address, answer, &mut waiting).await.with_context(|| address.clone())?),
            status if wanted.contains(&address) => bail!("{address}: the site answers {status}"),
            status => {
                if status.is_server_error() {
                    missing.push(address.clone());
                }
                None
            }
        };
        fetched.insert(address, file);
    }
    for (address, file) in &fetched {
        if let Some(file) = file.as_deref().filter(|file| file.strip_suffix(".html").is_some()) {
            let path = folder.join(file);
            fs::write(&path, rewritten(app, &fs::read_to_string(&path)?, (address, file), &fetched))?;
        }
    }
    Ok(missing)
}

/// Keeps an answer in its file, and puts what it links to at the end of the queue.
async fn keep(app: &App, folder: &Path, address: &str, answer: Response<Body>, waiting: &mut VecDeque<String>) -> anyhow::Result<String> {
    let file = file_of(address, &answer);
    let bytes = answer.into_body().collect().await?.to_bytes();
    let path = folder.join(&file);
    fs::create_dir_all(path.parent().context("a file is in a folder")?)?;
    fs::write(&path, &bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    if file.strip_suffix(".html").is_some() {
        let page = std::str::from_utf8(&bytes)?;
        waiting.extend(links::all(page).iter().filter_map(|link| followed(app, address, link)));
    }
    Ok(file)
}

/// The name of an address's file: pages end in `.html`, other things as their addresses do or as their kind does.
fn file_of(address: &str, answer: &Response<Body>) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let name = if path == "/" { "index" } else { path.trim_start_matches('/') };
    let page = query.strip_prefix("page=").map(|number| format!(".page-{number}")).unwrap_or_default();
    let media_type = answer.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let last = name.rsplit('/').next().unwrap_or_default();
    match ending(media_type) {
        "html" => format!("{name}{page}.html"),
        ending if !last.contains('.') && !ending.is_empty() => format!("{name}.{ending}"),
        _ => name.to_owned(),
    }
}

/// The address on this site that a link leads to, without its fragment; nothing if it leads elsewhere.
fn own(app: &App, address: &str, link: &str) -> Option<(String, String)> {
    let (link, fragment) = link.split_once('#').map_or((link, String::new()), |(link, rest)| (link, format!("#{rest}")));
    let link = link.strip_prefix(&app.origin()).filter(|rest| rest.is_empty() || rest.starts_with(['/', '?'])).unwrap_or(link);
    let path = address.split('?').next().unwrap_or_default();
    match link {
        "" => Some((address.to_owned(), fragment)),
        _ if link.starts_with('?') => Some((format!("{path}{link}"), fragment)),
        _ if link.starts_with('/') && !link.starts_with("//") => Some((link.to_owned(), fragment)),
        _ => None,
    }
}

/// The address that a link leads to, if it becomes a file: not what is for one person, and of the pages that a form
/// chooses only those that are one after the other.
fn followed(app: &App, address: &str, link: &str) -> Option<String> {
    let (target, _) = own(app, address, link)?;
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let is_next = query.strip_prefix("page=").is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    let is_for_one = routes::is_private(path) || is_search(path);
    (!is_for_one && (query.is_empty() || is_next)).then_some(target)
}

/// Whether it is the page that searches, in any language.
fn is_search(path: &str) -> bool {
    languages::untagged(path) == "/search"
}

fn rewritten(app: &App, page: &str, (address, file): (&str, &str), fetched: &Fetched) -> String {
    let origin = app.origin();
    let change = |link: &str| match own(app, address, link) {
        None => link.to_owned(),
        Some((target, fragment)) if target == address && !fragment.is_empty() => fragment,
        Some((target, fragment)) => match fetched.get(&target).and_then(Option::as_deref) {
            Some(other) => format!("{}{fragment}", links::relative(file, other)),
            None => format!("{origin}{target}{fragment}"),
        },
    };
    let path = address.split('?').next().unwrap_or_default();
    let form = |action: &str, class: &str| {
        let live = format!("{origin}{}", if action.is_empty() { path } else { action.split('?').next().unwrap_or_default() });
        let words = if is_search(action) { "To search, open the live site" } else { "This form needs the live site" };
        // a note in place of the form, without what lays out its fields
        let class = if class == "site-search" { "site-search" } else { "note" };
        format!("<p class=\"{class}\">{words}: <a href=\"{live}\">{live}</a></p>")
    };
    let page = links::changed(page, &change, form);
    let copy =
        format!("<p class=\"credit\">This is a copy of <a href=\"{origin}/\">{origin}</a>, which has what is new.</p>\n</div>\n</footer>");
    page.replacen("</div>\n</footer>", &copy, 1)
}
