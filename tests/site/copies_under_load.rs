//! Copies that are made while many people write.

use crate::{backups::site, support::Site};
use futures_util::future::join_all;
use socal_sister_cities::{backups, database};
use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

/// Fifty forms at once, five copies and a journal that is emptied beside them: every form is taken.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_people_send_in_at_once_while_copies_are_made_and_the_journal_is_emptied_and_nobody_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = Site::with(&["--backups", &folder.path().display().to_string(), "--form-limit", "1000"]).await;
    let mut forms = Vec::new();
    for number in 0..50 {
        forms.push(site.event().await.with("title", &format!("Evening {number}")).file(
            "file",
            "a.pdf",
            format!("%PDF-1.7 {number}").as_bytes(),
        ));
    }
    let is_over = AtomicBool::new(false);
    let sending = async {
        let answers = join_all(forms.iter().map(|form| site.post("/submit/event", form))).await;
        is_over.store(true, Ordering::Relaxed);
        answers
    };
    let copying = async {
        for number in 0..5 {
            backups::write(&site.app.database, &folder.path().join(format!("{number}.db"))).await.expect("a copy");
        }
    };
    let emptying = async {
        let mut emptied = 0;
        while !is_over.load(Ordering::Relaxed) || emptied < 5 {
            // busy (1) is an answer too: whoever checkpoints waits, and nobody else
            let row: (i64, i64, i64) =
                sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&site.app.database).await.expect("an answer");
            emptied += i64::from(row.0 == 0);
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        emptied
    };
    let (answers, (), emptied) = tokio::join!(sending, copying, emptying);
    let refused: Vec<_> = answers.iter().filter(|answer| answer.status != 303).map(|answer| (answer.status, answer.all("main"))).collect();
    assert!(refused.is_empty(), "{refused:?}");
    assert_eq!((site.count("submission").await, site.count("letter").await, site.count("attachment").await), (50, 100, 50));
    assert!(emptied >= 5, "the journal was emptied {emptied} times");
    for number in 0..5 {
        database::check(&folder.path().join(format!("{number}.db"))).await.expect("a sound copy");
    }
    site.app.database.close().await;
    database::check(&site.data.path().join("site.db")).await.expect("a sound database");
}

#[tokio::test]
async fn fifty_people_write_while_copies_are_made_and_nobody_is_refused() {
    let (site, folder) = site().await;
    let writes = join_all((0..50).map(|number| {
        let site = &site;
        async move {
            let mut write = database::begin_write(&site.app.database).await.expect("a transaction");
            sqlx::query("INSERT INTO upkeep_day (task, day) VALUES ('test', ?)")
                .bind(number.to_string())
                .execute(&mut *write)
                .await
                .unwrap();
            write.commit().await.expect("a commit");
        }
    }));
    let copies = async {
        for number in 0..5 {
            backups::write(&site.app.database, &folder.path().join(format!("{number}.db"))).await.expect("a copy");
        }
    };
    tokio::join!(writes, copies);
    for number in 0..5 {
        database::check(&folder.path().join(format!("{number}.db"))).await.expect("a sound copy");
    }
}
