//! The way from the first page to this one: as links, and for search engines as JSON-LD (schema.org, `BreadcrumbList`).

use super::filters;
use crate::{languages::Language, say};
use askama::Template;
use serde_json::{Value, json};
use std::iter;

#[derive(Template)]
#[template(path = "parts/crumbs.html")]
struct Crumbs<'a> {
    steps: &'a [(String, &'a str)],
    data: &'a str,
}

/// The way to the page at `path`: the steps between the first page and it, each with its words and its address, and its own title.
#[must_use]
pub fn crumbs(origin: &str, path: &str, steps: &[(String, &str)], title: &str) -> String {
    let home = say!("home");
    let between = steps.iter().map(|(words, path)| (words.as_str(), *path));
    let places = iter::once((home.as_str(), "/")).chain(between).chain([(title, path)]);
    let items: Vec<Value> = (1..)
        .zip(places)
        .map(|(position, (name, path))| {
            json!({ "@type": "ListItem", "position": position, "name": name, "item": format!("{origin}{}", Language::current().address(path)) })
        })
        .collect();
    let data = script(&json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items }));
    Crumbs { steps, data: &data }.render().unwrap_or_default()
}

/// JSON that can stand in a script element: whatever it says, it cannot end that element.
#[must_use]
pub fn script(data: &Value) -> String {
    data.to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_title_ends_the_script() {
        let html = crumbs("https://example.org", "/news/a", &[("News".to_owned(), "/news")], "</script><b>&\u{2028}");
        assert_eq!(html.matches("</script>").count(), 1);
        let data = html.split("ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next()).expect("a script");
        let data: Value = serde_json::from_str(data).expect("JSON");
        assert_eq!(data["itemListElement"][2]["name"], "</script><b>&\u{2028}");
        assert_eq!(data["itemListElement"][1]["item"], "https://example.org/news");
    }
}
