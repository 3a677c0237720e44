### Enviar algo: los formularios de eventos y boletines, los recibos, los cambios, los enlaces perdidos.

## Lo que se puede enviar

submission-lead = No necesita una cuenta. Una sola página para llenar, un acuse de recibo enseguida, y un editor lee lo que usted envió.
submission-description = Envíe un evento o un boletín a { $chapter }: una sola página, sin cuenta, con acuse de recibo enseguida.
submission-an-event = Un evento
submission-an-event-more = Festivales, reuniones, eventos para recaudar fondos, visitas de delegaciones, exposiciones, charlas y convocatorias con plazo, como las becas.
submission-a-newsletter = Un boletín
submission-a-newsletter-more = Un PDF, un archivo de Word o su dirección en la web.
submission-before = Lo que envió antes
submission-before-more = La carta con su acuse de recibo tiene un enlace que muestra qué pasó con su envío y le permite cambiarlo. <a href="{ $find }">Si lo perdió, pida que se lo enviemos de nuevo</a>.
submission-else = Otra cosa
submission-else-more = Para corregir una ficha del directorio, o para cualquier otra cosa, escriba a <a href="mailto:{ $email }">{ $email }</a>.

## El formulario de un evento

submission-event-change = Cambiar su evento
submission-event-description = Anuncie un evento o una convocatoria de ciudades hermanas: una sola página, sin cuenta, con acuse de recibo enseguida.
submission-event-lead = Llene esta página y pulse el botón que está al final. Un editor la lee antes de que se publique.
submission-event-send = Enviar el evento
submission-title = Título del evento
submission-host = Ciudad u organización anfitriona
submission-names-hint = Empiece a escribir una ciudad del directorio, o escriba cualquier nombre.
submission-date = Fecha
submission-date-hint = Por ejemplo 2027-03-14 o 3/14/2027 (primero el mes). Si dura varios días, el primero; el último día está más abajo, en «Más».
submission-starts-at = Empieza a las
submission-starts-at-hint = Por ejemplo 6:30 pm. Déjelo vacío si dura todo el día.
submission-ends-at = Termina a las
submission-ends-at-hint = Si lo sabe.
submission-zone-hint = El reloj que siguen estas horas. Si el evento es aquí, déjelo como está.
submission-attendance = ¿Cómo se participa?
submission-venue = Lugar
submission-venue-hint = Nombre y calle. Déjelo vacío si es solo en línea.
submission-city = Ciudad
submission-web = Dirección web
submission-web-hint = Donde se participa en línea o se lee más.
submission-contact-hint = Un teléfono o un correo electrónico. Esto se publicará.
submission-event-more = Más: descripción, imágenes, archivos, otras fechas y lugares, costos, convocatorias…
submission-may-be-empty = Todo esto puede quedar vacío.
submission-status = ¿Se realiza?
submission-files = Imagen y archivos
submission-other-picture = Otra imagen en su lugar
submission-other-document = Otro archivo en su lugar
submission-more-files = Más archivos
submission-picture-hint = JPEG, PNG o WebP, de hasta 10 MB. La hacemos más pequeña y le quitamos el dato de dónde se tomó. Por favor, no envíe fotos de niños sin el permiso de sus padres.
submission-further-files-hint = Hasta tres, de 10 MB cada uno: PDF, Word (.docx), JPEG, PNG o WebP.
submission-further-dates = Otras fechas
submission-last-day = Último día
submission-last-day-hint = Si dura más de un día, o pasa de la medianoche.
submission-another-date = Otra fecha
submission-ends-on = Termina el
submission-other-zone = Otra zona horaria
submission-further-dates-hint = «Termina el» es para una fecha que pasa de la medianoche; la otra zona horaria es para una fecha en otro lugar. Si necesita más fechas que estas, envíelo primero con estas: cuando lo cambie después, habrá espacio para tres más.
submission-clock-twice = Si esa noche se atrasan los relojes
submission-clock-twice-hint = Una vez al año una hora de la noche se repite. Solo si su evento cae en esa hora: ¿a cuál de las dos se refiere?
submission-further-places = Otros lugares
submission-another-place = Otro lugar
submission-time-there = Fecha y hora allí
submission-partners = Ciudades hermanas o amigas a las que se refiere
submission-partners-hint = Puede elegir más de una: mantenga pulsada la tecla Ctrl (en una Mac, Comando) mientras hace clic.
submission-cost-hint = Gratis, un precio para cada tipo de entrada, o un donativo sugerido.
submission-reply-hint = Por ejemplo un teléfono, un correo electrónico o una página web.
submission-private = Solo para quienes respondan
submission-private-hint = Una dirección particular o el enlace de una reunión. No se publica.
submission-takes-replies = ¿Pedir respuestas aquí?
submission-reply-places = ¿Para cuántas personas hay lugar?
submission-reply-places-hint = Las respuestas que vengan después quedan en una lista de espera. Déjelo vacío si hay lugar para todos. El último día es «Responder hasta el», más arriba.
submission-agenda-hint = Una línea para cada punto: hora, punto, quién habla.
submission-minutes-hint = Después: lo que se dijo y se decidió. Esto se publicará.
submission-accessibility-hint = Escalones, elevador, asientos, lengua de señas, estacionamiento.
submission-call = Una convocatoria con plazo
submission-call-hint = Para becas, concursos e intercambios.
submission-opens-on = Se abre el
submission-closes-at = Hora del último día
submission-role-host = Su relación con el anfitrión
submission-role-host-hint = Por ejemplo secretaria, o voluntario. Solo lo ven nuestros editores.
submission-note = Una nota para el editor
submission-note-hint = Solo la ven nuestros editores.
submission-note-change-hint = Si lo desea. Solo la ven nuestros editores.

## Lo que se puede elegir ahí

submission-kind-other = Un evento de ningún tipo especial
submission-kind-festival = Festival o celebración
submission-kind-meeting = Reunión
submission-kind-fundraiser = Evento para recaudar fondos
submission-kind-delegation = Visita de una delegación
submission-kind-youth = Para jóvenes
submission-kind-exhibit = Exposición
submission-kind-talk = Charla o película
submission-kind-call = Convocatoria con plazo (beca, concurso, intercambio)
submission-in-person = En persona
submission-online = En línea
submission-both = En persona y en línea
submission-status-scheduled = Se realiza como estaba previsto
submission-status-moved = Cambió a esta fecha
submission-status-postponed = Está aplazado
submission-status-cancelled = Está cancelado
submission-replies-yes = Sí: hay un formulario en la página del evento, y yo veo quién viene
submission-hour-first = A la primera, antes de que se atrasen
submission-hour-second = A la segunda, después de que se atrasen
submission-hour-across = Empieza en la primera y termina en la segunda

## El formulario de un boletín

submission-newsletter-change = Cambiar su boletín
submission-newsletter-description = Envíe el boletín de su programa de ciudades hermanas: un PDF, un archivo de Word o un enlace.
submission-newsletter-lead = Elija el archivo o dé su dirección, y pulse el botón. Un editor lo lee antes de que se publique.
submission-newsletter-send = Enviar el boletín
submission-organization = Ciudad u organización
submission-newsletter-title = Título del boletín
submission-document = El boletín
submission-document-hint = Un archivo PDF o de Word (.docx), de hasta 10 MB.
submission-document-web = O su dirección web
submission-newsletter-more = Más: número, fecha, idioma, resumen, imagen…
submission-issue-hint = Como está impreso: «N.º 12», «Primavera».
submission-issued-on = Fecha del número
submission-newsletter-language-hint = Para que se lea en voz alta como es debido: el nombre del idioma en inglés o en el propio idioma. Escriba dos si está en dos.
submission-summary-hint = Dos o tres frases que digan qué contiene.
submission-role-organization = Su relación con la organización

## Cambiar lo que se envió

submission-editor-asks = Un editor pregunta:
submission-please-check-fields = Por favor, revise: { $fields }.
submission-answer-here = Cambie lo que no esté bien, o responda en la nota que está al final de esta página.
submission-change-lead = Cambie lo que ahora es distinto y pulse el botón que está al final.
submission-change-lead-published = Su evento o boletín está publicado: primero un editor ve su cambio, y hasta entonces la página queda como está.
submission-no-change = Volver sin cambiar nada
submission-change-send = Enviar el cambio
submission-postpone = ¿Aplazarlo?
submission-postpone-yes = Sí, está aplazado
submission-cancel = ¿Cancelarlo?
submission-cancel-yes = Sí, está cancelado
submission-withdraw = ¿Retirarlo?
submission-withdraw-yes = Sí, retirarlo
submission-withdraw-it = Retirarlo
submission-number-of = Número { $number }: <span dir="auto">{ $title }</span>
submission-intent-published = Está publicado. Se le avisa enseguida a un editor, que cambia la página. Hasta entonces queda como está.
submission-intent-withdraw = Todavía no está publicado. Cuando pulse el botón, ningún editor lo leerá más, y eso no se puede deshacer.
submission-intent-waiting = Todavía no está publicado. El editor que lo lea verá esto.

## Enlaces perdidos

submission-find = Encuentre lo que envió
submission-find-lead = Escriba su correo electrónico y le enviaremos los enlaces de lo que nos envió.
submission-find-email-hint = El que dio cuando hizo el envío.
submission-find-send = Envíenme los enlaces
submission-found-lead = Si algo nos llegó desde esta dirección, una carta con sus enlaces ya va en camino. Puede tardar unos minutos.
submission-found-more = Escribimos como máximo una vez por hora. Si no llega ninguna carta, busque entre el correo no deseado, o pruebe con otra dirección que quizá haya usado.
submission-find-again = Probar con otra dirección

## Confirmar la dirección

submission-prove-well = {""}. <a href="{ $address }">La página de lo que envió</a> dice si su dirección está confirmada; ahí también puede pedir una nueva carta.
submission-prove-lead = Le enviamos una carta con el enlace a esta página. Pulse el botón, y sabremos que la dirección es suya.
submission-prove-yes = Sí, es mía
submission-prove-stranger = Si usted no nos envió nada, cierre esta página. No ha pasado nada.

## La página de lo que se envió

submission-number = Número { $number }
submission-asked = Tenemos una pregunta
submission-asked-more = Un editor leyó el número { $number } y le pide que lo revise. Cuando envíe su respuesta, se le avisará al editor.
submission-please-check = Por favor, revise:
submission-published = Está publicado
submission-published-more = El número { $number } está en nuestro sitio.
submission-published-at = El número { $number } está en nuestro sitio: <a href="{ $path }">{ $address }</a>.
submission-change-waits = <strong>Su cambio espera a un editor</strong> desde el { $since }: { $intent ->
    [withdraw] usted pide retirarlo
    [cancel] está cancelado
    [postpone] está aplazado
   *[change] una parte debe decir otra cosa
}. Hasta entonces la página queda como está.
submission-change-refused = Un editor no aceptó su último cambio.
submission-change-taken = Un editor aceptó su último cambio.
submission-declined = No se publica
submission-declined-more = Un editor leyó el número { $number } y decidió no publicarlo.
submission-withdrawn = Está retirado
submission-withdrawn-more = El número { $number } no está en nuestro sitio, y ningún editor trabaja en él.
submission-thanks = Gracias. Lo recibimos.
submission-stored = Su { $kind ->
    [newsletter] boletín
   *[event] evento
} está guardado con el <strong>número { $number }</strong> desde el { $since }. Espera a un editor, que lo lee antes de que se publique.
submission-mailed = Ya se envió por correo a nuestros editores.
submission-not-mailed = En un momento se enviará por correo a nuestros editores. Si el correo falla, lo seguimos intentando; lo que usted envió está seguro aquí.
submission-code-lead = Enviamos una carta a la dirección que usted dio. Abra el enlace que hay en ella, o escriba aquí su código.
submission-code = Código de nuestra carta
submission-code-send = Confirmar mi dirección
submission-no-letter = ¿No llegó ninguna carta?
submission-new-letter = Enviar una nueva
submission-proved = Su correo electrónico está confirmado.
submission-who-replies = Quién responde
submission-see-replies = Ver las respuestas y escribir a todos
submission-change = Cambiarlo
submission-change-secret = No comparta la dirección de esta página: quien la tenga puede hacer lo que usted puede hacer aquí.
submission-change-secret-published = Un cambio lo ve primero un editor.
submission-answer = Responder y cambiarlo
submission-closed = Ya no se puede cambiar aquí. Puede <a href="{ $submit }">enviarlo de nuevo</a>, o escribir a <a href="{ $address }">{ $email }</a> con su número.
submission-your-change = Su cambio
submission-what-is-published = Lo que está publicado
submission-what-you-sent = Lo que usted envió
submission-as-it-stands = Como está ahora
submission-saved = Su cambio está guardado.
submission-file = Archivo

## Un estado en pocas palabras

submission-state-asked = una pregunta espera su respuesta
submission-state-published = publicado
submission-state-declined = no publicado
submission-state-withdrawn = retirado
submission-state-waiting = espera a un editor

## Lo que se envió, línea por línea

submission-row-title = Título
submission-row-host = Anfitrión
submission-row-kind = Tipo
submission-row-status = Estado
submission-row-when = Cuándo
submission-row-attendance = Cómo se participa
submission-row-where = Dónde
submission-row-link = Enlace
submission-row-opens = La convocatoria se abre
submission-row-closes = La convocatoria se cierra
submission-row-who = Quién puede presentarse
submission-row-what = Qué hay que enviar
submission-row-award = Premio
submission-row-contact = Contacto para los visitantes
submission-row-partners = Ciudades hermanas y amigas
submission-row-cost = Costo
submission-row-reply = Cómo responder
submission-row-reply-by = Responder hasta el
submission-row-private = Solo para quienes respondan
submission-row-replies = Respuestas en nuestro sitio
submission-row-agenda = Orden del día
submission-row-minutes = Acta
submission-row-text = Descripción
submission-row-language = Idioma
submission-row-text-language = Idioma de este texto
submission-row-interpreting = Interpretación
submission-row-accessibility = Accesibilidad
submission-row-age-limits = Límites de edad
submission-row-sponsors = Patrocinadores
submission-row-picture-words = La imagen en palabras
submission-row-organization = Organización
submission-row-issue = Número
submission-row-issued-on = Fecha del número
submission-row-summary = Resumen
submission-row-picture = Imagen
submission-row-files = Archivos
submission-replies-asked = se piden
submission-replies-asked-places = se piden, para { $count ->
    [one] { $count } persona
   *[other] { $count } personas
}
submission-draft = Guardamos en este dispositivo lo que escribió antes y lo pusimos de nuevo. Los archivos hay que elegirlos otra vez.
submission-draft-forget = Empezar con un formulario vacío
