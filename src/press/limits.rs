//! What the process may use: whatever it is given, it harms nobody.

use anyhow::Context as _;
use rlimit::{Resource, setrlimit};

/// The limits of a task.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Memory. It counts files that are mapped, as fonts are.
    pub megabytes: u64,
    /// Time on the processor.
    pub seconds: u64,
    /// Whether standard output and standard error may be files.
    pub may_write: bool,
}

impl Limits {
    const fn bytes(self) -> u64 {
        self.megabytes * 1024 * 1024
    }

    /// Holds this process to them.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn hold(self) -> anyhow::Result<()> {
        // if memory runs out, the kernel ends this process first: raising one's own score needs no right
        let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
        let limits = [
            (Resource::AS, self.bytes()),
            (Resource::CPU, self.seconds),
            (Resource::FSIZE, if self.may_write { self.bytes() } else { 0 }),
            (Resource::CORE, 0),
            (Resource::NOFILE, 64),
        ];
        for (resource, limit) in limits {
            setrlimit(resource, limit, limit).with_context(|| format!("the limit {} cannot be set", resource.as_name()))?;
        }
        Ok(())
    }
}
