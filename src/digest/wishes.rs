//! What a subscriber wants: how often, and about which places.

use crate::{
    database::Database,
    directory::{MemberCity, PartnerCity},
    say,
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
            errors.add("about", say!("digest-none-chosen"));
        } else if chosen.len() > MOST {
            errors.add("about", say!("digest-many-chosen", count = chosen.len(), most = MOST));
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

    /// The text that says who asked, and for what.
    #[must_use]
    pub fn said(&self) -> &'static str {
        match (self.frequency.as_str(), self.places.is_empty()) {
            ("weekly", true) => "digest-proof-weekly-all",
            ("weekly", false) => "digest-proof-weekly-some",
            (_, true) => "digest-proof-monthly-all",
            (_, false) => "digest-proof-monthly-some",
        }
    }
}
