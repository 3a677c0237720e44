//! The same event again on other days.

use crate::{
    published::{picture, publish},
    support::{FormData, Site},
};
use axum::http::StatusCode;
use std::time::Duration;

async fn form(site: &Site, editor: &str, number: i64) -> FormData {
    let form_id = site.get_as(editor, &format!("/admin/submissions/{number}/again")).await.attribute("input[name=form_id]", "value");
    site.app.clock.advance(Duration::from_secs(5));
    FormData::default().with("form_id", &form_id)
}

#[tokio::test]
async fn a_rule_is_shown_as_dates_before_drafts_are_made_and_drafts_are_made_once() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let editor = site.sign_in("editor").await;
    let event = site.event().await.with("starts_on", "2027-02-06").with("date_2", "2027-02-07").with("start_2", "10:00");
    let event =
        event.with("status", "postponed").with("reply_by", "2027-02-01").with("image_text", "A lantern").file("image", "a.png", &picture());
    let number = publish(&site, &editor, event).await;
    let path = format!("/admin/submissions/{number}/again");
    let rule = form(&site, &editor, number).await.with("every", "2").with("weekday", "saturday").with("from", "2027-03-01");
    let rule = rule.with("until", "2027-03-31").with("days", "12/25/2027");
    let shown = site.post_as(&editor, &path, &rule.clone().with("do", "show")).await;
    let expected = ["Saturday, 6 March 2027", "Saturday, 20 March 2027", "Saturday, 25 December 2027"];
    assert_eq!((shown.status, shown.all("#shown li")), (StatusCode::OK, expected.map(str::to_owned).to_vec()));
    assert_eq!(shown.raw("#days").trim(), "2027-03-06\n2027-03-20\n2027-12-25");
    assert_eq!(site.count("submission").await, 1, "nothing is saved yet");
    for _ in 0..2 {
        let made = site.post_as(&editor, &path, &rule.clone().with("do", "drafts")).await;
        assert_eq!((made.status, made.header("location")), (StatusCode::SEE_OTHER, "/admin/queue?order=newest"));
    }
    assert_eq!((site.count("submission").await, site.count("item").await), (4, 1), "drafts wait");
    assert_eq!(site.get_as(&editor, "/admin/queue").await.all(".queue > li").len(), 3);
    assert_eq!(site.count("log_entry WHERE action LIKE 'copy%'").await, 1);
    site.decided(&editor, 3, "publish", FormData::default()).await;
    let page = site.get("/events/qi-xi-tanabata-evening-2").await;
    let dates = page.all(".when-where dd");
    // the clocks were set on 14 March: the times stay
    assert_eq!(dates[0], "Saturday, 20 March 2027, 6:30 pm to 9:00 pm, Los Angeles time (PDT)");
    assert_eq!(dates[1], "Sunday, 21 March 2027, 10:00 am, Los Angeles time (PDT)");
    assert!(page.all(".badge").is_empty() && page.all("main")[0].contains("Monday, 15 March 2027"));
    assert_eq!(page.attributes(".item-image img", "alt"), ["A lantern"]);
    let uids: Vec<String> = sqlx::query_scalar("SELECT DISTINCT uid FROM calendar_entry").fetch_all(&site.app.database).await.unwrap();
    assert_eq!(uids.len(), 4);
}

#[tokio::test]
async fn dates_can_be_added_to_the_event_itself_and_are_saved_by_its_own_form() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let number = publish(&site, &editor, site.event().await).await;
    let path = format!("/admin/submissions/{number}/again");
    let wanted = form(&site, &editor, number).await.with("days", "2027-07-07\n2027-07-14\n7/21/2027\n2027-07-28\n2027-08-04\n2027-08-11");
    let opened = site.post_as(&editor, &path, &wanted.with("do", "dates")).await;
    assert_eq!(opened.status, StatusCode::OK);
    assert_eq!(
        opened.attributes("[name=starts_on], [name^=date_]", "value")[..6],
        ["2027-07-07", "2027-07-14", "2027-07-21", "2027-07-28", "2027-08-04", "2027-08-11"]
    );
    assert_eq!(opened.attribute("#end_6", "value"), "21:00");
    assert_eq!(opened.attribute("form[action$=edit]", "action"), format!("/admin/submissions/{number}/edit"));
    assert_eq!(site.get("/events/qi-xi-tanabata-evening").await.all(".when-where dd").iter().filter(|dd| dd.contains("PDT")).count(), 1);
}

#[tokio::test]
async fn what_is_no_date_and_what_is_too_much_is_told_in_a_sentence() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let number = publish(&site, &editor, site.event().await).await;
    let path = format!("/admin/submissions/{number}/again");
    for (field, value, sentence) in [
        ("days", "", "Please list at least one date"),
        ("days", "soon\nlater", "“soon” is not a date we can read"),
        ("every", "1", "Please give the first and the last day"),
        ("every", "hourly", "Please choose one of the answers"),
    ] {
        let answer = site.post_as(&editor, &path, &form(&site, &editor, number).await.with("do", "drafts").with(field, value)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}");
        assert!(answer.all(".error-summary li")[0].contains(sentence), "{:?}", answer.all(".error-summary li"));
    }
    let many = form(&site, &editor, number).await.with("every", "day").with("from", "2027-01-01").with("until", "2027-12-31");
    let answer = site.post_as(&editor, &path, &many.with("do", "drafts")).await;
    assert!(answer.all(".error-summary li")[0].contains("more than 60 dates"));
    // sixty, and its own
    let sixty = form(&site, &editor, number).await.with("every", "day").with("from", "2028-01-01").with("until", "2028-02-29");
    let answer = site.post_as(&editor, &path, &sixty.with("do", "dates")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.all(".error-summary li")[0].contains("more than 60 dates"));
    assert_eq!(site.count("submission").await, 1);
    assert_eq!(site.get_as(&editor, "/admin/submissions/999/again").await.status, StatusCode::NOT_FOUND);
}
