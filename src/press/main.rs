//! The press: a small program beside the website that does what needs large libraries or reads what may be hostile. It reads
//! a task on its standard input, writes the result to its standard output, holds itself to limits of memory and time, and
//! knows no network and no database.

mod draw;
mod extract;
mod fonts;
mod limits;
mod print;
#[path = "../reading/text.rs"]
mod text;

use anyhow::bail;
use limits::Limits;
use std::{
    env::args,
    io::{Read as _, Write as _, stdin, stdout},
    process::ExitCode,
};

/// What the press can do, by name.
const USAGE: &str = "usage: socal-sister-cities-press TASK <input | cat >output
  extract   the text of a PDF or Word file, as JSON
  draw      an SVG drawing, as PNG
  print     a paper, given as JSON, as tagged PDF";

fn main() -> ExitCode {
    match run(args().nth(1).as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error:#}", env!("CARGO_PKG_NAME"));
            ExitCode::FAILURE
        }
    }
}

/// What makes a result of an input.
type Work = fn(Vec<u8>) -> anyhow::Result<Vec<u8>>;

fn run(task: Option<&str>) -> anyhow::Result<()> {
    let (work, limits): (Work, Limits) = match task {
        Some("extract") => (extract::extract, Limits { megabytes: 512, seconds: 30, may_write: false }),
        Some("draw") => (draw::draw, Limits { megabytes: 1024, seconds: 20, may_write: true }),
        Some("print") => (print::print, Limits { megabytes: 2048, seconds: 60, may_write: true }),
        _ => bail!("{USAGE}"),
    };
    limits.hold()?;
    let mut input = Vec::new();
    stdin().lock().read_to_end(&mut input)?;
    stdout().lock().write_all(&work(input)?)?;
    Ok(())
}
