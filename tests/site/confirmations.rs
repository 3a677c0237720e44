//! Cities confirm their own entries, by the clock.

use crate::support::{FormData, Site};
use axum::http::StatusCode;
use socal_sister_cities::upkeep;
use std::time::Duration;

const DAY: Duration = Duration::from_hours(24);

pub async fn set_contact(site: &Site, cookie: &str, city: &str, email: &str) {
    let form = FormData::default().with("contact_name", "Rosa Lopez").with("contact_email", email);
    let answer = site.post_as(cookie, &format!("/admin/contacts/{city}"), &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
}

/// The letters that ask about a city: body by body.
async fn questions(site: &Site) -> Vec<String> {
    site.letters().await.into_iter().filter(|letter| letter.1.starts_with("Is this right?")).map(|letter| letter.2).collect()
}

fn page_of(letter: &str) -> String {
    let line = letter.lines().find(|line| line.contains("/confirm/")).expect("a link");
    line.split_once("/confirm/").map(|(_, token)| format!("/confirm/{token}")).expect("a token")
}

#[tokio::test]
async fn a_city_is_asked_says_that_its_entry_is_right_and_the_directory_shows_it() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    set_contact(&site, &cookie, "riverside", "rosa@example.org").await;
    upkeep::once(&site.app).await.expect("upkeep");
    upkeep::once(&site.app).await.expect("upkeep");
    let letters = questions(&site).await;
    assert_eq!(letters.len(), 1, "one letter, however often the upkeep looks");
    assert!(letters[0].contains("Sendai, Japan") && letters[0].contains("since 1957"), "{}", letters[0]);
    let before = site.get("/cities/riverside").await;
    assert_eq!(before.all(".facts .tag-old"), ["not yet"]);

    let page = page_of(&letters[0]);
    let answer = site.get(&page).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.attribute("#sender_email", "value"), "rosa@example.org");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(site.get("/cities/riverside").await.all(".facts .tag-old"), ["not yet"], "looking confirms nothing");

    for _ in 0..2 {
        assert_eq!(site.post(&page, &FormData::default()).await.status, StatusCode::SEE_OTHER);
    }
    let after = site.get("/cities/riverside").await;
    assert!(after.all(".facts .tag-old").is_empty());
    assert!(after.all(".facts").join(" ").contains("24 November 2026"), "{:?}", after.all(".facts"));
    assert!(after.all("#sendai .source")[0].contains("Last confirmed on 24 November 2026"), "{:?}", after.all("#sendai .source"));
    for private in ["rosa@example.org", "Rosa Lopez"] {
        for path in ["/cities/riverside", "/data/cities.csv", "/data/partnerships.csv", "/embed/riverside"] {
            assert!(!site.get(path).await.text().contains(private), "{path}");
        }
    }
    let csv = site.get("/data/partnerships.csv").await.text();
    assert!(
        csv.lines().any(|line| line.contains("riverside") && line.contains("sendai") && line.contains("2026-11-24")),
        "the data say it too"
    );
    let log: Vec<String> = sqlx::query_scalar("SELECT who FROM log_entry WHERE subject LIKE 'member city: Riverside%'")
        .fetch_all(&site.app.database)
        .await
        .expect("the log");
    assert_eq!(log, ["the city’s contact"], "one line, though the button was pressed twice");
}

#[tokio::test]
async fn after_fourteen_months_entries_are_grey_every_half_year_had_one_letter_and_the_editors_list_has_them() {
    let site = Site::new().await;
    let cookie = site.sign_in("administrator").await;
    set_contact(&site, &cookie, "riverside", "rosa@example.org").await;
    set_contact(&site, &cookie, "anaheim", "kim@example.org").await;
    upkeep::once(&site.app).await.expect("upkeep");
    let letters = questions(&site).await;
    let riverside = letters.iter().find(|letter| letter.contains("Riverside is in the directory")).expect("a letter");
    assert_eq!(site.post(&page_of(riverside), &FormData::default()).await.status, StatusCode::SEE_OTHER);
    // fourteen months, looked at every fifth day
    for _ in 0..(14 * 30 + 10) / 5 {
        site.app.clock.advance(5 * DAY);
        upkeep::once(&site.app).await.expect("upkeep");
    }
    let periods: Vec<(String, i64)> = sqlx::query_as(
        "SELECT period, count(*) FROM confirmation JOIN member_city ON member_city.id = member WHERE slug = 'riverside' GROUP BY 1 ORDER BY 1",
    )
    .fetch_all(&site.app.database)
    .await
    .expect("the questions");
    let expected = ["2026-2", "2027-1", "2027-2", "2028-1"].map(|period| (period.to_owned(), 1));
    assert_eq!(periods, expected);
    assert_eq!(site.count("confirmation").await, 8, "two cities, four halves of a year");
    assert_eq!(questions(&site).await.len(), 4, "what has not left for a year never will");

    let cookie = site.sign_in("editor").await;
    let page = site.get("/cities/riverside").await;
    assert_eq!(page.all(".facts .tag-old"), ["not confirmed for more than 13 months"]);
    assert_eq!(page.all("#sendai .tag-old"), ["more than 13 months ago"]);
    assert_eq!(site.get("/partners/sendai").await.all(".tag-old"), ["more than 13 months ago"]);
    sqlx::query("UPDATE person SET term_ends_on = '2030-01-01'").execute(&site.app.database).await.expect("a longer term");
    let list = site.get_as(&cookie, "/admin/contacts?list=old").await;
    assert!(list.all(".queue-title").contains(&"Riverside".to_owned()), "{}", list.text());
    let members = site.count("member_city").await;
    assert_eq!(list.all("nav[aria-label=Lists] li")[2], format!("Not confirmed for 13 months, or never ({members})"));
    assert_eq!(list.all("nav[aria-label=Lists] li")[1], format!("Nobody to ask ({})", members - 2));
}

#[tokio::test]
async fn a_link_is_good_only_while_the_address_it_went_to_is_the_contacts() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    set_contact(&site, &cookie, "riverside", "rosa@example.org").await;
    let asked = site.post_as(&cookie, "/admin/contacts/riverside/ask", &FormData::default()).await;
    assert_eq!(asked.header("location"), "/admin/contacts/riverside?done=asked");
    let again = site.post_as(&cookie, "/admin/contacts/riverside/ask", &FormData::default()).await;
    assert_eq!(again.header("location"), "/admin/contacts/riverside?done=not-asked");
    let page = page_of(&questions(&site).await[0]);
    assert_eq!(site.get(&page).await.status, StatusCode::OK);
    let mut forged = page.clone();
    forged.replace_range("/confirm/1".len().., "-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    for path in [forged.as_str(), "/confirm/1-", "/confirm/x", "/confirm/99-abc"] {
        assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(site.post(path, &FormData::default()).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    set_contact(&site, &cookie, "riverside", "new@example.org").await;
    assert_eq!(site.get(&page).await.status, StatusCode::NOT_FOUND, "somebody else answers for the city now");
    let log: Vec<String> =
        sqlx::query_scalar("SELECT subject || changes FROM log_entry").fetch_all(&site.app.database).await.expect("the log");
    assert!(!log.join(" ").contains('@') && !log.join(" ").contains("Rosa"), "the log is never shortened: {log:?}");
    let wrong = FormData::default().with("contact_name", "Rosa").with("contact_email", "nobody");
    let answer = site.post_as(&cookie, "/admin/contacts/riverside", &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.attribute("#contact_email", "value"), "nobody");
}

#[tokio::test]
async fn a_city_is_told_of_each_round_year_once_and_an_editor_finds_a_post_begun() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let path = site.get("/anniversaries").await.attribute(".tie-name a", "href");
    let city = path.trim_start_matches("/cities/").split('#').next().expect("a city").to_owned();
    set_contact(&site, &cookie, &city, "rosa@example.org").await;
    for _ in 0..3 {
        upkeep::once(&site.app).await.expect("upkeep");
        site.app.clock.advance(10 * DAY);
    }
    let told: Vec<_> = site.letters().await.into_iter().filter(|letter| letter.1.starts_with("Anniversaries")).collect();
    let pages = site.get(&format!("/cities/{city}")).await;
    let expected = pages.all("h2 + ul > li").into_iter().filter(|line| line.contains("years with")).count();
    assert!(expected > 0, "{city} has a round year");
    assert_eq!(told.iter().map(|letter| letter.2.matches("known from:").count()).sum::<usize>(), expected, "{told:?}");
    assert!(told.iter().all(|letter| !letter.2.contains("January")), "a year is a year");

    let cookie = site.sign_in("editor").await;
    let list = site.get_as(&cookie, "/admin/anniversaries").await;
    let feed = site.get("/anniversaries.atom").await;
    let coming = site.get("/anniversaries").await.all(".tie-name").len();
    assert_eq!(feed.text().matches("<entry>").count(), coming.min(50), "the feed has what the page has");
    assert!(coming > 5 && !feed.text().contains("1 January"), "{coming}");
    let draft = list.attribute(".queue > li > a", "href");
    let form = site.get_as(&cookie, &draft).await;
    assert_eq!(form.status, StatusCode::OK);
    let title = form.attribute("#title", "value");
    assert!(title.contains("years:"), "{title}");
    assert!(form.raw("#body").contains("We know of the first year"), "{}", form.text());
    assert_eq!(site.count("news_post").await, 0, "nothing is published by looking");
}

#[tokio::test]
async fn what_a_city_does_in_another_language_is_kept_in_the_language_of_those_who_read_it() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    set_contact(&site, &cookie, "riverside", "rosa@example.org").await;
    upkeep::once(&site.app).await.expect("upkeep");
    let path = format!("/es{}", page_of(&questions(&site).await[0]));
    let page = site.get(&path).await;
    assert_eq!(page.raw("#known_from").trim(), "Somos el contacto de la propia ciudad.");
    let form_id = site.form_id(&path).await;
    let fields = [
        ("form_id", form_id.as_str()),
        ("words", "Desde 1958."),
        ("known_from", page.raw("#known_from").trim()),
        ("sender_name", "Rosa Lopez"),
        ("sender_email", "rosa@example.org"),
    ]
    .into_iter()
    .fold(FormData::default(), |form, (name, value)| form.with(name, value));
    assert_eq!(site.post("/es/correct/cities/riverside", &fields).await.status, StatusCode::SEE_OTHER);
    let kept: String = sqlx::query_scalar("SELECT known_from FROM message").fetch_one(&site.app.database).await.expect("a message");
    assert_eq!(kept, "We are the city’s own contact.");

    assert_eq!(site.post(&path, &FormData::default()).await.status, StatusCode::SEE_OTHER);
    let line: (String, String) =
        sqlx::query_as("SELECT subject, changes FROM log_entry WHERE who = 'the city’s contact' ORDER BY id LIMIT 1")
            .fetch_one(&site.app.database)
            .await
            .expect("a line of the log");
    assert_eq!(line.0, "member city: Riverside");
    assert!(line.1.contains("Confirmed by the city on"), "{}", line.1);
}
