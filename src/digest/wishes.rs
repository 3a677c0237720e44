//! What a subscriber wants: how often, and about which places.

use crate::{
    database::Database,
    directory::{MemberCity, PartnerCity},
    web::{FieldErrors, form::Typed},
};

/// So many places can be chosen; whoever wants more wants the whole chapter.
const MOST: usize = 50;

/// What a subscriber wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wishes {
    /// `weekly` or `monthly`.
    pub frequency: String,
    /// The pages of places (`cities/…`, `partners/…`) it should be about; the whole chapter if there are none.
    pub places: Vec<String>,
}

/// Places to choose from: name and page.
#[derive(Debug)]
pub struct Places {
    /// Those of the region.
    pub members: Vec<(String, String)>,
    /// Those abroad.
    pub partners: Vec<(String, String)>,
}

impl Places {
    /// All there are.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(database: &Database) -> Result<Self, sqlx::Error> {
        let with = |folder: &str, names: Vec<(String, String)>| {
            names.into_iter().map(|(name, key)| (name, format!("{folder}/{key}"))).collect::<Vec<_>>()
        };
        Ok(Self {
            members: with("cities", MemberCity::names(database).await?),
            partners: with("partners", PartnerCity::names(database).await?),
        })
    }

    fn has(&self, place: &str) -> bool {
        self.members.iter().chain(&self.partners).any(|(_, known)| known == place)
    }
}

impl Wishes {
    /// Reads a form. One with nothing but an address, as it stands at the foot of every page, asks for the whole chapter.
    #[must_use]
    pub fn parse(places: &Places, typed: &Typed, errors: &mut FieldErrors) -> Self {
        let frequency = errors.choice(typed, "frequency", &super::FREQUENCIES);
        let mut chosen: Vec<String> = typed.all("place").filter(|place| places.has(place)).map(str::to_owned).collect();
        chosen.dedup();
        if typed.get("about") != "some" {
            chosen.clear();
        } else if chosen.is_empty() {
            errors.add("about", "Please choose at least one city below, or the whole chapter.");
        } else if chosen.len() > MOST {
            errors.add("about", format!("These are {} cities. Please choose {MOST} at most, or the whole chapter.", chosen.len()));
        }
        Self { frequency, places: chosen }
    }

    /// As the form shows them.
    #[must_use]
    pub fn typed(&self) -> Typed {
        let about = if self.places.is_empty() { "all" } else { "some" };
        let mut fields = vec![("frequency".to_owned(), self.frequency.clone()), ("about".to_owned(), about.to_owned())];
        fields.extend(self.places.iter().map(|place| ("place".to_owned(), place.clone())));
        Typed::new(fields)
    }

    /// In words: "once a month, about the whole chapter".
    #[must_use]
    pub fn words(&self) -> String {
        let often = if self.frequency == "weekly" { "once a week" } else { "once a month" };
        match self.places.len() {
            0 => format!("{often}, about the whole chapter"),
            1 => format!("{often}, about one city"),
            count => format!("{often}, about {count} cities"),
        }
    }
}
