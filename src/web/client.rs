//! Where a request comes from: the socket's other end, or what a proxy that we trust says of it.

use crate::app::App;
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, request::Parts},
};
use ipnet::{IpNet, Ipv6Net};
use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

/// The socket's other end, as the accept loop found it.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// The network that a request comes from: an IPv4 address, or the /64 of an IPv6 address, which is what one household
/// has (RFC 6177). An extractor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network(pub String);

impl Network {
    /// Of a request.
    #[must_use]
    pub fn of(app: &App, parts: &Parts) -> Self {
        let peer = parts.extensions.get::<Peer>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip());
        Self(network(client(peer, &parts.headers, &app.config.proxies)))
    }
}

impl FromRequestParts<App> for Network {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self::of(app, parts))
    }
}

/// Walks `X-Forwarded-For` from its end, past the proxies that are ours: what stands before them anybody can write.
fn client(peer: IpAddr, headers: &HeaderMap, proxies: &[IpNet]) -> IpAddr {
    let is_ours = |address: &IpAddr| is_of(*address, proxies);
    let mut client = peer.to_canonical();
    let hops = headers.get_all("x-forwarded-for").iter().rev().filter_map(|value| value.to_str().ok()).flat_map(|value| value.rsplit(','));
    for hop in hops {
        if !is_ours(&client) {
            break;
        }
        match hop.trim().parse::<IpAddr>() {
            Ok(address) => client = address.to_canonical(),
            Err(_) => break,
        }
    }
    client
}

/// Whether an address is one of these proxies.
pub(super) fn is_of(address: IpAddr, proxies: &[IpNet]) -> bool {
    proxies.iter().any(|proxy| proxy.contains(&address.to_canonical()))
}

/// The network of an address, as [`Network`] has it.
pub(super) fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => Ipv6Net::new(address, 64).map_or_else(|_| address.to_string(), |net| net.trunc().to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forwarded_addresses_are_believed_as_far_as_our_own_proxies_go() {
        let proxies: Vec<IpNet> = ["127.0.0.0/8", "10.0.0.0/8"].iter().map(|net| net.parse().expect("a network")).collect();
        let from = |peer: &str, lines: &[&str]| {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append("x-forwarded-for", line.parse().expect("a header"));
            }
            network(client(peer.parse().expect("an address"), &headers, &proxies))
        };
        assert_eq!(from("192.0.2.1", &["203.0.113.9"]), "192.0.2.1", "a stranger is not believed");
        assert_eq!(from("127.0.0.1", &["203.0.113.9"]), "203.0.113.9");
        assert_eq!(from("127.0.0.1", &["6.6.6.6, 203.0.113.9, 10.1.1.1"]), "203.0.113.9");
        assert_eq!(from("127.0.0.1", &["6.6.6.6", "203.0.113.9"]), "203.0.113.9", "the last line counts");
        assert_eq!(from("127.0.0.1", &["unknown"]), "127.0.0.1");
        assert_eq!(from("127.0.0.1", &[]), "127.0.0.1");
        assert_eq!(from("2001:db8:1:2:3:4:5:6", &[]), "2001:db8:1:2::/64");
        assert_eq!(from("::ffff:127.0.0.1", &["203.0.113.9"]), "203.0.113.9");
    }
}
