### Los eventos: listas, meses, archivo, la página de cada evento, fechas y horas en palabras.

## Fechas y horas

events-days = del { $first } al { $last }
events-from-to = { $day }, de { $starts } a { $ends }
events-until = { $day }, hasta { $ends }
events-all-day = { $day }, todo el día
events-second-time = { $time } (la segunda vez, después de atrasar los relojes)
events-clock = hora de { $place }
events-end-of-day = al final del día
events-there = En { $city }: { $when }
events-clocks-both = { $here } y { $city } cambian la hora antes de esa fecha, pero no en la misma medida: ese día { $city } va { $then }; hoy va { $today }.
events-clocks-never = { $never } no cambia la hora, pero { $other } sí la cambia antes de esa fecha: ese día { $city } va { $then }; hoy va { $today }.
events-clocks-first = { $first } cambia la hora antes de esa fecha, y { $other } todavía no: ese día { $city } va { $then }; hoy va { $today }.
events-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
events-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
events-ahead = { $length } por delante
events-behind = { $length } por detrás
events-same-time = a la misma hora

## Lo que acompaña a un evento en una lista

events-moved = Cambió a esta fecha
events-postponed = Aplazado
events-cancelled = Cancelado
events-online = en línea
events-last-day-on = Último día: { $day }
events-last-day-of = Último día: { $title }

## Listas

events-description = Eventos y convocatorias de los programas de ciudades hermanas en { $region }.
events-lead = Lo que han anunciado los programas de ciudades hermanas en { $region }. Las horas son las del lugar de cada evento.
events-all-for-calendar = Todos los eventos para su calendario
events-ways = Formas de ver los eventos
events-to-come = Próximos
events-by-month = Por mes
events-past = Eventos pasados
events-choose = Elegir por palabras, anfitrión, país o tipo
events-words = Palabras
events-with = Con
events-all-hosts = Todos los anfitriones
events-all-kinds = Todos los tipos
events-show-all = Mostrar todos
events-count-to-come = <strong>{ $count }</strong> { $count ->
    [one] evento próximo.
   *[other] eventos próximos.
}
events-going-on = Ahora mismo
events-none = Por el momento no hay nada anunciado.
events-none-chosen = Para esta selección no hay nada anunciado.
events-look-among-past = Buscar entre los eventos pasados
events-before = Anteriores
events-more = Más eventos
events-subscribe = Suscribirse en su calendario
events-calendar-file = Archivo de calendario
events-subscription = Una suscripción sigue los cambios por sí sola; algunos servicios los buscan solo una vez al día.

## El archivo

events-archive = Archivo
events-archive-description = Eventos pasados de los programas de ciudades hermanas en { $region }, por año.
events-past-year = Eventos pasados, { $year }
events-years = Años
events-none-past = Todavía no ha terminado ningún evento de los anunciados aquí.
events-count-of-year = <strong>{ $count }</strong> { $count ->
    [one] evento de ese año.
   *[other] eventos de ese año.
}
events-year-is-cut = De este año aquí solo figuran los últimos eventos. Los anteriores se encuentran con la <a href="{ $search }">búsqueda</a> y <a href="{ $month }">mes por mes</a>.

## Un mes

events-in-month = Eventos de { $month }
events-in-month-description = Eventos y convocatorias de los programas de ciudades hermanas en { $region }, { $month }.
events-months = Meses
events-month-before = El mes anterior
events-month-after = El mes siguiente
events-month-count = { $month }: <strong>{ $count }</strong> { $count ->
    [one] evento
   *[other] eventos
}
events-day-link = <span class="hidden">{ $month }, día </span>{ $day }<span class="hidden">: { $count ->
    [one] { $count } evento
   *[other] { $count } eventos
}</span>
events-none-in-month = No hay nada anunciado para este mes.
events-none-in-month-chosen = No hay nada anunciado para este mes y esta selección.
events-all-to-come = Todos los eventos próximos

## Un evento

events-was = <s class="was"><span class="hidden">Ya no vale: </span>{ $was }</s> <strong>nueva fecha:</strong>
events-opens = Se abre
events-contact = Contacto
events-one-date-only = (solo el { $day }; el archivo de calendario tiene todas las fechas)
# Of a series, after its next date
events-more-dates = y { $count ->
    [one] una fecha más
   *[other] { $count } fechas más
}
events-will-you-come = ¿Vendrá usted?
events-reply-here = Responda aquí. Nada de esto se publica.
events-reply-here-details = Responda aquí. Algunos detalles son solo para quienes responden y llegan por correo. Nada de esto se publica.
events-in-your-calendar = En su calendario
events-this-for-calendar = Este evento para su calendario
events-calendar-file-link = <a href="{ $address }">Archivo de calendario</a> (.ics, para el Calendario de Apple, Outlook y casi todos los demás)
events-subscribe-to-all = Suscribirse a todos los eventos
