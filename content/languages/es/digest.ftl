### Las novedades por correo: la suscripción y las entregas.

digest-how-often = ¿Con qué frecuencia?
digest-monthly = Una vez al mes
digest-weekly = Una vez a la semana
digest-about-what = ¿Sobre qué?
digest-about-all = Todo el capítulo
digest-about-some = Solo las ciudades que elijo aquí
digest-members = Ciudades de nuestra región
digest-partners = Ciudades del extranjero
digest-lead = Una carta con los nuevos eventos, boletines y noticias del capítulo. Si no hay nada nuevo para usted, no llega ninguna carta.
digest-description = Nuevos eventos, boletines y noticias en una sola carta, una vez al mes o una vez a la semana.
digest-email-missing = Por favor, escriba su correo electrónico.
digest-privacy = Cada carta trae un enlace para dejar de recibirla. No damos su dirección a nadie: vea <a href="/privacy">privacidad</a>.
digest-none-chosen = Por favor, elija abajo al menos una ciudad, o todo el capítulo.
digest-many-chosen = Son { $count } ciudades. Por favor, elija { $most } como máximo, o todo el capítulo.

## La prueba de la dirección

digest-then = Abra el enlace que trae y pulse ahí el botón, o escriba aquí abajo el código de la carta.
digest-known = Si ya recibe nuestra carta, lo dice.
digest-back = Usar otra dirección
digest-well = {""}. Si no, por favor <a href="/digest">pida una nueva carta</a>.
digest-is-yours-lead = Le enviamos una carta con el enlace a esta página. Pulse el botón y le llegará nuestra carta con las novedades.
digest-yes = Sí, envíenmela
digest-not-asked = Si usted no la pidió, cierre esta página. No ha pasado nada.
digest-code-wrong = Este código no es correcto o ya no es válido. Use el de nuestra carta más reciente, o pulse el botón que está detrás de su enlace. Después de cinco códigos equivocados, pida una nueva carta dentro de una hora.

## Las páginas de quien recibe la carta

digest-own = Su carta
digest-own-ended = Ahora no recibe cartas nuestras. Si lo desea, <a href="/digest">pídalas de nuevo</a>.
digest-own-lead = Llega a { $email }. Si no hay nada nuevo para usted, no llega ninguna carta.
digest-own-language = Llega en este idioma: { $language }. Para cambiarlo, abra esta página en el otro idioma, arriba, y guárdela ahí.
digest-own-keep = Quien tenga la dirección de esta página puede cambiarla, así que no la comparta.
digest-own-end = No quiero más cartas de estas
digest-confirmed = Gracias. Su dirección está confirmada y la próxima carta le llegará a usted.
digest-saved = Guardado. Vale desde la próxima carta.
digest-end = ¿No más cartas?
digest-end-lead = Pulse el botón y nuestra carta con las novedades ya no le llegará.
digest-end-do = No más cartas
digest-end-rather = Prefiero elegir con qué frecuencia llega y sobre qué ciudades
digest-ended = No más cartas
digest-ended-note = Ya no recibe estas cartas. Su dirección se borra en treinta días.
digest-ended-again = Si fue un error, <a href="/digest">pídalas de nuevo</a>.

## Las cartas

digest-proof-subject = { $chapter }: por favor, confirme su dirección
digest-proof-monthly-all =
    Alguien, muy probablemente usted, pidió la carta de
    { $chapter } con las novedades:
    una vez al mes, sobre todo el capítulo.
digest-proof-weekly-all =
    Alguien, muy probablemente usted, pidió la carta de
    { $chapter } con las novedades:
    una vez a la semana, sobre todo el capítulo.
digest-proof-monthly-some =
    Alguien, muy probablemente usted, pidió la carta de
    { $chapter } con las novedades:
    una vez al mes, sobre { $count ->
        [one] una ciudad
       *[other] { $count } ciudades
    }.
digest-proof-weekly-some =
    Alguien, muy probablemente usted, pidió la carta de
    { $chapter } con las novedades:
    una vez a la semana, sobre { $count ->
        [one] una ciudad
       *[other] { $count } ciudades
    }.
digest-proof-code = O escriba este código en la página donde la pidió: { $code }
digest-proof-not =
    Si usted no la pidió, no tiene que hacer nada: no llegará ninguna carta, y
    su dirección se borra después de dos semanas.

digest-known-subject = { $chapter }: usted ya recibe nuestra carta
digest-known-who =
    Alguien, muy probablemente usted, pidió la carta de
    { $chapter } con las novedades. Usted ya la recibe, así que nada
    ha cambiado.
digest-known-choose = Elija con qué frecuencia llega y sobre qué ciudades:
digest-letter-end = No más cartas de estas:

digest-issue-subject = { $chapter }: las novedades, { $day }
digest-issue-title = Las novedades de { $chapter }
digest-issue-new = Nuevos eventos
digest-issue-changed = Eventos que han cambiado
digest-issue-news = Noticias del capítulo
digest-issue-soon = Próximamente
digest-issue-monthly =
    Usted recibe esta carta una vez al mes porque esta dirección se confirmó en
    nuestro sitio. Elija con qué frecuencia llega y sobre qué ciudades:
digest-issue-weekly =
    Usted recibe esta carta una vez a la semana porque esta dirección se confirmó
    en nuestro sitio. Elija con qué frecuencia llega y sobre qué ciudades:
