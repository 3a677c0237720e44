### Las respuestas a los eventos: el formulario, la página de una respuesta, la lista del anfitrión y las cartas.

reply-then = <strong>Su respuesta cuenta cuando haya pulsado el botón que está detrás del enlace de la carta</strong>, o escrito aquí abajo el código que trae.
reply-known = Si ya había respondido antes, la carta lo dice.
reply-back = Volver al evento
reply-to = Responder: { $event }
reply-closed = Aquí ya no se reciben respuestas a este evento. La persona de contacto que aparece en <a href="{ $address }">su página</a> puede decirle más.

## El formulario

reply-name-hint = Solo el anfitrión y nuestros editores ven lo que usted escribe aquí.
reply-name-missing = Por favor, escriba su nombre.
reply-how-many = Cuántas personas
reply-how-many-hint = Contándose usted. Déjelo vacío si viene sin nadie más.
reply-how-many-wrong = Por favor, escriba un número del 1 al { $most }. Si el grupo es más grande, pregunte a la persona de contacto que aparece en la página del evento.
reply-program-hint = Si pertenece a uno. Puede quedar vacío.
reply-email-missing = Por favor, escriba su correo electrónico: ahí llega la respuesta.
reply-send = Responder

## La prueba de la dirección

reply-question = Confirme su respuesta
reply-or = {""}; o ya no se reciben respuestas a ese evento
reply-well = {""}: nuestra segunda carta dice si usted tiene lugar.
reply-counts = ¿Cuenta su respuesta?
reply-counts-lead = Le enviamos una carta con el enlace a esta página. Pulse el botón y su respuesta contará.
reply-yes = Sí, respondo
reply-not-asked = Si usted no respondió a ningún evento, cierre esta página. No ha pasado nada.
reply-code-wrong = Este código no es correcto o ya no es válido. Use el de nuestra carta más reciente, o pulse el botón que está detrás de su enlace. Después de cinco códigos equivocados, responda de nuevo dentro de una hora.

## La página de una respuesta

reply-own = Su respuesta
reply-coming = { $people ->
    [one] Usted tiene un lugar
   *[other] Usted tiene { $people } lugares
}
reply-waiting = Usted está en la lista de espera
reply-waiting-note = Todos los lugares están ocupados. Si se libera uno para usted, le llegará una carta.
reply-cancelled = Usted canceló
reply-event = Evento
reply-private = Solo para quienes vienen
reply-people = Personas
reply-gone = Este evento ya no está en nuestro sitio.
reply-cannot = No puedo ir
reply-keep = No comparta la dirección de esta página: quien la tenga puede cancelar.
reply-anew = ¿Cambió de opinión? <a href="{ $address }">Responda de nuevo</a>.
reply-cancel-title = ¿Cancelar?
reply-cancel = ¿No puede venir?
reply-cancel-lead = Pulse el botón y { $people ->
    [one] su lugar quedará libre
   *[other] sus { $people } lugares quedarán libres
} para otras personas.
reply-cancel-do = Cancelar mi respuesta
reply-cancel-no = No, dejarla como está

## La lista, para el anfitrión

reply-list = Respuestas: { $event }
reply-list-number = Número { $number }
reply-list-coming = Personas que vienen: { $count }
reply-list-waiting = En la lista de espera: { $count }
reply-list-cancelled = Canceladas: { $count }
reply-list-nobody = Nadie.
reply-list-nobody-yet = Nadie todavía.
reply-list-people = { $count } personas
reply-list-lead = Aquí solo están las respuestas confirmadas.
reply-list-places = { $count ->
    [one] Hay un lugar.
   *[other] Hay { $count } lugares.
}
reply-list-private = Son nombres y direcciones de otras personas: úselos solo para este evento. Se borran 30 días después.
reply-list-download = Descargar la lista (CSV)
reply-list-not-proved = Por favor, confirme antes su correo electrónico, en la página de lo que usted envió.
reply-all = Escribir a todos
reply-all-hint-chapter = Cada persona recibe su propia carta y no ve la dirección de nadie más. Las respuestas llegan al capítulo. Tres cartas al día como máximo.
reply-all-hint = Cada persona recibe su propia carta y no ve la dirección de nadie más. Las respuestas le llegan a usted. Tres cartas al día como máximo.
reply-all-to = ¿Quién la recibe?
reply-all-to-coming = Quienes vienen
reply-all-to-all = También quienes están en la lista de espera
reply-all-closed = Esto ya no se puede cambiar, así que no se escriben cartas sobre ello.
reply-all-about = De qué se trata
reply-all-about-missing = Por favor, diga en pocas palabras de qué se trata.
reply-all-words = Sus palabras
reply-all-words-missing = Por favor, escriba lo que deben saber.
reply-all-send = Enviarles la carta
reply-all-written = Su carta va en camino.
reply-all-gone = El evento no está ahora en nuestro sitio, así que no se puede escribir a nadie sobre él.
reply-all-enough = Ya les escribió tres veces en un día. Por favor, espere hasta mañana.
reply-all-none = Nadie recibiría esta carta: no hay respuestas de ese tipo.

## Las cartas

reply-proof-subject = Por favor, confirme su respuesta: { $event }
reply-proof-who = Alguien, muy probablemente usted, respondió a
reply-proof-ask =
    Por favor, muéstrenos que esta dirección es suya. Abra esta página y pulse
    el botón; solo entonces cuenta la respuesta:
reply-proof-code = O escriba este código en la página donde respondió: { $code }
reply-proof-not =
    Si usted no respondió, no tiene que hacer nada. Su dirección se borra después
    de dos semanas.

reply-known-subject = Usted ya había respondido: { $event }
reply-known-who = Alguien, muy probablemente usted, respondió una vez más a
reply-known-coming = Usted ya había respondido y nada ha cambiado: tiene un lugar.
reply-known-waiting =
    Usted ya había respondido y nada ha cambiado: está en la lista de
    espera.
reply-known-page = Esta página dice qué tenemos de usted. Ahí también puede cancelar:
reply-known-change = Para cambiar su respuesta, cancélela y responda de nuevo.

reply-coming-subject = Usted tiene un lugar: { $event }
reply-waiting-subject = Usted está en la lista de espera: { $event }
reply-cancelled-subject = Cancelado: { $event }
reply-postponed-subject = Aplazado: { $event }
reply-moved-subject = Nuevo lugar o nueva fecha: { $event }
reply-changed-subject = Cambios: { $event }
reply-letter-coming = Gracias. { $people ->
    [one] Usted tiene un lugar
   *[other] Usted tiene { $people } lugares
} en este evento:
reply-letter-let-in = Se liberó un lugar. { $people ->
    [one] Ahora usted tiene un lugar
   *[other] Ahora usted tiene { $people } lugares
} en este evento:
reply-letter-waiting =
    Gracias. Todos los lugares de este evento están ocupados, y usted está en la
    lista de espera. Si se libera un lugar para usted, le llegará una carta.
reply-letter-cancelled = Este evento NO se realiza. Está cancelado:
reply-letter-postponed =
    Este evento está aplazado. No se realiza el día que se había
    anunciado:
reply-letter-moved = Este evento se cambió de lugar o de fecha. Ahora es:
reply-letter-changed = Algo de este evento ha cambiado. Ahora es:
reply-letter-private = Solo para quienes vienen; por favor, no lo comparta:
reply-letter-cancel = Si no puede venir, por favor cancele, para que otra persona tenga el lugar:
reply-letter-page = Esta página dice qué tenemos de usted:
reply-letter-contact = Preguntas sobre el evento: { $contact }

reply-gone-subject = Ya no está en nuestro sitio: { $event }
reply-gone-replied = Usted respondió a
reply-gone-letter =
    Este evento ya no está en nuestro sitio, así que por favor no cuente con él.
    Su anfitrión puede decirle más.

reply-to-all-subject = { $event }: { $about }
reply-to-all-who = El anfitrión escribe a quienes respondieron a
reply-to-all-answer = Si responde a esta carta, su respuesta llega al anfitrión.
