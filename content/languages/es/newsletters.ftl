### Los boletines: la lista, la página de cada boletín, su texto como página.

newsletters-of = Boletines de { $city }
newsletters-year = Boletines, { $year }
newsletters-of-year = Boletines de { $city }, { $year }
newsletters-description = Boletines de los programas de ciudades hermanas en { $region }.
newsletters-lead = Lo que los programas de ciudades hermanas en { $region } nos han enviado para leer, lo más nuevo primero.
newsletters-none = Todavía no hay ninguno.
newsletters-count = { $count ->
    [one] Un boletín.
   *[other] { $count } boletines.
}
newsletters-count-page = { $count ->
    [one] Un boletín, página { $page }.
   *[other] { $count } boletines, página { $page }.
}
newsletters-newer = Boletines más nuevos
newsletters-older = Boletines más antiguos
newsletters-by-year = Por año
newsletters-by-city = Por ciudad
newsletters-all-years = Todos los años
newsletters-all-cities = Todas las ciudades

## Un boletín

newsletters-one-description = { $title }, un boletín de { $organization }
newsletters-from = De
newsletters-date = Fecha
newsletters-read = Para leerlo
newsletters-text-as-page = Su texto como página
newsletters-text-pages = ({ $count ->
    [one] { $count } página
   *[other] { $count } páginas
})
newsletters-on-host = En { $host }

## Su texto como página

newsletters-text = Texto
newsletters-text-title = { $title }: su texto
newsletters-text-description = El texto de { $title }, un boletín de { $organization }, página por página.
newsletters-text-note = Este es el texto del archivo del boletín, tal como lo leyó un programa. Para ver las imágenes y las tablas, o si algo aquí parece estar mal, consulte <a href="{ $address }" dir="auto">{ $name }</a>, el archivo tal como se envió.
newsletters-text-page-list = Páginas del archivo
newsletters-text-page = Página { $page }
newsletters-text-cut = El archivo contiene más de lo que se muestra aquí.
newsletters-picture = Imagen: { $text }
