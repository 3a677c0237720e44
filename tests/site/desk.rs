//! Verbs of the desk, for the tests of what happens on it.

use crate::support::{Answer, FormData, Site};
use axum::http::StatusCode;
use socal_sister_cities::mail::{self, Mailer};

impl Site {
    /// Sends an event in, and gives its number and the address of its receipt.
    pub async fn send_in(&self, form: FormData) -> (i64, String) {
        let answer = self.post("/submit/event", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        (self.count("submission").await, answer.header("location").to_owned())
    }

    /// How things stand, as the page of an item says it.
    pub async fn seen(&self, editor: &str, number: i64) -> String {
        self.get_as(editor, &format!("/admin/submissions/{number}"))
            .await
            .attributes("input[name=seen]", "value")
            .first()
            .cloned()
            .unwrap_or_default()
    }

    /// Decides about what is there now.
    pub async fn decide(&self, editor: &str, number: i64, verb: &str, form: FormData) -> Answer {
        let form = form.with("seen", &self.seen(editor, number).await);
        self.post_as(editor, &format!("/admin/submissions/{number}/{verb}"), &form).await
    }

    /// Decides, and it works.
    pub async fn decided(&self, editor: &str, number: i64, verb: &str, form: FormData) {
        let answer = self.decide(editor, number, verb, form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{verb}: {}", answer.text());
    }

    /// Undoes the decision that the page after it shows.
    pub async fn undo(&self, editor: &str, number: i64) -> Answer {
        let id: i64 = sqlx::query_scalar("SELECT max(id) FROM decision WHERE submission = ?")
            .bind(number)
            .fetch_one(&self.app.database)
            .await
            .expect("a decision");
        let form = FormData::default().with("decision", &id.to_string());
        self.post_as(editor, &format!("/admin/submissions/{number}/undo"), &form).await
    }

    pub async fn state(&self, number: i64) -> String {
        sqlx::query_scalar("SELECT state FROM submission WHERE number = ?")
            .bind(number)
            .fetch_one(&self.app.database)
            .await
            .expect("a state")
    }

    /// The sender's address is proved.
    pub async fn prove(&self, number: i64) {
        sqlx::query("UPDATE submission SET proved_at = received_at WHERE number = ?")
            .bind(number)
            .execute(&self.app.database)
            .await
            .expect("proved");
    }

    /// Letters of decisions that wait or have left: address, subject, body.
    pub async fn answers(&self) -> Vec<(String, String, String)> {
        sqlx::query_as("SELECT to_address, subject, body FROM letter WHERE decision IS NOT NULL ORDER BY id")
            .fetch_all(&self.app.database)
            .await
            .expect("letters")
    }

    /// The sender changes an event that was sent in.
    pub async fn change(&self, receipt: &str, intent: &str, form: FormData) {
        let path = format!("{receipt}/{intent}");
        let form_id = self.form_id(&path).await;
        let answer = self.post(&path, &form.with("form_id", &form_id)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    }

    /// Hands what is due to the mail server; gives how many letters have left in all.
    pub async fn deliver(&self) -> i64 {
        let mailer = Mailer::open(&self.app.config).expect("a folder");
        mail::deliver_due(&self.app, &mailer).await.expect("the outbox");
        sqlx::query_scalar("SELECT count(*) FROM letter WHERE state = 'sent' AND decision IS NOT NULL")
            .fetch_one(&self.app.database)
            .await
            .expect("a number")
    }
}
