//! Issues of the letter with what is new: when, to whom, and once.

use crate::digest::{asking, digests, published, subscribed};
use crate::support::{FormData, Site};
use socal_sister_cities::{config::Mail, mail, upkeep};
use std::time::Duration;

#[tokio::test]
async fn each_gets_what_is_new_for_them_on_a_monday_or_the_first_and_nothing_twice() {
    let site = Site::new().await;
    upkeep::once(&site.app).await.expect("upkeep");
    let weekly = FormData::default().with("frequency", "weekly");
    subscribed(&site, "weekly@example.org", weekly.clone()).await;
    subscribed(&site, "monthly@example.org", FormData::default()).await;
    subscribed(&site, "riverside@example.org", weekly.clone().with("about", "some").with("place", "cities/riverside")).await;
    subscribed(&site, "irvine@example.org", weekly.with("about", "some").with("place", "cities/irvine")).await;
    site.post("/digest", &asking("unconfirmed@example.org").with("frequency", "weekly")).await;
    published(&site, "Tanabata evening", "Riverside").await;
    published(&site, "Kite day", "Laguna Beach").await;
    // Monday the 30th, six in the morning, then eight
    site.wait_until("2026-11-30T14:00:00Z");
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(digests(&site).await, []);
    site.wait_until("2026-11-30T16:00:00Z");
    for _ in 0..2 {
        upkeep::once(&site.app).await.expect("upkeep");
    }
    let sent = digests(&site).await;
    assert_eq!(sent.iter().map(|letter| letter.0.as_str()).collect::<Vec<_>>(), ["weekly@example.org", "riverside@example.org"]);
    assert!(
        sent[0].1.contains("Tanabata evening")
            && sent[0].1.contains("Kite day")
            && sent[0].1.contains("9:00 pm (Los Angeles time)")
            && sent[0].1.contains("Maple Tree Drive"),
        "{}",
        sent[0].1
    );
    assert!(sent[1].1.contains("Tanabata evening") && !sent[1].1.contains("Kite day"), "{}", sent[1].1);
    println!("{}", sent[0].1);
    // the machine is off on the 1st, and on again on the 3rd
    site.wait_until("2026-12-03T20:00:00Z");
    upkeep::once(&site.app).await.expect("upkeep");
    let sent = digests(&site).await;
    assert_eq!(sent.len(), 3);
    assert_eq!(sent[2].0, "monthly@example.org");
    // two weeks with nothing new, and then something
    for day in ["07", "14"] {
        site.wait_until(&format!("2026-12-{day}T18:00:00Z"));
        upkeep::once(&site.app).await.expect("upkeep");
    }
    assert_eq!(digests(&site).await.len(), 3, "nothing new, no letter");
    published(&site, "Lantern walk", "Riverside").await;
    site.wait_until("2026-12-22T18:00:00Z");
    upkeep::once(&site.app).await.expect("upkeep");
    let sent = digests(&site).await;
    assert_eq!(sent.len(), 5);
    assert!(sent[3].1.contains("Lantern walk") && !sent[3].1.contains("Tanabata"), "{}", sent[3].1);
}

#[tokio::test]
async fn a_run_that_stops_in_the_middle_goes_on_and_nobody_gets_two() {
    let site = Site::new().await;
    upkeep::once(&site.app).await.expect("upkeep");
    let now = site.app.clock.now();
    for number in 0..120 {
        sqlx::query(
            "INSERT INTO subscriber (email, frequency, salt, token_sha256, asked_at, confirmed_at) VALUES (?, 'weekly', ?, ?, ?, ?)",
        )
        .bind(format!("{number}@example.org"))
        .bind(number.to_string())
        .bind(number.to_string())
        .bind(now)
        .bind(now)
        .execute(&site.app.database)
        .await
        .unwrap();
    }
    published(&site, "Tanabata evening", "Riverside").await;
    site.wait_until("2026-11-30T16:00:00Z");
    // the disk takes the first batch and the beginning of the second
    sqlx::query("CREATE TRIGGER full BEFORE INSERT ON digest_recipient WHEN NEW.subscriber = 73 BEGIN SELECT raise(ABORT, 'full'); END")
        .execute(&site.app.database)
        .await
        .unwrap();
    upkeep::once(&site.app).await.expect_err("a full disk");
    assert_eq!(digests(&site).await.len(), 50, "whole batches alone");
    sqlx::query("DROP TRIGGER full").execute(&site.app.database).await.unwrap();
    upkeep::once(&site.app).await.expect("upkeep");
    let mut sent: Vec<_> = digests(&site).await.into_iter().map(|letter| letter.0).collect();
    sent.sort();
    sent.dedup();
    assert_eq!((sent.len(), digests(&site).await.len(), site.count("digest_recipient").await), (120, 120, 120));
    // a slow server may take its time for so many before anybody is alarmed
    for (minutes, many) in [(30, 0), (100, 120)] {
        site.app.clock.advance(Duration::from_mins(minutes));
        let others: i64 =
            sqlx::query_scalar("SELECT count(*) FROM letter WHERE urgency = 0").fetch_one(&site.app.database).await.expect("a number");
        let stuck = mail::queue::stuck_count(&site.app.database, site.app.clock.now()).await.expect("a number");
        assert_eq!(stuck - others, many, "after {minutes} minutes");
    }
    // whoever waits for a letter does not wait for these
    sqlx::query("UPDATE letter SET state = 'sent', sent_at = written_at WHERE urgency = 0")
        .execute(&site.app.database)
        .await
        .expect("sent");
    site.post("/digest", &asking("aiko@example.org")).await;
    let mut config = (*site.app.config).clone();
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port();
    config.mail = Mail::Smtp(Box::new(format!("smtp://127.0.0.1:{port}").parse().expect("an address")));
    let nobody = mail::Mailer::open(&config).expect("a mailer");
    assert!(mail::deliver_due(&site.app, &nobody).await.expect("the outbox").is_some());
    let first: String = sqlx::query_scalar("SELECT to_address FROM letter WHERE attempts > 0").fetch_one(&site.app.database).await.unwrap();
    assert_eq!(first, "aiko@example.org");
    let mailer = mail::Mailer::open(&site.app.config).expect("a folder");
    mail::deliver_due(&site.app, &mailer).await.expect("the outbox");
    let later: i64 = sqlx::query_scalar("SELECT count(*) FROM letter WHERE urgency = 1 AND sent_at IS NULL")
        .fetch_one(&site.app.database)
        .await
        .unwrap();
    assert_eq!(later, 0);
}

#[tokio::test]
async fn a_clock_that_was_weeks_ahead_costs_nobody_an_issue_or_an_entry() {
    let site = Site::new().await;
    upkeep::once(&site.app).await.expect("upkeep");
    subscribed(&site, "aiko@example.org", FormData::default().with("frequency", "weekly")).await;
    published(&site, "Evening 0", "Riverside").await;
    let right = site.app.clock.now();
    site.wait_until("2026-12-21T16:00:00Z");
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(digests(&site).await.len(), 1, "three weeks ahead");
    site.app.clock.set(right.after(Duration::from_mins(1)));
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(digests(&site).await.len(), 1);
    for (number, monday) in ["2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28"].into_iter().enumerate() {
        site.app.clock.advance(Duration::from_hours(1));
        let title = format!("Evening {}", number + 1);
        published(&site, &title, "Riverside").await;
        site.wait_until(&format!("{monday}T16:00:00Z"));
        upkeep::once(&site.app).await.expect("upkeep");
        let letters = digests(&site).await;
        assert_eq!(letters.len(), number + 2, "{monday}");
        let (newest, others) = letters.split_last().expect("a letter");
        assert!(newest.1.contains(&title), "{monday}: {}", newest.1);
        assert!(!others.iter().any(|letter| letter.1.contains(&title)), "{monday}");
    }
}
