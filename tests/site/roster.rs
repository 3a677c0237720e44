//! Who may work on the site: administrators invite, appoint, shut out and let in, and the end of a term is announced.

use crate::{
    accounts::{PASSWORD, appointment, code, cookie, dump, invitation, invited, link_in, member, set_up, sign_in},
    support::{FormData, Site},
};
use axum::http::StatusCode;
use jiff::civil::date;
use socal_sister_cities::{
    log::Who,
    people::{self, Outcome, Person, Role},
};
use std::time::Duration;

#[tokio::test]
async fn administrators_invite_change_shut_out_and_let_in_and_each_is_in_the_log() {
    let site = Site::new().await;
    let administrator = site.sign_in("administrator").await;
    let send = async |path: &str, form: &FormData| site.post_as(&administrator, path, form).await;
    let answer = send("/admin/people/invite", &invitation("Edsger@Example.org")).await;
    let person_path = answer.header("location").split('?').next().unwrap_or_default().to_owned();
    let (to, subject, body, _) = site.letters().await.remove(0);
    assert_eq!((to.as_str(), subject.contains("invitation")), ("Edsger <edsger@example.org>", true));
    let (factor, answer) = set_up(&site, &link_in(&body)).await;
    let editor = cookie(&answer);
    let again = send("/admin/people/invite", &invitation("edsger@example.org")).await;
    assert_eq!(again.attributes(".error-summary a", "href"), ["#email"]);
    let list = site.get_as(&administrator, "/admin/people").await;
    assert!(
        list.all(".people li")[1].starts_with("Edsger at work Secretary, editor 24 November 2026 to 31 December 2027"),
        "{:?}",
        list.all(".people li")
    );
    let page = site.get_as(&administrator, &person_path).await;
    assert_eq!(page.attribute("#until", "value"), "2027-12-31");
    assert_eq!(page.all(".sessions li").len(), 1);
    let change = invitation("").with("office", "President").with("name", "Edsger W.");
    assert_eq!(send(&person_path, &change).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get_as(&editor, "/admin").await.status, StatusCode::OK, "another office ends no session");
    assert_eq!(send(&person_path, &change.with("role", "administrator")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get_as(&editor, "/admin").await.status, StatusCode::SEE_OTHER, "another role does");
    let signed = cookie(&sign_in(&site, "edsger@example.org", PASSWORD, &code(&site, &factor)).await);
    send(&format!("{person_path}/end-sessions"), &FormData::default()).await;
    assert_eq!(site.get_as(&signed, "/admin").await.status, StatusCode::SEE_OTHER);
    send(&format!("{person_path}/send-link"), &FormData::default()).await;
    let reset = link_in(&site.letters().await[1].2);
    assert_eq!(site.get(&reset).await.all("h1"), ["A new password"]);
    send(&format!("{person_path}/shut-out"), &FormData::default()).await;
    let useless = send(&format!("{person_path}/send-link"), &FormData::default()).await;
    assert_eq!(useless.attributes(".error-summary a", "href"), ["#send-link"]);
    assert_eq!(site.get(&reset).await.status, StatusCode::NOT_FOUND);
    site.app.clock.advance(Duration::from_mins(1));
    assert_eq!(sign_in(&site, "edsger@example.org", PASSWORD, &code(&site, &factor)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    send(&format!("{person_path}/let-in"), &FormData::default()).await;
    assert_eq!(sign_in(&site, "edsger@example.org", PASSWORD, &code(&site, &factor)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get(&reset).await.status, StatusCode::NOT_FOUND, "letting in brings no link back");
    let log = site.get_as(&administrator, &format!("/admin/log?path={person_path}")).await;
    let actions: Vec<String> =
        log.all(".log li > p").iter().map(|line| line.split(':').nth(1).unwrap_or_default().trim().to_owned()).collect();
    for action in
        ["invite", "change", "shut out", "let in again", "sign out everywhere", "send a way to a new password", "take up the invitation"]
    {
        assert!(actions.iter().any(|line| line.starts_with(action)), "{action}: {actions:?}");
    }
    assert!(log.text().contains("<del>Secretary</del> <ins>President</ins>"));
}

#[tokio::test]
async fn an_invitation_that_is_typed_wrongly_gets_sentences() {
    let site = Site::new().await;
    let administrator = site.sign_in("administrator").await;
    for (field, value) in [
        ("name", ""),
        ("name", &"x".repeat(101)),
        ("email", "nowhere"),
        ("email", ""),
        ("office", ""),
        ("role", "king"),
        ("from", "soon"),
        ("until", ""),
        ("until", "2026-02-30"),
        ("until", "2026-11-23"),
    ] {
        let answer = site.post_as(&administrator, "/admin/people/invite", &invitation("new@example.org").with(field, value)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}");
        assert_eq!(answer.attributes(".error-summary a", "href"), [format!("#{field}")], "{field} {value}");
    }
    assert_eq!((site.count("person").await, site.count("letter").await), (1, 0));
    let hostile = invitation("new@example.org").with("name", "<script>alert(1)</script>\u{202e}").with("office", "a\r\nBcc: x@example.org");
    assert_eq!(site.post_as(&administrator, "/admin/people/invite", &hostile).await.status, StatusCode::SEE_OTHER);
    assert!(!site.get_as(&administrator, "/admin/people").await.text().contains("<script>"));
    assert!(!site.letters().await[0].2.contains("\nBcc"));
}

#[tokio::test]
async fn the_last_working_administrator_cannot_be_taken_away() {
    let site = Site::new().await;
    let administrator = site.sign_in("administrator").await;
    invited(&site, "invited@example.org", Role::Administrator).await;
    let before = dump(&site).await;
    let form = invitation("").with("role", "administrator");
    let demoted = form.clone().with("role", "editor");
    let ended = form.clone().with("until", "2026-11-23").with("from", "2026-01-01");
    let not_begun = form.with("from", "2026-11-25");
    for form in [demoted, ended, not_begun] {
        let answer = site.post_as(&administrator, "/admin/people/1", &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.all(".error-summary a")[0].starts_with("This is the last administrator"));
    }
    let answer = site.post_as(&administrator, "/admin/people/1/shut-out", &FormData::default()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.all(".error-summary a")[0].starts_with("This is the last administrator"));
    assert_eq!(dump(&site).await, before);
}

#[tokio::test]
async fn two_administrators_who_remove_each_other_at_once_leave_one() {
    let site = Site::new().await;
    site.sign_in("administrator").await;
    member(&site, "grace@example.org", Role::Administrator).await;
    let who = Who::named("a test");
    let grace = appointment("Grace", Role::Editor);
    let (first, second) = tokio::join!(people::shut_out(&site.app, &who, 1), people::appoint(&site.app, &who, 2, &grace, None));
    let outcomes = [first.expect("an outcome"), second.expect("an outcome")];
    assert!(outcomes.contains(&Outcome::Done) && outcomes.contains(&Outcome::Last), "{outcomes:?}");
    assert_eq!(Person::working_administrators(&site.app.database, date(2026, 11, 24)).await.expect("people").len(), 1);
}

#[tokio::test]
async fn the_end_of_a_term_is_announced_once_to_its_holder_and_once_to_the_president() {
    let site = Site::new().await;
    for (name, office, ends) in [
        ("Ann", "Secretary", "2027-03-31"),
        ("Bob", " president ", "2027-06-30"),
        ("Cyd", "Editor", "2027-09-30"),
        ("Dee", "Editor", "2026-12-01"),
    ] {
        sqlx::query(
            "INSERT INTO person (name, email, role, office, term_begins_on, term_ends_on, password_hash, totp_secret, made_at, disabled_at)
             VALUES (?1, lower(?1) || '@example.org', 'editor', ?2, '2026-01-01', ?3, 'none', zeroblob(20), '2026-01-01T00:00:00.000Z',
                     CASE ?1 WHEN 'Dee' THEN '2026-02-01T00:00:00.000Z' END)",
        )
        .bind(name)
        .bind(office)
        .bind(ends)
        .execute(&site.app.database)
        .await
        .expect("a person");
    }
    let mut days = Vec::new();
    for day in 0..365 {
        people::announce_terms(&site.app).await.expect("letters");
        days.extend((days.len()..site.letters().await.len()).map(|_| day));
        if day == 200 {
            // a second term gets its own letters
            sqlx::query("UPDATE person SET term_ends_on = '2027-10-31' WHERE name = 'Ann'")
                .execute(&site.app.database)
                .await
                .expect("a term");
        }
        site.app.clock.advance(Duration::from_hours(24));
    }
    let letters = site.letters().await;
    let to: Vec<_> =
        letters.iter().map(|letter| letter.0.split('<').next_back().unwrap_or_default().trim_end_matches('>').to_owned()).collect();
    // Bob's own end is announced to the chapter's mailbox, and after it there is no president
    let chapter = "admin@socalsistercities.org";
    assert_eq!(
        to,
        ["ann@example.org", "bob@example.org", "bob@example.org", chapter, "cyd@example.org", chapter, "ann@example.org", chapter]
    );
    assert_eq!(days, [97, 97, 188, 188, 280, 280, 311, 311]);
    assert!(letters[0].2.contains("31 March 2027") && letters[1].1.contains("Ann"));
}
