//! Links for one use: an invitation, a way to a new password; whom they let in, in which browser, and whom they do not.

use crate::{
    accounts::{
        OTHER, PASSWORD, code, cookie, dump, invitation, invited, link, link_in, member, new_password, path, person, set_up, set_up_form,
        shown, sign_in,
    },
    support::{FormData, Site, request},
};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use futures_util::future::join_all;
use socal_sister_cities::{
    log::Who,
    people::{self, Purpose, Role},
};
use std::time::Duration;

#[tokio::test]
async fn an_invitation_sets_password_and_telephone_shows_ten_codes_once_and_signs_in() {
    let site = Site::new().await;
    let link = invited(&site, "grace@example.org", Role::Editor).await;
    let first = site.get(&link).await;
    assert_eq!((first.status, first.all("h1")[0].as_str()), (StatusCode::OK, "Welcome, Grace"));
    assert!(!first.text().contains("factor-letters"), "whoever fetches the link learns no secret");
    let page = site.post(&link, &FormData::default()).await;
    assert_eq!(page.attributes("svg.qr path", "d").len(), 1);
    assert!(!page.text().contains("data:") && !page.text().contains("style=\""));
    let factor = shown(&page);
    let answer = site.post(&link, &set_up_form(&page, &code(&site, &factor))).await;
    assert_eq!((answer.status, answer.header("cache-control")), (StatusCode::OK, "no-store"));
    let codes = answer.all(".recovery-codes code");
    assert_eq!(codes.len(), 10);
    assert_eq!(site.get_as(&cookie(&answer), "/admin").await.status, StatusCode::OK);
    for secret in [&codes[0], &factor.letters(), PASSWORD] {
        assert!(!dump(&site).await.concat().contains(secret), "a secret is stored as it is");
    }
    let replay = sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &factor)).await;
    assert_eq!(replay.status, StatusCode::UNPROCESSABLE_ENTITY, "the code that proved the telephone is used up");
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &codes[3].to_uppercase()).await.status, StatusCode::SEE_OTHER);
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &codes[3]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(site.get(&link).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_invitation_that_is_filled_in_wrongly_keeps_its_picture_and_stores_nothing() {
    let site = Site::new().await;
    let link = invited(&site, "grace@example.org", Role::Editor).await;
    let page = site.post(&link, &FormData::default()).await;
    let (factor, before) = (shown(&page), dump(&site).await);
    let right = code(&site, &factor);
    let wrong = [
        ("new_password", "short", "at least 12"),
        ("new_password", "Riverside-2026", "guessed"),
        ("new_password", "grace@example.org", "guessed"),
        ("again", "something else entirely", "not the same"),
        ("code", "000000", "six digits"),
        ("code", "", "six digits"),
    ];
    for (field, value, sentence) in wrong {
        let mut form = set_up_form(&page, &right).with(field, value);
        if field == "new_password" {
            form = form.with("again", value);
        }
        let answer = site.post(&link, &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{value}");
        assert!(answer.all(".error-summary a")[0].contains(sentence), "{value}: {:?}", answer.all(".error-summary a"));
        assert_eq!(answer.all("#factor-letters"), page.all("#factor-letters"));
        assert!(!answer.text().contains(PASSWORD));
    }
    // one that the site did not make for this link
    let other = invited(&site, "other@example.org", Role::Editor).await;
    let foreign = site.post(&other, &FormData::default()).await;
    let answer = site.post(&link, &set_up_form(&foreign, &code(&site, &shown(&foreign)))).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_ne!(answer.all("#factor-letters"), foreign.all("#factor-letters"));
    let after = dump(&site).await;
    assert!(before.iter().all(|row| after.contains(row)), "nothing was changed");
    assert_eq!(site.post(&link, &set_up_form(&page, &right)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn of_fifty_who_use_one_link_at_once_one_succeeds() {
    let site = Site::new().await;
    let link = invited(&site, "grace@example.org", Role::Editor).await;
    let page = site.post(&link, &FormData::default()).await;
    let form = set_up_form(&page, &code(&site, &shown(&page)));
    let answers = join_all((0..50).map(|_| site.post(&link, &form))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::OK).count(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::NOT_FOUND).count(), 49);
    assert_eq!((site.count("session").await, site.count("recovery_code").await), (1, 10));
    // and one to a new password, where most are told to wait
    let factor = shown(&page);
    site.app.clock.advance(Duration::from_mins(1));
    let asked = cookie(&site.post("/sign-in/forgotten", &FormData::default().with("email", "grace@example.org")).await);
    let link = link_in(&site.newest_to("grace@example.org").await.1);
    let form = new_password(OTHER, &code(&site, &factor));
    let answers = join_all((0..50).map(|_| site.post_as(&asked, &link, &form))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::SEE_OTHER).count(), 1);
    assert!(answers.iter().all(|answer| answer.status.is_client_error() || answer.status == StatusCode::SEE_OTHER));
}

#[tokio::test]
async fn links_guessed_used_expired_or_of_somebody_shut_out_are_answered_alike() {
    let site = Site::new().await;
    site.sign_in("administrator").await;
    let used = invited(&site, "used@example.org", Role::Editor).await;
    let (factor, _) = set_up(&site, &used).await;
    let changed = link(&site, "used@example.org", Purpose::Reset).await;
    let second = link(&site, "used@example.org", Purpose::ResetWithFactor).await;
    assert_eq!(site.post(&changed, &new_password(OTHER, &code(&site, &factor))).await.status, StatusCode::SEE_OTHER);
    let shut_out = invited(&site, "out@example.org", Role::Editor).await;
    let id = person(&site, "out@example.org").await.id;
    people::shut_out(&site.app, &Who::named("a test"), id).await.expect("shut out");
    people::let_in(&site.app, &Who::named("a test"), id).await.expect("let in");
    let shut_out_now = link(&site, "out@example.org", Purpose::Invitation).await;
    sqlx::query("UPDATE person SET disabled_at = made_at WHERE id = ?").bind(id).execute(&site.app.database).await.expect("shut out");
    let over = invited(&site, "over@example.org", Role::Editor).await;
    sqlx::query("UPDATE person SET term_ends_on = '2026-11-23' WHERE email = 'over@example.org'")
        .execute(&site.app.database)
        .await
        .expect("over");
    let late = link(&site, "used@example.org", Purpose::Reset).await;
    site.app.clock.advance(Duration::from_hours(1));
    let expired = invited(&site, "late@example.org", Role::Editor).await;
    site.app.clock.advance(Duration::from_hours(24 * 7));
    let guessed = format!("/account/{}", "A".repeat(43));
    let (get, post) = (site.get(&guessed).await, site.post(&guessed, &new_password(PASSWORD, "123456")).await);
    assert_eq!(get.status, StatusCode::NOT_FOUND);
    assert_eq!(get.all("h1"), ["This link is not good any more"]);
    for link in [used, changed, second, shut_out, shut_out_now, over, late, expired, "/account/x".to_owned()] {
        let (again, posted) = (site.get(&link).await, site.post(&link, &new_password(PASSWORD, &code(&site, &factor))).await);
        // a page names its own address in other languages
        let [got, expected] = [(&again, &link), (&get, &guessed)].map(|(page, own)| page.text().replace(own.as_str(), ""));
        assert_eq!((again.status, got), (get.status, expected), "{link}");
        let [got, expected] = [(&posted, &link), (&post, &guessed)].map(|(page, own)| page.text().replace(own.as_str(), ""));
        assert_eq!((posted.status, got), (post.status, expected), "{link}");
        assert!(posted.headers.get("set-cookie").is_none());
    }
}

#[tokio::test]
async fn a_link_to_a_new_password_still_asks_for_the_second_factor_and_ends_every_session() {
    let site = Site::new().await;
    let (factor, cookie_before) = member(&site, "grace@example.org", Role::Editor).await;
    let reset = link(&site, "grace@example.org", Purpose::Reset).await;
    for wrong in ["", "000000"] {
        let answer = site.post(&reset, &new_password(OTHER, wrong)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.attributes(".error-summary a", "href"), ["#code"]);
    }
    let right = code(&site, &factor);
    let answer = site.post(&reset, &new_password("Sister-Cities-2026", &right)).await;
    assert_eq!(answer.attributes(".error-summary a", "href"), ["#new_password"], "a bad password costs no code");
    let answer = site.post(&reset, &new_password(OTHER, &right)).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/admin"));
    assert_eq!(site.get_as(&cookie(&answer), "/admin").await.status, StatusCode::OK);
    assert_eq!(site.get_as(&cookie_before, "/admin").await.status, StatusCode::SEE_OTHER);
    site.app.clock.advance(Duration::from_mins(1));
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &factor)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&site, "grace@example.org", OTHER, &code(&site, &factor)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn whoever_has_a_link_may_guess_five_codes_in_a_quarter_of_an_hour_and_many_at_once_are_no_more() {
    let site = Site::new().await;
    let (factor, _) = member(&site, "grace@example.org", Role::Editor).await;
    let reset = link(&site, "grace@example.org", Purpose::Reset).await;
    let form = new_password(OTHER, "000000");
    let answers = join_all((0..12).map(|_| site.post(&reset, &form))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::UNPROCESSABLE_ENTITY).count(), 5);
    let wait = site.post(&reset, &new_password(OTHER, &code(&site, &factor))).await;
    assert_eq!((wait.status, wait.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "900"));
    site.app.clock.advance(Duration::from_mins(15));
    assert_eq!(site.post(&reset, &new_password(OTHER, &code(&site, &factor))).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_link_for_a_lost_telephone_sets_password_and_telephone_anew() {
    let site = Site::new().await;
    let (old, cookie_before) = member(&site, "grace@example.org", Role::Editor).await;
    let (new, _) = set_up(&site, &link(&site, "grace@example.org", Purpose::ResetWithFactor).await).await;
    assert_ne!(old.letters(), new.letters());
    assert_eq!(site.get_as(&cookie_before, "/admin").await.status, StatusCode::SEE_OTHER);
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &old)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &new)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn whoever_is_invited_before_the_term_begins_signs_in_from_its_first_day() {
    let site = Site::new().await;
    let link = invited(&site, "grace@example.org", Role::Editor).await;
    sqlx::query("UPDATE person SET term_begins_on = '2026-12-01'").execute(&site.app.database).await.expect("a later term");
    let (factor, answer) = set_up(&site, &link).await;
    assert!(answer.headers.get("set-cookie").is_none() && answer.text().contains("1 December 2026"));
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &factor)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    site.app.clock.advance(Duration::from_hours(24 * 7));
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &factor)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn every_link_in_every_letter_is_inert_until_somebody_presses_its_button() {
    let site = Site::new().await;
    let administrator = site.sign_in("administrator").await;
    let (factor, _) = member(&site, "grace@example.org", Role::Editor).await;
    let form = invitation("new@example.org");
    assert_eq!(site.post_as(&administrator, "/admin/people/invite", &form).await.status, StatusCode::SEE_OTHER);
    let asked = site.post("/sign-in/forgotten", &FormData::default().with("email", "grace@example.org")).await;
    sqlx::query("UPDATE person SET term_ends_on = '2026-12-01' WHERE email = 'grace@example.org'")
        .execute(&site.app.database)
        .await
        .expect("a term");
    people::announce_terms(&site.app).await.expect("letters");
    site.post_as(&administrator, "/admin/mail/test", &FormData::default()).await;
    let letters = site.letters().await;
    assert_eq!(letters.len(), 5);
    let before = dump(&site).await;
    let words = letters.iter().flat_map(|letter| letter.2.split_whitespace());
    let links: Vec<String> = words.filter(|word| word.starts_with("http")).map(|word| path(word.trim_end_matches('.'))).collect();
    assert_eq!(links.len(), 5, "{links:?}");
    for link in &links {
        for _ in 0..5 {
            site.get(link).await;
            site.get_as(&cookie(&asked), link).await;
            site.get_as(&administrator, link).await;
            site.send(request(Method::HEAD, link).body(Body::empty()).expect("a request")).await;
        }
    }
    assert_eq!(dump(&site).await, before);
    set_up(&site, &link_in(&letters[0].2)).await;
    let answer = site.post_as(&cookie(&asked), &link_in(&letters[1].2), &new_password(OTHER, &code(&site, &factor))).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}
