use crate::support::{FormData, HOST, Site, request};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header, request::Builder},
};
use futures_util::{StreamExt as _, stream};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

#[tokio::test]
async fn every_answer_carries_the_security_headers_and_no_cookie() {
    let site = Site::new().await;
    for path in ["/", "/cities", "/nowhere", "/submit/event", "/health", "/robots.txt", "/sitemap.xml", "/favicon.ico"] {
        let answer = site.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert!(policy.contains("base-uri 'none'") && policy.contains("require-trusted-types-for 'script'"), "{path}: {policy}");
        let (media_type, has_body) = (answer.header("content-type"), !answer.bytes.is_empty());
        let is_text = media_type.starts_with("text/") || media_type.starts_with("application/xml");
        assert!(!has_body || !media_type.is_empty(), "{path} does not say what it is");
        assert!(!is_text || media_type.ends_with("charset=utf-8"), "{path}: {media_type}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "strict-origin-when-cross-origin"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{path}");
        }
        assert!(!answer.header("cache-control").is_empty(), "{path}");
        assert!(answer.headers.get(header::SET_COOKIE).is_none(), "{path}");
        assert!(answer.headers.get(header::STRICT_TRANSPORT_SECURITY).is_none(), "only behind https");
    }
    let public = Site::with(&["--url", "https://example.org", "--mail", "folder"]).await;
    assert!(public.get("/").await.header("strict-transport-security").starts_with("max-age="));
}

#[tokio::test]
async fn what_is_signed_for_one_purpose_one_content_or_one_site_is_nothing_for_another() {
    let (site, other) = (Site::new().await, Site::new().await);
    let (secret, strange, now) = (&site.app.secret, &other.app.secret, site.app.clock.now());
    let tag = secret.tag("confirmation", b"1 aiko@example.org");
    assert!(secret.is_tag("confirmation", b"1 aiko@example.org", &tag));
    assert!(!secret.is_tag("new second factor", b"1 aiko@example.org", &tag), "another purpose");
    assert!(!secret.is_tag("confirmation", b"2 aiko@example.org", &tag), "another content");
    assert!(!strange.is_tag("confirmation", b"1 aiko@example.org", &tag), "another site");
    let id = secret.form_id(now).expect("an id");
    assert!(secret.form_made_at(&id).is_some() && strange.form_made_at(&id).is_none() && secret.form_made_at(&tag).is_none());
}

#[tokio::test]
async fn only_exactly_one_known_host_is_answered() {
    let site = Site::with(&["--url", "https://example.org", "--mail", "folder"]).await;
    let hosts = |names: &[&str]| {
        names.iter().fold(Request::builder().uri("/"), |builder, name| builder.header(header::HOST, *name)).body(Body::empty())
    };
    for (names, status) in [
        (vec!["example.org"], StatusCode::OK),
        (vec![HOST], StatusCode::OK),
        (vec!["localhost:8080"], StatusCode::OK),
        (vec!["evil.example"], StatusCode::MISDIRECTED_REQUEST),
        (vec!["example.org.evil.example"], StatusCode::MISDIRECTED_REQUEST),
        (vec!["example.org", "evil.example"], StatusCode::MISDIRECTED_REQUEST),
        (vec!["example.org", "example.org"], StatusCode::MISDIRECTED_REQUEST),
        (vec![], StatusCode::MISDIRECTED_REQUEST),
        (vec![""], StatusCode::MISDIRECTED_REQUEST),
    ] {
        let answer = site.send(hosts(&names).expect("a request")).await;
        assert_eq!(answer.status, status, "{names:?}");
        assert!(!answer.text().contains("evil"), "{names:?}");
    }
    let absolute = Request::builder().uri("http://evil.example/").header(header::HOST, "example.org").body(Body::empty()).unwrap();
    assert_eq!(site.send(absolute).await.status, StatusCode::MISDIRECTED_REQUEST);
    for path in ["/es/cities", "/es/sign-in", "/en/cities"] {
        let absolute = Request::get(format!("http://evil.example{path}")).header(header::HOST, "example.org");
        assert_eq!(site.send(absolute.body(Body::empty()).unwrap()).await.status, StatusCode::MISDIRECTED_REQUEST, "{path}");
        let host = Request::get(path).header(header::HOST, "evil.example");
        assert_eq!(site.send(host.body(Body::empty()).unwrap()).await.status, StatusCode::MISDIRECTED_REQUEST, "{path}");
    }
}

#[tokio::test]
async fn what_a_request_says_of_other_hosts_is_in_no_page_no_feed_and_no_letter() {
    let site = Site::new().await;
    site.sign_in("editor").await;
    let claims = [
        ("x-forwarded-host", "evil.example"),
        ("x-forwarded-server", "evil.example"),
        ("x-forwarded-proto", "https"),
        ("x-forwarded-port", "6666"),
        ("x-forwarded-prefix", "/evil"),
        ("x-original-url", "/evil"),
        ("x-rewrite-url", "/evil"),
        ("x-host", "evil.example"),
        ("forwarded", "for=127.0.0.1;host=evil.example;proto=https"),
    ];
    let claiming = |mut request: Request<Body>| {
        for (name, value) in claims {
            request.headers_mut().insert(name, value.parse().expect("a value"));
        }
        request
    };
    for path in
        ["/", "/cities/riverside", "/submit/event", "/sign-in", "/nowhere", "/events.atom", "/events.ics", "/sitemap.xml", "/robots.txt"]
    {
        let told = site.send(claiming(request(Method::GET, path).body(Body::empty()).expect("a request"))).await;
        let plain = site.get(path).await;
        for answer in [&told.text(), &format!("{:?}", told.headers)] {
            assert!(
                !answer.contains("evil.example")
                    && !answer.contains("/evil")
                    && !answer.contains(":6666")
                    && !answer.contains(&format!("https://{HOST}")),
                "{path}: {answer}"
            );
        }
        assert_eq!(told.status, plain.status, "{path}");
    }
    let asked = FormData::default().with("email", "editor@example.org").request("/sign-in/forgotten");
    assert_eq!(site.send(claiming(asked)).await.status, StatusCode::OK);
    assert_eq!(site.send(claiming(site.event().await.request("/submit/event"))).await.status, StatusCode::SEE_OTHER);
    let letters = site.letters().await;
    assert_eq!(letters.len(), 3, "a new password, the chapter, the sender");
    for (to, subject, body, _) in letters {
        assert!(body.contains(&format!("http://{HOST}/")), "{to}: {body}");
        let text = format!("{subject}\n{body}");
        assert!(
            !text.contains("evil.example") && !text.contains("/evil") && !text.contains(":6666") && !text.contains("https://127"),
            "{to}: {text}"
        );
    }
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let site = Site::new().await;
    for (name, value) in
        [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.example"), ("origin", "null")]
    {
        let form = site.event().await;
        let mut request = form.request("/submit/event");
        request.headers_mut().remove("sec-fetch-site");
        request.headers_mut().insert(name, value.parse().expect("a value"));
        let answer = site.send(request).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {value}");
        assert_eq!(answer.all("h1"), ["Not sent from this site"]);
    }
    assert_eq!(site.count("submission").await, 0);
}

fn from_here(request: Builder) -> Request<Body> {
    request.header("sec-fetch-site", "same-origin").body(Body::empty()).expect("a request")
}

fn post(media_type: &str, body: impl Into<Body>) -> Request<Body> {
    request(Method::POST, "/submit/event")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, media_type)
        .body(body.into())
        .expect("a request")
}

#[tokio::test]
async fn what_is_no_whole_form_gets_a_clear_page_with_the_right_status() {
    let site = Site::new().await;
    let whole = site.event().await.file("file", "a.pdf", b"%PDF-1.7").encoded();
    let cut = whole[..whole.len() - 40].to_vec();
    let multipart = "multipart/form-data; boundary=b0undary";
    let no_utf8 = b"--b0undary\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n\xff\xfe\r\n--b0undary--\r\n".to_vec();
    let flood: Vec<u8> = b"--b0undary\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n".repeat(600);
    let long = FormData::default().with("title", &"x".repeat(2 << 20)).encoded();
    for (what, request, status) in [
        ("cut off", post(multipart, cut), StatusCode::BAD_REQUEST),
        ("empty", post(multipart, Vec::new()), StatusCode::BAD_REQUEST),
        ("no boundary", post("multipart/form-data", whole.clone()), StatusCode::BAD_REQUEST),
        ("another boundary", post("multipart/form-data; boundary=other", whole.clone()), StatusCode::BAD_REQUEST),
        ("not UTF-8", post(multipart, no_utf8), StatusCode::BAD_REQUEST),
        ("too many fields", post(multipart, flood), StatusCode::BAD_REQUEST),
        ("2 MB of title", post(multipart, long), StatusCode::PAYLOAD_TOO_LARGE),
        ("JSON", post("application/json", "{}"), StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("half a form without files", post("application/x-www-form-urlencoded", "title=x"), StatusCode::UNPROCESSABLE_ENTITY),
        ("no type", from_here(request(Method::POST, "/submit/event")), StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("PUT", request(Method::PUT, "/submit/event").body(Body::empty()).unwrap(), StatusCode::METHOD_NOT_ALLOWED),
        ("TRACE", request(Method::TRACE, "/submit/event").body(Body::empty()).unwrap(), StatusCode::METHOD_NOT_ALLOWED),
        ("POST to a page", request(Method::POST, "/mission").body(Body::empty()).unwrap(), StatusCode::METHOD_NOT_ALLOWED),
    ] {
        let answer = site.send(request).await;
        assert_eq!(answer.status, status, "{what}");
        assert_eq!(answer.all("h1").len(), 1, "{what}: {}", answer.text());
        assert!(answer.all(".site-name").len() == 1, "{what} is a page of the site");
    }
    assert_eq!(site.count("submission").await, 0);
}

#[tokio::test]
async fn a_compressed_form_is_refused_and_never_unpacked() {
    let site = Site::new().await;
    let mut request = site.event().await.request("/submit/event");
    request.headers_mut().insert(header::CONTENT_ENCODING, "gzip".parse().expect("a value"));
    assert_eq!(site.send(request).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_at_its_first_word_or_at_the_limit() {
    let site = Site::new().await;
    let claimed = request(Method::POST, "/submit/event")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b0undary")
        .header(header::CONTENT_LENGTH, "99000000000")
        .body(Body::empty())
        .expect("a request");
    let answer = site.send(claimed).await;
    assert_eq!((answer.status, answer.all("h1")), (StatusCode::PAYLOAD_TOO_LARGE, vec!["Too large".to_owned()]));
    // without a length: so much is read and no more
    let (sender, read) = (Arc::new(AtomicUsize::new(0)), 1 << 20);
    let counted = Arc::clone(&sender);
    let head = b"--b0undary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-".to_vec();
    let chunks = std::iter::once(head).chain(std::iter::repeat_with(move || {
        counted.fetch_add(read, Ordering::Relaxed);
        vec![0; read]
    }));
    // as from a network: what has come is read before more comes
    let chunks = stream::iter(chunks.take(200)).then(async |chunk| {
        tokio::task::yield_now().await;
        Ok::<_, std::io::Error>(chunk)
    });
    let answer = site.send(post("multipart/form-data; boundary=b0undary", Body::from_stream(chunks))).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let sent = sender.load(Ordering::Relaxed) / read;
    assert!((40..=45).contains(&sent), "{sent} MiB are read");
}

#[tokio::test]
async fn what_holds_no_part_of_a_form_is_not_kept_on_and_on() {
    let site = Site::new().await;
    let piece = 1 << 18;
    for (head, kind) in [
        ("", "multipart/form-data; boundary=b0undary"),
        ("--b0undary\r\nX: ", "multipart/form-data; boundary=b0undary"),
        ("title=", "application/x-www-form-urlencoded"),
    ] {
        let sent = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&sent);
        let pieces = std::iter::once(head.as_bytes().to_vec()).chain(std::iter::repeat_with(move || {
            counted.fetch_add(piece, Ordering::Relaxed);
            vec![b'x'; piece]
        }));
        let body = Body::from_stream(stream::iter(pieces.take(200).map(Ok::<_, std::io::Error>)));
        let answer = site.send(post(kind, body)).await;
        assert_eq!((answer.status, answer.all("h1")), (StatusCode::PAYLOAD_TOO_LARGE, vec!["Too large".to_owned()]), "{head}");
        // four megabytes of a form whose letters may be escaped, two of one that says nothing
        let most = if kind.starts_with("multipart") { 3 << 20 } else { 5 << 20 };
        assert!(sent.load(Ordering::Relaxed) <= most, "{head}: {} bytes are kept", sent.load(Ordering::Relaxed));
    }
}
