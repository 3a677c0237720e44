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
