use crate::support::settings;
use socal_sister_cities::config::Mail;

#[test]
fn a_wrong_setting_is_one_sentence_that_names_it_and_never_shows_a_password() {
    for (arguments, setting) in [
        (vec!["--listen", "8080"], "SITE_LISTEN"),
        (vec!["--url", "socalsistercities.org"], "SITE_URL"),
        (vec!["--url", "https://example.org/path"], "SITE_URL"),
        (vec!["--url", "ftp://example.org"], "SITE_URL"),
        (vec!["--url", "https://example.org"], "SITE_MAIL"),
        (vec!["--mail", "postbox"], "SITE_MAIL"),
        (vec!["--mail", "http://u:hunter2@example.org"], "SITE_MAIL"),
        (vec!["--mail", "smtp://mail.example.org:25"], "SITE_MAIL"),
        (vec!["--mail-to", "nobody"], "SITE_MAIL_TO"),
        (vec!["--mail-from", "a@b@c"], "SITE_MAIL_FROM"),
        (vec!["--mail-retry", "0"], "SITE_MAIL_RETRY"),
        (vec!["--form-seconds", "soon"], "SITE_FORM_SECONDS"),
        (vec!["--form-limit", "0"], "SITE_FORM_LIMIT"),
        (vec!["--press", "/nowhere/press"], "SITE_PRESS"),
    ] {
        let error = settings(&arguments).expect_err(setting).to_string();
        assert!(error.starts_with(setting), "{arguments:?}: {error}");
        assert!(!error.contains("hunter2") && !error.contains('\n'), "{error}");
    }
}

#[test]
fn the_settings_have_defaults_for_a_first_look() {
    let config = settings(&[]).expect("defaults");
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.url.as_str(), "http://127.0.0.1:8080/");
    assert!(matches!(config.mail, Mail::Folder));
    assert_eq!(config.data.to_str(), Some("data"));
}

#[test]
fn mail_servers_are_named_as_the_readme_says() {
    for address in [
        "smtp://user:pass@mail.example.org:587",
        "smtps://user:p%40ss@mail.example.org",
        "smtp://127.0.0.1:2525",
        "smtp://localhost:2525",
        "smtp://[::1]:2525",
    ] {
        assert!(matches!(settings(&["--mail", address]).expect(address).mail, Mail::Smtp(_)));
    }
}
