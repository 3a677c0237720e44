//! Every address that is not for everybody, and every one that changes something: who is let through, who is not.

use crate::support::{FormData, Site, request};
use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use socal_sister_cities::{
    people::Permission,
    routes::{Route, table},
};

/// An address with something in place of each `{name}`: a number that nothing has, so that nobody is shut out by the way.
fn filled(route: &Route) -> String {
    let parts: Vec<_> = route.path.split('/').map(|part| if part.starts_with('{') { "0" } else { part }).collect();
    parts.join("/")
}

async fn ask(site: &Site, route: &Route, cookie: &str) -> StatusCode {
    let path = filled(route);
    let answer = if route.method == Method::GET {
        site.get_as(cookie, &path).await
    } else {
        site.post_as(cookie, &path, &FormData::default()).await
    };
    assert!(answer.header("cache-control").contains("no-store"), "{} {path}: {}", route.method, answer.header("cache-control"));
    answer.status
}

#[tokio::test]
async fn every_route_lets_through_who_may_use_it_and_nobody_else() {
    let site = Site::new().await;
    let (editor, administrator) = (site.sign_in("editor").await, site.sign_in("administrator").await);
    for route in table().iter().filter(|route| route.permission != Permission::Anyone && route.path != "/admin/sign-out") {
        let what = format!("{} {} {:?}", route.method, route.path, route.permission);
        let nobody = if route.method == Method::GET {
            site.get(&filled(route)).await
        } else {
            site.post(&filled(route), &FormData::default()).await
        };
        assert_eq!(nobody.status, StatusCode::SEE_OTHER, "{what} for nobody");
        assert!(nobody.header("location").starts_with("/sign-in?back="), "{what} for nobody");
        assert_eq!(nobody.header("cache-control"), "no-store", "{what}");
        let for_editor = ask(&site, route, &editor).await;
        assert_eq!(for_editor == StatusCode::FORBIDDEN, route.permission != Permission::Editor, "{what} for an editor: {for_editor}");
        let for_administrator = ask(&site, route, &administrator).await;
        assert_ne!(for_administrator, StatusCode::FORBIDDEN, "{what} for an administrator");
        assert!(for_administrator.as_u16() < 500, "{what} for an administrator: {for_administrator}");
    }
}

/// What a signed-in person gets is sent to sign in.
async fn is_nobody(site: &Site, route: &Route, cookie: &str, what: &str) {
    let path = filled(route);
    let what = format!("{} {path}: {what}", route.method);
    let answer = if route.method == Method::GET {
        let head = request(Method::HEAD, &path).header(header::COOKIE, cookie).body(Body::empty()).expect("a request");
        let head = site.send(head).await;
        assert_eq!((head.status, head.bytes.len()), (StatusCode::SEE_OTHER, 0), "HEAD {what}");
        site.get_as(cookie, &path).await
    } else {
        site.post_as(cookie, &path, &FormData::default().with("title", "typed")).await
    };
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{what}");
    assert!(answer.header("location").starts_with("/sign-in?back="), "{what}");
    assert!(answer.headers.get("set-cookie").is_none() && answer.bytes.is_empty(), "{what}");
}

/// Somebody whose session was ended by hand, was not used for an hour or is of yesterday; somebody shut out; somebody whose
/// term is over: each is nobody at every address.
#[tokio::test]
async fn whoever_was_signed_in_is_nobody_at_every_route() {
    let site = Site::new().await;
    for (what, change) in [
        ("ended by hand", "UPDATE session SET ended_at = made_at"),
        ("an hour unused", "UPDATE session SET seen_at = '2026-11-24T11:00:00.000Z'"),
        ("of yesterday", "UPDATE session SET made_at = '2026-11-24T00:00:00.000Z'"),
        ("shut out", "UPDATE person SET disabled_at = made_at"),
        ("term over", "UPDATE person SET term_ends_on = '2026-11-23'"),
    ] {
        let cookie = site.sign_in("editor").await;
        assert_eq!(site.get_as(&cookie, "/admin").await.status, StatusCode::OK, "{what}: before");
        sqlx::query(change).execute(&site.app.database).await.expect("a change");
        for route in table().iter().filter(|route| route.permission != Permission::Anyone) {
            is_nobody(&site, route, &cookie, what).await;
        }
        sqlx::query("UPDATE person SET disabled_at = NULL, term_ends_on = '2027-12-31'").execute(&site.app.database).await.expect("let in");
    }
    assert_eq!(site.count("log_entry").await, 0, "nothing was done");
}

/// HEAD is GET without its words, for everybody; and what is for everybody asks nobody to sign in.
#[tokio::test]
async fn head_lets_through_who_may_read_at_every_route_and_pages_for_everybody_ask_nobody_to_sign_in() {
    let site = Site::new().await;
    let administrator = site.sign_in("administrator").await;
    for (who, cookie) in [("nobody", String::new()), ("an editor", site.sign_in("editor").await), ("an administrator", administrator)] {
        for route in table().iter().filter(|route| route.method == Method::GET) {
            let path = filled(route);
            let head = request(Method::HEAD, &path).header(header::COOKIE, cookie.as_str()).body(Body::empty()).expect("a request");
            let (get, head) = (site.get_as(&cookie, &path).await, site.send(head).await);
            assert_eq!((head.status, head.bytes.len()), (get.status, 0), "HEAD {path} for {who}");
            assert_eq!(head.header("location"), get.header("location"), "HEAD {path} for {who}");
            let asks = get.header("location").starts_with("/sign-in");
            assert_eq!(asks, who == "nobody" && route.permission != Permission::Anyone, "{path} for {who}: {}", get.header("location"));
        }
    }
}

/// Forms for everybody that sign somebody in. The others are taken from a browser that says nothing of where they come from.
const OPEN_ACCOUNTS: [&str; 3] = ["/sign-in", "/sign-in/forgotten", "/account/{token}"];

/// The list of everything that changes something: printed with `--nocapture`.
#[tokio::test]
async fn every_route_that_changes_something_refuses_forms_of_other_sites() {
    let site = Site::new().await;
    let administrator = site.sign_in("administrator").await;
    for route in table().iter().filter(|route| route.method != Method::GET) {
        println!("{:5} {:50} {:?}", route.method, route.path, route.permission);
        let forged = |name: header::HeaderName, value: &'static str| {
            request(Method::POST, &filled(route))
                .header(header::COOKIE, administrator.as_str())
                .header(name, value)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(Body::from("title=x"))
                .expect("a request")
        };
        for (name, value) in
            [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "null")]
        {
            let name = header::HeaderName::from_static(name);
            let answer = site.send(forged(name.clone(), value)).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{} with {name}: {value}", route.path);
        }
        for value in [
            "/sign-in",
            "https://evil.example/127.0.0.1:8080/",
            "http://127.0.0.1:8080.evil.example/",
            "http://127.0.0.1:8080@evil.example/",
        ] {
            let answer = site.send(forged(header::REFERER, value)).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{} of {value}", route.path);
        }
        let must_say = route.permission != Permission::Anyone || OPEN_ACCOUNTS.contains(&route.path);
        for (name, value) in [("accept-language", "en"), ("origin", ""), ("sec-fetch-site", ""), ("referer", "")] {
            let answer = site.send(forged(header::HeaderName::from_static(name), value)).await;
            let is_refused = answer.status == StatusCode::FORBIDDEN;
            assert_eq!(is_refused, must_say, "{} of nobody knows where, {name}: {value:?}: {}", route.path, answer.status);
        }
        let mut referer = forged(header::REFERER, "http://127.0.0.1:8080/sign-in?x=1");
        referer.headers_mut().remove(header::COOKIE);
        let status = site.send(referer).await.status;
        assert_ne!(status, StatusCode::FORBIDDEN, "{} of an old browser that says it in another way", route.path);
        let get = site.get_as(&administrator, &filled(route)).await.status;
        let has_page = table().iter().any(|other| other.path == route.path && other.method == Method::GET);
        assert!(has_page || get == StatusCode::METHOD_NOT_ALLOWED || get == StatusCode::NOT_FOUND, "GET {}: {get}", route.path);
    }
}
