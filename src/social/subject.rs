//! What a picture says, and which threads of the map it shows.

use crate::{
    app::App,
    chapter::Frame,
    directory::{Country, MemberCity, PartnerCity, WorldMap, map::MemberThreads},
    items::Item,
    languages,
    news::Post,
    pages::Page,
    submissions::{Content, Occurrence},
    web::Error,
};

/// What a picture says.
#[derive(Debug)]
pub struct Subject {
    /// The name of the site.
    pub site: String,
    /// The title.
    pub title: String,
    /// Date and place, or what else goes below.
    pub below: String,
    /// Threads that are lit.
    pub threads: Vec<String>,
    /// Dots that are lit.
    pub dots: Vec<(i32, i32)>,
}

impl Subject {
    /// The first page.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn home(app: &App, frame: &Frame) -> Result<Self, Error> {
        Self::lit(app, frame, (&frame.chapter.mission, &frame.chapter.region), |_, _| true).await
    }

    /// A page of a kind, by its key; nothing if there is none, or it is not published.
    ///
    /// # Errors
    /// If the database cannot be read, or the item was withdrawn.
    pub async fn find(app: &App, frame: &Frame, kind: &str, slug: &str) -> Result<Option<Self>, Error> {
        let database = &app.database;
        Ok(match kind {
            "events" => Some(Self::event(app, frame, slug).await?),
            "newsletters" => Some(Self::newsletter(app, frame, slug).await?),
            "news" => match Post::find(database, slug, frame.today).await? {
                Some(post) => Some(Self::of(app, frame, &post.title, &day(&post.published_on)).await?),
                None => None,
            },
            "cities" => match MemberCity::find(database, slug).await? {
                Some(city) => Some(Self::lit(app, frame, (&city.name, "Its sister cities abroad"), |member, _| member.slug == slug).await?),
                None => None,
            },
            "partners" => match PartnerCity::find(database, slug).await? {
                Some(city) => {
                    let below = format!("{}, and its ties with {}", city.country_name, frame.chapter.region);
                    Some(Self::lit(app, frame, (&city.name, &below), |_, thread| thread.partner_slug == slug).await?)
                }
                None => None,
            },
            "countries" => match Country::find(database, slug).await? {
                Some(country) => {
                    let below = format!("and {}", frame.chapter.region);
                    Some(Self::lit(app, frame, (&country.name, &below), |_, thread| thread.country == country.name).await?)
                }
                None => None,
            },
            "pages" => match Page::find(database, slug).await? {
                Some(page) => Some(Self::of(app, frame, &page.title, "").await?),
                None => None,
            },
            _ => None,
        })
    }

    async fn event(app: &App, frame: &Frame, slug: &str) -> Result<Self, Error> {
        let item = Item::published(&app.database, "event", slug).await?;
        let Content::Event(event) = item.read()? else { return Err(Error::NotFound) };
        let when = event.dates.first().map(Occurrence::words).unwrap_or_default();
        let city = event.venues.first().map_or("", |venue| venue.city.as_str());
        let place = if city.is_empty() { event.host.as_str() } else { city };
        Self::lit(app, frame, (&event.title, &joined(&[&when, place])), |member, _| content_is(member, &event.host)).await
    }

    async fn newsletter(app: &App, frame: &Frame, slug: &str) -> Result<Self, Error> {
        let item = Item::published(&app.database, "newsletter", slug).await?;
        let Content::Newsletter(newsletter) = item.read()? else { return Err(Error::NotFound) };
        let date = newsletter.issued_on.map(languages::day).unwrap_or_default();
        let below = joined(&[&newsletter.organization, &newsletter.issue, &date]);
        Self::lit(app, frame, (&newsletter.title, &below), |member, _| content_is(member, &newsletter.organization)).await
    }

    async fn of(app: &App, frame: &Frame, title: &str, below: &str) -> Result<Self, Error> {
        Self::lit(app, frame, (title, below), |_, _| true).await
    }

    async fn lit(
        app: &App,
        frame: &Frame,
        (title, below): (&str, &str),
        is_lit: impl Fn(&MemberThreads, &crate::directory::map::Thread) -> bool,
    ) -> Result<Self, Error> {
        let map = WorldMap::draw(&app.database, &frame.chapter).await?;
        let (mut threads, mut dots) = (Vec::new(), Vec::new());
        for member in map.members {
            for thread in &member.threads {
                if is_lit(&member, thread) {
                    threads.push(thread.path.clone());
                    dots.extend([member.at, thread.at]);
                }
            }
        }
        dots.sort_unstable();
        dots.dedup();
        let site = frame.chapter.short_name.clone();
        Ok(Self { site, title: title.to_owned(), below: below.to_owned(), threads, dots })
    }
}

fn content_is(member: &MemberThreads, name: &str) -> bool {
    member.name.eq_ignore_ascii_case(name)
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

fn day(text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), languages::day)
}
