//! Sheets that editors bring in.

use crate::open::SITE;
use axum::http::StatusCode;
use socal_sister_cities::records::kinds;

/// What a sheet would do is shown, or what is wrong with it; nothing is done yet.
pub fn run(data: &[u8]) {
    let Some((kind, sheet)) = data.split_first() else { return };
    let kinds: Vec<_> = kinds::all().collect();
    let kind = kinds[usize::from(*kind) % kinds.len()].key;
    let mut body = b"--b0undary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n".to_vec();
    body.extend(sheet);
    body.extend(b"\r\n--b0undary--\r\n");
    let before = SITE.generation();
    let answer = SITE.post(&format!("/admin/records/{kind}/import"), "multipart/form-data; boundary=b0undary", body);
    let is_cut = sheet.windows(12).any(|window| window == b"\r\n--b0undary");
    assert!(matches!(answer.status, StatusCode::OK | StatusCode::UNPROCESSABLE_ENTITY) || is_cut, "{}", answer.status);
    assert_eq!(SITE.generation(), before, "looking changed something");
}
