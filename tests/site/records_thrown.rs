//! Records that were thrown away, moved, or made twice.

use crate::records::{field, fields_of, filled, form_path, sample};
use crate::support::{FormData, Site};
use axum::http::StatusCode;
use socal_sister_cities::{content, records::Kind, upkeep};
use std::time::Duration;

#[tokio::test]
async fn what_was_thrown_away_or_moved_while_somebody_wrote_does_not_take_their_words_along() {
    let site = Site::new().await;
    let (ada, grace) = (site.sign_in("administrator").await, site.sign_in("editor").await);
    let path = "/admin/records/pages/donate";
    let form = filled(&site, &ada, path).await;
    form_path(&site.post_as(&ada, path, &form.with("title", "Give")).await);
    let (hers, theirs) = (filled(&site, &ada, path).await, filled(&site, &grace, path).await.with("title", "Give something"));
    form_path(&site.post_as(&ada, path, &hers.with("slug", "give")).await);
    let answer = site.post_as(&grace, path, &theirs).await;
    assert_eq!((answer.status, field(&answer, "title")), (StatusCode::CONFLICT, "Give something".to_owned()));
    assert_eq!(answer.attribute("#record", "action"), "/admin/records/pages/give");
    assert_eq!(answer.all("#theirs ins"), ["give"]);
    let trash = FormData::default().with("revision", fields_of(&answer).get("revision"));
    site.post_as(&ada, "/admin/records/pages/give/trash", &trash).await;
    let answer = site.post_as(&grace, "/admin/records/pages/give", &fields_of(&answer)).await;
    assert_eq!((answer.status, field(&answer, "title")), (StatusCode::CONFLICT, "Give something".to_owned()));
    assert!(answer.all(".error-summary")[0].contains("thrown this away"));
    let made = site.post_as(&grace, &answer.attribute("#record", "action"), &fields_of(&answer)).await;
    assert_eq!(form_path(&made), "/admin/records/pages/donate");
    // what nobody had ever changed before it moved
    let path = "/admin/records/pages/interview";
    let (hers, theirs) = (filled(&site, &ada, path).await, filled(&site, &grace, path).await.with("title", "An evening with Thelma"));
    form_path(&site.post_as(&ada, path, &hers.with("slug", "thelma-press")).await);
    let answer = site.post_as(&grace, path, &theirs).await;
    assert_eq!((answer.status, field(&answer, "title")), (StatusCode::CONFLICT, "An evening with Thelma".to_owned()));
    assert_eq!(answer.attribute("#record", "action"), "/admin/records/pages/thelma-press");
}

#[tokio::test]
async fn the_trash_is_forgotten_after_thirty_days_and_an_import_does_not_bring_it_back() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let trash = FormData::default().with("revision", "0");
    let translations = async || {
        let count = sqlx::query_scalar::<_, i64>("SELECT count(*) FROM translation WHERE subject IN ('pages/donate', 'menu/donate')");
        count.fetch_one(&site.app.database).await.expect("a number")
    };
    // a link of the menu is translated by where it leads
    let link: i64 =
        sqlx::query_scalar("SELECT position FROM menu_item WHERE path = '/donate'").fetch_one(&site.app.database).await.unwrap();
    let thrown = site.post_as(&cookie, &format!("/admin/records/menu/{link}/trash"), &trash).await;
    assert_eq!(thrown.status, StatusCode::SEE_OTHER, "{:?}", thrown.all(".error-summary"));
    assert_eq!(site.post_as(&cookie, "/admin/records/pages/donate/trash", &trash).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get("/donate").await.status, StatusCode::NOT_FOUND);
    // what is named elsewhere, and what has a fixed place, stays
    for kept in ["cities/riverside", "pages/history", "sources/adelanto-hadong", "presidents/kennedy"] {
        let answer = site.post_as(&cookie, &format!("/admin/records/{kept}/trash"), &trash).await;
        assert_eq!((answer.status, answer.all(".error-summary").len()), (StatusCode::CONFLICT, 1), "{kept}");
    }
    let day = Duration::from_hours(24);
    site.app.clock.advance(day * 29 + Duration::from_mins(24 * 60 - 1));
    upkeep::once(&site.app).await.expect("the upkeep");
    assert_eq!((site.count("trash").await, translations().await), (2, 2));
    site.app.clock.advance(Duration::from_mins(2));
    upkeep::once(&site.app).await.expect("the upkeep");
    assert_eq!((site.count("trash").await, translations().await), (0, 0));
    let words: i64 = sqlx::query_scalar("SELECT count(*) FROM revision WHERE kind = 'pages' AND content LIKE '%body%'")
        .fetch_one(&site.app.database)
        .await
        .unwrap();
    assert_eq!(words, 0, "its wordings are forgotten too");
    let imported = content::import(&site.app.database, &site.app.config.content, site.app.clock.now()).await.expect("an import");
    assert_eq!(imported.kept, ["menu (menu.toml)", "page donate"]);
    assert_eq!(site.get("/donate").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn pressing_twice_makes_one_record_and_an_order_puts_it_in_its_place() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    let first = site.get("/history").await.all(".time-line h2");
    let form = sample(Kind::find("time-line").expect("a kind")).with("title", "In between").with("rank", "1.5");
    let path = form_path(&site.post_as(&cookie, "/admin/records/time-line/new", &form).await);
    assert_eq!(form_path(&site.post_as(&cookie, "/admin/records/time-line/new", &form).await), path);
    let now = site.get("/history").await.all(".time-line h2");
    assert_eq!((now.len(), now[0].as_str(), now[1].as_str()), (first.len() + 1, first[0].as_str(), "In between"));
    // a number that was used is not given again
    let revision = filled(&site, &cookie, &path).await;
    site.post_as(&cookie, &format!("{path}/trash"), &FormData::default().with("revision", revision.get("revision"))).await;
    let other = form_path(&site.post_as(&cookie, "/admin/records/time-line/new", &form.with("form_id", "another")).await);
    assert_ne!(other, path);
}
