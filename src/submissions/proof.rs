//! Proof that a sender's address is theirs: a link with a button, or a code to be typed. Only their SHA-256 is stored.

use super::{Submission, letters, spam::Fingerprint, spam::Limit, status};
use crate::{
    app::App,
    chapter::Frame,
    clock::Moment,
    database::{self, WriteTransaction},
    log::{self, Deed, Who},
    say,
    secret::{Proof, sha256},
    web::{self, Error, FieldErrors, client::Network, filters, form::Form},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use std::time::Duration;

/// A proof is good for so long.
const GOOD: Duration = Duration::from_hours(14 * 24);
/// A code can be typed wrongly so often; then a new one must be asked for.
const ATTEMPTS: i64 = 5;
/// A new one can be asked for this often.
const PAUSE: Duration = Duration::from_mins(5);
/// Nobody gets more letters with a proof than this for one submission: the address may be a stranger's.
const LETTERS: i64 = 6;

/// Makes a new proof, in place of an earlier one, within the transaction that writes its letter.
///
/// # Errors
/// If the database cannot be written, or the operating system gives no random bytes.
pub async fn renew(write: &mut WriteTransaction, number: i64, now: Moment) -> anyhow::Result<Proof> {
    let proof = Proof::new()?;
    let (proof_sha256, code_sha256) = (sha256(proof.token.as_bytes()), code_sha256(number, &proof.code));
    sqlx::query!(
        "UPDATE submission SET proof_sha256 = ?, code_sha256 = ?, code_attempts = 0, proof_made_at = ?, proof_letters = proof_letters + 1
             WHERE number = ?",
        proof_sha256,
        code_sha256,
        now,
        number
    )
    .execute(&mut **write)
    .await?;
    Ok(proof)
}

fn code_sha256(number: i64, code: &str) -> String {
    sha256(format!("{number} {code}").as_bytes())
}

#[derive(Template)]
#[template(path = "submissions/prove.html")]
struct ProvePage<'a> {
    frame: &'a Frame,
    token: &'a str,
    proof: &'a str,
    is_refused: bool,
}

/// `GET /submissions/{token}/prove/{proof}`: a page with a button. Whether the proof is good only the button tells.
///
/// # Errors
/// If there is no such submission, or the database cannot be read.
pub async fn prove_form(frame: Frame, State(app): State<App>, Path((token, proof)): Path<(String, String)>) -> Result<Response, Error> {
    Submission::find(&app.database, &token).await?.ok_or(Error::NotFound)?;
    let page = ProvePage { frame: &frame, token: &token, proof: &proof, is_refused: false };
    Ok(status::private(web::html_with(StatusCode::OK, "no-store", &page)?))
}

/// `POST /submissions/{token}/prove/{proof}`: the address is proved. A proof is good once; one that is wrong, used or
/// too old is refused in the same words.
///
/// # Errors
/// If there is no such submission, or the database cannot be written.
pub async fn prove(frame: Frame, State(app): State<App>, Path((token, proof)): Path<(String, String)>) -> Result<Response, Error> {
    let submission = Submission::find(&app.database, &token).await?.ok_or(Error::NotFound)?;
    let (now, proof_sha256) = (app.clock.now(), sha256(proof.as_bytes()));
    let oldest = now.before(GOOD);
    let mut write = database::begin_write(&app.database).await?;
    let proved = sqlx::query!(
        "UPDATE submission SET proved_at = ?1, proof_sha256 = NULL, code_sha256 = NULL
         WHERE number = ?2 AND proof_sha256 = ?3 AND proof_made_at > ?4 AND proved_at IS NULL",
        now,
        submission.number,
        proof_sha256,
        oldest
    )
    .execute(&mut *write)
    .await?
    .rows_affected()
        == 1;
    if !proved {
        let page = ProvePage { frame: &frame, token: &token, proof: &proof, is_refused: true };
        return Ok(status::private(web::html_with(StatusCode::UNPROCESSABLE_ENTITY, "no-store", &page)?));
    }
    log_proof(&mut write, &submission, now).await?;
    write.commit().await?;
    Ok(Redirect::to(&format!("/submissions/{token}")).into_response())
}

/// `POST /submissions/{token}/code`: the same by a typed code. After five wrong ones a new code must be asked for.
///
/// # Errors
/// If there is no such submission, or the database cannot be written.
pub async fn prove_by_code(frame: Frame, State(app): State<App>, Path(token): Path<String>, form: Form) -> Result<Response, Error> {
    let submission = Submission::find(&app.database, &token).await?.ok_or(Error::NotFound)?;
    let (now, code_sha256) = (app.clock.now(), code_sha256(submission.number, &form.typed.code()));
    let oldest = now.before(GOOD);
    let mut write = database::begin_write(&app.database).await?;
    let proved = sqlx::query!(
        "UPDATE submission SET proved_at = ?1, proof_sha256 = NULL, code_sha256 = NULL
         WHERE number = ?2 AND code_sha256 = ?3 AND proof_made_at > ?4 AND proved_at IS NULL AND code_attempts < ?5",
        now,
        submission.number,
        code_sha256,
        oldest,
        ATTEMPTS
    )
    .execute(&mut *write)
    .await?
    .rows_affected()
        == 1;
    if proved {
        log_proof(&mut write, &submission, now).await?;
    } else {
        sqlx::query!("UPDATE submission SET code_attempts = min(code_attempts + 1, ?) WHERE number = ?", ATTEMPTS, submission.number)
            .execute(&mut *write)
            .await?;
    }
    write.commit().await?;
    if proved {
        return Ok(Redirect::to(&format!("/submissions/{token}")).into_response());
    }
    refuse(&frame, &app, &token, StatusCode::UNPROCESSABLE_ENTITY, say!("form-code")).await
}

/// `POST /submissions/{token}/letter`: a new letter with a new proof, at most every five minutes.
///
/// # Errors
/// If there is no such submission, or the database cannot be written.
pub async fn ask_for_proof(frame: Frame, State(app): State<App>, Path(token): Path<String>, network: Network) -> Result<Response, Error> {
    let submission = Submission::find(&app.database, &token).await?.ok_or(Error::NotFound)?;
    let mut write = database::begin_write(&app.database).await?;
    let now = app.clock.now();
    let last = sqlx::query!(
        r#"SELECT coalesce(proof_made_at, received_at) AS "made_at!: Moment", proof_letters, state,
                  proved_at IS NOT NULL OR erased_at IS NOT NULL AS "is_done!: bool"
           FROM submission WHERE number = ?"#,
        submission.number
    )
    .fetch_one(&mut *write)
    .await?;
    if last.is_done {
        return Ok(Redirect::to(&format!("/submissions/{token}")).into_response());
    }
    let network = Fingerprint::of(&app.secret, &network, now);
    let words = if last.made_at <= now && now.since(last.made_at) < PAUSE {
        say!("form-letter-just-sent")
    } else if last.proof_letters >= LETTERS || Limit::of_letters(&mut write, &app, &network, "code").await? {
        say!("form-letters-many")
    } else {
        if last.state == "held" {
            // nothing leaves for the address of what looks like spam, and nothing tells so
            sqlx::query!("UPDATE submission SET proof_made_at = ? WHERE number = ?", now, submission.number).execute(&mut *write).await?;
        } else {
            letters::write_proof(&app, &frame.chapter, &mut write, &submission, &token).await?;
        }
        sqlx::query!(
            "INSERT INTO press (kind, submission, network, pressed_at) VALUES ('code', ?, ?, ?)",
            submission.number,
            network.now,
            now
        )
        .execute(&mut *write)
        .await?;
        write.commit().await?;
        app.letters.notify_one();
        return Ok(Redirect::to(&format!("/submissions/{token}")).into_response());
    };
    write.rollback().await?;
    refuse(&frame, &app, &token, StatusCode::TOO_MANY_REQUESTS, words).await
}

async fn refuse(frame: &Frame, app: &App, token: &str, status: StatusCode, words: String) -> Result<Response, Error> {
    let mut errors = FieldErrors::default();
    errors.add("code", words);
    status::page(frame, app, token, (status, &errors, false)).await
}

async fn log_proof(write: &mut WriteTransaction, submission: &Submission, now: Moment) -> anyhow::Result<()> {
    let who = Who::named(&format!("the sender of number {}", submission.number));
    let subject = format!("the address of {} {}", submission.kind, submission.number);
    let path = format!("/admin/submissions/{}", submission.number);
    log::write(write, &who, &Deed { action: "prove", subject: &subject, path: &path, changes: &[] }, now).await
}
