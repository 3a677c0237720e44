### La búsqueda en todo el sitio.

search-title = Búsqueda
search-label = Ciudades, países, páginas, eventos, boletines
search-nothing = No encontramos nada para «{ $typed }».
search-near = No hay nada que se llame «{ $typed }». ¿Quiere decir { $count ->
    [one] esto
   *[other] algo de esto
}?
search-hits = <strong>{ $count }</strong> { $count ->
    [one] resultado
   *[other] resultados
}.
search-hits-of-many = <strong>{ $count }</strong> resultados, los mejores de muchos.
search-spelling = Puede escribir los nombres con o sin acentos, en inglés o como se escriben allá.
search-look-through = También puede <a href="/cities">recorrer todas las ciudades</a>.
search-missing = ¿Falta su ciudad? <a href="/contact">Díganoslo</a>, y de dónde lo sabe.
search-here = aquí
search-abroad = en el extranjero
search-country = país o territorio
search-event = evento
search-newsletter = boletín
search-news = noticia
search-page = página
