### Lo que rodea cada página de la mesa de trabajo, y sus propias páginas.

desk = Mesa de trabajo
desk-queue = Por leer
desk-edit = Editar
desk-digest = Novedades
desk-people = Personas
desk-mail = Correo
desk-backups = Copias de seguridad
desk-log = Registro de cambios
desk-account = Mi cuenta
desk-stuck = <strong>{ $count ->
    [one] { $count } carta no puede salir.
   *[other] { $count } cartas no pueden salir.
}</strong> Nada se ha perdido.
desk-stuck-look = Ver qué dice el servidor de correo
desk-tell = Por favor, avise a un administrador.
desk-signed-in = Usted inició sesión como { $name }.
desk-sign-out = Cerrar sesión
desk-see-site = Ver el sitio

## La primera página

desk-home = Qué gusto verle, { $name }
desk-home-nothing = No hay nada por leer.
desk-home-waiting = <a href="/admin/queue">{ $count ->
    [one] Hay { $count } envío
   *[other] Hay { $count } envíos
} por leer</a>.
desk-home-backups = Ver lo que se sabe al respecto
desk-home-what = ¿Qué le gustaría hacer?
desk-home-read = Leer lo que llegó
desk-home-read-more = Publicarlo, preguntar a quien lo envió, o rechazarlo.
desk-home-event = Evento nuevo
desk-home-event-more = Anunciar un evento nuestro.
desk-home-newsletter = Boletín nuevo
desk-home-newsletter-more = Publicar un boletín nuestro.
desk-home-published = Cambiar un evento o un boletín
desk-home-published-more = Otra hora, otras palabras, o quitarlo del sitio.
desk-home-page = Editar una página
desk-home-page-more = Misión, donaciones, contacto y todas las demás páginas de texto.
desk-home-news = Escribir noticias del capítulo
desk-home-news-more = Lo que el propio capítulo tiene que contar.
desk-home-documents = Estatutos y otros archivos
desk-home-documents-more = Poner una versión nueva en lugar de la anterior.
desk-home-board = Junta directiva
desk-home-board-more = Quién ocupa cada cargo, y hasta cuándo.
desk-home-directory = Directorio de lazos
desk-home-directory-more = Qué ciudades están unidas, y desde cuándo.
desk-home-contacts = ¿Confirman las ciudades sus fichas?
desk-home-contacts-more = A quién preguntamos dos veces al año, y qué fichas no ha confirmado nadie.
desk-home-anniversaries = Aniversarios
desk-home-anniversaries-more = Aniversarios redondos, cada uno con una noticia ya empezada para usted.
desk-home-attention = Lo que requiere atención
desk-home-attention-more = Disco, correo, reloj y cuentas, y la hoja para entregar.
desk-home-else = Todo lo demás
desk-home-else-more = Ciudades, fuentes, citas, el menú, y lo que está en la papelera.

## El registro de cambios

desk-log-lead = Quién hizo qué, y cuándo. Aquí nadie puede cambiarlo.
desk-log-lead-path = Quién hizo qué, y cuándo, en <a href="{ $path }">{ $path }</a> (<a href="/admin/log">todo</a>). Aquí nadie puede cambiarlo.
desk-log-none = Todavía no hay nada.
desk-log-from = desde { $network }
desk-log-changes = Qué ha cambiado
desk-log-older = Más antiguo

## Lo que la mesa de trabajo rechaza

desk-sign-in-first = Por favor, inicie sesión.
desk-form-from-nowhere = Su navegador no dijo de dónde viene este formulario, así que no se hizo nada.
desk-administrators-only = Esta página es para administradores. Si la necesita, hable con uno de ellos.

## Aniversarios, para editores

desk-anniversaries-lead = Aniversarios redondos de este año y de los próximos dieciocho meses. Cada uno lleva a una noticia ya empezada para usted: léala, agregue lo que sepa, y guárdela.
desk-anniversaries-none = No hay ninguno en ese plazo.
desk-anniversary = { $years } años en { $year }: { $here } y { $there }
desk-anniversary-write = escribir una noticia
desk-anniversary-source = desde { $year }, según: { $source }
desk-changed-meanwhile = Alguien guardó esto desde que usted lo abrió. Por favor, véalo antes en otra ventana. Si pulsa el botón de nuevo, sus palabras reemplazan a las que están ahora.
