### Las clases de registros que se editan en la mesa de trabajo, y sus campos.

## De cada clase: varios, uno (en medio de una frase), para qué son y el botón que agrega uno

kind-pages = Páginas de texto
kind-page = página de texto
kind-pages-about = La misión, las donaciones, el contacto y todas las demás páginas de texto.
kind-pages-add = Agregar una página de texto

kind-news = Noticias del capítulo
kind-news-post = noticia
kind-news-about = Lo que el propio capítulo tiene que contar, en la página «Noticias».
kind-news-add = Agregar una noticia

kind-time-line = Cronología
kind-time-line-entry = entrada de la cronología
kind-time-line-about = Las entradas con fecha de la página «Historia».
kind-time-line-add = Agregar una entrada a la cronología

kind-presidents = Presidentes
kind-president = presidente
kind-presidents-about = De quiénes son las declaraciones de la página «Citas», y cuándo ocuparon el cargo.
kind-presidents-add = Agregar un presidente

kind-quotations = Citas
kind-quotation = cita
kind-quotations-about = Lo que han dicho los presidentes, palabra por palabra.
kind-quotations-add = Agregar una cita

kind-board = Junta directiva
kind-board-member = miembro de la junta directiva
kind-board-about = Quién ocupa cada cargo, y hasta cuándo. Después del último día del mandato, el nombre desaparece solo de la página.
kind-board-add = Agregar un miembro de la junta directiva

kind-documents = Documentos
kind-document = documento
kind-documents-about = Qué documentos hay. Sus archivos se ponen en «Archivos de los documentos».
kind-documents-add = Agregar un documento

kind-menu = Menú
kind-menu-link = enlace del menú
kind-menu-about = Los enlaces que están arriba y abajo en todas las páginas.
kind-menu-add = Agregar un enlace al menú

kind-redirects = Redirecciones
kind-redirect = redirección
kind-redirects-about = Adónde llevan las direcciones antiguas.
kind-redirects-add = Agregar una redirección

kind-settings = Ajustes
kind-settings-one = ajustes
kind-settings-about = Nombres, dirección postal, teléfono, buzón y número fiscal del capítulo.
kind-settings-of = Ajustes de { $title }

kind-translations = Traducciones
kind-translation = traducción
kind-translations-about = Páginas, noticias, eventos y enlaces del menú en otros idiomas. Donde no hay traducción, el sitio muestra el original y lo dice.
kind-translations-add = Agregar una traducción

kind-cities = Ciudades de la región
kind-city = ciudad de la región
kind-cities-about = Los lugares de nuestra región, con sus organizaciones locales.
kind-cities-add = Agregar una ciudad de la región

kind-partner = ciudad hermana o amiga
kind-partners-about = Los lugares en el extranjero.
kind-partners-add = Agregar una ciudad hermana o amiga

kind-partnerships = Lazos
kind-partnership = lazo
kind-partnerships-about = Qué ciudad está unida con cuál, desde cuándo, y de dónde lo sabemos.
kind-partnerships-add = Agregar un lazo

kind-seeking = Ciudades que buscan una ciudad hermana
kind-search = búsqueda de ciudad hermana
kind-seeking-about = Se muestran en la página «Buscan ciudad hermana», con un formulario para escribirles.
kind-seeking-add = Agregar una búsqueda de ciudad hermana

kind-claims = Afirmaciones sobre las cifras
kind-claim = afirmación
kind-claims-about = Lo que se ha afirmado; se muestra en la página «En cifras», junto a lo que contamos nosotros.
kind-claims-add = Agregar una afirmación

kind-sources = Fuentes
kind-source = fuente
kind-sources-about = De dónde vienen los datos del directorio.
kind-sources-add = Agregar una fuente

kind-countries = Países y territorios
kind-country = país o territorio
kind-countries-about = Cómo se llaman los países y territorios en el sitio.

## Campos de varias clases

field-title = Título
field-name = Nombre
field-text = Texto
field-summary = En una frase
field-source = Fuente
field-source-hint = De dónde lo sabemos.
field-as-of = Fecha de los datos
field-order = Lugar en el orden
field-order-hint = Los números más pequeños van primero; 2.5 va entre 2 y 3. Déjelo vacío para ponerlo al final.
field-address = Dirección web de esta página
field-address-of-title = Solo su última parte, no una calle: letras minúsculas, cifras y guiones. Si la deja vacía, se forma con el título. Cuando cambia, la dirección antigua lleva a la nueva.
field-address-of-name = Solo su última parte, no una calle: letras minúsculas, cifras y guiones. Si la deja vacía, se forma con el nombre. Cuando cambia, la dirección antigua lleva a la nueva.
field-here-hint = Una dirección de este sitio, por ejemplo /mission.
field-confirmed-on = Confirmado por la ciudad el
field-confirmed-on-hint = El último día en que la ciudad dijo que esto es correcto.
field-confirmed-by = Confirmado por
field-confirmed-by-hint = Una oficina o un organismo, no una persona: la página lo muestra.
field-member = Ciudad de nuestra región

## Páginas, noticias y traducciones

field-summary-hint = Los buscadores la muestran debajo del título.
field-published-on = En el sitio desde el
field-published-on-hint = La noticia aparece sola ese día.
field-picture = Imagen
field-picture-hint = JPEG, PNG o WebP, de hasta 10 MB. La hacemos más pequeña y le quitamos el dato de dónde se tomó.
field-picture-words = La imagen en palabras
field-picture-words-hint = Para quienes no pueden verla: quién o qué aparece en ella, en una frase.
field-subject = De qué es traducción
field-subject-hint = Clase y dirección: pages/mission, news/our-first-meeting, events/garden-party, menu/cities, reasons/over.
field-summary-translated-hint = Como la tiene el original.

## Cronología, presidentes, citas, junta directiva

field-when = Cuándo
field-when-hint = Tal como se muestra: 1956, May 1967, about 1970.
field-in-office = Años en el cargo
field-in-office-hint = Tal como se muestran: 1953–1961.
field-president = Presidente
field-statement = Declaración
field-statement-hint = Palabra por palabra. Una línea vacía empieza un párrafo.
field-office = Cargo
field-office-hint = Por ejemplo, President o Treasurer.
field-city-program = Programa de la ciudad
field-term-begins = Inicio del mandato
field-term-ends = Fin del mandato
field-term-ends-hint = El último día en el cargo.
field-as-of-day-hint = El último día en que alguien se aseguró de esto.

## Menú, redirecciones, ajustes

field-link-words = Palabras del enlace
field-link-leads = Adónde lleva
field-link-place = Dónde está
field-link-top = Arriba
field-link-bottom = Abajo
field-from-path = Dirección antigua
field-from-path-hint = Por ejemplo, /about-us; un * al final representa cualquier cosa.
field-to-path = Lleva a
field-legal-name = Nombre registrado
field-short-name = Nombre de uso diario
field-mission = La misión en una línea
field-site = Qué es el sitio, en una frase
field-site-hint = Los buscadores la muestran.
field-postal-address = Dirección postal
field-phone = Teléfono
field-phone-hint = Como se marca desde el extranjero: +1-714-…
field-show-phone = Mostrar el número de teléfono en el sitio
field-yes = Sí
field-mailbox = Buzón
field-mailbox-hint = Ahí llega lo que se envía, y el sitio lo muestra.
field-tax-number = Número fiscal federal

## El directorio

field-county-hint = Sin la palabra County.
field-note = Nota
field-note-hint = La lee todo el mundo: está en la página de la ciudad y la encuentra el buscador.
field-latitude = Latitud
field-latitude-hint = En grados; el norte es positivo: 33.9806.
field-longitude = Longitud
field-longitude-hint = En grados; el este es positivo: -117.3755.
field-geonames = Número de GeoNames
field-geonames-hint = De geonames.org, si lo sabe.
field-english-name = Nombre en inglés
field-other-names = Otros nombres
field-other-names-hint = En su propia escritura, nombres más completos o anteriores; separados por punto y coma.
field-region = Estado, provincia o prefectura
field-time-zone = Zona horaria
field-time-zone-hint = Por su nombre en la base de datos tz: Asia/Tokyo. Así la página muestra la hora de allá.
field-partner = Ciudad del extranjero
field-sister-city = Ciudad hermana
field-friendship-city = Ciudad amiga
field-status = ¿Sigue vigente?
field-active = Vigente
field-dormant = Inactivo
field-ended = Terminado
field-planned = Previsto
field-not-confirmed = Sin confirmar
field-first-year = Primer año
field-first-year-hint = Déjelo vacío si no se sabe.
field-source-of-tie-hint = De dónde lo sabemos. Una fuente nueva se agrega primero en «Fuentes».
field-regions = Dónde busca
field-regions-hint = Por ejemplo: Portugal o Brasil; cualquier lugar de Asia.
field-interests = Qué le interesa
field-interests-hint = Intercambio de jóvenes, comercio, música, un idioma…
field-since = Busca desde el
field-until = Se muestra hasta el
field-until-hint = El último día. Déjelo vacío si no tiene fin.
field-claim = La afirmación, palabra por palabra
field-claimed-by = Quién lo afirma
field-as-of-claim-hint = Hasta donde se sabe: 2019, o «not dated» (sin fecha).
field-source-address = Dirección web, o dónde está
field-source-date = Su fecha
field-source-date-hint = Tal como la muestra: 2019 o 2019-05.
field-source-note = Nota para los editores
field-source-note-hint = Con las palabras «do not link», su dirección no se convierte en enlace.

## Lo que dicen las comprobaciones de estas clases

field-term-error = El mandato termina antes de empezar. Por favor, revise los dos días.
field-same-address-error = Las dos direcciones son la misma.
field-circle-error = Esto llevaría en círculo: la segunda dirección empieza igual que la primera.
field-first-page-error = La página de inicio no puede llevar a otra parte.
field-subject-error = Por favor, diga de qué es traducción, por ejemplo pages/mission.
field-time-zone-error = No conocemos esta zona horaria. Se escribe así: Asia/Tokyo.
