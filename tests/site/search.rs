//! Searches with the hit that must come first.

use crate::{digest::published, records::filled, support::Site};
use axum::http::StatusCode;

/// What is typed, and where the first hit leads.
const SEARCHES: [(&str, &str); 60] = [
    // as it is written, in letters of any size
    ("Riverside", "/cities/riverside"),
    ("riverside", "/cities/riverside"),
    ("SENDAI", "/partners/sendai"),
    ("  Pasadena  ", "/cities/pasadena"),
    ("Orange", "/cities/orange"),
    ("Orange County", "/cities/orange-county"),
    ("Japan", "/countries/japan"),
    ("Canada", "/countries/canada"),
    ("Mexico", "/countries/mexico"),
    ("Germany", "/countries/germany"),
    ("Berlin", "/partners/berlin"),
    ("Nagoya", "/partners/nagoya"),
    ("Los Angeles", "/cities/los-angeles"),
    ("Los Angeles County", "/cities/los-angeles-county"),
    ("Taiwan", "/countries/taiwan"),
    // without accents, and with them
    ("Jarvenpaa", "/partners/jarvenpaa"),
    ("Järvenpää", "/partners/jarvenpaa"),
    ("JÄRVENPÄÄ", "/partners/jarvenpaa"),
    ("La Canada", "/cities/la-canada-flintridge"),
    ("La Cañada Flintridge", "/cities/la-canada-flintridge"),
    ("Can Tho", "/partners/can-tho"),
    ("Cần Thơ", "/partners/can-tho"),
    ("Mazatlan", "/partners/mazatlan"),
    ("Gomez Palacio", "/partners/gomez-palacio"),
    ("Alcala de Henares", "/partners/alcala-de-henares"),
    // as they are written there
    ("仙台", "/partners/sendai"),
    ("仙台市", "/partners/sendai"),
    ("新北市", "/partners/new-taipei"),
    ("強남", ""),
    ("강남구", "/partners/gangnam"),
    ("אילת", "/partners/eilat"),
    ("Գյումրի", "/partners/gyumri"),
    ("הרצליה", "/partners/herzliya"),
    ("基隆", "/partners/keelung"),
    ("彰化", "/partners/changhua"),
    // other names
    ("Hondo", "/partners/amakusa"),
    ("Yerevan", "/partners/yerevan"),
    ("Gangnam Seoul", "/partners/gangnam"),
    ("Los Mochis", "/partners/ahome"),
    ("Villahermosa", "/partners/villahermosa"),
    // the beginning of a word, two words, words in another order
    ("Rivers", "/cities/riverside"),
    ("san bern", "/cities/san-bernardino"),
    ("santa mon", "/cities/santa-monica"),
    ("monica santa", "/cities/santa-monica"),
    ("Kentron (Yerevan)", "/partners/kentron"),
    // one letter wrong
    ("Rivreside", "/cities/riverside"),
    ("Pasadina", "/cities/pasadena"),
    ("Sendia", "/partners/sendai"),
    ("Anahiem", "/cities/anaheim"),
    ("Torrence", "/cities/torrance"),
    ("Germny", "/countries/germany"),
    // pages
    ("by-laws", "/bylaws"),
    ("Thelma Press", "/interview"),
    ("people-to-people diplomacy", "/mission"),
    ("tax number", "/donate"),
    // what would be a command
    ("\"Sendai\"", "/partners/sendai"),
    ("Sendai*", "/partners/sendai"),
    ("NEAR(Sendai", ""),
    ("-Sendai", "/partners/sendai"),
    ("title:Sendai OR", ""),
];

#[tokio::test]
async fn sixty_searches_find_first_what_was_meant() {
    let site = Site::new().await;
    let mut wrong = Vec::new();
    for (typed, first) in SEARCHES {
        let page =
            site.get(&format!("/search?q={}", percent_encoding::utf8_percent_encode(typed, percent_encoding::NON_ALPHANUMERIC))).await;
        assert_eq!(page.status, StatusCode::OK, "{typed}");
        let hits = page.attributes(".hits a", "href");
        if hits.first().map_or("", String::as_str) != first {
            wrong.push(format!("{typed}: {:?} instead of {first}", hits.iter().take(3).collect::<Vec<_>>()));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), SEARCHES.len(), wrong.join("\n"));
}

#[tokio::test]
async fn countries_and_continents_are_found_by_their_names_in_the_language_of_the_page() {
    let site = Site::new().await;
    for (typed, path, title) in [
        ("Alemania", "/es/countries/germany", "Alemania"),
        ("Corea%20del%20Sur", "/es/countries/south-korea", "Corea del Sur"),
        ("jap%C3%B3n", "/es/countries/japan", "Japón"),
        ("japon", "/es/countries/japan", "Japón"),
        ("Germany", "/es/countries/germany", "Alemania"),
        ("Filipinas", "/es/countries/philippines", "Filipinas"),
        // one letter wrong
        ("Alemannia", "/es/countries/germany", "Alemania"),
    ] {
        let page = site.get(&format!("/es/search?q={typed}")).await;
        assert_eq!(page.attributes(".hits a", "href").first().map(String::as_str), Some(path), "{typed}");
        assert_eq!(page.all(".hits a").first().map(String::as_str), Some(title), "{typed}");
    }
    let page = site.get("/es/search?q=Alemania").await;
    let berlin = page.all(".hits li").into_iter().find(|hit| hit.starts_with("Berlin")).expect("a city of Germany");
    assert!(berlin.ends_with(", Alemania") && !berlin.contains("Germany"), "{berlin}");
    assert!(page.all(".hits mark").contains(&"Alemania".to_owned()));
    assert!(site.get("/es/search?q=Europa").await.attributes(".hits a", "href").contains(&"/es/countries/germany".to_owned()));

    for (list, country) in [
        ("/es/cities?q=Alemania", "germany"),
        ("/es/cities?q=corea%20del%20sur", "south-korea"),
        ("/es/cities?q=South%20Korea", "south-korea"),
        ("/es/cities?q=Europa", "germany"),
        ("/cities?q=Europe", "germany"),
        ("/cities?q=Germany", "germany"),
    ] {
        let found = site.get(list).await;
        assert!(found.attributes("#country option", "value").contains(&country.to_owned()), "{list}");
        assert!(!found.attributes("#country option", "value").contains(&"kenya".to_owned()), "{list}");
    }
    assert!(site.get("/cities?q=Alemania").await.all("#country option").len() < 2, "only in the language that has the name");
}

#[tokio::test]
async fn matching_words_are_marked_and_nothing_typed_is_live() {
    let site = Site::new().await;
    let page = site.get("/search?q=diplomacy").await;
    assert!(page.all(".hits mark").iter().any(|word| word.eq_ignore_ascii_case("diplomacy")), "{:?}", page.all(".hits"));
    let page = site.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert!(!page.text().contains("<script>"));
    for odd in ["", "q=%00", "q=%F0%9F%98%80", "q=%22%22%22", "q=AND", "q=a%20AND%20", "q=%E2%80%AE", "q=*", "q=(", "x=1"] {
        assert_eq!(site.get(&format!("/search?{odd}")).await.status, StatusCode::OK, "{odd}");
    }
    assert_eq!(site.get(&format!("/search?q={}", "long%20".repeat(2000))).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_is_changed_is_found_by_its_new_words_and_no_longer_by_its_old_ones() {
    let site = Site::new().await;
    let first = async |typed: &str| site.get(&format!("/search?q={typed}")).await.attributes(".hits a", "href").first().cloned();
    sqlx::query("UPDATE page SET body = 'zanzibarism' WHERE slug = 'mission'").execute(&site.app.database).await.expect("a change");
    sqlx::query("UPDATE partner_city SET other_names = 'Quuxville', search_name = 'sendai quuxville' WHERE slug = 'sendai'")
        .execute(&site.app.database)
        .await
        .expect("a change");
    assert_eq!(first("zanzibarism").await.as_deref(), Some("/mission"));
    assert_eq!(first("Quuxville").await.as_deref(), Some("/partners/sendai"));
    assert_ne!(first("仙台").await.as_deref(), Some("/partners/sendai"));
    sqlx::query("DELETE FROM page WHERE slug = 'mission'").execute(&site.app.database).await.expect("a change");
    assert_eq!(first("zanzibarism").await, None);
    let checked = sqlx::query("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)").execute(&site.app.database).await;
    assert!(checked.is_ok(), "{checked:?}");
}

async fn write(site: &Site, statement: &'static str) {
    sqlx::query(statement).execute(&site.app.database).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
}

#[tokio::test]
async fn what_editors_have_translated_is_found_by_its_words_in_that_language_alone() {
    let site = Site::new().await;
    let typed = |typed: &str| percent_encoding::utf8_percent_encode(typed, percent_encoding::NON_ALPHANUMERIC).to_string();
    for (words, first) in [
        ("Misión", "/es/mission"),
        ("MISION", "/es/mission"),
        ("cheque", "/es/donate"),
        ("línea diplomacia", "/es/mission"),
        ("hermanam", "/es/mission"),
        // the menu alone is translated
        ("estatutos", "/es/bylaws"),
    ] {
        let page = site.get(&format!("/es/search?q={}", typed(words))).await;
        let hits = page.attributes(".hits a", "href");
        assert_eq!(hits.first().map(String::as_str), Some(first), "{words}: {hits:?}");
    }
    let page = site.get("/es/search?q=hermanamientos").await;
    assert_eq!((page.all(".hits a"), page.all(".hits mark")), (vec!["Misión".to_owned()], vec!["hermanamientos".to_owned()]));
    assert_eq!(page.attributes(".hits p.small[lang]", "lang"), Vec::<String>::new(), "its text is in the language of the page");
    assert!(site.get("/search?q=hermanamientos").await.all(".hits a").is_empty(), "only in its language");

    // what both languages have is there once; names come before texts in which they are, and pages in the other language after
    let page = site.get("/es/search?q=California").await;
    let hits = page.attributes(".hits a", "href");
    let place = |path: &str| hits.iter().position(|hit| hit == path).unwrap_or_else(|| panic!("no {path} in {hits:?}"));
    assert_eq!(hits.iter().filter(|hit| *hit == "/es/mission").count(), 1, "{hits:?}");
    assert!(place("/es/mission") < place("/es/history") && !hits[0].ends_with("/mission"), "{hits:?}");
    let pieces = page.attributes(".hits p.small[lang=en]", "lang");
    assert!(!pieces.is_empty() && pieces.len() < hits.len(), "what is not translated says so: {pieces:?}");
}

#[tokio::test]
async fn a_translation_is_found_as_it_is_now_and_while_what_it_translates_is_public() {
    let site = Site::new().await;
    let first = async |typed: &str| {
        let page = site.get(&format!("/es/search?q={typed}")).await;
        assert_eq!(page.status, StatusCode::OK, "{typed}");
        page.attributes(".hits a", "href").first().cloned()
    };
    let event = published(&site, "Moon evening", "Riverside").await;
    let path: String = sqlx::query_scalar("SELECT 'events/' || slug FROM item WHERE submission = ?")
        .bind(event)
        .fetch_one(&site.app.database)
        .await
        .expect("an event");
    let translate = "INSERT INTO translation (subject, language, title, body, updated_at) VALUES (?, 'es', 'Noche zanzibarina', 'con quuxes', '2026-11-24T00:00:00.000Z')";
    sqlx::query(translate).bind(&path).execute(&site.app.database).await.expect("a translation");
    for typed in ["zanzibarina", "quux"] {
        assert_eq!(first(typed).await, Some(format!("/es/{path}")), "{typed}");
        let events = site.get(&format!("/es/events?q={typed}")).await;
        assert!(events.text().contains("Noche zanzibarina"), "{typed}: {:?}", events.all("main"));
        assert!(!site.get(&format!("/events?q={typed}")).await.text().contains("Moon evening"), "{typed}");
    }
    for list in ["", "/events", "/events/month?month=2027-07", "/cities/riverside", "/search?q=moon"] {
        let (here, there) =
            (site.get(&format!("/es{list}")).await.text(), site.get(&format!("/{}", list.trim_start_matches('/'))).await.text());
        assert!(here.contains("Noche zanzibarina") && !here.contains("Moon evening"), "{list}: {here}");
        assert!(there.contains("Moon evening") && !there.contains("zanzibarina"), "{list}");
    }
    write(&site, "UPDATE translation SET title = 'Otra noche', body = 'foobares' WHERE title = 'Noche zanzibarina'").await;
    assert_eq!((first("zanzibarina").await, first("foobares").await), (None, Some(format!("/es/{path}"))));
    write(&site, "UPDATE item SET withdrawn_at = '2026-11-25'").await;
    assert_eq!(first("foobares").await, None, "withdrawn");

    write(&site, "INSERT INTO news_post (slug, title, body, published_on, updated_at) VALUES ('later', 'Later', '', '2027-01-01', '2026-11-24T00:00:00.000Z')")
        .await;
    write(&site, "INSERT INTO translation (subject, language, title, updated_at) VALUES ('news/later', 'es', 'Mañanamente', '2026-11-24T00:00:00.000Z')").await;
    assert_eq!(first("mananamente").await, None, "before its day");
    site.wait_until("2027-01-02T12:00:00Z");
    assert_eq!(first("mananamente").await.as_deref(), Some("/es/news/later"));
    write(&site, "DELETE FROM translation WHERE subject = 'news/later'").await;
    assert_eq!(first("mananamente").await, None);

    // a page moves to the address of one that was translated too
    let editor = site.sign_in("editor").await;
    write(&site, "INSERT INTO translation (subject, language, title, updated_at) VALUES ('pages/why', 'es', 'Viejísimo', '2026-11-24T00:00:00.000Z')").await;
    let moved = filled(&site, &editor, "/admin/records/pages/mission").await.with("slug", "why");
    assert_eq!(site.post_as(&editor, "/admin/records/pages/mission", &moved).await.status, StatusCode::SEE_OTHER);
    assert_eq!((first("hermanamientos").await.as_deref(), first("viejisimo").await), (Some("/es/why"), None));
    write(&site, "INSERT INTO search_translation (search_translation, rank) VALUES ('integrity-check', 1)").await;
}
