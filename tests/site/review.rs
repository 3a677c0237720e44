use crate::support::{FormData, Site};
use axum::http::StatusCode;
use std::time::Duration;

fn words(field: &str, text: &str) -> FormData {
    FormData::default().with(field, text)
}

/// The lines of a list of the queue: numbers.
fn numbers(page: &crate::support::Answer, list: &str) -> Vec<String> {
    let links = page.attributes(&format!("#{list} .queue a"), "href");
    links.into_iter().map(|link| link.rsplit('/').next().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn new_items_changes_questions_and_spam_stand_apart_and_nothing_drops_out() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let (published, receipt) = site.send_in(site.event().await).await;
    site.decided(&editor, published, "publish", FormData::default()).await;
    site.change(&receipt, "change", site.event().await.with("venue", "The park")).await;
    let (asked, _) = site.send_in(site.event().await.with("title", "Asked")).await;
    site.decided(&editor, asked, "ask", words("question", "Which room?")).await;
    let (held, _) = site.send_in(site.event().await.with("title", "Pills").with("website", "https://pills.example")).await;
    let (past, _) = site.send_in(site.event().await.with("title", "Long ago").with("starts_on", "2020-01-01")).await;
    let (new, _) = site.send_in(site.event().await.with("title", "New")).await;
    let page = site.get_as(&editor, "/admin/queue").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(numbers(&page, "new"), [past.to_string(), new.to_string()], "the oldest first");
    assert_eq!(numbers(&page, "changes"), [published.to_string()]);
    assert_eq!(numbers(&page, "asked"), [asked.to_string()]);
    assert_eq!(numbers(&page, "held"), [held.to_string()]);
    let newest = site.get_as(&editor, "/admin/queue?order=newest").await;
    assert_eq!(numbers(&newest, "new"), [new.to_string(), past.to_string()]);
    site.app.clock.advance(Duration::from_hours(3 * 24));
    let cookie = site.sign_in("editor").await;
    let line = &site.get_as(&cookie, "/admin/queue").await.all("#new .queue li")[0];
    for said in ["Long ago", "event 4, 3 days ago", "Riverside", "Wednesday, 1 January 2020", "address not proved"] {
        assert!(line.contains(said), "{said} in {line}");
    }
    site.prove(past).await;
    assert!(!site.get_as(&cookie, "/admin/queue").await.all("#new .queue li")[0].contains("not proved"));
    // two new ones and a change: the menu and the first page of the desk say it
    let desk = site.get_as(&cookie, "/admin").await;
    assert!(desk.all(".lead")[0].contains("3 items wait"), "{:?}", desk.all(".lead"));
    assert!(desk.all(".desk-menu li").contains(&"To read (3)".to_owned()));
}

#[tokio::test]
async fn what_was_decided_can_be_found_again_the_newest_first() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    for (number, action) in [(1, "publish"), (2, "decline"), (3, "publish"), (4, "publish")] {
        assert_eq!(site.send_in(site.event().await).await.0, number);
        let form = if action == "decline" { words("words", "It is over.") } else { FormData::default() };
        site.decided(&editor, number, action, form).await;
    }
    site.decided(&editor, 3, "withdraw", FormData::default()).await;
    let home = site.get_as(&editor, "/admin").await;
    assert!(home.attributes(".tasks a", "href").contains(&"/admin/queue?list=published".to_owned()));
    for (list, found) in [("published", &["4", "1"][..]), ("declined", &["2"]), ("withdrawn", &["3"])] {
        let page = site.get_as(&editor, &format!("/admin/queue?list={list}")).await;
        assert_eq!(numbers(&page, list), found, "{list}");
        assert_eq!(page.all("h1"), ["What was decided"]);
    }
    let oldest = site.get_as(&editor, "/admin/queue?list=published&order=oldest").await;
    assert_eq!(numbers(&oldest, "published"), ["1", "4"]);
    assert!(numbers(&site.get_as(&editor, "/admin/queue").await, "published").is_empty(), "the queue holds only what waits");
}

#[tokio::test]
async fn a_long_queue_has_pages() {
    let site = Site::with(&["--form-limit", "1000"]).await;
    let editor = site.sign_in("editor").await;
    for _ in 0..21 {
        site.send_in(site.event().await).await;
    }
    let first = site.get_as(&editor, "/admin/queue").await;
    assert_eq!(numbers(&first, "new").len(), 20);
    assert_eq!(first.attribute("#new a.button", "href"), "/admin/queue?list=new&order=oldest");
    let second = site.get_as(&editor, "/admin/queue?list=new&order=oldest&page=2").await;
    assert_eq!(numbers(&second, "new"), ["21"]);
    assert_eq!(site.get_as(&editor, "/admin/queue?list=nonsense&page=65535").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_item_shows_as_it_will_look_with_warnings_and_the_sender_for_editors_only() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let first = site.event().await.with("title", "Tanabata evening in Riverside");
    site.send_in(first).await;
    let form = site
        .event()
        .await
        .with("description", "Come on Sunday at 7 pm")
        .with("private_details", "Ring twice")
        .with("sender_role", "Treasurer")
        .with("note", "Please be quick");
    let (number, _) = site.send_in(form.file("file", "plan.pdf", b"%PDF-1.7 plan")).await;
    let page = site.get_as(&editor, &format!("/admin/submissions/{number}")).await;
    let preview = page.all(".preview").remove(0);
    assert!(preview.contains("Wednesday, 7 July 2027, 6:30 pm to 9:00 pm, Los Angeles time (PDT)"), "{preview}");
    for private in ["Ring twice", "Aiko", "Treasurer", "Please be quick"] {
        assert!(!preview.contains(private), "{private}");
        assert!(page.all(".sender")[0].contains(private), "{private}");
    }
    let warnings = page.all(".warnings li");
    assert_eq!(warnings.len(), 3, "{warnings:?}");
    assert!(warnings[0].contains("Sunday") && warnings[1].contains("7:00 pm") && warnings[2].contains("number 1"), "{warnings:?}");
    let file = page.attribute(".preview a[href*=files]", "href");
    let answer = site.get_as(&editor, &file).await;
    assert_eq!(answer.bytes, b"%PDF-1.7 plan");
    assert!(answer.header("content-disposition").starts_with("attachment;"));
    assert!(answer.header("content-security-policy").contains("sandbox"));
    assert_eq!(site.get(&file).await.status, StatusCode::SEE_OTHER, "for nobody else");
    // warnings, never walls
    site.decided(&editor, number, "publish", FormData::default()).await;
}

#[tokio::test]
async fn what_is_published_is_seen_at_once_and_its_letter_waits_ten_minutes() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let (number, receipt) = site.send_in(site.event().await).await;
    site.prove(number).await;
    let answer = site.decide(&editor, number, "publish", FormData::default()).await;
    assert_eq!(answer.header("location"), "/admin/submissions/1/outcome");
    let outcome = site.get_as(&editor, answer.header("location")).await;
    assert_eq!(outcome.all("h1"), ["You published it"]);
    assert_eq!(site.get("/events/qi-xi-tanabata-evening").await.status, StatusCode::OK);
    let (to, subject, body) = site.answers().await.remove(0);
    assert_eq!(
        (to.as_str(), subject.as_str()),
        ("aiko@example.org", "SoCal Sister Cities: number 1 is published: “七夕 Tanabata evening”")
    );
    for said in ["“七夕 Tanabata evening”", "http://127.0.0.1:8080/events/qi-xi-tanabata-evening", &receipt] {
        assert!(body.contains(said), "{said} in {body}");
    }
    site.app.clock.advance(Duration::from_secs(599));
    assert_eq!(site.deliver().await, 0);
    site.app.clock.advance(Duration::from_secs(1));
    assert_eq!(site.deliver().await, 1);
}

#[tokio::test]
async fn letters_to_an_address_that_is_not_proved_carry_none_of_the_senders_words() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let form = site.event().await.with("title", "cheap pills").with("host", "Pillbox");
    let (number, receipt) = site.send_in(form.clone()).await;
    site.decided(&editor, number, "ask", words("question", "Where is it?").and("check", "submission-row-where")).await;
    site.change(&receipt, "change", form.with("venue", "pills street")).await;
    site.decided(&editor, number, "publish", FormData::default()).await;
    site.app.clock.advance(Duration::from_secs(1));
    site.change(&receipt, "change", site.event().await.with("title", "more pills")).await;
    site.decided(&editor, number, "take", words("all", "yes")).await;
    site.change(&receipt, "change", site.event().await.with("title", "still more pills")).await;
    site.decided(&editor, number, "refuse", words("refusal", "This is enough.")).await;
    site.decided(&editor, number, "withdraw", FormData::default()).await;
    let (declined, _) = site.send_in(site.event().await.with("title", "last pills")).await;
    site.decided(&editor, declined, "decline", words("reason", "4")).await;
    let letters = site.answers().await;
    assert_eq!(letters.len(), 6);
    for (to, subject, body) in letters {
        assert_eq!(to, "aiko@example.org");
        assert!(!subject.contains("pills") && !body.contains("pills") && !body.contains("Pillbox") && !body.contains("Yamada"), "{body}");
        assert!(subject.contains("number ") && body.contains("/submissions/"), "{subject}\n{body}");
        assert!(body.contains("the event that you sent on 24 November 2026"), "what it is about, in our own words: {body}");
    }
}

#[tokio::test]
async fn a_question_carries_the_editors_words_and_the_fields_to_check() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let (number, receipt) = site.send_in(site.event().await).await;
    let empty = site.decide(&editor, number, "ask", words("check", "")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(empty.attributes(".error-summary a", "href"), ["#question"]);
    let long = site.decide(&editor, number, "ask", words("question", &"x".repeat(2001))).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(long.all("#question")[0].len(), 2001, "the words are kept");
    let form = words("question", "Which hall?\nAnd which door?").and("check", "submission-row-when");
    let form = form.and("check", "submission-row-files").and("check", "Nonsense");
    site.decided(&editor, number, "ask", form).await;
    assert_eq!(site.state(number).await, "asked");
    let body = &site.answers().await[0].2;
    for said in ["has a question.\n\n    Which hall?\n    And which door?\n\nPlease check:\n  - When\n  - Files\n\nTo answer", &receipt] {
        assert!(body.contains(said), "{said} in {body}");
    }
    assert!(!body.contains("Nonsense"));
    let fields: String = sqlx::query_scalar("SELECT fields FROM decision").fetch_one(&site.app.database).await.expect("fields");
    assert_eq!(fields, "[\"submission-row-when\",\"submission-row-files\"]");
    let page = site.get_as(&editor, &format!("/admin/submissions/{number}")).await;
    assert!(page.text().contains("Please check: When, Files<"), "the history names them as people do");
    // the sender answers, and it waits again
    site.change(&receipt, "change", site.event().await.with("venue", "The large hall")).await;
    assert_eq!(site.state(number).await, "waiting");
}

#[tokio::test]
async fn declining_takes_one_tap_or_own_words() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let (number, _) = site.send_in(site.event().await).await;
    let page = site.get_as(&editor, "/admin/submissions/1").await;
    let reasons = page.all("#decline button[name=reason]");
    assert!(reasons.len() > 4 && reasons[0] == "Not about sister cities", "{reasons:?}");
    let empty = site.decide(&editor, number, "decline", words("reason", "")).await;
    assert_eq!(empty.attributes(".error-summary a", "href"), ["#words"]);
    site.decided(&editor, number, "decline", words("reason", "1")).await;
    assert_eq!(site.state(number).await, "declined");
    assert!(site.answers().await[0].2.contains("We publish what concerns sister cities"));
    assert_eq!(site.undo(&editor, number).await.status, StatusCode::SEE_OTHER);
    site.decided(&editor, number, "decline", words("words", "Please send it in spring.")).await;
    assert!(site.answers().await[0].2.contains("    Please send it in spring."));
    assert_eq!(site.answers().await.len(), 1, "the letter of the undone decision is gone");
    // who has changed their mind publishes it after all
    site.decided(&editor, number, "publish", FormData::default()).await;
}

#[tokio::test]
async fn two_editors_deciding_in_the_same_second_make_one_outcome_one_letter_and_one_log_line() {
    let site = Site::with(&["--form-limit", "100"]).await;
    let (ada, ben) = (site.sign_in("editor").await, site.sign_in("administrator").await);
    let verbs = [
        ("publish", FormData::default()),
        ("decline", words("reason", "1")),
        ("ask", words("question", "Where?")),
        ("publish", FormData::default()),
    ];
    for round in 0..6 {
        let (number, _) = site.send_in(site.event().await).await;
        let (log, letters) = (site.count("log_entry").await, site.count("letter").await);
        let seen = site.seen(&ada, number).await;
        let send = |(index, (verb, form)): (usize, &(&'static str, FormData))| {
            let (editor, form) = (if (index + round) % 2 == 0 { &ada } else { &ben }, form.clone().with("seen", &seen));
            let path = format!("/admin/submissions/{number}/{verb}");
            let site = &site;
            async move { site.post_as(editor, &path, &form).await.status }
        };
        let answers = futures_util::future::join_all(verbs.iter().enumerate().map(send)).await;
        assert_eq!(answers.iter().filter(|status| **status == StatusCode::SEE_OTHER).count(), 1, "{answers:?}");
        assert_eq!(answers.iter().filter(|status| **status == StatusCode::CONFLICT).count(), 3, "{answers:?}");
        assert_eq!(site.count("log_entry").await, log + 1);
        assert_eq!(site.count("letter").await, letters + 1);
        let decisions: i64 = sqlx::query_scalar("SELECT count(*) FROM decision WHERE submission = ?")
            .bind(number)
            .fetch_one(&site.app.database)
            .await
            .expect("a number");
        assert_eq!(decisions, 1);
        site.app.clock.advance(Duration::from_mins(9));
    }
}

#[tokio::test]
async fn the_second_editor_is_told_what_the_first_one_did() {
    let site = Site::new().await;
    let (ada, ben) = (site.sign_in("editor").await, site.sign_in("administrator").await);
    let (number, _) = site.send_in(site.event().await).await;
    let seen = site.seen(&ben, number).await;
    site.decided(&ada, number, "decline", words("words", "Too far away.")).await;
    let late = site.post_as(&ben, "/admin/submissions/1/publish", &words("seen", &seen)).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(late.all("h1"), ["Somebody was faster"]);
    assert!(late.all("#outcome")[0].starts_with("Ada the editor declined it"));
    assert!(late.all("main")[0].contains("Too far away."));
    assert_eq!(site.state(number).await, "declined");
    assert_eq!(
        site.post_as(&ada, "/admin/submissions/1/publish", &words("seen", &seen)).await.all("h1"),
        ["You have decided this already"]
    );
    // a form that says nothing of what its editor saw decides nothing
    assert_eq!(site.post_as(&ben, "/admin/submissions/1/publish", &FormData::default()).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_wording_that_the_editor_has_not_seen_is_not_published() {
    let site = Site::new().await;
    let editor = site.sign_in("editor").await;
    let (number, receipt) = site.send_in(site.event().await).await;
    let seen = site.seen(&editor, number).await;
    site.change(&receipt, "change", site.event().await.with("title", "Something else")).await;
    let late = site.post_as(&editor, "/admin/submissions/1/publish", &words("seen", &seen)).await;
    assert_eq!((late.status, late.all("h1")), (StatusCode::CONFLICT, vec!["Please look at it once more".to_owned()]));
    assert_eq!(site.state(number).await, "waiting");
}
