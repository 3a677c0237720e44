//! PDF and Word files, made for the tests of what reads them.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// A PDF file with these lines on its pages, without tags (ISO 32000-2, annex H).
pub fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let kids: String = (0..pages.len()).fold(String::new(), |text, index| text + &format!("{} 0 R ", 4 + 2 * index));
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R /Lang (en-US) >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    for (index, lines) in pages.iter().enumerate() {
        let mut content = "BT /F1 12 Tf 72 720 Td 14 TL ".to_owned();
        for line in *lines {
            write!(content, "({}) Tj T* ", line.replace(['(', ')', '\\'], "")).expect("a text");
        }
        content.push_str("ET");
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
            5 + 2 * index
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    file_of(&objects)
}

pub fn file_of(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.7\n".to_owned();
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(objects) {
        offsets.push(file.len());
        write!(file, "{number} 0 obj\n{object}\nendobj\n").expect("a text");
    }
    let start = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).expect("a text");
    for offset in offsets {
        writeln!(file, "{offset:010} 00000 n ").expect("a text");
    }
    write!(file, "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).expect("a text");
    file.into_bytes()
}

/// A Word file whose text is this XML.
pub fn word(body: &str) -> Vec<u8> {
    let styles = r#"<w:styles xmlns:w="w"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="es-MX"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>"#;
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    archive(&[("word/document.xml", document.as_bytes()), ("word/styles.xml", styles.as_bytes())])
}

pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated)).expect("a part");
        archive.write_all(bytes).expect("bytes");
    }
    archive.finish().expect("an archive").into_inner()
}
