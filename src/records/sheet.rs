//! CSV (RFC 4180, UTF-8): a kind's records as a file, and a file as rows of a kind.

use super::kind::{Field, Kind};
use crate::{say, web::form::Typed};
use std::collections::BTreeMap;

/// So many rows of a file are read.
const MOST: usize = 20_000;
/// So many sentences about a file are enough.
const SENTENCES: usize = 100;

/// A file, read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Columns of the file that the kind does not have.
    pub unused: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What is wrong: line and sentence.
    pub errors: Vec<(u64, String)>,
}

/// A row of a file.
#[derive(Debug)]
pub(super) struct Row {
    /// The line it begins on.
    pub line: u64,
    /// The key in it, if the file has that column.
    pub key: Option<String>,
    /// Column of the table and text, for the columns of the file.
    pub cells: BTreeMap<&'static str, String>,
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe in front; numbers are harmless.
pub(crate) fn neutral(text: &str) -> String {
    let is_number = text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '-' | '.')) && text.parse::<f64>().is_ok();
    if is_formula(text) && !is_number { format!("'{text}") } else { text.to_owned() }
}

fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The cell without the apostrophe of [`neutral`].
pub(crate) fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|_| is_formula(cell)).unwrap_or(cell)
}

/// Reads a file. What is wrong with it as a whole is one sentence on line 1.
pub(super) fn read(kind: &Kind, bytes: &[u8]) -> Sheet {
    let mut sheet = Sheet::default();
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else {
        sheet.errors.push((1, say!("records-import-no-utf8")));
        return sheet;
    };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().map(|header| header.iter().map(|name| name.trim().to_owned()).collect()).unwrap_or_default();
    let columns: Vec<Option<&Field>> =
        header.iter().map(|name| kind.fields.iter().find(|field| field.csv == name || field.column == name)).collect();
    let key = header.iter().position(|name| name == kind.key_csv && kind.match_on.is_empty());
    sheet.unused = header
        .iter()
        .enumerate()
        .filter(|(index, _)| columns[*index].is_none() && key != Some(*index))
        .map(|(_, name)| name.clone())
        .collect();
    if let Some(sentence) = missing(kind, &header, key.is_some()) {
        sheet.errors.push((1, sentence));
        return sheet;
    }
    for record in reader.records() {
        let line = |record: &csv::StringRecord| record.position().map_or(0, csv::Position::line);
        match record {
            Ok(record) if record.len() != header.len() => sheet
                .errors
                .push((line(&record), say!("records-import-cells", cells = record.len().to_string(), columns = header.len().to_string()))),
            Ok(record) if sheet.rows.len() == MOST => {
                sheet.errors.push((line(&record), say!("records-import-long", most = MOST.to_string())));
            }
            Ok(record) => sheet.rows.push(row(&record, line(&record), &columns, key)),
            Err(_) => sheet.errors.push((0, say!("records-import-unreadable"))),
        }
        if sheet.errors.len() == SENTENCES || sheet.rows.len() == MOST && !sheet.errors.is_empty() {
            break;
        }
    }
    sheet
}

fn row(record: &csv::StringRecord, line: u64, columns: &[Option<&'static Field>], key: Option<usize>) -> Row {
    let cells = columns.iter().zip(record).filter_map(|(field, cell)| field.map(|field| (field.column.to_owned(), plain(cell).to_owned())));
    let typed = Typed::new(cells.collect());
    let cells = columns.iter().flatten().map(|field| (field.column, typed.get(field.column).to_owned())).collect();
    Row { line, key: key.and_then(|index| record.get(index)).map(|key| plain(key).trim().to_owned()), cells }
}

/// The sentence about columns that the file must have.
fn missing(kind: &Kind, header: &[String], has_key: bool) -> Option<String> {
    let has = |column: &&str| {
        let csv = kind.field(column).map_or(*column, |field| field.csv);
        header.iter().any(|name| name == csv || name == column)
    };
    let mut missing: Vec<&str> =
        kind.match_on.iter().filter(|column| !has(column)).map(|column| kind.field(column).map_or(*column, |field| field.csv)).collect();
    if kind.match_on.is_empty() && !has_key {
        missing.push(kind.key_csv);
    }
    let known: Vec<&str> = kind.fields.iter().map(|field| field.csv).collect();
    if missing.is_empty() {
        return None;
    }
    Some(say!("records-import-columns", missing = missing.join(", "), known = known.join(", ")))
}

/// The records as a file, with a mark at its beginning by which spreadsheets know UTF-8.
///
/// # Errors
/// Never in practice: memory takes every byte.
pub(super) fn write(kind: &Kind, rows: impl Iterator<Item = (String, super::Content)>) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let has_key = kind.match_on.is_empty();
    let header = has_key.then_some(kind.key_csv).into_iter().chain(kind.fields.iter().map(|field| field.csv));
    writer.write_record(header)?;
    for (key, content) in rows {
        let cells = kind.fields.iter().map(|field| neutral(content.get(field.column)));
        writer.write_record(has_key.then(|| neutral(&key)).into_iter().chain(cells))?;
    }
    writer.into_inner().map_err(|error| anyhow::anyhow!("{error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_written_as_words_and_read_back_as_it_was() {
        for text in ["=1+1", "+1-714", "-x", "@sum", "'=1", "''=1", "-117.3755", "-inf", "plain", "it's", "'quoted'", ""] {
            let cell = neutral(text);
            assert!(!cell.starts_with(['=', '+', '@', '\t', '\r']), "{cell}");
            assert_eq!(plain(&cell), text, "{cell}");
        }
        assert_eq!(neutral("-117.3755"), "-117.3755");
        assert_eq!(neutral("-2+3"), "'-2+3");
        assert_eq!(neutral("-inf"), "'-inf");
    }
}
