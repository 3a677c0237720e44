use crate::support::{FormData, Site};
use axum::http::StatusCode;
use socal_sister_cities::{
    config::Mail,
    mail::{self, Mailer},
};
use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    thread,
    time::Duration,
};
use url::Url;

/// A mail server that answers every recipient with these words, on a port of its own.
fn server(answer: &'static str) -> u16 {
    server_that_greets("220 mail.example.org", answer)
}

fn server_that_greets(greeting: &'static str, answer: &'static str) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || talk(stream, greeting, answer));
        }
    });
    port
}

fn talk(mut stream: TcpStream, greeting: &str, answer: &str) {
    let lines = BufReader::new(stream.try_clone().expect("a stream")).lines();
    let _ = stream.write_all(format!("{greeting}\r\n").as_bytes());
    for line in lines.map_while(Result::ok) {
        let words = match line.split(' ').next().unwrap_or_default() {
            "EHLO" => "250 mail.example.org",
            "RCPT" => answer,
            _ => "250 ok",
        };
        if stream.write_all(format!("{words}\r\n").as_bytes()).is_err() {
            return;
        }
    }
}

fn mailer(site: &Site, port: u16) -> Mailer {
    let mut config = (*site.app.config).clone();
    config.mail = Mail::Smtp(Box::new(Url::parse(&format!("smtp://127.0.0.1:{port}")).expect("an address")));
    Mailer::open(&config).expect("a mailer")
}

#[tokio::test]
async fn the_banner_comes_when_something_is_stuck_for_five_minutes_and_goes_when_it_has_left() {
    let site = Site::new().await;
    let (editor, administrator) = (site.sign_in("editor").await, site.sign_in("administrator").await);
    site.post("/submit/event", &site.event().await).await;
    site.app.clock.advance(Duration::from_secs(299));
    assert_eq!(site.get_as(&editor, "/admin").await.all(".banner").len(), 0);
    site.app.clock.advance(Duration::from_secs(1));
    assert!(site.get_as(&editor, "/admin").await.all(".banner")[0].starts_with("2 letters cannot leave."));
    assert_eq!(site.get_as(&administrator, "/admin/people").await.attributes(".banner a", "href"), ["/admin/mail"]);
    let page = site.get_as(&administrator, "/admin/mail").await;
    assert_eq!(page.all("h2"), ["Stuck: 2", "Waiting: 0", "Sent: 0"]);
    mail::deliver_due(&site.app, &Mailer::open(&site.app.config).expect("a folder")).await.expect("the outbox");
    assert_eq!(site.get_as(&editor, "/admin").await.all(".banner").len(), 0);
    assert_eq!(site.get_as(&administrator, "/admin/mail").await.all("h2"), ["Stuck: 0", "Waiting: 0", "Sent: 2"]);
}

#[tokio::test]
async fn a_letter_that_waits_for_a_decision_to_become_final_is_not_stuck_and_is_not_hurried() {
    let site = Site::new().await;
    let administrator = site.sign_in("administrator").await;
    site.post("/submit/event", &site.event().await).await;
    let due = site.app.clock.now().after(Duration::from_mins(10));
    sqlx::query("UPDATE letter SET due_at = ?").bind(due).execute(&site.app.database).await.expect("due later");
    for minutes in [0, 9, 5] {
        site.app.clock.advance(Duration::from_mins(minutes));
        assert_eq!(site.get_as(&administrator, "/admin").await.all(".banner").len(), 0);
        if minutes < 10 && site.app.clock.now() < due {
            site.post_as(&administrator, "/admin/mail/again", &FormData::default()).await;
            site.post_as(&administrator, "/admin/mail/1/again", &FormData::default()).await;
        }
    }
    let unchanged: i64 =
        sqlx::query_scalar("SELECT count(*) FROM letter WHERE due_at = ?").bind(due).fetch_one(&site.app.database).await.expect("a number");
    assert_eq!(unchanged, 2);
    assert_eq!(site.get_as(&administrator, "/admin/mail").await.all("h2")[1], "Waiting: 2");
}

#[tokio::test]
async fn a_refusal_for_now_is_shown_after_five_minutes_and_one_for_good_at_once_with_the_servers_own_words() {
    let site = Site::new().await;
    let administrator = site.sign_in("administrator").await;
    site.post("/submit/event", &site.event().await).await;
    mail::deliver_due(&site.app, &mailer(&site, server("450 4.2.1 mailbox <busy>"))).await.expect("the outbox");
    let page = site.get_as(&administrator, "/admin/mail").await;
    assert_eq!(page.all("h2"), ["Stuck: 0", "Waiting: 2", "Sent: 0"]);
    assert!(page.all("#waiting-letters q")[0].contains("mailbox <busy>"), "{:?}", page.all("q"));
    site.app.clock.advance(Duration::from_mins(5));
    assert_eq!(site.get_as(&administrator, "/admin/mail").await.all("h2")[0], "Stuck: 2");
    mail::deliver_due(&site.app, &mailer(&site, server("550 5.1.1 no such user here"))).await.expect("the outbox");
    let page = site.get_as(&administrator, "/admin/mail").await;
    assert!(page.all("#stuck-letters")[0].contains("refused it for good"));
    assert!(page.all("#stuck-letters q")[0].contains("no such user here"));
    site.post("/submit/event", &site.event().await).await;
    mail::deliver_due(&site.app, &mailer(&site, server("550 5.1.1 no such user here"))).await.expect("the outbox");
    assert_eq!(site.get_as(&administrator, "/admin/mail").await.all("h2")[0], "Stuck: 4", "without waiting five minutes");
}

/// How often each letter was tried.
async fn attempts(site: &Site) -> Vec<i64> {
    sqlx::query_scalar("SELECT attempts FROM letter ORDER BY id").fetch_all(&site.app.database).await.expect("numbers")
}

/// Waits until the worker has tried so many times, half a minute at most.
async fn tried(site: &Site, least: i64) -> bool {
    for _ in 0..3000 {
        if attempts(site).await.iter().sum::<i64>() >= least {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    false
}

#[tokio::test]
async fn what_is_refused_for_good_is_tried_once_an_hour_and_by_hand_at_once() {
    for refusal in ["550 5.1.1 no such user here", "552 5.2.2 mailbox full", "554 5.7.1 not this one"] {
        let site = Site::new().await;
        site.post("/submit/event", &site.event().await).await;
        let mailer = mailer(&site, server(refusal));
        let look = async || mail::deliver_due(&site.app, &mailer).await.expect("the outbox");
        assert_eq!(look().await, None, "other letters may fare better");
        for minute in 1..60 {
            site.app.clock.advance(Duration::from_mins(1));
            look().await;
            assert_eq!(attempts(&site).await, [1, 1], "{refusal}: after {minute} minutes");
        }
        site.app.clock.advance(Duration::from_mins(13));
        look().await;
        assert_eq!(attempts(&site).await, [2, 2], "{refusal}: an hour, and a fifth at most");
        let administrator = site.sign_in("administrator").await;
        site.post_as(&administrator, "/admin/mail/1/again", &FormData::default()).await;
        look().await;
        assert_eq!(attempts(&site).await, [3, 2], "{refusal}: by hand");
    }
}

#[tokio::test]
async fn a_server_that_does_not_know_us_is_asked_with_one_letter_once_an_hour_and_by_hand_at_once() {
    for (greeting, answer) in [("535 5.7.8 authentication failed", "250 ok"), ("220 mail.example.org", "530 5.7.0 authentication required")]
    {
        // the hour is a minute here
        let site = Site::with(&["--mail-retry", "1"]).await;
        let administrator = site.sign_in("administrator").await;
        site.post("/submit/event", &site.event().await).await;
        let worker = tokio::spawn(mail::deliver(site.app.clone(), mailer(&site, server_that_greets(greeting, answer))));
        assert!(tried(&site, 1).await, "{greeting}: never tried");
        tokio::time::sleep(Duration::from_secs(2)).await;
        assert_eq!(attempts(&site).await, [1, 0], "{greeting}: one letter once, and the others not at all");
        let page = site.get_as(&administrator, "/admin/mail").await;
        assert!(page.all("#stuck-letters q")[0].contains("authentication"), "{:?}", page.all("#stuck-letters"));
        site.post_as(&administrator, "/admin/mail/again", &FormData::default()).await;
        assert!(tried(&site, 2).await, "{greeting}: by hand");
        assert_eq!(attempts(&site).await.iter().sum::<i64>(), 2, "{greeting}: by hand");
        worker.abort();
    }
}

#[tokio::test]
async fn a_letter_that_is_refused_for_now_is_tried_by_the_table_of_waits_and_never_twice_within_a_minute() {
    let site = Site::new().await;
    site.sign_in("administrator").await;
    site.post("/submit/event", &site.event().await).await;
    let mailer = mailer(&site, server("450 4.2.1 later"));
    let (begun, step) = (site.app.clock.now(), Duration::from_secs(5));
    let (mut known, mut tried) = (vec![0, 0], vec![Vec::new(), Vec::new()]);
    // as often as the worker looks, for six hours
    while site.app.clock.now().since(begun) < Duration::from_hours(6) {
        mail::deliver_due(&site.app, &mailer).await.expect("the outbox");
        let now = attempts(&site).await;
        for letter in 0..2 {
            assert!(now[letter] <= known[letter] + 1, "twice at once");
            if now[letter] > known[letter] {
                tried[letter].push(site.app.clock.now());
            }
        }
        known = now;
        site.app.clock.advance(step);
    }
    for moments in tried {
        assert_eq!(moments[0], begun, "at once the first time");
        assert!(moments.len() >= 9, "{moments:?}");
        for (number, pair) in moments.windows(2).enumerate() {
            let minutes = *[1, 2, 5, 10, 20, 40, 60].get(number).unwrap_or(&60);
            let (wait, meant) = (pair[1].since(pair[0]), Duration::from_mins(minutes));
            assert!(wait >= Duration::from_mins(1), "attempt {} after {wait:?}", number + 2);
            assert!(wait >= meant * 8 / 10 && wait <= meant * 12 / 10 + step, "attempt {} after {wait:?}", number + 2);
        }
    }
}

#[tokio::test]
async fn the_same_reply_is_about_one_letter_or_about_the_server_by_when_it_comes() {
    let site = Site::new().await;
    site.post("/submit/event", &site.event().await).await;
    let greeting = server_that_greets("554 no service here", "250 ok");
    assert!(mail::deliver_due(&site.app, &mailer(&site, greeting)).await.expect("the outbox").is_some(), "the server takes nothing");
    let tried = attempts(&site).await;
    assert_eq!(tried.iter().sum::<i64>(), 1, "the others need not be tried: {tried:?}");
    site.app.clock.advance(Duration::from_hours(1));
    let refusal = server("554 5.7.1 this message is refused");
    assert!(mail::deliver_due(&site.app, &mailer(&site, refusal)).await.expect("the outbox").is_none(), "it may take others");
    assert!(attempts(&site).await.iter().all(|tried| *tried >= 1), "one refused letter holds up no other");
}

#[tokio::test]
async fn one_letter_or_all_are_tried_again_by_hand_also_after_five_days() {
    let site = Site::new().await;
    let administrator = site.sign_in("administrator").await;
    site.post("/submit/event", &site.event().await).await;
    mail::deliver_due(&site.app, &mailer(&site, server("450 4.2.1 later"))).await.expect("the outbox");
    sqlx::query("UPDATE letter SET state = 'stuck'").execute(&site.app.database).await.expect("given up");
    let folder = Mailer::open(&site.app.config).expect("a folder");
    mail::deliver_due(&site.app, &folder).await.expect("the outbox");
    let sent = async || site.get_as(&administrator, "/admin/mail").await.all("h2")[2].clone();
    assert_eq!(sent().await, "Sent: 0");
    let answer = site.post_as(&administrator, "/admin/mail/2/again", &FormData::default()).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/admin/mail?done=again"));
    mail::deliver_due(&site.app, &folder).await.expect("the outbox");
    assert_eq!(sent().await, "Sent: 1");
    for nothing in ["/admin/mail/2/again", "/admin/mail/77/again"] {
        assert_eq!(site.post_as(&administrator, nothing, &FormData::default()).await.header("location"), "/admin/mail?done=gone");
    }
    site.post_as(&administrator, "/admin/mail/again", &FormData::default()).await;
    mail::deliver_due(&site.app, &folder).await.expect("the outbox");
    assert_eq!(sent().await, "Sent: 2");
    let subjects: Vec<String> =
        sqlx::query_scalar("SELECT subject FROM log_entry ORDER BY id").fetch_all(&site.app.database).await.expect("the log");
    assert_eq!(subjects, ["letter 2", "1 letters"], "the log, which is never erased, does not say to whom");
}

#[tokio::test]
async fn trying_again_wakes_a_worker_that_waits_for_a_server_it_could_not_reach() {
    let site = Site::with(&["--mail-retry", "3600"]).await;
    let administrator = site.sign_in("administrator").await;
    site.post("/submit/event", &site.event().await).await;
    // the port is free until the server comes up
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    drop(listener);
    let worker = tokio::spawn(mail::deliver(site.app.clone(), mailer(&site, port)));
    assert!(tried(&site, 1).await, "never tried");
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(attempts(&site).await.iter().sum::<i64>(), 1);
    site.post_as(&administrator, "/admin/mail/again", &FormData::default()).await;
    assert!(tried(&site, 2).await, "the worker sleeps on");
    worker.abort();
}

#[tokio::test]
async fn a_test_letter_goes_to_whoever_asks_for_it() {
    let site = Site::new().await;
    let administrator = site.sign_in("administrator").await;
    let answer = site.post_as(&administrator, "/admin/mail/test", &FormData::default()).await;
    assert_eq!(answer.header("location"), "/admin/mail?done=test");
    let letters = site.letters().await;
    assert_eq!((letters.len(), letters[0].0.as_str()), (1, "Ada the administrator <administrator@example.org>"));
    assert_eq!(site.get_as(&site.sign_in("editor").await, "/admin/mail").await.status, StatusCode::FORBIDDEN);
}
