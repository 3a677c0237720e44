//! The cookies of people who edit; whoever only reads or sends something in is given none.

use super::link::RESET;
use crate::app::App;
use axum::http::{HeaderMap, HeaderValue, header};
use std::time::Duration;

/// A cookie, bound to this host and to TLS by the prefix of its name (RFC 6265bis, 4.1.3.2), but for http on this machine.
#[derive(Debug)]
pub(super) struct Cookie {
    name: &'static str,
    lasts: Duration,
}

/// The token of a session. A browser keeps it for longer than a session lasts, so that a form that was left open overnight is
/// still held for its writer.
pub(super) const SESSION: Cookie = Cookie { name: "__Host-session", lasts: Duration::from_hours(7 * 24) };

/// The token by which a browser is known that has asked for a link; kept as long as such a link is good.
pub(super) const ASKED: Cookie = Cookie { name: "__Host-asked", lasts: RESET };

impl Cookie {
    fn name(&self, app: &App) -> &'static str {
        if is_https(app) { self.name } else { self.name.trim_start_matches("__Host-") }
    }

    /// Its value in a request.
    pub(super) fn read<'a>(&self, app: &App, headers: &'a HeaderMap) -> Option<&'a str> {
        let name = self.name(app);
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(';'));
        cookies.filter_map(|cookie| cookie.trim().split_once('=')).find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Gives it to a browser, or without a token takes it away.
    pub(super) fn set(&self, app: &App, headers: &mut HeaderMap, token: Option<&str>) {
        let (value, age) = token.map_or(("", 0), |token| (token, self.lasts.as_secs()));
        let secure = if is_https(app) { "; Secure" } else { "" };
        let text = format!("{}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}", self.name(app));
        headers.append(header::SET_COOKIE, HeaderValue::from_str(&text).expect("tokens are made of letters, digits, - and _"));
    }
}

fn is_https(app: &App) -> bool {
    app.config.url.scheme() == "https"
}
