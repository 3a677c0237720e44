//! The press, as the server calls it: a second program that lies beside this one (`src/press/`). It reads files that may be
//! hostile, draws pictures and prints papers, each time as a process of its own with limits. Where it is missing, the site
//! does without.

use crate::reading::text::cleaned;
use anyhow::{Context as _, ensure};
use std::{
    env,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _, copy, sink},
    process::{ChildStderr, Command},
    sync::Semaphore,
    time::timeout,
};

/// The name of the program.
const NAME: &str = "socal-sister-cities-press";
/// Whoever asks waits so long for a turn.
const PATIENCE: Duration = Duration::from_secs(10);
/// What it could not make is tried again after so long, and not for everyone who asks.
pub const PAUSE: Duration = Duration::from_mins(1);
/// So much is kept of what a process says on its standard error.
const SAID: u64 = 4 * 1024;

/// What the press can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// The text of a file, as JSON.
    Extract,
    /// A drawing, as PNG.
    Draw,
    /// A paper, as PDF.
    Print,
}

impl Task {
    const fn name(self) -> &'static str {
        match self {
            Self::Extract => "extract",
            Self::Draw => "draw",
            Self::Print => "print",
        }
    }

    /// The process is ended after so long, whatever it does.
    const fn deadline(self) -> Duration {
        match self {
            Self::Extract => Duration::from_mins(1),
            Self::Draw => Duration::from_secs(30),
            Self::Print => Duration::from_secs(90),
        }
    }

    /// Its answer has so many bytes at most.
    const fn largest(self) -> u64 {
        match self {
            Self::Extract => 24 * 1024 * 1024,
            Self::Draw => 4 * 1024 * 1024,
            Self::Print => 8 * 1024 * 1024,
        }
    }
}

/// The press, or that there is none. One process of each kind runs at a time, for each takes memory.
#[derive(Debug)]
pub struct Press {
    program: Option<PathBuf>,
    turns: [Semaphore; 3],
}

/// Why there is no result.
#[derive(Debug)]
pub enum NoResult {
    /// There is no press.
    Missing,
    /// Too many are waiting.
    Busy,
    /// It could not be called, died, took too long or said too much. Another time it may not.
    Failed(anyhow::Error),
}

impl Press {
    /// A press that is this program, or none.
    #[must_use]
    pub fn new(program: Option<PathBuf>) -> Self {
        Self { program, turns: [(); 3].map(|()| Semaphore::new(1)) }
    }

    /// The press that lies beside this program, if it is there.
    #[must_use]
    pub fn beside() -> Option<PathBuf> {
        // the name of a file that was replaced while it runs has a word at its end; its folder is the same
        Some(env::current_exe().ok()?.with_file_name(NAME)).filter(|program| program.is_file())
    }

    /// Where the press is, if there is one.
    #[must_use]
    pub fn program(&self) -> Option<&Path> {
        self.program.as_deref()
    }

    /// Has the press do a task.
    ///
    /// # Errors
    /// Why there is no result.
    pub async fn run(&self, task: Task, input: Vec<u8>) -> Result<Vec<u8>, NoResult> {
        let program = self.program.as_deref().ok_or(NoResult::Missing)?;
        let turn = timeout(PATIENCE, self.turns[task as usize].acquire()).await;
        let Ok(Ok(_turn)) = turn else { return Err(NoResult::Busy) };
        // dropped at the deadline, the process is killed
        let result = timeout(task.deadline(), talk(program, task, input)).await;
        result.context("the press took too long").and_then(|result| result).map_err(NoResult::Failed)
    }
}

async fn talk(program: &Path, task: Task, input: Vec<u8>) -> anyhow::Result<Vec<u8>> {
    let mut command = Command::new(program);
    // nothing of ours goes along: settings may hold a password
    command.arg(task.name()).env_clear().current_dir("/").stdin(Stdio::piped()).stdout(Stdio::piped());
    // what is said of a hostile file is the file's
    command.stderr(if task == Task::Extract { Stdio::null() } else { Stdio::piped() });
    let mut child = command.kill_on_drop(true).spawn().context("the press cannot be started")?;
    let (mut stdin, stdout) = (child.stdin.take().context("no input")?, child.stdout.take().context("no output")?);
    let give = async move {
        // a process that dies closes its input; how it ended says more
        let _ = stdin.write_all(&input).await;
        anyhow::Ok(())
    };
    let read = async {
        let mut output = Vec::new();
        stdout.take(task.largest() + 1).read_to_end(&mut output).await?;
        ensure!(output.len() as u64 <= task.largest(), "the press said too much");
        anyhow::Ok(output)
    };
    let ((), output, said) = tokio::try_join!(give, read, listen(child.stderr.take()))?;
    let status = child.wait().await?;
    ensure!(status.success(), "the press ended with {status}: {said}");
    Ok(output)
}

/// What a process says on its standard error, as words for one line; it is heard out, or it would wait.
async fn listen(stderr: Option<ChildStderr>) -> anyhow::Result<String> {
    let mut said = Vec::new();
    if let Some(mut stderr) = stderr {
        (&mut stderr).take(SAID).read_to_end(&mut said).await?;
        copy(&mut stderr, &mut sink()).await?;
    }
    Ok(cleaned(&String::from_utf8_lossy(&said)))
}
