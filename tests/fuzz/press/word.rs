//! A Word file made of its two parts, so that inputs need not be archives.

use std::io::{Cursor, Write as _};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// An archive as it is; of anything else, what stands before the first NUL is the text and what comes after it the styles.
pub fn file(data: &[u8]) -> Vec<u8> {
    if data.starts_with(b"PK") {
        return data.to_vec();
    }
    let mut parts = data.splitn(2, |byte| *byte == 0);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["word/document.xml", "word/styles.xml"] {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        archive.start_file(name, options).expect("a part");
        archive.write_all(parts.next().unwrap_or_default()).expect("room");
    }
    archive.finish().expect("an archive").into_inner()
}
