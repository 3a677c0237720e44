//! The order and the parts of a tagged file: its structure tree (ISO 32000-2, 14.7).

use super::glyphs::decoded;
use hayro_interpret::hayro_syntax::{
    object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, String as PdfString},
    xref::XRef,
};
use std::collections::{HashMap, HashSet};

/// So many elements are looked at.
const MOST_ELEMENTS: usize = 300_000;
/// Elements lie within one another so deep at most.
const DEEPEST: usize = 200;

/// What stands in a tree, in the order of reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A part begins.
    Begin(Part),
    /// The marked content of a page, by the page's index and the number of the mark.
    Content(usize, i32),
    /// What a picture shows.
    Picture(String),
    /// The part that was begun last ends.
    End,
}

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A heading with its level.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A paragraph, a row of a table, or anything else that stands for itself.
    Block,
    /// A cell of a row.
    Cell,
    /// The sign or number before an item.
    Label,
    /// Words within another part.
    Inline,
}

/// A place in the tree that is being walked.
struct Level<'a> {
    kids: Vec<Object<'a>>,
    page: Option<usize>,
    ends: bool,
}

/// Walks the tree of a file; nothing if it has none.
#[must_use]
pub fn steps<'a>(xref: &'a XRef, pages: &HashMap<ObjectIdentifier, usize>) -> Option<Vec<Step>> {
    let root = xref.get::<Dict<'a>>(xref.root_id())?.get::<Dict<'a>>(b"StructTreeRoot")?;
    let roles = root.get::<Dict<'a>>(b"RoleMap").unwrap_or_else(Dict::empty);
    let mut steps = Vec::new();
    let mut seen = HashSet::new();
    let mut levels = vec![Level { kids: kids(&root), page: None, ends: false }];
    let mut left = MOST_ELEMENTS;
    while let Some(level) = levels.last_mut() {
        let Some(kid) = level.kids.pop() else {
            if level.ends {
                steps.push(Step::End);
            }
            levels.pop();
            continue;
        };
        left = left.checked_sub(1)?;
        let page = level.page;
        match kid {
            Object::Number(_) => steps.extend(kid.into_i32().zip(page).map(|(mark, page)| Step::Content(page, mark))),
            Object::Dict(dict) => {
                let own_page = dict.get_ref(b"Pg").and_then(|page| pages.get(&page.into()).copied()).or(page);
                if let Some(mark) = dict.get::<i32>(b"MCID") {
                    steps.extend(own_page.map(|page| Step::Content(page, mark)));
                } else if dict.contains_key(b"S") && dict.obj_id().is_none_or(|id| seen.insert(id)) && levels.len() < DEEPEST {
                    let part = part(&dict, &roles);
                    if let Some(words) = picture(&dict) {
                        steps.push(Step::Picture(words));
                    }
                    steps.push(Step::Begin(part));
                    levels.push(Level { kids: kids(&dict), page: own_page, ends: true });
                }
            }
            _ => {}
        }
    }
    Some(steps)
}

/// The kids of an element, the last one first.
fn kids<'a>(dict: &Dict<'a>) -> Vec<Object<'a>> {
    let mut kids: Vec<Object<'a>> = match dict.get_raw::<Object<'a>>(b"K") {
        Some(MaybeRef::NotRef(Object::Array(array))) => of_array(&array),
        Some(_) => match dict.get::<Object<'a>>(b"K") {
            Some(Object::Array(array)) => of_array(&array),
            Some(kid) => vec![kid],
            None => Vec::new(),
        },
        None => Vec::new(),
    };
    kids.reverse();
    kids
}

fn of_array<'a>(array: &Array<'a>) -> Vec<Object<'a>> {
    array.iter::<Object<'a>>().take(MOST_ELEMENTS).collect()
}

fn part(dict: &Dict<'_>, roles: &Dict<'_>) -> Part {
    let Some(role) = dict.get::<Name<'_>>(b"S") else { return Part::Inline };
    let mut role = role.as_str().to_owned();
    // a role may stand for another one, and that for a third
    for _ in 0..5 {
        match roles.get::<Name<'_>>(role.as_bytes()) {
            Some(other) if other.as_str() != role => other.as_str().clone_into(&mut role),
            _ => break,
        }
    }
    match role.as_str() {
        "H" | "Title" | "H1" => Part::Heading(1),
        "H2" => Part::Heading(2),
        "H3" => Part::Heading(3),
        "H4" => Part::Heading(4),
        "H5" => Part::Heading(5),
        "H6" => Part::Heading(6),
        "LI" | "TOCI" => Part::Item,
        "TD" | "TH" => Part::Cell,
        "Lbl" => Part::Label,
        "Span" | "Link" | "Quote" | "Reference" | "Code" | "Em" | "Strong" | "Sub" | "LBody" | "NonStruct" | "Ruby" | "RB" | "RT"
        | "RP" | "Warichu" | "WT" | "WP" | "Annot" | "Form" | "BibEntry" => Part::Inline,
        _ => Part::Block,
    }
}

fn picture(dict: &Dict<'_>) -> Option<String> {
    let role = dict.get::<Name<'_>>(b"S")?;
    let words = dict.get::<PdfString<'_>>(b"Alt").filter(|_| role.as_str() == "Figure")?;
    Some(decoded(words.as_bytes())).filter(|words| !words.trim().is_empty())
}
