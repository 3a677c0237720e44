//! Everything that can go wrong with an installation, looked at and said in words.

use crate::{
    attention::{self, Weight},
    clock::Clock,
    config::Config,
};
use anyhow::bail;

/// Prints a line for each thing. Nothing is changed, and no letter is sent; the site may be running meanwhile.
///
/// # Errors
/// If something is wrong, so that a script can ask too.
pub async fn check(config: Config) -> anyhow::Result<()> {
    println!("{:<6} {:<12} all can be read; the site is {}", Weight::Ok, "settings", config.url);
    let findings = attention::check(&config, &Clock::System).await;
    for finding in &findings {
        println!("{finding}");
    }
    match findings.iter().filter(|finding| finding.weight == Weight::Wrong).count() {
        0 => Ok(()),
        1 => bail!("one thing is wrong"),
        count => bail!("{count} things are wrong"),
    }
}
