### El directorio: ciudades, ciudades hermanas, países, mapas, cifras.

country-title = { $country } y { $region }
country-description = Todos los lazos de ciudades hermanas y amigas entre { $region } y { $country }, con sus años.
country-ties = { $count ->
    [one] { $count } lazo con { $region }.
   *[other] { $count } lazos con { $region }.
}
country-list = Lazos con { $country }
there = Allí
here = Aquí
tie = Lazo
ties-before = Lazos anteriores
ties-more = Más lazos

## Lo que dicen varias páginas del directorio

anniversaries = Aniversarios
county = Condado
county-name = Condado de { $county }
county-of = condado de { $county }
country-or-territory = País o territorio
continent = Continente
continent-africa = África
continent-antarctica = Antártida
continent-asia = Asia
continent-europe = Europa
continent-north-america = América del Norte
continent-oceania = Oceanía
continent-south-america = América del Sur
partner-cities = Ciudades hermanas y amigas
people-roughly = Habitantes, aproximadamente
wrong-or-missing = ¿Hay algo mal o falta algo?
place-in-geonames = Este lugar en <a href="{ $address }">GeoNames</a>.

## Un lazo: su estado, su año y de dónde lo sabemos

tie-since = desde { $year }
tie-friendship-city = ciudad amiga
tie-active = vigente
tie-dormant = inactivo
tie-ended = terminado
tie-planned = previsto
tie-not-confirmed = sin confirmar
tie-source = Fuente: { $title }.
tie-source-of = Fuente: { $title }, { $date }.
tie-source-link = Fuente: <a href="{ $address }" rel="nofollow">{ $title }</a>.
tie-source-link-of = Fuente: <a href="{ $address }" rel="nofollow">{ $title }</a>, { $date }.
tie-confirmed = Confirmado por última vez el { $day }.
tie-confirmed-by = Confirmado por última vez el { $day } por { $by }.
tie-confirmed-long-ago = hace más de 13 meses
tie-unconfirmed = La ciudad todavía no lo ha confirmado.

## Mapas

map-title = El mapa: un hilo desde cada lugar en { $region } hasta cada una de sus ciudades hermanas y amigas
map-hint = Elija una ciudad para iluminar sus hilos, o vea <a href="/cities">la lista de todos los lazos</a>.
map-thread-since = { $member } – { $partner }, { $country }, desde { $year }
map-of-list = Los lazos vigentes de los lugares que siguen. Cada hilo lleva a su lazo.
map-line-label = { $partner }, a { $km } kilómetros hacia el { $direction }
map-line = { $partner }, { $km } km al { $direction }
map-line-shared = { $partner }, { $km } km al { $direction }; en el mismo punto: { $others }
map-from-city = El mundo visto desde { $city }. Cada línea tiene su longitud y su dirección verdaderas; los anillos están a { $first }, { $second } y { $third } kilómetros.
wind-north = norte
wind-northeast = noreste
wind-east = este
wind-southeast = sureste
wind-south = sur
wind-southwest = suroeste
wind-west = oeste
wind-northwest = noroeste

## Un lugar de la región

city-title = { $city } y sus ciudades hermanas
city-description = { $city }, condado de { $county }: { $count ->
    [one] su ciudad hermana o amiga
   *[other] sus { $count } ciudades hermanas y amigas
} en el extranjero, con años y fuentes.
city-program = Programa de ciudades hermanas
city-website = Sitio web
city-confirmed = Confirmado por la ciudad por última vez
city-confirmed-long-ago = sin confirmar desde hace más de 13 meses
city-not-yet-confirmed = todavía no
city-no-tie = No sabemos de ningún lazo vigente de { $city }.
city-distance = { $km } km ({ $miles } millas), hacia el { $direction }
city-distances = Las distancias son círculos máximos sobre una esfera con el radio medio de WGS 84, 6,371.0088 km.
city-other-ties = Lazos anteriores y sin confirmar
city-anniversary = { $year }: { $years } años con <a href="{ $address }">{ $partner }</a>
city-seeks = { $city } busca una ciudad hermana
city-write = Escribir a { $city }
city-sources = Este directorio se reunió a partir de fuentes públicas y no es la lista de socios del capítulo. Por favor, <a href="{ $address }">díganos qué corregir</a>.
city-embed = ¿Se encarga usted del sitio web de { $city }? <a href="{ $address }">Muestre allí este mapa</a>.

## Un lugar del extranjero

partner-description = { $city }, { $country }: sus ciudades hermanas y amigas en { $region }, con años y fuentes.
partner-region = Región
partner-time = Hora allí en este momento
partner-time-now = { $time }, aproximadamente; { $compared }
partner-ties = En { $region }
partner-sources = Este directorio se reunió a partir de fuentes públicas. Por favor, <a href="{ $address }">díganos qué corregir</a>.
time-ahead = { $hours } { $number ->
    [one] hora
   *[other] horas
} más que en { $region }
time-behind = { $hours } { $number ->
    [one] hora
   *[other] horas
} menos que en { $region }
time-same = la misma hora que en { $region }
time-hours-and = { $hours } y { $minutes }/60

## La lista

list-title = Las ciudades y sus ciudades hermanas
list-description = El directorio: { $members } lugares en { $region } y { $partners } ciudades hermanas y amigas en el extranjero, con años, tipos y fuentes.
list-lead = Lugares en { $region } para los que se encontró un lazo con el extranjero en fuentes públicas. No es la lista de socios del capítulo, y cualquier ficha puede estar desactualizada: <a href="/correct/missing/city">díganoslo</a>.
list-text = Ciudad o país
list-choose = Elegir por condado, país, tipo, estado o año
list-all-counties = Todos los condados
list-all-continents = Todos los continentes
list-both-kinds = Los dos tipos
list-sister-cities = ciudades hermanas
list-friendship-cities = ciudades amigas
list-status = Estado
list-all-statuses = Todos los estados
list-since = Desde
list-all-decades = Todas las décadas
list-decade = década de { $year }
list-decade-unknown = año desconocido
list-order = Orden
list-by-name = Por nombre
list-most-first = Primero los que tienen más lazos
list-oldest-first = Primero el lazo más antiguo
list-show-all = Mostrar todo
list-found = <strong>{ $places }</strong> { $places ->
    [one] lugar
   *[other] lugares
}{ $page ->
    [0] {""}
   *[other] {" "}en la página { $page }
}, { $ties } { $ties ->
    [one] lazo
   *[other] lazos
}.
list-found-all = <strong>{ $places }</strong> { $places ->
    [one] lugar
   *[other] lugares
}{ $page ->
    [0] {""}
   *[other] {" "}en la página { $page }
}, { $ties } { $ties ->
    [one] lazo
   *[other] lazos
}: { $current } vigentes en { $countries } países y territorios; { $ended } terminados y { $unconfirmed } sin confirmar llevan una marca.
list-nothing = No encontramos nada con esta selección.
list-nothing-called = No encontramos nada que se llame «{ $typed }».
list-nearest = Lo más parecido:
list-missing = ¿Falta su ciudad? <a href="/correct/missing/city">Díganoslo</a>, y de dónde lo sabe.
list-as-table = Como tabla
list-as-cards = Como tarjetas
list-place = Lugar
list-partners = Ciudades hermanas y amigas en el extranjero
list-before = Lugares anteriores
list-more = Más lugares

## Aniversarios

anniversaries-description = Ciudades hermanas y amigas en { $region } que celebran un aniversario redondo este año o pronto.
anniversaries-lead = Lazos con un aniversario redondo este año o en los próximos dieciocho meses, hasta donde se conoce su primer año.
anniversaries-none = No sabemos de ninguno en ese plazo.
anniversary-years = { $years } años
anniversaries-before = Los anteriores
anniversaries-more = Más
anniversaries-help = ¿Falta alguno, o hay un año equivocado? Por favor, <a href="/correct/missing/city">díganoslo</a>, y de dónde lo sabe. También puede <a href="/anniversaries.atom">seguirlos como canal Atom</a>. ¿Prepara algo? <a href="/submit/event">Anúncielo aquí</a>.

## El directorio en cifras

figures-title = El directorio en cifras
figures-crumb = En cifras
figures-description = { $count } lazos vigentes en { $region }, por década, continente y país, contados a partir del directorio.
figures-lead = { $partnerships } lazos vigentes de { $members } lugares en { $region } con { $partners } lugares de { $countries } países y territorios, al { $day }.
figures-counted = Se cuentan de nuevo a partir de las fichas cada vez que se prepara esta página. <a href="/data">Las fichas como archivos</a>.
figures-decades = Desde cuándo
figures-first-year = Primer año
figures-decade-unknown = desconocido
figures-continents = Dónde
figures-countries = En qué países y territorios
figures-partnerships = Lazos
figures-together = Total
figures-claims = Lo que se ha afirmado
figures-ours = Estas cifras son citas; no las contamos nosotros. Las nuestras, del mismo día que arriba: { $members } lugares aquí, { $partners } en el extranjero, { $countries } países y territorios, { $partnerships } lazos.
figures-claim = { $by }, fecha: { $date }. Fuente: { $source }.

## En el sitio de una ciudad

embed-title = { $city } en su propio sitio
embed-crumb = En su propio sitio
embed-description = Una línea de HTML que muestra las ciudades hermanas de { $city } en otro sitio web.
embed-heading = Muestre nuestras ciudades hermanas en su propio sitio
embed-lead = Copie esta línea en una página de su sitio. Muestra el mapa de { $city } y los nombres de sus ciudades hermanas y amigas, en claro u oscuro según lo tengan sus visitantes, y cambia cuando cambia el directorio.
embed-line = La línea que se copia
embed-safe = No lleva ningún programa, no guarda cookies y no carga nada de ningún otro lugar. <a href="{ $address }">Véala sola</a>.
embed-calendar = Los eventos en su calendario
embed-calendar-address = La dirección del calendario de { $city }:
embedded-title = Ciudades hermanas de { $city }
embedded-heading = Nuestras ciudades hermanas
embedded-from = Del directorio de <a href="/" target="_top">{ $chapter }</a>
list-paper = En papel: <a href="/directory.pdf">todo el directorio en PDF</a>, con un mapa y un índice por países.
