//! Links of a page, changed. Our templates write every attribute in double quotes and escape quotes in texts, so that an
//! attribute is where its name and a quote are.

/// A page with every address of `href` and `src` changed by `change`, and every form replaced by what `form` says for the
/// address that it would be sent to (none: the page's own).
pub(super) fn changed(page: &str, change: &impl Fn(&str) -> String, form: impl Fn(&str, &str) -> String) -> String {
    let (mut out, mut rest) = (String::with_capacity(page.len()), page);
    while let Some(at) = rest.find("<form") {
        let (before, from) = rest.split_at(at);
        out.push_str(&with_links(before, change));
        let end = from.find("</form>").map_or(from.len(), |end| end + "</form>".len());
        let (whole, after) = from.split_at(end);
        let tag = &whole[..whole.find('>').unwrap_or(whole.len())];
        out.push_str(&form(attribute(tag, "action"), attribute(tag, "class")));
        rest = after;
    }
    out.push_str(&with_links(rest, change));
    out
}

fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let begin = format!(" {name}=\"");
    tag.split_once(&begin).and_then(|(_, rest)| rest.split_once('"')).map_or("", |(value, _)| value)
}

fn with_links(html: &str, change: &impl Fn(&str) -> String) -> String {
    let (mut out, mut rest) = (String::with_capacity(html.len()), html);
    loop {
        let next = [" href=\"", " src=\""].iter().filter_map(|name| rest.find(name).map(|at| at + name.len())).min();
        let Some(begin) = next else { break };
        let (before, from) = rest.split_at(begin);
        let Some(end) = from.find('"') else { break };
        out.push_str(before);
        let is_canonical = before.rfind('<').is_some_and(|tag| before[tag..].contains("rel=\"canonical\""));
        out.push_str(&if is_canonical { from[..end].to_owned() } else { change(&from[..end]) });
        rest = &from[end..];
    }
    out.push_str(rest);
    out
}

/// The addresses of a page's links, in their order.
pub(super) fn all(page: &str) -> Vec<String> {
    let found = std::cell::RefCell::new(Vec::new());
    let note = |address: &str| {
        found.borrow_mut().push(address.to_owned());
        address.to_owned()
    };
    changed(page, &note, |_, _| String::new());
    found.into_inner()
}

/// The way from one file to another, both named from the top of the folder.
pub(super) fn relative(from: &str, to: &str) -> String {
    let (from, to): (Vec<_>, Vec<_>) = (from.split('/').collect(), to.split('/').collect());
    let shared = from[..from.len() - 1].iter().zip(&to[..to.len() - 1]).take_while(|(one, other)| one == other).count();
    let up = "../".repeat(from.len() - 1 - shared);
    format!("{up}{}", to[shared..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_between_files_goes_up_and_down() {
        assert_eq!(relative("index.html", "cities.html"), "cities.html");
        assert_eq!(relative("cities/riverside.html", "cities/irvine.html"), "irvine.html");
        assert_eq!(relative("cities/riverside/embed.html", "static/site.css"), "../../static/site.css");
        assert_eq!(relative("cities.html", "cities/irvine.html"), "cities/irvine.html");
    }

    #[test]
    fn links_are_changed_forms_replaced_and_the_lasting_address_stays() {
        let page = "<link rel=\"canonical\" href=\"https://a.org/x\"><a class=\"b\" href=\"/y\">y</a><form class=\"c\" action=\"/search\"><a href=\"/z\">z</a></form><img src=\"/p\">";
        let out = changed(page, &|address| format!("[{address}]"), |action, class| format!("({action} {class})"));
        assert_eq!(out, "<link rel=\"canonical\" href=\"https://a.org/x\"><a class=\"b\" href=\"[/y]\">y</a>(/search c)<img src=\"[/p]\">");
    }
}
