use crate::support::Site;
use mail_parser::MessageParser;
use socal_sister_cities::{
    config::Mail,
    mail::{self, Mailer, Waiting},
};
use std::{fs, path::PathBuf, time::Duration};
use url::Url;

fn letters_in(folder: PathBuf) -> Vec<Vec<u8>> {
    let mut files: Vec<_> =
        fs::read_dir(folder).map(|entries| entries.map(|entry| entry.expect("an entry").path()).collect()).unwrap_or_default();
    files.sort();
    files.into_iter().map(|file| fs::read(file).expect("a letter")).collect()
}

#[tokio::test]
async fn letters_leave_the_outbox_once_each_with_the_ids_they_were_written_with() {
    let site = Site::new().await;
    site.post("/submit/event", &site.event().await.file("file", "予定.pdf", b"%PDF-1.7 bytes\0\r\n.\r\n")).await;
    let ids: Vec<String> = sqlx::query_scalar("SELECT message_id FROM letter ORDER BY id").fetch_all(&site.app.database).await.unwrap();
    let mailer = Mailer::open(&site.app.config).expect("a folder");
    assert_eq!(mail::deliver_due(&site.app, &mailer).await.expect("the outbox"), None);
    mail::deliver_due(&site.app, &mailer).await.expect("the outbox");
    let raw = letters_in(site.data.path().join("mail"));
    assert_eq!(raw.len(), 2);
    let letter = MessageParser::new().parse(&raw[0]).expect("a message");
    assert_eq!(format!("<{}>", letter.message_id().expect("an id")), ids[0]);
    assert_eq!(letter.subject(), Some("Event 1: 七夕 Tanabata evening"));
    assert_eq!(letter.reply_to().and_then(|to| to.first()).and_then(|to| to.address()), Some("aiko@example.org"));
    assert_eq!(letter.from().and_then(|from| from.first()).and_then(|from| from.address()), Some("website@socalsistercities.org"));
    assert_eq!(letter.attachment(0).expect("the file").contents(), b"%PDF-1.7 bytes\0\r\n.\r\n");
    assert_eq!(Waiting::count(&site.app.database).await.unwrap().letters, 0);
}

#[tokio::test]
async fn files_of_more_than_15_megabytes_are_linked_in_place_of_attached() {
    let site = Site::new().await;
    let half = [b"%PDF-1.7 ".as_slice(), &vec![7; 8_000_000]].concat();
    let form = site.event().await.file("file", "one.pdf", &half).file("file", "two.pdf", &[half.as_slice(), b"2"].concat());
    let answer = site.post("/submit/event", &form).await;
    let body = &site.letters().await[0].2;
    for number in [1, 2] {
        let path = format!("{}/files/{number}", answer.header("location"));
        assert!(body.contains(&format!("http://127.0.0.1:8080{path}")), "{body}");
        assert!(site.get(&path).await.bytes.len() >= half.len());
    }
    assert_eq!(site.count("letter_attachment").await, 0);
}

#[tokio::test]
async fn a_server_that_cannot_be_reached_costs_one_attempt_and_loses_nothing() {
    let site = Site::new().await;
    for _ in 0..3 {
        site.post("/submit/event", &site.event().await).await;
    }
    let mut config = (*site.app.config).clone();
    // nothing listens there: the port was free a moment ago
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port();
    config.mail = Mail::Smtp(Box::new(Url::parse(&format!("smtp://127.0.0.1:{port}")).expect("an address")));
    let mailer = Mailer::open(&config).expect("a mailer");
    let answer = mail::deliver_due(&site.app, &mailer).await.expect("the outbox");
    assert!(answer.is_some_and(|failure| failure.to_string().contains("refused")));
    let attempts: i64 = sqlx::query_scalar("SELECT sum(attempts) FROM letter").fetch_one(&site.app.database).await.unwrap();
    assert_eq!(attempts, 1);
    let waiting = Waiting::count(&site.app.database).await.unwrap();
    assert_eq!((waiting.letters, waiting.stuck), (6, 0));
    // after 72 hours and more they are still tried
    site.app.clock.advance(Duration::from_hours(100));
    let folder = Mailer::open(&site.app.config).expect("a folder");
    assert_eq!(mail::deliver_due(&site.app, &folder).await.expect("the outbox"), None);
    assert_eq!(letters_in(site.data.path().join("mail")).len(), 6);
}

#[tokio::test]
async fn a_letter_refused_for_more_than_five_days_is_kept_and_shown() {
    let site = Site::new().await;
    site.post("/submit/event", &site.event().await.file("file", "a.pdf", b"%PDF-1.7 a")).await;
    // a letter that cannot be put together is refused before any server sees it
    sqlx::query("UPDATE file_piece SET bytes = x'00'").execute(&site.app.database).await.unwrap();
    let mailer = Mailer::open(&site.app.config).expect("a folder");
    let mut hours = 0;
    while Waiting::count(&site.app.database).await.unwrap().stuck == 0 {
        mail::deliver_due(&site.app, &mailer).await.expect("the outbox");
        site.app.clock.advance(Duration::from_hours(1));
        hours += 1;
        assert!(hours < 200, "it is tried for ever");
    }
    assert!(hours > 120, "given up after {hours} hours");
    let answer: String = sqlx::query_scalar("SELECT answer FROM letter WHERE state = 'stuck'").fetch_one(&site.app.database).await.unwrap();
    assert!(answer.contains("damaged"));
    assert_eq!(letters_in(site.data.path().join("mail")).len(), 1, "the other letter was not held up");
}

#[tokio::test]
async fn a_letter_being_sent_is_nobody_elses_until_its_lease_ends() {
    let site = Site::new().await;
    site.post("/submit/event", &site.event().await).await;
    let lease = site.app.clock.now().after(Duration::from_secs(150));
    sqlx::query("UPDATE letter SET state = 'sending', lease_until = ?").bind(lease).execute(&site.app.database).await.unwrap();
    let mailer = Mailer::open(&site.app.config).expect("a folder");
    mail::deliver_due(&site.app, &mailer).await.expect("the outbox");
    assert_eq!(letters_in(site.data.path().join("mail")).len(), 0);
    // a process that was killed while sending never says so
    site.app.clock.advance(Duration::from_secs(151));
    mail::deliver_due(&site.app, &mailer).await.expect("the outbox");
    assert_eq!(letters_in(site.data.path().join("mail")).len(), 2);
}

#[tokio::test]
async fn health_tells_what_waits() {
    let site = Site::new().await;
    site.post("/submit/event", &site.event().await).await;
    site.app.clock.advance(Duration::from_mins(5));
    let health: serde_json::Value = serde_json::from_str(&site.get("/health").await.text()).expect("JSON");
    assert_eq!(health, serde_json::json!({"storage": "ok", "letters_waiting": 2, "letters_stuck": 0, "oldest_letter_seconds": 300}));
}
