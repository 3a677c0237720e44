//! The command line: see [`socal_sister_cities::commands`].

use clap::Parser as _;
use socal_sister_cities::commands::Cli;
use std::process::ExitCode;

fn main() -> ExitCode {
    // the child that reads files has no threads: each would take room from its little memory
    if std::env::args().nth(1).as_deref() == Some("extract") {
        return socal_sister_cities::reading::child::extract().map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS);
    }
    run()
}

#[tokio::main]
async fn run() -> ExitCode {
    let _rest = socal_sister_cities::commands::begin_log();
    match Cli::parse().run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("socal-sister-cities: {error:#}");
            ExitCode::FAILURE
        }
    }
}
