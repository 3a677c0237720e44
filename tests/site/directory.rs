use crate::support::Site;
use axum::http::StatusCode;
use std::collections::BTreeSet;

#[tokio::test]
async fn the_counts_are_those_of_the_rows() {
    let site = Site::new().await;
    let home = site.get("/").await;
    let count = |name: &str| home.all(&format!("[data-count={name}]")).remove(0).replace(',', "").parse::<i64>().expect("a number");
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_path("content/directory/partnerships.csv").expect("the file").records().map(|row| row.expect("a row")).collect();
    let current: Vec<_> = rows.iter().filter(|row| ["active", "friendship"].contains(&&row[3])).collect();
    let distinct =
        |column: usize| i64::try_from(current.iter().map(|row| row[column].to_owned()).collect::<BTreeSet<_>>().len()).expect("a number");
    assert_eq!(count("partnerships"), i64::try_from(current.len()).expect("a number"));
    assert_eq!(count("members"), distinct(0));
    assert_eq!(count("partners"), distinct(1));
    assert!(home.all(".as-of")[0].contains("as of 24 November 2026"));
}

#[tokio::test]
async fn the_map_has_a_thread_for_every_current_tie_each_a_link_with_words() {
    let site = Site::new().await;
    let home = site.get("/").await;
    let ties = home.all("[data-count=partnerships]").remove(0);
    assert_eq!(home.all(".map-cities svg a").len().to_string(), ties);
    let titles = home.all(".map-cities title");
    assert!(titles.contains(&"Riverside – Sendai, Japan, since 1957".to_owned()), "{titles:?}");
    let land = site.get(&home.attribute("img.world", "src")).await;
    assert_eq!((land.status, land.header("content-type")), (StatusCode::OK, "image/svg+xml"));
    assert!(land.header("cache-control").contains("immutable"));
}

#[tokio::test]
async fn the_list_is_filtered_by_its_address_alone() {
    let site = Site::new().await;
    let places = async |query: &str| site.get(&format!("/cities?{query}")).await.all(".directory tbody th");
    assert_eq!(places("").await.len(), 110);
    assert_eq!(places("q=riverside").await, ["Riverside"]);
    assert_eq!(places("q=jarvenpaa").await, ["Pasadena"]);
    assert_eq!(places("q=J%C3%A4rvenp%C3%A4%C3%A4").await, ["Pasadena"]);
    assert_eq!(places("q=SENDAI").await, ["Riverside"]);
    assert_eq!(places("country=finland").await, ["Pasadena"]);
    assert!(places("county=Imperial").await.contains(&"Calexico".to_owned()));
    assert!(places("kind=friendship_city").await.contains(&"Dana Point".to_owned()));
    assert_eq!(places("kind=friendship_city&county=Orange&q=sorrento").await, ["Dana Point"]);
    assert_eq!(places("continent=Africa&county=Riverside").await, ["Riverside"]);
    assert_eq!(places("status=ended").await.len(), site.get("/cities?status=ended&view=cards").await.all(".cards h2").len());
    assert!(
        places("decade=1950s").await.contains(&"Riverside".to_owned())
            && !places("decade=1960s&q=sendai").await.contains(&"Riverside".to_owned())
    );
    assert_eq!(places("sort=most").await[0], "Los Angeles");
    assert_eq!(places("page=2").await.len(), 0);
    let none = site.get("/cities?q=atlantis").await;
    assert_eq!(none.status, StatusCode::OK);
    assert!(none.all(".note")[0].contains("Is your city missing?"));
    let near = site.get("/cities?q=Pasadina").await;
    assert_eq!(near.attributes(".note a[href^='/cities/']", "href"), ["/cities/pasadena"]);
    // the numbers behind the choices are those of the rows, all other choices as they are
    let list = site.get("/cities?county=Riverside").await;
    let finland = site.get("/cities?country=finland").await;
    assert!(finland.all("#county option").contains(&"Los Angeles (1)".to_owned()), "{:?}", finland.all("#county option"));
    let ties = |page: &crate::support::Answer| page.all(".directory td li").len();
    let listed: usize = list
        .all("#status option")
        .iter()
        .skip(1)
        .filter_map(|words| words.rsplit_once('(')?.1.trim_end_matches(')').parse::<usize>().ok())
        .sum();
    assert_eq!(listed, ties(&list));
    for hostile in ["q=%25", "q=%27%3B--", "q=%00", "county=%F0%9F%92%A9", "kind=x", "q=1&q=2", "unknown=1"] {
        assert!(site.get(&format!("/cities?{hostile}")).await.status.as_u16() < 500, "{hostile}");
    }
}

#[tokio::test]
async fn a_tie_is_shown_from_both_ends_with_year_and_source() {
    let site = Site::new().await;
    let here = site.get("/cities/riverside").await.all("#sendai").remove(0);
    assert!(here.starts_with("Sendai 仙台市, Japan since 1957") && here.contains("Source: "), "{here}");
    let there = site.get("/partners/sendai").await.all("#riverside").remove(0);
    assert!(there.starts_with("Riverside, Riverside County since 1957") && there.contains("Source: "), "{there}");
    assert!(site.get("/countries/japan").await.all("td").contains(&"Riverside".to_owned()));
    assert_eq!(site.get("/cities/riverside").await.attributes("[lang=ja]", "lang").first().map(String::as_str), Some("ja"));
}

#[tokio::test]
async fn both_ends_have_a_map_with_the_same_distance_and_their_own_direction() {
    let site = Site::new().await;
    let (here, there) = (site.get("/cities/riverside").await, site.get("/partners/sendai").await);
    let (out, back) = (here.all("#sendai .distance").remove(0), there.all("#riverside .distance").remove(0));
    assert!(out.ends_with("to the northwest") && back.ends_with("to the northeast"), "{out}; {back}");
    let far = |words: &str| words.split(',').take(2).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(far(&out), far(&back));
    assert_eq!(there.attributes(".city-map a", "href"), ["/partners/sendai#riverside"]);
    assert!(here.attributes(".city-map a", "href").contains(&"/cities/riverside#sendai".to_owned()));
    assert!(there.attribute(".city-map a", "aria-label").starts_with("Riverside, "));
    // up and to the right of the middle
    let dot = |name| there.attribute(".city-map a circle", name).parse::<i32>().expect("a number");
    assert!(dot("cx") > 300 && dot("cy") < 300);
    let land = site.get(&there.attribute(".city-map image", "href")).await;
    assert_eq!((land.status, land.header("content-type")), (StatusCode::OK, "image/svg+xml"));
    assert!(site.get("/partners/leidschendam-voorburg").await.all(".city-map").is_empty(), "its only tie has ended");
}

#[tokio::test]
async fn what_has_ended_or_is_not_confirmed_says_so() {
    let site = Site::new().await;
    let city = site.get("/cities/temecula").await;
    assert!(city.all("#leidschendam-voorburg")[0].contains("ended"));
    let friendship = site.get("/cities/dana-point").await.all("#sorrento").remove(0);
    assert!(friendship.contains("friendship city"), "{friendship}");
}

#[tokio::test]
async fn a_source_under_a_copying_site_is_named_and_never_linked() {
    let site = Site::new().await;
    for path in ["/cities/carson", "/cities/moreno-valley", "/cities/newport-beach"] {
        let page = site.get(path).await;
        assert!(!page.all(".source").is_empty(), "{path}");
        for host in ["ukobiw.net", "securedata.net", "vinapk.com", "netblogpro.com"] {
            assert!(!page.text().contains(host), "{host} on {path}");
        }
    }
}

#[tokio::test]
async fn round_years_come_up_in_their_year_and_never_as_a_day() {
    let site = Site::new().await;
    let page = site.get("/anniversaries").await;
    assert_eq!(page.all("h2"), ["2026", "2027", "2028"], "18 months from November 2026 reach into May 2028");
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_path("content/directory/partnerships.csv").expect("the file").records().map(|row| row.expect("a row")).collect();
    let round = |year: i64| [5, 10, 25, 40, 50, 60, 75, 100].contains(&year);
    let expected = rows.iter().filter(|row| {
        let since: Option<i64> = row[2].parse().ok();
        ["active", "friendship"].contains(&&row[3]) && since.is_some_and(|since| (2026..=2028).any(|year| round(year - since)))
    });
    assert_eq!(page.all(".ties li").len(), expected.count());
    let riverside = page.all(".ties li").into_iter().find(|line| line.contains("Riverside and Ensenada")).expect("1976 and 50 years");
    assert!(riverside.starts_with("50 years") && riverside.contains("since 1976"), "{riverside}");
    assert!(!page.all("main")[0].contains("January"));
}
