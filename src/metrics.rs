//! Figures for a monitor (Prometheus and its kin), on a listener of their own that no visitor reaches.

use crate::{
    app::App,
    files,
    mail::{Waiting, queue},
    web::door::Door,
};
use axum::{Router, extract::State, http::header, response::IntoResponse as _, routing::get};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{family::Family, gauge::Gauge},
    registry::{Registry, Unit},
};
use std::{fs, sync::Arc};
use tokio::net::TcpListener;

/// The media type of the text (`OpenMetrics` 1.0).
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The figures.
struct Metrics {
    app: App,
    registry: Registry,
    waiting: Gauge,
    stuck: Gauge,
    oldest: Gauge,
    submissions: Family<StateLabel, Gauge>,
    memory: Gauge,
    free: Gauge,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct StateLabel {
    state: String,
}

/// Answers a monitor, for ever.
pub async fn serve(listener: TcpListener, app: App, door: Door) {
    let router = Router::new().route("/metrics", get(show)).with_state(Arc::new(Metrics::new(app, &door)));
    if let Err(error) = axum::serve(listener, router).await {
        tracing::error!("the monitor is no longer answered: {error}");
    }
}

async fn show(State(metrics): State<Arc<Metrics>>) -> axum::response::Response {
    let mut text = String::new();
    let read = metrics.read().await;
    if let Err(error) = read.and_then(|()| Ok(encode(&mut text, &metrics.registry)?)) {
        tracing::error!("the figures for the monitor cannot be read: {error:#}");
        return axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    ([(header::CONTENT_TYPE, OPEN_METRICS)], text).into_response()
}

impl Metrics {
    fn new(app: App, door: &Door) -> Self {
        let mut registry = Registry::default();
        door.register(&mut registry);
        let mut gauge = |name: &str, help: &str, unit: Option<Unit>| {
            let gauge = Gauge::default();
            match unit {
                Some(unit) => registry.register_with_unit(name, help, unit, gauge.clone()),
                None => registry.register(name, help, gauge.clone()),
            }
            gauge
        };
        let waiting = gauge("letters_waiting", "Letters that have not left", None);
        let stuck = gauge("letters_stuck", "Letters that wait longer than they should, or were given up", None);
        let oldest = gauge("letters_oldest", "Age of the oldest letter that has not left", Some(Unit::Seconds));
        let memory = gauge("process_resident_memory", "Memory of the process", Some(Unit::Bytes));
        let free = gauge("disk_free", "Room on the disk of the data folder", Some(Unit::Bytes));
        let submissions = Family::default();
        registry.register("submissions", "What was sent in, by what became of it", submissions.clone());
        Self { app, registry, waiting, stuck, oldest, submissions, memory, free }
    }

    /// Reads what is not counted as it happens.
    async fn read(&self) -> anyhow::Result<()> {
        let (database, now) = (&self.app.database, self.app.clock.now());
        let waiting = Waiting::count(database).await?;
        self.waiting.set(waiting.letters);
        self.oldest.set(waiting.oldest.map_or(0, |oldest| number(now.since(oldest).as_secs())));
        self.stuck.set(queue::stuck_count(database, now).await?);
        let states =
            sqlx::query!(r#"SELECT state AS "state!: String", count(*) AS "count!: i64" FROM submission GROUP BY state LIMIT 100"#);
        // a state that none is in any more must not keep its last number
        self.submissions.clear();
        for row in states.fetch_all(database).await? {
            self.submissions.get_or_create(&StateLabel { state: row.state }).set(row.count);
        }
        self.memory.set(number(resident().unwrap_or_default()));
        if let Ok(free) = files::room(&self.app.config.data) {
            self.free.set(number(free));
        }
        Ok(())
    }
}

fn number(large: u64) -> i64 {
    i64::try_from(large).unwrap_or(i64::MAX)
}

/// The memory of this process, in bytes (Linux, proc(5)).
fn resident() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(kilobytes.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}
