//! Micro-benchmarks: what one page, one map, one file costs when nothing of it is in memory. `cargo bench` measures,
//! `cargo test --bench micro` has each run once, to see that it works.

mod many;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use clap::Parser;
use divan::Bencher;
use socal_sister_cities::{
    app::{App, Computed},
    chapter::Chapter,
    clock::Clock,
    config::Settings,
    directory::WorldMap,
    routes::router,
    web::encoding::{Effort, Encoding},
};
use std::{
    path::Path,
    sync::{Arc, LazyLock},
};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

/// So many events, beside the real directory.
const EVENTS: i64 = 500;

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    settings: Settings,
}

/// A site of which nothing is kept from one request to the next.
struct Site {
    runtime: Runtime,
    app: App,
    router: Router,
    _folder: TempDir,
}

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let (runtime, folder) = (Runtime::new().expect("a runtime"), tempfile::tempdir().expect("a folder"));
    let data = folder.path().to_str().expect("a name");
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let line = Line::try_parse_from(["micro", "--data", data, "--content", content.to_str().expect("a name")]);
    let config = line.expect("settings").settings.check().expect("settings");
    let app = runtime.block_on(async {
        let app = App::open(config.clone(), Clock::System).await.expect("a site");
        many::multiply(&app.database, 1, EVENTS).await.expect("events");
        app.database.close().await;
        // opened again, it writes the calendar entries of events that have none
        let mut app = App::open(config, Clock::System).await.expect("a site");
        app.computed = Arc::new(Computed::never());
        app
    });
    Site { runtime, router: router(app.clone()), app, _folder: folder }
});

impl Site {
    fn get(&self, path: &str) -> Vec<u8> {
        let host = self.app.config.listen.to_string();
        let request = Request::get(path).header(header::HOST, host).body(Body::empty()).expect("a request");
        self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.expect("an answer");
            assert_eq!(answer.status(), StatusCode::OK, "{path}");
            to_bytes(answer.into_body(), usize::MAX).await.expect("a body").to_vec()
        })
    }
}

fn main() {
    divan::main();
}

#[divan::bench(args = ["/mission", "/", "/cities", "/cities/riverside", "/events", "/es/cities"])]
fn page(bencher: Bencher, path: &str) {
    bencher.bench(|| SITE.get(path));
}

#[divan::bench(args = ["/search?q=yokohama", "/search?q=jokohama", "/search?q=evening"])]
fn search(bencher: Bencher, path: &str) {
    bencher.bench(|| SITE.get(path));
}

#[divan::bench]
fn calendar_file(bencher: Bencher) {
    bencher.bench(|| SITE.get("/events.ics"));
}

#[divan::bench]
fn world_map(bencher: Bencher) {
    let chapter = SITE.runtime.block_on(Chapter::find(&SITE.app.database)).expect("a chapter");
    bencher.bench(|| SITE.runtime.block_on(WorldMap::draw(&SITE.app.database, &chapter)).expect("a map"));
}

#[divan::bench(args = [(Encoding::Gzip, Effort::Quick), (Encoding::Gzip, Effort::Dense), (Encoding::Brotli, Effort::Quick),
                       (Encoding::Brotli, Effort::Dense), (Encoding::Zstd, Effort::Quick), (Encoding::Zstd, Effort::Dense)])]
fn coding(bencher: Bencher, (encoding, effort): (Encoding, Effort)) {
    let page = SITE.get("/cities");
    bencher.bench(|| encoding.encode(&page, effort).expect("a coding"));
}
