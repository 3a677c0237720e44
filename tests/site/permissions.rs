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
    let disabled = site.sign_in("editor").await;
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
    sqlx::query("UPDATE person SET disabled_at = made_at WHERE role = 'editor'").execute(&site.app.database).await.expect("shut out");
    assert_eq!(site.get_as(&disabled, "/admin").await.status, StatusCode::SEE_OTHER, "somebody shut out");
}

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
        if route.permission != Permission::Anyone {
            let answer = site.send(forged(header::ACCEPT_LANGUAGE, "en")).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{} from a browser that does not say from where", route.path);
        }
        let get = site.get_as(&administrator, &filled(route)).await.status;
        let has_page = table().iter().any(|other| other.path == route.path && other.method == Method::GET);
        assert!(has_page || get == StatusCode::METHOD_NOT_ALLOWED || get == StatusCode::NOT_FOUND, "GET {}: {get}", route.path);
    }
}
