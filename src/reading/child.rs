//! The child process that reads a file: limits of memory, time and output, so that a hostile file harms nobody.

use super::{pdf, text::Outcome, word};
use anyhow::{Context as _, ensure};
use rlimit::{Resource, setrlimit};
use std::{
    io::{Read as _, Write as _, stdin, stdout},
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    process::Command,
    time::timeout,
};

/// The child's memory, in bytes.
const MEMORY: u64 = 512 * 1024 * 1024;
/// The child's time on the processor, in seconds.
const SECONDS: u64 = 30;
/// The child is ended after so long, whatever it does.
const DEADLINE: Duration = Duration::from_mins(1);
/// The child's answer has so many bytes at most.
const ANSWER: u64 = 24 * 1024 * 1024;

/// The program to call as a child: this one, also after its file was replaced by a newer one.
///
/// # Errors
/// If the system does not say which it is.
pub fn program() -> anyhow::Result<PathBuf> {
    let this = Path::new("/proc/self/exe");
    if this.exists() { Ok(this.to_owned()) } else { Ok(std::env::current_exe()?) }
}

/// What the child does: reads a file from its standard input and writes what it found, as JSON, to its standard output.
///
/// # Errors
/// If the limits cannot be set, or the parent is gone.
pub fn extract() -> anyhow::Result<()> {
    // if memory runs out, the kernel ends this process first: raising one's own score needs no right
    let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
    for (resource, limit) in
        [(Resource::AS, MEMORY), (Resource::CPU, SECONDS), (Resource::FSIZE, 0), (Resource::CORE, 0), (Resource::NOFILE, 16)]
    {
        setrlimit(resource, limit, limit).with_context(|| format!("the limit {} cannot be set", resource.as_name()))?;
    }
    let mut bytes = Vec::new();
    stdin().lock().read_to_end(&mut bytes)?;
    let outcome = match bytes.as_slice() {
        [b'P', b'K', ..] => word::read(&bytes),
        _ => pdf::read(bytes),
    };
    let json = serde_json::to_vec(&outcome)?;
    stdout().lock().write_all(&json)?;
    Ok(())
}

/// Has a child read a file. An error is a child that died, by a limit or by itself: another time it may not.
///
/// # Errors
/// If the child cannot be started, dies, takes too long or says too much.
pub async fn read(program: &Path, bytes: Vec<u8>) -> anyhow::Result<Outcome> {
    let mut command = Command::new(program);
    // nothing of ours goes along: settings may hold a password
    command.arg("extract").env_clear().current_dir("/").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.kill_on_drop(true).spawn().context("the child cannot be started")?;
    let (mut input, output) = (child.stdin.take().context("no input")?, child.stdout.take().context("no output")?);
    let talk = async {
        let give = async move {
            // a child that dies closes its input; its answer says more
            let _ = input.write_all(&bytes).await;
        };
        let mut answer = Vec::new();
        let mut output = output.take(ANSWER + 1);
        let ((), read) = tokio::join!(give, output.read_to_end(&mut answer));
        read?;
        ensure!(answer.len() as u64 <= ANSWER, "the child said too much");
        let status = child.wait().await?;
        ensure!(status.success(), "the child ended with {status}");
        Ok(serde_json::from_slice::<Outcome>(&answer)?)
    };
    // dropped at the deadline, the child is killed
    timeout(DEADLINE, talk).await.context("the child took too long")?
}
