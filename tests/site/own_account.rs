//! The own account: its sessions, password, telephone and printed codes.

use crate::accounts::{OTHER, PASSWORD, code, cookie, invited, link, member, new_password, person, set_up, shown, sign_in};
use crate::support::{FormData, Site};
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, Version};
use axum::http::StatusCode;
use socal_sister_cities::{
    database,
    people::{self, Purpose, Role},
};
use std::time::Duration;

#[tokio::test]
async fn own_sessions_are_listed_and_ended_and_nobody_elses() {
    let site = Site::new().await;
    let (_, first) = member(&site, "grace@example.org", Role::Editor).await;
    let other = site.sign_in("editor").await;
    let agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
    sqlx::query("UPDATE session SET device = ? WHERE person = 1").bind(agent).execute(&site.app.database).await.expect("a device");
    for _ in 0..2 {
        let person = person(&site, "grace@example.org").await.id;
        let mut write = database::begin_write(&site.app.database).await.expect("a transaction");
        people::Session::begin(
            &mut write,
            person,
            "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Firefox/130.0",
            "10.0.0.1",
            site.app.clock.now(),
        )
        .await
        .expect("a session");
        write.commit().await.expect("a commit");
    }
    let page = site.get_as(&first, "/admin/account").await;
    assert_eq!(page.all(".sessions strong"), ["Firefox on Linux", "Firefox on Linux", "Safari on an iPhone"]);
    let own = page.attributes(".sessions input[name=session]", "value");
    assert_eq!(own.len(), 2, "there is no button for the present one");
    let end = async |cookie: &str, session: &str| {
        site.post_as(cookie, "/admin/account/end-session", &FormData::default().with("session", session)).await.status
    };
    assert_eq!(end(&other, &own[0]).await, StatusCode::NOT_FOUND);
    assert_eq!(end(&first, "").await, StatusCode::NOT_FOUND);
    assert_eq!(end(&first, &own[0]).await, StatusCode::SEE_OTHER);
    assert_eq!(site.get_as(&first, "/admin/account").await.all(".sessions li").len(), 2);
    assert_eq!(end(&first, "others").await, StatusCode::SEE_OTHER);
    assert_eq!(site.get_as(&first, "/admin/account").await.all(".sessions li").len(), 1);
    assert_eq!(site.get_as(&other, "/admin").await.status, StatusCode::OK);
}

#[tokio::test]
async fn changing_the_password_asks_for_the_present_one_and_ends_other_sessions_and_links() {
    let site = Site::new().await;
    let (factor, here) = member(&site, "grace@example.org", Role::Editor).await;
    let elsewhere = cookie(&sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &factor)).await);
    let reset = link(&site, "grace@example.org", Purpose::Reset).await;
    let form = new_password(OTHER, "").with("password", "not this one");
    let answer = site.post_as(&here, "/admin/account/password", &form).await;
    assert_eq!(answer.attributes(".error-summary a", "href"), ["#password"]);
    assert_eq!(site.get_as(&elsewhere, "/admin").await.status, StatusCode::OK);
    let answer = site.post_as(&here, "/admin/account/password", &form.with("password", PASSWORD)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get_as(&here, answer.header("location")).await.status, StatusCode::OK);
    assert_eq!(site.get_as(&elsewhere, "/admin").await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get(&reset).await.status, StatusCode::NOT_FOUND);
    site.app.clock.advance(Duration::from_mins(1));
    assert_eq!(sign_in(&site, "grace@example.org", OTHER, &code(&site, &factor)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn whoever_gets_a_new_key_is_told_by_mail() {
    let site = Site::new().await;
    let (factor, here) = member(&site, "grace@example.org", Role::Editor).await;
    assert_eq!(site.count("letter").await, 0, "an invitation that was taken up is no news");
    site.post_as(&here, "/admin/account/password", &new_password(OTHER, "").with("password", PASSWORD)).await;
    site.post_as(&here, "/admin/account/codes", &FormData::default().with("code", &code(&site, &factor))).await;
    site.app.clock.advance(Duration::from_mins(1));
    let page = site.post_as(&here, "/admin/account/factor", &FormData::default().with("code", &code(&site, &factor))).await;
    let form = FormData::default().with("factor", &page.attribute("input[name=factor]", "value"));
    let factor = shown(&page);
    site.post_as(&here, "/admin/account/factor", &form.with("new_code", &code(&site, &factor))).await;
    site.app.clock.advance(Duration::from_mins(1));
    site.post(&link(&site, "grace@example.org", Purpose::Reset).await, &new_password(PASSWORD, &code(&site, &factor))).await;
    set_up(&site, &link(&site, "grace@example.org", Purpose::ResetWithFactor).await).await;
    let letters = site.letters().await;
    let subjects: Vec<_> = letters.iter().map(|letter| letter.1.split("a change to ").nth(1).unwrap_or_default()).collect();
    assert_eq!(
        subjects,
        ["your password", "your printed recovery codes", "your telephone", "your password", "your password and your telephone"]
    );
    assert!(letters.iter().all(|letter| letter.0 == "Grace <grace@example.org>" && !letter.2.contains("http")));
}

#[tokio::test]
async fn a_new_telephone_needs_a_code_of_the_old_one_and_ends_other_sessions() {
    let site = Site::new().await;
    let (old, here) = member(&site, "grace@example.org", Role::Editor).await;
    let elsewhere = cookie(&sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &old)).await);
    let send = async |cookie: &str, form: FormData| site.post_as(cookie, "/admin/account/factor", &form).await;
    let replay = FormData::default().with("code", &code(&site, &old));
    assert_eq!(send(&here, replay).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a code that was used to sign in");
    site.app.clock.advance(Duration::from_mins(1));
    let page = send(&here, FormData::default().with("code", &code(&site, &old))).await;
    let (new, sealed) = (shown(&page), page.attribute("input[name=factor]", "value"));
    let form = |code: &str| FormData::default().with("factor", &sealed).with("new_code", code);
    assert_eq!(send(&here, form("000000")).await.all("#factor-letters"), page.all("#factor-letters"));
    let foreign = send(&elsewhere, form(&code(&site, &new))).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY, "another session cannot use it");
    let mut forged = sealed.clone();
    forged.replace_range(0..1, if sealed.starts_with('A') { "B" } else { "A" });
    assert_eq!(send(&here, form(&code(&site, &new)).with("factor", &forged)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = send(&here, form(&code(&site, &new))).await;
    assert_eq!((done.status, done.all(".recovery-codes li").len()), (StatusCode::OK, 10));
    site.app.clock.advance(Duration::from_secs(30));
    assert_eq!(send(&here, form(&code(&site, &new))).await.status, StatusCode::UNPROCESSABLE_ENTITY, "once");
    assert_eq!(site.get_as(&here, "/admin").await.status, StatusCode::OK);
    assert_eq!(site.get_as(&elsewhere, "/admin").await.status, StatusCode::SEE_OTHER);
    site.app.clock.advance(Duration::from_mins(1));
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &old)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &new)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn new_printed_codes_take_the_place_of_the_old_ones() {
    let site = Site::new().await;
    let (factor, answer) = set_up(&site, &invited(&site, "grace@example.org", Role::Editor).await).await;
    let (here, old) = (cookie(&answer), answer.all(".recovery-codes code"));
    let form = FormData::default().with("code", &code(&site, &factor));
    assert_eq!(site.post_as(&here, "/admin/account/codes", &FormData::default()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let new = site.post_as(&here, "/admin/account/codes", &form).await.all(".recovery-codes code");
    assert_eq!(new.len(), 10);
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &old[0]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &new[0]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_password_that_was_hashed_with_less_is_hashed_anew_at_sign_in() {
    let site = Site::new().await;
    let (factor, _) = member(&site, "grace@example.org", Role::Editor).await;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8, 1, 1, None).expect("parameters"));
    let weak = argon2.hash_password(PASSWORD.as_bytes()).expect("a hash").to_string();
    sqlx::query("UPDATE person SET password_hash = ?").bind(weak).execute(&site.app.database).await.expect("a hash");
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &factor)).await.status, StatusCode::SEE_OTHER);
    let hash: String = sqlx::query_scalar("SELECT password_hash FROM person").fetch_one(&site.app.database).await.expect("a hash");
    assert!(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"), "{hash}");
    site.app.clock.advance(Duration::from_mins(1));
    assert_eq!(sign_in(&site, "grace@example.org", PASSWORD, &code(&site, &factor)).await.status, StatusCode::SEE_OTHER);
}
