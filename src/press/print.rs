//! Papers: data and a template of ours, typeset by Typst, as tagged PDF (PDF/UA-1). What the data says is text, never markup.

mod letters;
mod world;

use anyhow::{anyhow, bail};
use serde_json::Value;
use typst::{diag::SourceDiagnostic, ecow::EcoVec};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, pdf};
use world::Papers;

/// Prints a paper, which is named in the field `paper`; the template says what else there must be.
///
/// # Errors
/// If there is no such paper, or something is missing that its template needs.
pub fn print(task: Vec<u8>) -> anyhow::Result<Vec<u8>> {
    let mut data: Value = serde_json::from_slice(&task)?;
    drop(task);
    let template = match data["paper"].as_str() {
        Some("directory") => include_str!("print/directory.typ"),
        Some("brochure") => include_str!("print/brochure.typ"),
        _ => bail!("there is no such paper"),
    };
    // each further thread would take room from the memory there is
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global()?;
    let fonts = letters::fit(&mut data);
    let world = Papers::new(template, serde_json::to_vec(&data)?, fonts)?;
    let document = typst::compile::<PagedDocument>(&world).output.map_err(|errors| said(&errors))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| anyhow!("{error:?}"))?;
    pdf(&document, &PdfOptions { standards, ..PdfOptions::default() }).map_err(|errors| said(&errors))
}

fn said(errors: &EcoVec<SourceDiagnostic>) -> anyhow::Error {
    let words: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    anyhow!("the paper cannot be printed: {}", words.join("; "))
}
