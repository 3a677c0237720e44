//! Requests that read: address, query and headers.

use crate::open::{Answer, HOST, SITE};
use axum::{
    body::Body,
    http::{HeaderName, Request, StatusCode, header},
};

/// The first line is the address, each further one a header. Every address has an answer, and a second request for the same
/// page gives the same one.
pub fn run(data: &[u8]) {
    let mut lines = data.split(|byte| *byte == b'\n');
    let Some(address) = lines.next().and_then(|line| std::str::from_utf8(line).ok()).filter(|line| line.starts_with('/')) else { return };
    let headers: Vec<(HeaderName, &[u8])> = lines
        .take(20)
        .filter_map(|line| {
            let at = line.iter().position(|byte| *byte == b':')?;
            Some((HeaderName::from_bytes(&line[..at]).ok()?, line[at + 1..].trim_ascii()))
        })
        .collect();
    let request = || {
        let mut request = Request::get(address).header(header::HOST, HOST);
        for (name, value) in &headers {
            request = request.header(name, *value);
        }
        request.body(Body::empty()).ok()
    };
    let (Some(first), Some(second)) = (request(), request()) else { return };
    let (first, second) = (SITE.send(first), SITE.send(second));
    assert_eq!(first.status, second.status);
    if first.status == StatusCode::NOT_MODIFIED {
        assert!(first.body.is_empty() && headers.iter().any(|(name, _)| *name == header::IF_NONE_MATCH));
    }
    // a page is packed quickly for whoever asks first and better for the next: its tag says so at its end
    let tag = |answer: &Answer| answer.headers.get(header::ETAG).map(|tag| String::from_utf8_lossy(tag.as_bytes()).replace("-1\"", "\""));
    assert!(tag(&first).is_none() || tag(&first) == tag(&second), "{:?} {:?}", tag(&first), tag(&second));
    if let Some(to) = first.headers.get(header::LOCATION).and_then(|to| to.to_str().ok()) {
        assert!(to.starts_with('/') && !to.starts_with("//") && !to.starts_with("/\\") || to.contains("://"), "{to}");
        assert!(first.status.is_redirection() || first.status == StatusCode::CREATED, "{}", first.status);
    }
}
