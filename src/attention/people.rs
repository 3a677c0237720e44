//! The accounts: whether the work rests on one pair of shoulders, and who never came in.

use super::Finding;
use crate::{people::Person, say};
use jiff::{ToSpan as _, civil::Date};

/// A term that ends within so many days is near its end.
const NEAR: i64 = 30;

/// Whether somebody can let others in, who has not come yet, and whose term is near its end.
pub(super) fn accounts(people: &[Person], today: Date) -> Vec<Finding> {
    let (mut findings, about) = (Vec::new(), "attention-accounts");
    let administrators = people.iter().filter(|person| person.is_working_administrator(today)).count();
    findings.push(match administrators {
        0 => Finding::wrong(about, say!("attention-accounts-none")),
        1 => Finding::look(about, say!("attention-accounts-one")),
        count => {
            let working = people.iter().filter(|person| person.is_working(today)).count();
            Finding::ok(about, say!("attention-accounts-well", administrators = count, people = working))
        }
    });
    let named = |chosen: &dyn Fn(&&Person) -> bool| {
        let names: Vec<&str> =
            people.iter().filter(|person| person.disabled_at.is_none()).filter(chosen).map(|person| person.name.as_str()).collect();
        names.join(", ")
    };
    let invited = named(&|person| !person.is_set_up && person.term_ends_on >= today.to_string());
    if !invited.is_empty() {
        findings.push(Finding::look("attention-invitations", say!("attention-invitations-open", names = invited)));
    }
    let near = today.saturating_add(NEAR.days()).to_string();
    let ending = named(&|person| person.is_working(today) && person.term_ends_on <= near);
    if !ending.is_empty() {
        findings.push(Finding::look("attention-terms", say!("attention-terms-ending", days = NEAR, names = ending)));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{languages::Language, people::Role};

    fn person(name: &str, role: Role, ends_on: &str, is_set_up: bool) -> Person {
        Person {
            id: 1,
            name: name.to_owned(),
            email: String::new(),
            role,
            office: String::new(),
            term_begins_on: "2026-01-01".to_owned(),
            term_ends_on: ends_on.to_owned(),
            is_set_up,
            disabled_at: None,
            language: Language::DEFAULT,
        }
    }

    #[test]
    fn one_administrator_an_invitation_and_a_term_near_its_end_are_named() {
        let today = Date::constant(2026, 11, 26);
        let people = [person("Ada", Role::Administrator, "2026-12-20", true), person("Ben", Role::Editor, "2027-12-31", false)];
        let words: Vec<String> = accounts(&people, today).iter().map(ToString::to_string).collect();
        assert!(words[0].starts_with("look   accounts     there is one administrator"), "{words:?}");
        assert!(words[1].contains("not yet taken up: Ben") && words[2].contains("ending within 30 days: Ada"), "{words:?}");
        assert_eq!(accounts(&[], today)[0].weight, super::super::Weight::Wrong);
        let two = [person("Ada", Role::Administrator, "2028-01-01", true), person("Eve", Role::Administrator, "2028-01-01", true)];
        assert_eq!(accounts(&two, today).iter().map(|finding| finding.weight).collect::<Vec<_>>(), [super::super::Weight::Ok]);
    }
}
