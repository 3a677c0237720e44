//! The website of a chapter of sister cities.
//!
//! # The code in one page
//!
//! One noun of the site is one file and one folder of the same name, with its templates in a folder of that name too.
//!
//! | room | what is in it |
//! |---|---|
//! | [`routes`] | every address, one line each, and what every request passes through |
//! | [`home`], [`pages`], [`directory`], [`submissions`], [`machines`] | the features: handlers, their pages, their SQL |
//! | [`search`] | one search over all of these |
//! | [`review`] | what waits to be read, and what editors decide about it |
//! | [`items`], [`events`], [`newsletters`] | what is published, and its pages |
//! | [`replies`] | who comes to an event that asks for replies: places, waiting list, letters |
//! | [`digest`] | what is new, by mail: subscribers, issues by the clock, a letter for each |
//! | [`reading`] | the text of newsletters' files: the press pulls it out, a worker keeps it, a page shows it |
//! | [`press`] | the second program (`src/press/`) as the server calls it: it reads files, draws and prints, with limits |
//! | [`papers`] | the directory and the brochure as PDF |
//! | [`feeds`], [`social`] | Atom feeds; pictures that stand for pages when their address is shared |
//! | [`calendar`] | an entry for each date of an event, kept for ever, and the files that calendars fetch |
//! | [`chapter`] | who runs the site; [`chapter::Frame`], which stands around every page |
//! | [`people`], [`desk`], [`log`] | who may edit and how they sign in; what stands around the editors' pages; who did what |
//! | [`records`], [`documents`], [`news`] | editing everything in the browser, driven by a table of kinds; files with versions; the chapter's posts |
//! | [`messages`], [`confirmations`] | what visitors write about the directory; letters in which cities confirm their entries |
//! | [`languages`], [`translations`] | the site’s own texts in each language, the language in the address, days and numbers; what editors translate |
//! | [`backups`] | a copy every night, proved by putting it into use; the way back from one |
//! | [`handover`] | everything as readable files and back; the public pages as static files |
//! | [`mail`] | the outbox, letters, and the worker that hands them to the mail server |
//! | [`content`] | the content folder, read into the database |
//! | [`files`], [`secret`], [`clock`], [`database`] | what is stored how, random ids and keys, the time, the one SQLite file |
//! | [`web`] | what every page needs and no feature: errors, forms, security headers, the accept loop |
//! | [`attention`] | what needs somebody's attention: disk, database, mail, clock, accounts; for a command, a page and a sheet |
//! | [`metrics`] | figures for a monitor, on a listener of their own |
//! | [`upkeep`] | what runs by the clock: files compared, the letter of every morning, what is erased on schedule |
//! | [`app`], [`config`], [`commands`] | what handlers share, the settings, the command line |
//!
//! `web`, `database`, `mail`, `clock` and `content` know no feature.
//!
//! # Three requests followed
//!
//! `GET /cities/riverside`: [`web::page_cache`] gives the finished page, or has it made: [`routes::router`] →
//! [`web::security`] → [`directory::show_city`] → [`directory::MemberCity::find`] → [`web::html`] with
//! `templates/directory/city.html`.
//!
//! `POST /submit/event`: [`routes::router`] refuses another site's form → [`web::form::Form`] (fields as typed, files on
//! the disk) → [`submissions::submit_event`] → [`submissions::NewEvent::parse`] → if something is wrong, the same page
//! again with everything kept; if not, one transaction stores the submission, its files and its letters, and the answer
//! is the address of its receipt. The commit wakes [`mail::deliver`].
//!
//! `POST /admin/submissions/12/publish`: [`people::require`] (signed in, an editor, from our own page) → `review::decide` →
//! one transaction takes the decision if nobody was faster, makes the [`items`] row, writes the letter that waits ten minutes
//! and the line of the [`log`] → the page of the outcome, with "Undo".
//!
//! # Where a change goes
//!
//! | change | files |
//! |---|---|
//! | a sentence, a page, a city | in the browser under `/admin/records`; or `content/`, then `cargo run -- import` |
//! | a field of a page, a city, … | a migration, its descriptor in `records/kinds/`, the page that shows it |
//! | what calendars show of an event | `calendar/component.rs`; `WRITE_GOLDEN=1 cargo test --test site golden` writes `tests/calendar/golden` anew |
//! | a field of an event | `submissions/event.rs` and `prefill.rs`, `templates/submissions/event_fields.html`, `templates/events/item.html`, a test |
//! | which files go with which wording | `submissions/attached.rs` and `file_change.rs`, the view `attached` (0030), a test |
//! | what a careful reader notices | `review/warnings.rs` and its test |
//! | a reason for declining | `content/reasons.toml` |
//! | a page of a feature | its handler, [`routes`], a template, a test |
//! | a text of the site | its id in the template, its words in `content/languages/*/*.ftl` |
//! | a picture of the help pages | `tests/whole/pictures.mjs`, which writes `static/help` |
//! | a language | a folder in `content/languages`, a file in `content/translations` |
//! | a letter | a template in `templates/letters/`, the feature's `letters.rs`, a test |
//! | a table that pages show | a migration with its triggers on `generation` (and `search_entry`): see 0011 and 0012 |
//! | a migration that the program of the release before could not live with | sets `PRAGMA user_version` to its own number: see [`database`] |
//! | a task by the clock | a file in `upkeep/`, its line in `upkeep.rs`, a test |
//! | what a PDF says, or how it looks | `papers/`; its template in `src/press/print/`; then `tests/papers` |
//! | a sign of spam | `submissions/spam.rs`, a test |
//! | a setting | [`config`] and its line in the README |

pub mod app;
pub mod attention;
pub mod backups;
pub mod calendar;
pub mod chapter;
pub mod clock;
pub mod commands;
pub mod config;
pub mod confirmations;
pub mod content;
pub mod database;
pub mod desk;
pub mod digest;
pub mod directory;
pub mod documents;
pub mod events;
pub mod feeds;
pub mod files;
pub mod handover;
pub mod home;
pub mod items;
pub mod languages;
pub mod log;
pub mod machines;
pub mod mail;
pub mod messages;
pub mod metrics;
pub mod news;
pub mod newsletters;
pub mod pages;
pub mod papers;
pub mod people;
pub mod press;
pub mod reading;
pub mod records;
pub mod replies;
pub mod review;
pub mod routes;
pub mod search;
pub mod secret;
pub mod social;
pub mod submissions;
pub mod translations;
pub mod upkeep;
pub mod web;
