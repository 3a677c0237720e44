//! Addresses that letters lead to: the digest and its subscribers, replies to events.

use super::Route;
use crate::{digest, people::Permission, replies};

/// The digest by mail.
pub(super) fn subscribers() -> Vec<Route> {
    use Permission::{Anyone, Editor};
    vec![
        Route::read("/digest", Anyone, digest::form),
        Route::change("/digest", Anyone, digest::subscribe),
        Route::change("/digest/code", Anyone, digest::confirm_by_code),
        Route::read("/digest/confirm/{proof}", Anyone, digest::confirm_form),
        Route::change("/digest/confirm/{proof}", Anyone, digest::confirm),
        Route::read("/digest/{token}", Anyone, digest::preferences_form),
        Route::change("/digest/{token}", Anyone, digest::change_preferences),
        Route::read("/digest/{token}/unsubscribe", Anyone, digest::end_form),
        Route::change("/digest/{token}/unsubscribe", Anyone, digest::end),
        Route::read("/admin/digest", Editor, digest::desk),
        Route::read("/admin/digest/{issue}", Editor, digest::show_issue),
        Route::change("/admin/digest/{frequency}/{wish}", Editor, digest::wish),
    ]
}

/// Replies to events.
pub(super) fn guests() -> Vec<Route> {
    use Permission::{Anyone, Editor};
    vec![
        Route::read("/replies/to/{slug}", Anyone, replies::form),
        Route::change("/replies/to/{slug}", Anyone, replies::ask),
        Route::change("/replies/to/{slug}/code", Anyone, replies::prove_by_code),
        Route::read("/replies/prove/{proof}", Anyone, replies::prove_form),
        Route::change("/replies/prove/{proof}", Anyone, replies::prove),
        Route::read("/replies/{token}", Anyone, replies::show),
        Route::read("/replies/{token}/cancel", Anyone, replies::cancel_form),
        Route::change("/replies/{token}/cancel", Anyone, replies::cancel),
        Route::read("/submissions/{token}/replies", Anyone, replies::hosts_list),
        Route::read("/submissions/{token}/replies.csv", Anyone, replies::hosts_sheet),
        Route::change("/submissions/{token}/replies/letter", Anyone, replies::hosts_letter),
        Route::read("/admin/submissions/{number}/replies", Editor, replies::editors_list),
        Route::read("/admin/submissions/{number}/replies.csv", Editor, replies::editors_sheet),
        Route::change("/admin/submissions/{number}/replies/letter", Editor, replies::editors_letter),
    ]
}
