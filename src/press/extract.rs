//! The text of a file that somebody sent in. What the file is made of may be hostile.

mod pdf;
mod word;

/// Reads a PDF or Word file and gives its text, or why there is none, as JSON.
///
/// # Errors
/// If the text cannot be written as JSON.
pub fn extract(file: Vec<u8>) -> anyhow::Result<Vec<u8>> {
    let outcome = match file.as_slice() {
        [b'P', b'K', ..] => word::read(&file),
        _ => pdf::read(file),
    };
    Ok(serde_json::to_vec(&outcome)?)
}
