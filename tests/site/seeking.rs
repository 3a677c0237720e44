//! What else the directory tells: who looks for a partner, figures, a page for other sites, places abroad.

use crate::messages::is_thanked;
use crate::support::{FormData, Site};
use axum::http::StatusCode;

#[tokio::test]
async fn a_city_that_looks_for_a_partner_is_listed_and_written_to_without_its_address_being_shown() {
    let site = Site::new().await;
    let cookie = site.sign_in("editor").await;
    assert!(site.get("/seeking").await.text().contains("No city has told us"));
    let record = FormData::default()
        .with("form_id", "a-form")
        .with("member", "riverside")
        .with("regions", "Portugal or Brazil")
        .with("interests", "Citrus, youth exchange")
        .with("since_on", "2026-11-01")
        .with("until_on", "2026-12-31");
    assert_eq!(site.post_as(&cookie, "/admin/records/seeking/new", &record).await.status, StatusCode::SEE_OTHER);
    let list = site.get("/seeking").await;
    assert_eq!(list.all(".ties h2"), ["Riverside"]);
    assert!(site.get("/cities/riverside").await.attributes("main a", "href").contains(&"/seeking/1".to_owned()));
    let write = |email: &'static str| {
        let site = &site;
        async move {
            let form_id = site.form_id("/seeking/1").await;
            let form = FormData::default()
                .with("form_id", &form_id)
                .with("words", "We are from Braga.")
                .with("sender_name", "Inês")
                .with("sender_email", email);
            is_thanked(&site.post("/seeking/1", &form).await);
        }
    };
    write("ines@example.org").await;
    let contact = FormData::default().with("contact_name", "Rosa").with("contact_email", "rosa@example.org");
    site.post_as(&cookie, "/admin/contacts/riverside", &contact).await;
    write("ines2@example.org").await;
    let letters = site.letters().await;
    assert_eq!(letters[0].0, "admin@socalsistercities.org", "without a contact the chapter passes it on");
    assert!(letters[1].0.contains("rosa@example.org"), "{letters:?}");
    assert!(letters[1].3.as_deref().is_some_and(|reply_to| reply_to.contains("ines2@example.org")));
    for path in ["/seeking", "/seeking/1", "/cities/riverside", "/correct/thanks"] {
        assert!(!site.get(path).await.text().contains("rosa@example.org"), "{path}");
    }
    site.app.clock.advance(std::time::Duration::from_hours(24 * 60));
    assert_eq!(site.get("/seeking/1").await.status, StatusCode::NOT_FOUND, "its last day is over");
}

#[tokio::test]
async fn every_chart_adds_up_to_the_count_of_the_first_page_and_claims_are_quoted() {
    let site = Site::new().await;
    let home = site.get("/").await;
    let figures = site.get("/figures").await;
    let sums = figures.all(".chart tfoot td");
    assert_eq!(sums, vec![home.all("[data-count=partnerships]")[0].clone(); 3]);
    let rows = figures.all(".chart").len();
    assert_eq!(rows, 3);
    assert_eq!(figures.all("section[aria-labelledby=countries] tbody tr").len().to_string(), home.all("[data-count=countries]")[0]);
    assert!(figures.text().contains("356 partnerships") && figures.text().contains("not dated"));
    for path in figures.attributes(".chart a", "href") {
        assert_eq!(site.get(&path).await.status, StatusCode::OK, "{path}");
    }
    // a bar leads to the list with as many ties
    let (path, count) = (
        figures.attribute("section[aria-labelledby=decades] tbody a", "href"),
        figures.all("section[aria-labelledby=decades] tbody td")[0].clone(),
    );
    let listed = site.get(&path).await.all("p[role=status]")[0].clone();
    assert!(listed.contains(&format!(", {count} tie")), "{path}: {listed}");
}

#[tokio::test]
async fn one_page_may_be_framed_and_no_other() {
    let site = Site::new().await;
    let embedded = site.get("/embed/riverside").await;
    assert_eq!(embedded.status, StatusCode::OK);
    assert!(embedded.header("content-security-policy").contains("frame-ancestors *"));
    assert!(embedded.header("x-frame-options").is_empty());
    assert_eq!(embedded.attributes("a", "target").len(), embedded.attributes("a", "href").len(), "every link leaves the frame");
    assert!(!embedded.text().contains("<script"));
    assert_eq!(site.get("/embed/nowhere").await.status, StatusCode::NOT_FOUND);
    for path in ["/", "/cities/riverside", "/cities/riverside/embed", "/submit/event", "/embed/nowhere", "/correct/cities/riverside"] {
        let answer = site.get(path).await;
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
        assert!(answer.header("access-control-allow-origin").is_empty(), "{path}");
    }
    // pages of other sites may read the open data, and nothing else
    assert_eq!(site.get("/data/cities.csv").await.header("access-control-allow-origin"), "*");
    let line = site.get("/cities/riverside/embed").await.raw("#line");
    assert!(line.starts_with("<iframe src=\"http") && line.contains("/embed/riverside\"") && !line.contains("script"), "{line}");
}

#[tokio::test]
async fn a_partner_city_shows_the_time_there_and_what_is_not_known_is_left_out() {
    let site = Site::new().await;
    let page = site.get("/partners/sendai").await;
    assert!(
        page.all(".facts").join(" ").contains("about 9:00 pm, Tuesday, 24 November 2026; 17 hours ahead of"),
        "{:?}",
        page.all(".facts")
    );
    sqlx::query("UPDATE partner_city SET time_zone = '' WHERE slug = 'sendai'").execute(&site.app.database).await.expect("a change");
    assert!(!site.get("/partners/sendai").await.text().contains("Time there now"));
    let missing: Vec<String> =
        sqlx::query_scalar("SELECT slug FROM partner_city WHERE time_zone = ''").fetch_all(&site.app.database).await.expect("rows");
    assert_eq!(missing, ["sendai"], "every place of the content has its zone");
}
