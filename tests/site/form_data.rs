//! Forms as browsers send them.

use crate::support::{HOST, request};
use axum::{
    body::Body,
    http::{Method, Request, header},
};

/// A form as a browser encodes it (RFC 7578).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FormData {
    fields: Vec<(String, String)>,
    files: Vec<(String, String, Vec<u8>)>,
}

impl FormData {
    pub fn event(form_id: &str) -> Self {
        let fields = [
            ("form_id", form_id),
            ("title", "七夕 Tanabata evening"),
            ("host", "Riverside"),
            ("starts_on", "2027-07-07"),
            ("starts_at", "18:30"),
            ("ends_at", "21:00"),
            ("zone", "America/Los_Angeles"),
            ("attendance", "in_person"),
            ("venue", "City Hall, 3900 Main Street"),
            ("city", "Riverside"),
            ("contact", "(951) 555-0100"),
            ("sender_name", "Aiko Yamada"),
            ("sender_email", "aiko@example.org"),
            ("permission", "yes"),
        ];
        Self { fields: fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(), files: Vec::new() }
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    pub fn and(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn file(mut self, field: &str, name: &str, bytes: &[u8]) -> Self {
        self.files.push((field.to_owned(), name.to_owned(), bytes.to_vec()));
        self
    }

    pub fn without_files(mut self) -> Self {
        self.files.clear();
        self
    }

    pub fn encoded(&self) -> Vec<u8> {
        let mut body = Vec::new();
        for (name, value) in &self.fields {
            body.extend(format!("--b0undary\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
        }
        for (field, name, bytes) in &self.files {
            body.extend(format!("--b0undary\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n").bytes());
            body.extend(bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--b0undary--\r\n");
        body
    }

    /// The same as browsers send a form without files, by somebody who is signed in.
    pub fn plain_request(&self, path: &str, cookie: &str) -> Request<Body> {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.fields).finish();
        request(Method::POST, path)
            .header(header::ORIGIN, format!("http://{HOST}"))
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .expect("a request")
    }

    pub fn request(&self, path: &str) -> Request<Body> {
        request(Method::POST, path)
            .header(header::ORIGIN, format!("http://{HOST}"))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b0undary")
            .body(Body::from(self.encoded()))
            .expect("a request")
    }
}
