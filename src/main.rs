//! The command line: see [`socal_sister_cities::commands`].

use clap::Parser as _;
use socal_sister_cities::commands::Cli;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let _rest = socal_sister_cities::commands::begin_log();
    match Cli::parse().run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("socal-sister-cities: {error:#}");
            ExitCode::FAILURE
        }
    }
}
