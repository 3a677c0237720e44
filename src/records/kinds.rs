//! Every kind of record that is edited in the browser.

mod directory;
mod site;
mod texts;
mod translations;

use super::{
    kind::{Field, Input, Kind},
    record::Content,
};
use crate::web::FieldErrors;

/// So many characters has a text at most.
const BODY: usize = 200_000;

/// Every kind, in the order of the page that lists them.
pub fn all() -> impl Iterator<Item = &'static Kind> {
    texts::KINDS.iter().chain(site::KINDS).chain(translations::KINDS).chain(directory::KINDS)
}

const fn field(column: &'static str, label: &'static str, input: Input, most: usize) -> Field {
    Field { column, csv: column, label, hint: "", input, required: false, is_today: false, most }
}

impl Field {
    const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    const fn today(self) -> Self {
        Self { is_today: true, ..self }
    }

    const fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    const fn csv(self, csv: &'static str) -> Self {
        Self { csv, ..self }
    }
}

const ORDER: Field = field("rank", "field-order", Input::Order, 12).hint("field-order-hint");

fn nothing(_: &Content, _: &mut FieldErrors) {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{languages::Language, say};
    use std::collections::BTreeSet;

    #[test]
    fn no_two_fields_of_a_kind_are_called_the_same_in_any_language() {
        for language in Language::all() {
            for kind in all() {
                let labels: BTreeSet<String> = language.within(|| kind.fields.iter().map(|field| say!(field.label)).collect());
                assert_eq!(labels.len(), kind.fields.len(), "{} in {}: {labels:?}", kind.key, language.tag());
            }
        }
    }

    #[test]
    fn every_kind_that_can_be_added_says_so() {
        for kind in all() {
            assert_eq!(kind.is_open(), !kind.add.is_empty(), "{}", kind.key);
        }
    }
}
