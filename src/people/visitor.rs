//! Who asks, before it is known who that is: the network, the browser's own words for itself, and whether it has asked for a link.

use super::cookie::ASKED;
use crate::{app::App, secret, web::client::Network};
use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use std::convert::Infallible;

/// Where a request comes from, as sessions, links and the log keep it. An extractor.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// The network.
    pub network: String,
    /// The browser's own words.
    pub device: String,
    /// The token of a browser that has asked for a link: 256 bits that it was given then.
    pub browser: Option<String>,
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let device = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let browser = ASKED.read(app, &parts.headers).filter(|token| secret::is_token(token)).map(str::to_owned);
        Ok(Self { network: Network::of(app, parts).0, device, browser })
    }
}
