//! The log: lines for a person who watches, JSON for everything else.

use std::{
    io,
    io::IsTerminal as _,
    panic::{self, PanicHookInfo},
};
use tracing_appender::non_blocking::{NonBlocking, WorkerGuard};

/// Begins the log, on standard error. A thread of its own writes it, so that nobody waits for whoever reads it; what is
/// returned has it write the rest when the program ends.
pub fn begin() -> WorkerGuard {
    let (writer, guard) = NonBlocking::new(io::stderr());
    let lines = tracing_subscriber::fmt().with_writer(writer).with_target(false).with_ansi(false);
    if io::stderr().is_terminal() {
        lines.init();
    } else {
        lines.json().flatten_event(true).with_current_span(true).with_span_list(false).init();
    }
    panic::set_hook(Box::new(note));
    guard
}

/// A panic, as a line like the others. Words put together at run time stay out, for nobody knows what is in them.
pub fn note(panic: &PanicHookInfo<'_>) {
    let words = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or_default();
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, "the program is at fault: {words}");
}
