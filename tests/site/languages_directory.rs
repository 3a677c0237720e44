//! The first page, the directory, the search and the pages of errors in another language.

use crate::support::Site;
use axum::http::StatusCode;

#[tokio::test]
async fn the_directory_speaks_the_language_of_its_address() {
    let site = Site::new().await;
    for (path, said) in [
        ("/es", "Encuentre su ciudad"),
        ("/es", "ciudades hermanas y amigas en el extranjero"),
        ("/es/cities", "Todos los condados"),
        ("/es/cities", "década de 1950 ("),
        ("/es/cities", "América del Norte ("),
        ("/es/cities?view=cards", "Condado de Riverside"),
        ("/es/cities?q=zzzz", "No encontramos nada que se llame «zzzz»."),
        ("/es/cities/riverside", "Programa de ciudades hermanas"),
        ("/es/cities/riverside", "millas), hacia el noroeste"),
        ("/es/cities/riverside", "Fuente: <a href="),
        ("/es/cities/riverside/embed", "La línea que se copia"),
        ("/es/partners/sendai", "horas más que en "),
        ("/es/partners/sendai", "condado de Riverside"),
        ("/es/anniversaries", "<h1>Aniversarios</h1>"),
        ("/es/figures", "<th scope=\"col\">Continente</th>"),
        ("/es/search?q=sendai", "en el extranjero"),
        ("/es/search?q=zzzz", "No encontramos nada para «zzzz»."),
    ] {
        let page = site.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.text().contains(said), "{path} does not say {said}:\n{}", page.text());
    }
    // what is offered to choose from is in the order of its words, accents ignored
    let cities = site.get("/es/cities").await;
    let at = |words: &str| cities.text().find(words).unwrap_or_else(|| panic!("no {words}"));
    assert!(at(">África (") < at(">América del Norte (") && at(">América del Sur (") < at(">Asia ("));
    assert!(site.get("/cities").await.text().contains(">1950s ("));
}

#[tokio::test]
async fn an_error_speaks_the_language_of_its_address() {
    let site = Site::new().await;
    let missing = site.get("/es/nothing-here").await;
    assert_eq!((missing.status, missing.attribute("html", "lang").as_str()), (StatusCode::NOT_FOUND, "es"));
    assert!(missing.text().contains("<h1>Página no encontrada</h1>"), "{}", missing.text());
    assert!(missing.text().contains("href=\"/es/cities\""), "its links stay in the language");
    let missing = site.get("/nothing-here").await;
    assert!(missing.text().contains("<h1>Page not found</h1>") && missing.text().contains("href=\"/cities\""));
}
