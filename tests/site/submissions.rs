use crate::support::{FormData, Site};
use axum::http::StatusCode;

#[tokio::test]
async fn an_event_is_stored_with_its_letters_before_anybody_is_thanked() {
    let site = Site::new().await;
    let answer = site.post("/submit/event", &site.event().await).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let receipt = site.get(answer.header("location")).await;
    assert_eq!(receipt.status, StatusCode::OK);
    assert!(receipt.all("main")[0].contains("number 1"));
    assert!(receipt.all("main")[0].contains("七夕 Tanabata evening"));
    assert!(receipt.all("main")[0].contains("Wednesday, 7 July 2027, 6:30 pm to 9:00 pm (Los Angeles time)"));
    assert_eq!(receipt.header("cache-control"), "no-store");
    assert_eq!(receipt.header("referrer-policy"), "same-origin");

    let letters = site.letters().await;
    assert_eq!(letters.len(), 2);
    let (to, subject, body, reply_to) = &letters[0];
    assert_eq!(to, "admin@socalsistercities.org");
    assert_eq!(subject, "Event 1: 七夕 Tanabata evening");
    assert_eq!(reply_to.as_deref(), Some("Aiko Yamada <aiko@example.org>"));
    for words in ["City Hall, 3900 Main Street", "(951) 555-0100", "Aiko Yamada <aiko@example.org>", answer.header("location")] {
        assert!(body.contains(words), "{words} in {body}");
    }
}

#[tokio::test]
async fn the_receipt_repeats_nothing_that_the_sender_wrote() {
    let site = Site::new().await;
    site.post("/submit/event", &site.event().await.with("note", "buy cheap pills").with("title", "cheap pills")).await;
    let (to, subject, body, reply_to) = &site.letters().await[1];
    assert_eq!(to, "aiko@example.org");
    assert_eq!(reply_to.as_deref(), Some("admin@socalsistercities.org"));
    for word in ["pills", "Yamada", "Riverside"] {
        assert!(!body.contains(word) && !subject.contains(word), "{word} in {body}");
    }
}

#[tokio::test]
async fn pressing_twenty_times_at_once_makes_one_submission_and_equal_answers() {
    let site = Site::new().await;
    let form = site.event().await;
    let answers = futures_util::future::join_all((0..20).map(|_| site.post("/submit/event", &form))).await;
    assert!(answers.iter().all(|answer| answer.status == StatusCode::SEE_OTHER));
    assert!(answers.iter().all(|answer| answer.header("location") == answers[0].header("location")));
    assert_eq!(site.count("submission").await, 1);
    assert_eq!(site.count("letter").await, 2);
}

#[tokio::test]
async fn the_same_form_sent_again_with_a_change_is_not_swallowed() {
    let site = Site::new().await;
    let form = site.event().await;
    site.post("/submit/event", &form).await;
    let again = site.post("/submit/event", &form.clone().with("venue", "The park")).await;
    assert!(site.get(again.header("location")).await.all("main")[0].contains("The park"));
    assert_eq!(site.count("submission").await, 2);
}

#[tokio::test]
async fn numbers_have_no_gaps_and_submissions_cannot_be_deleted() {
    let site = Site::new().await;
    for _ in 0..3 {
        site.post("/submit/event", &site.event().await).await;
        site.post("/submit/event", &site.event().await.with("title", "")).await;
    }
    let numbers: Vec<i64> =
        sqlx::query_scalar("SELECT number FROM submission ORDER BY number").fetch_all(&site.app.database).await.unwrap();
    assert_eq!(numbers, [1, 2, 3]);
    assert!(sqlx::query("DELETE FROM submission").execute(&site.app.database).await.is_err());
}

#[tokio::test]
async fn a_wrong_form_comes_back_with_everything_kept_and_the_errors_named() {
    let site = Site::new().await;
    let form = site
        .event()
        .await
        .with("title", "")
        .with("starts_on", "tomorrow")
        .with("sender_email", "aiko")
        .with("description", "a < b & \"c\"");
    let answer = site.post("/submit/event", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.attributes(".error-summary a", "href"), ["#title", "#starts_on", "#sender_email"]);
    for link in answer.attributes(".error-summary a", "href") {
        assert_eq!(answer.all(link.as_str()).len(), 1, "{link} leads to a field");
    }
    assert_eq!(answer.attribute("#sender_email", "aria-describedby"), "sender_email-hint sender_email-error");
    assert_eq!(answer.attribute("#title", "aria-invalid"), "true");
    assert!(answer.all("title")[0].starts_with("Error: "));
    assert_eq!(answer.attribute("#starts_on", "value"), "tomorrow");
    assert_eq!(answer.attribute("#venue", "value"), "City Hall, 3900 Main Street");
    assert_eq!(answer.all("#description"), ["a < b & \"c\""]);
    assert_eq!(answer.attributes("#permission[checked]", "value"), ["yes"]);
    assert_eq!(site.count("submission").await, 0);
    assert_eq!(site.count("letter").await, 0);
}

#[tokio::test]
async fn a_form_that_is_empty_names_every_field_that_must_be_there() {
    let site = Site::new().await;
    let form_id = site.form_id("/submit/event").await;
    let answer = site.post("/submit/event", &FormData::default().with("form_id", &form_id).with("zone", "America/Los_Angeles")).await;
    let fields = ["#title", "#host", "#starts_on", "#venue", "#contact", "#sender_name", "#sender_email", "#permission"];
    assert_eq!(answer.attributes(".error-summary a", "href"), fields);
}

#[tokio::test]
async fn a_form_that_the_site_did_not_make_comes_back_ready_to_be_sent() {
    let site = Site::new().await;
    for wrong in ["", "nonsense", &"A".repeat(54)] {
        let form = FormData::event(wrong);
        let answer = site.post("/submit/event", &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let form_id = answer.attribute("input[name=form_id]", "value");
        assert_eq!(site.post("/submit/event", &form.with("form_id", &form_id)).await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn a_time_that_a_change_of_clocks_leaves_out_is_asked_about() {
    let site = Site::new().await;
    let gap = site.event().await.with("starts_on", "2027-03-14").with("starts_at", "02:30");
    let answer = site.post("/submit/event", &gap).await;
    assert_eq!(
        answer.all("#starts_at-error"),
        ["Error: The clocks change that night: this time does not exist. Do you mean 1:30 am or 3:30 am?"]
    );
    // a time that comes twice is the first of the two, as everybody takes it
    let twice = site.event().await.with("starts_on", "2026-11-01").with("starts_at", "01:30").with("ends_at", "");
    assert_eq!(site.post("/submit/event", &twice).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn everything_asked_under_more_reaches_the_letter() {
    let site = Site::new().await;
    let more = [
        ("kind", "call"),
        ("status", "moved"),
        ("ends_on", "2027-07-08"),
        ("date_2", "2027-07-10"),
        ("start_2", "10:00"),
        ("venue_2", "Fairmount Park"),
        ("city_2", "Riverside"),
        ("time_2", "Saturday at noon"),
        ("cost", "$10, children free"),
        ("reply", "by phone"),
        ("reply_by", "2027-06-30"),
        ("private_details", "12 Hidden Lane"),
        ("agenda", "6:30 Welcome\n7:00 Koto"),
        ("description", "Wishes on bamboo."),
        ("language", "Japanese and English"),
        ("interpreting", "ASL"),
        ("accessibility", "No steps"),
        ("age_limits", "from 6"),
        ("sponsors", "The Museum"),
        ("opens_on", "2027-01-01"),
        ("closes_on", "2027-06-01"),
        ("closes_at", "5 pm"),
        ("who", "Students"),
        ("what", "An essay"),
        ("award", "A week in Sendai"),
        ("sender_role", "Secretary"),
        ("note", "Please hurry"),
        ("link", "example.org/tanabata"),
    ];
    let form = more
        .iter()
        .fold(site.event().await, |form, (name, value)| form.with(name, value))
        .and("partner", "sendai")
        .and("partner", "ensenada");
    let answer = site.post("/submit/event", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{:?}", answer.all(".error"));
    let body = &site.letters().await[0].2;
    for words in [
        "Call with a deadline",
        "It was moved",
        "to Thursday, 8 July 2027",
        "Saturday, 10 July 2027, 10:00 am",
        "Fairmount Park, Riverside, Saturday at noon",
        "$10, children free",
        "by phone",
        "30 June 2027",
        "12 Hidden Lane",
        "7:00 Koto",
        "Wishes on bamboo.",
        "Japanese and English",
        "ASL",
        "No steps",
        "from 6",
        "The Museum",
        "1 January 2027",
        "Tuesday, 1 June 2027, 5:00 pm",
        "Students",
        "An essay",
        "A week in Sendai",
        "Secretary",
        "Please hurry",
        "https://example.org/tanabata",
        "sendai, ensenada",
    ] {
        assert!(body.contains(words), "{words} in {body}");
    }
}

#[tokio::test]
async fn a_newsletter_needs_a_file_or_an_address() {
    let site = Site::new().await;
    let form_id = site.form_id("/submit/newsletter").await;
    let fields = [
        ("form_id", form_id.as_str()),
        ("organization", "Pasadena Sister Cities Committee"),
        ("title", "Spring letter"),
        ("sender_name", "Ana"),
        ("sender_email", "ana@example.org"),
        ("permission", "yes"),
    ];
    let form = fields.iter().fold(FormData::default(), |form, (name, value)| form.with(name, value));
    let answer = site.post("/submit/newsletter", &form).await;
    assert_eq!(answer.attributes(".error-summary a", "href"), ["#document"]);
    let answer = site.post("/submit/newsletter", &form.clone().with("link", "https://example.org/spring.pdf")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let answer = site.post("/submit/newsletter", &form.file("document", "春 spring.pdf", b"%PDF-1.7 spring")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(site.letters().await[2].1, "Newsletter 2: Spring letter");
}

#[tokio::test]
async fn what_no_form_of_ours_sends_is_not_stored_and_what_is_stored_fits_its_own_form() {
    let site = Site::new().await;
    for partner in [&"x".repeat(100_000), "../etc", "sendai"] {
        let form = site.event().await.with("partner", partner);
        assert_eq!(site.post("/submit/event", &form).await.status, StatusCode::SEE_OTHER);
    }
    let partners: Vec<String> = sqlx::query_scalar("SELECT json_extract(content, '$.partners') FROM submission ORDER BY number")
        .fetch_all(&site.app.database)
        .await
        .unwrap();
    assert_eq!(partners, ["[]", "[]", r#"["sendai"]"#]);
    // each of these letters is six in the address that is stored
    let long = format!("https://example.org/{}", "\u{e9}".repeat(200));
    let answer = site.post("/submit/event", &site.event().await.with("link", &long)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.all(".error-summary li")[0].contains("1220 characters") && answer.attribute("#link", "value") == long);
}

#[tokio::test]
async fn hostile_text_is_stored_and_shown_harmless() {
    let site = Site::new().await;
    let title = "<script>alert(1)</script>\u{202e}\r\nBcc: evil@example.org";
    let answer = site.post("/submit/event", &site.event().await.with("title", title).with("link", "javascript:alert(1)")).await;
    assert_eq!(answer.attributes(".error-summary a", "href"), ["#link"]);
    let answer = site.post("/submit/event", &site.event().await.with("title", title)).await;
    let receipt = site.get(answer.header("location")).await;
    assert!(!receipt.text().contains("<script>"));
    let subject = &site.letters().await[0].1;
    assert_eq!(subject, "Event 1: <script>alert(1)</script> Bcc: evil@example.org");
}
