//! Replies to events: proved, counted, let in from the waiting list, told of changes, erased; and nothing of them public.

use crate::{
    published::publish,
    support::{FormData, Site, link},
};
use axum::http::StatusCode;
use futures_util::future::join_all;
use socal_sister_cities::upkeep;
use std::time::Duration;

const SECRET: &str = "Room 7 behind the stage, https://meet.example.org/xyz";

/// A published event with so many places; gives the path of its page.
pub async fn event(site: &Site, places: &str) -> String {
    let editor = site.sign_in("editor").await;
    let form = site
        .event()
        .await
        .with("title", "Tanabata evening")
        .with("takes_replies", "yes")
        .with("reply_places", places)
        .with("reply_by", "2027-07-01");
    let number = publish(site, &editor, form.with("private_details", SECRET)).await;
    assert_eq!(number, 1);
    site.app.clock.advance(Duration::from_mins(11));
    upkeep::once(&site.app).await.expect("upkeep");
    sqlx::query_scalar("SELECT '/events/' || slug FROM item").fetch_one(&site.app.database).await.expect("an item")
}

pub fn address(name: &str) -> String {
    format!("{}@example.org", name.to_lowercase())
}

pub fn reply(name: &str, people: &str) -> FormData {
    FormData::default().with("name", name).with("people", people).with("city_program", "Sendai").with("email", &address(name))
}

/// Sends a reply and gives the path of its proof.
async fn asked(site: &Site, name: &str, people: &str) -> String {
    let path = site.get("/events/tanabata-evening").await.attribute("#reply", "action");
    let answer = site.post(&path, &reply(name, people)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    link(&site.newest_to(&address(name)).await.1, "/replies/prove/")
}

/// Replies and proves it; gives the path of the reply's page.
pub async fn replied(site: &Site, name: &str, people: &str) -> String {
    let proof = asked(site, name, people).await;
    let answer = site.post(&proof, &FormData::default()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.header("location").to_owned()
}

async fn people(site: &Site, state: &str) -> i64 {
    sqlx::query_scalar("SELECT coalesce(sum(people), 0) FROM reply WHERE state = ?")
        .bind(state)
        .fetch_one(&site.app.database)
        .await
        .expect("a number")
}

/// The receipt of the event, its sender's address proved.
pub async fn receipt(site: &Site) -> String {
    site.prove(1).await;
    let body = site.letters().await.into_iter().find(|letter| letter.0 == "aiko@example.org").expect("a receipt").2;
    link(&body, "/submissions/").split("/prove").next().expect("a path").to_owned()
}

#[tokio::test]
async fn a_reply_counts_once_proved_and_only_then_gets_what_is_for_those_who_come() {
    let site = Site::new().await;
    let path = event(&site, "").await;
    assert!(!site.get(&path).await.text().contains("Room 7"));
    let proof = asked(&site, "Ben", "2").await;
    let letter = &site.letters_to("ben@example.org").await[0];
    assert!(!letter.1.contains("Room 7") && !letter.1.contains("Ben") && letter.1.contains("Tanabata evening"), "{}", letter.1);
    for _ in 0..2 {
        assert!(site.get(&proof).await.all("main button")[0].contains("Yes"));
    }
    assert_eq!(people(&site, "coming").await, 0, "looking is not proving");
    let own = site.post(&proof, &FormData::default()).await.header("location").to_owned();
    assert_eq!(people(&site, "coming").await, 2);
    let letter = &site.letters_to("ben@example.org").await[1];
    assert!(letter.0.contains("You have a place") && letter.1.contains(SECRET) && letter.1.contains("2 places"), "{}", letter.1);
    let page = site.get(&own).await;
    assert_eq!((page.header("cache-control"), page.header("x-robots-tag")), ("no-store", "noindex"));
    assert!(page.all("h1")[0].contains("You have 2 places") && page.text().contains("Room 7"));
    assert_eq!(site.post(&proof, &FormData::default()).await.status, StatusCode::UNPROCESSABLE_ENTITY, "used");
    // by code
    asked(&site, "Cleo", "").await;
    let code =
        site.letters_to("cleo@example.org").await[0].1.lines().find_map(|line| line.split("replied: ").nth(1)).expect("a code").to_owned();
    let typed = |code: &str| FormData::default().with("email", "CLEO@example.org").with("code", code);
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let by_code = "/replies/to/tanabata-evening/code";
    assert_eq!(site.post(by_code, &typed(wrong)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(site.post(by_code, &typed(&code)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(people(&site, "coming").await, 3);
}

#[tokio::test]
async fn nobody_learns_who_has_replied_and_nothing_of_it_is_public() {
    let site = Site::new().await;
    let path = event(&site, "3").await;
    replied(&site, "Ben", "2").await;
    site.app.clock.advance(Duration::from_hours(2));
    let main = async |name: &str| {
        site.post("/replies/to/tanabata-evening", &reply(name, "1")).await.all("main").concat().replace(&name.to_lowercase(), "x")
    };
    assert_eq!(main("Ben").await, main("Dora").await);
    assert!(site.letters_to("ben@example.org").await[2].1.contains("You have replied already"));
    assert_eq!(people(&site, "coming").await, 2, "nothing has changed");
    for path in [path.as_str(), "/events", "/search?q=Ben", "/search?q=Room+7", "/sitemap.xml", "/", "/cities/riverside"] {
        let text = site.get(path).await.text();
        assert!(!text.contains("ben@example.org") && !text.contains("behind the stage") && !text.contains("/replies/prove"), "{path}");
    }
    let log: Vec<String> =
        sqlx::query_scalar("SELECT who || action || subject || changes FROM log_entry").fetch_all(&site.app.database).await.unwrap();
    assert!(!log.concat().contains("Ben") && !log.concat().contains("Room 7"));
}

#[tokio::test]
async fn however_many_press_at_once_there_are_never_more_than_places_and_whoever_cancels_lets_the_next_in() {
    let site = Site::with(&["--form-limit", "100"]).await;
    event(&site, "3").await;
    let mut proofs = Vec::new();
    for name in ["Ben", "Cleo", "Dora", "Emil", "Fay"] {
        proofs.push(asked(&site, name, "2").await);
    }
    let form = FormData::default();
    let answers = join_all(proofs.iter().chain(&proofs).map(|proof| site.post(proof, &form))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::SEE_OTHER).count(), 5, "each proof is good once");
    assert_eq!((people(&site, "coming").await, people(&site, "waiting").await), (2, 8));
    let small = replied(&site, "Gus", "1").await;
    assert_eq!(people(&site, "coming").await, 3, "a small party fits beside");
    assert!(site.get(&small).await.all("h1")[0].contains("a place"));
    let coming: String =
        sqlx::query_scalar("SELECT name FROM reply WHERE state = 'coming' AND people = 2").fetch_one(&site.app.database).await.unwrap();
    let next: String = sqlx::query_scalar("SELECT name FROM reply WHERE state = 'waiting' ORDER BY proved_at, id")
        .fetch_one(&site.app.database)
        .await
        .unwrap();
    let cancel = link(&site.letters_to(&address(&coming)).await[1].1, "/replies/");
    assert!(cancel.ends_with("/cancel"));
    assert!(site.get(&cancel).await.all("main button")[0].contains("Cancel"));
    assert_eq!(people(&site, "cancelled").await, 0, "looking is not cancelling");
    join_all((0..4).map(|_| site.post(&cancel, &form))).await;
    assert_eq!((people(&site, "coming").await, people(&site, "waiting").await, people(&site, "cancelled").await), (3, 6, 2));
    let letters = site.letters_to(&address(&next)).await;
    assert_eq!(letters.len(), 3, "asked, waiting, let in: {letters:?}");
    assert!(letters[1].0.contains("waiting list") && !letters[1].1.contains("Room 7"), "{}", letters[1].1);
    assert!(letters[2].1.contains("A place has become free") && letters[2].1.contains("Room 7"), "{}", letters[2].1);
}

#[tokio::test]
async fn names_and_addresses_are_erased_thirty_days_after_the_event_and_unproved_ones_after_two_weeks() {
    let site = Site::new().await;
    event(&site, "").await;
    replied(&site, "Ben", "1").await;
    asked(&site, "Cleo", "1").await;
    let left = async || -> Vec<String> {
        sqlx::query_scalar("SELECT email FROM reply WHERE email <> '' UNION SELECT to_address FROM letter WHERE to_address IN ('ben@example.org', 'cleo@example.org')")
            .fetch_all(&site.app.database)
            .await
            .unwrap()
    };
    assert_eq!(left().await, ["ben@example.org", "cleo@example.org"]);
    site.app.clock.advance(Duration::from_hours(15 * 24));
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(left().await, ["ben@example.org"]);
    // 7 July 2027 and thirty days
    site.app.clock.advance(Duration::from_hours(24 * 242));
    upkeep::once(&site.app).await.expect("upkeep");
    assert_eq!(left().await, Vec::<String>::new());
    let texts: Vec<String> = sqlx::query_scalar("SELECT name || city_program FROM reply").fetch_all(&site.app.database).await.unwrap();
    assert!(texts.iter().all(|text| text == "erased"), "{texts:?}");
}

#[tokio::test]
async fn wrong_late_and_mechanical_replies_are_turned_away_in_words() {
    let site = Site::new().await;
    event(&site, "").await;
    let path = "/replies/to/tanabata-evening";
    let wrong = site.post(path, &reply("Ben", "21").with("email", "ben")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.attribute("#name", "value"), "Ben", "what was typed is kept");
    assert!(wrong.text().contains("1 to 20") && wrong.text().contains("not an e-mail address"));
    let before = site.letters().await.len();
    assert_eq!(site.post(path, &reply("Ben", "1").with("website", "x")).await.status, StatusCode::OK);
    assert_eq!((site.count("reply").await, site.letters().await.len()), (0, before));
    assert_eq!(site.post("/replies/to/nothing", &reply("Ben", "1")).await.status, StatusCode::NOT_FOUND);
    sqlx::query("UPDATE submission SET content = json_set(content, '$.reply_places', 4)").execute(&site.app.database).await.unwrap();
    let large = site.post(path, &reply("Ben", "5")).await;
    assert!(large.text().contains("1 to 4"), "nobody waits for more places than there are: {}", large.text());
    let proof = asked(&site, "Cleo", "1").await;
    assert_eq!(site.get("/replies/0").await.status, StatusCode::NOT_FOUND);
    // reply by 1 July 2027
    site.app.clock.advance(Duration::from_hours(24 * 222));
    assert_eq!(site.post(path, &reply("Ben", "1")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(site.post(&proof, &FormData::default()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_event_that_does_not_ask_takes_no_replies() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    publish(&site, &editor, site.event().await.with("title", "Tanabata evening")).await;
    assert!(site.get("/events/tanabata-evening").await.attributes("#reply", "action").is_empty());
    assert_eq!(site.get("/replies/to/tanabata-evening").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.post("/replies/to/tanabata-evening", &reply("Ben", "1")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_cancels_can_reply_anew_at_once_and_a_number_that_was_mistyped_can_be_mended() {
    let site = Site::new().await;
    event(&site, "5").await;
    let page = replied(&site, "Ben", "1").await;
    let answer = site.post(&format!("{page}/cancel"), &FormData::default()).await;
    assert!(answer.status.is_success() || answer.status == StatusCode::SEE_OTHER, "{}", answer.text());
    replied(&site, "Ben", "2").await;
    assert_eq!(people(&site, "coming").await, 2);
    let proof = asked(&site, "Cleo", "1").await;
    let path = site.get("/events/tanabata-evening").await.attribute("#reply", "action");
    site.post(&path, &reply("Cleo", "3")).await;
    site.post(&proof, &FormData::default()).await;
    assert_eq!(people(&site, "coming").await, 5, "what was typed last holds");
}

#[tokio::test]
async fn places_that_are_added_are_for_those_who_wait() {
    let site = Site::new().await;
    event(&site, "1").await;
    replied(&site, "Ben", "1").await;
    replied(&site, "Cleo", "1").await;
    sqlx::query("UPDATE submission SET content = json_set(content, '$.reply_places', 2)")
        .execute(&site.app.database)
        .await
        .expect("a place more");
    replied(&site, "Dora", "1").await;
    let order: Vec<String> = sqlx::query_scalar("SELECT name FROM reply WHERE state = 'waiting' ORDER BY proved_at, id")
        .fetch_all(&site.app.database)
        .await
        .expect("names");
    assert_eq!(order, ["Cleo", "Dora"], "nobody overtakes");
    site.app.clock.advance(Duration::from_mins(11));
    upkeep::once(&site.app).await.expect("upkeep");
    let coming: Vec<String> =
        sqlx::query_scalar("SELECT name FROM reply WHERE state = 'coming' ORDER BY id").fetch_all(&site.app.database).await.expect("names");
    assert_eq!(coming, ["Ben", "Cleo"]);
}
