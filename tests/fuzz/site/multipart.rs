//! Forms with files (RFC 7578).

use crate::{form::PATHS, open::SITE};

/// Every form has an answer, whole or not.
pub fn run(data: &[u8]) {
    let Some((path, body)) = data.split_first() else { return };
    let path = &PATHS[usize::from(*path) % PATHS.len()];
    SITE.post(path, "multipart/form-data; boundary=b0undary", SITE.with_form_ids(body));
}
