### Lo que está en todas las páginas y lo que comparten los formularios.

skip = Ir al contenido
site-search-scope = Todo el sitio
site-search = Buscar en el sitio
site-search-example = Ciudad, evento, palabra
search-button = Buscar
menu = Menú
menu-close = Cerrar el menú
menu-main = Principal
menu-footer = Más páginas
languages = Idiomas
home = Inicio
cities = Ciudades
events = Eventos
newsletters = Boletines
news = Noticias
you-are-here = Usted está aquí
list-pages = Páginas de la lista

digest-box = Las novedades, por correo
digest-box-more = Con qué frecuencia y sobre qué ciudades
subscribe = Suscribirse
email-example = nombre@example.org
credit = Coordenadas y poblaciones: <a href="{ $address }">GeoNames</a>, CC BY 4.0. Mapa: Natural Earth.

## Formularios

trap = Deje esto vacío
error-prefix = Error:
errors-title = Por favor, revise { $count ->
    [one] un punto
   *[other] estos { $count } puntos
}
errors-kept = Todo lo que escribió sigue aquí.
errors-not-sent = Todavía no se ha enviado nada.
errors-not-saved = Todavía no se ha guardado nada.
# Where a form holds a password or a code
errors-not-signed-in = Todavía no ha entrado.
errors-type-again = Por favor, escriba de nuevo la contraseña y el código: nunca los guardamos en un formulario.
file-kept = Guardamos <strong>{ $name }</strong>; no hace falta elegirlo de nuevo.
file-leave-out = Dejar fuera { $name }
file-take-away = Quitar { $name }
file-picture-says = En palabras: { $words }
sender = Usted
sender-hint = Solo lo ven nuestros editores. Nunca se publica.
sender-name = Su nombre
sender-email = Su correo electrónico
sender-email-hint = Ahí enviamos un acuse de recibo, y quizá le escribamos con una pregunta.
permission = Tengo derecho a enviar estas palabras e imágenes, y el capítulo puede publicarlas
correct-link = ¿Hay algo mal o falta algo? Por favor, <a href="{ $address }">díganos qué corregir</a>.
submit = Envíenos algo

## Después de pedir una carta, y tras el enlace que lleva

asked-title = Mire en su buzón
asked-sent = Va en camino una carta a <strong>{ $email }</strong>.
asked-patience = Puede tardar unos minutos.
asked-spam = Escribimos a una misma dirección como máximo una vez por hora. Si no le llega la carta, búsquela entre el correo no deseado.
asked-code = El código de la carta
asked-code-hint = Seis dígitos.
asked-confirm = Confirmar
prove-title = Confirme su dirección
prove-refused-title = Sin confirmar
prove-refused = Este enlace no hace nada
prove-refused-why = Ya se usó, tiene más de dos semanas, lo reemplazó otro más nuevo o no se copió completo
prove-pressed-before = Si ya pulsó el botón antes, todo está bien

## Lo que varias partes dicen igual

save = Guardar
prove-is-yours = ¿Es suya esta dirección?
sender-email-proved = Primero enviamos ahí una carta, para estar seguros de que es suyo.
day-at-place = { $date } (hora de { $place })
all-countries = Todos los países
show = Mostrar
write-to-us = Escríbanos: { $email }
announce-event = Anunciar un evento
send-newsletter = Enviar un boletín
no-go-back = No, volver
no = No
