### Lo que está por leer, cada envío y lo que se decide sobre él: para los editores.

## Las listas

review-to-read = Por leer
review-decided = Lo que se decidió
review-published-lead = Abra uno para cambiar sus palabras o su hora, o para quitarlo del sitio.
review-lists = Listas
review-order = Orden
review-oldest-first = Primero lo más antiguo
review-newest-first = Primero lo más nuevo
review-list-new = Nuevos
review-list-new-none = No espera nada nuevo.
review-list-changes = Cambios a lo que está publicado
review-list-changes-none = No espera ningún cambio.
review-list-asked = Esperan una respuesta
review-list-asked-none = Nadie nos debe una respuesta.
review-list-held = Parecían correo no deseado
review-list-held-none = No se apartó nada.
review-list-published = En el sitio
review-list-published-none = Nada de lo que se envió está en el sitio.
review-list-declined = Rechazados
review-list-declined-none = No se rechazó nada.
review-list-withdrawn = Retirados o quitados del sitio
review-list-withdrawn-none = No se retiró nada.
review-line = { $kind ->
    [newsletter] boletín
   *[event] evento
} { $number }{ $intent ->
    [postpone] {" "}(aplazar)
    [cancel] {" "}(cancelar)
    [withdraw] {" "}(retirar)
   *[change] {""}
}, { $age }
review-message-line = { $kind ->
    [correction] corrección
   *[enquiry] carta a una ciudad
} { $number }, { $day }
review-address-not-proved = dirección sin comprobar
review-held-tag = apartado
review-all = Todos ({ $count })
review-back = Anteriores
review-further = Siguientes
review-back-to-queue = Volver a lo que espera
review-about-directory = Sobre el directorio
review-our-own = Lo nuestro

## Hace cuánto llegó algo

review-age-now = hace un momento
review-age-minutes = { $count ->
    [one] hace { $count } minuto
   *[other] hace { $count } minutos
}
review-age-hours = { $count ->
    [one] hace { $count } hora
   *[other] hace { $count } horas
}
review-age-days = { $count ->
    [one] hace { $count } día
   *[other] hace { $count } días
}
review-age-months = { $count ->
    [one] hace { $count } mes
   *[other] hace { $count } meses
}

## Un envío

review-number-title = Número { $number }: { $title }
review-item-line = { $kind ->
    [newsletter] boletín
   *[event] evento
} { $number }, enviado { $age }, { $state }.
review-state = { $state ->
    [waiting] espera a que alguien lo lea
    [asked] espera la respuesta de quien lo envió
    [published] está publicado
    [declined] fue rechazado
    [withdrawn] fue retirado
   *[held] parecía correo no deseado y está apartado
}
review-it-is = { $state ->
    [waiting] Espera a que alguien lo lea
    [asked] Espera la respuesta de quien lo envió
    [published] Está publicado
    [declined] Fue rechazado
    [withdrawn] Fue retirado
   *[held] Parecía correo no deseado y está apartado
}
review-see-page = Ver su página
review-see-on-site = Verlo en el sitio
review-saved = Guardado.
review-same = No hay nada distinto.
review-kept-apart = Apartado: { $because }
review-undo = Deshacer
review-look-twice = Por favor, fíjese bien
review-look-at-it = Verlo
review-how-it-looks = Cómo se ve
review-how-it-will-look = Cómo se verá
review-text-of-file = El texto del archivo
review-text-of-file-hint = Tal como lo leyó un programa. Está en el sitio, y la búsqueda lo encuentra, mientras el boletín esté publicado.
review-for-editors = Solo para los editores
review-sender = Quién lo envió
review-role = Relación con el anfitrión
review-note = Nota para el editor
review-replies = Las respuestas al evento
review-publish-after-all = Publicarlo de todos modos
review-change-words = Cambiar usted las palabras, la imagen o los archivos
review-again-link = Lo mismo en otros días
review-add-file = Agregar un archivo: un acta, una presentación, un programa
review-add-file-hint = Hasta tres a la vez, de 10 MB cada uno: PDF, Word (.docx), JPEG, PNG o WebP. Aparecen en el sitio enseguida.
review-add-file-do = Agregarlo
review-add-file-missing = Por favor, elija un archivo.
review-add-file-many = Como máximo { $most } archivos por evento o boletín.
review-take-off = Quitarlo del sitio
review-why = El motivo, para quien lo envió
review-may-be-empty = Puede quedar vacío.
review-history = Historial
review-check-fields = Por favor, revise: { $fields }
review-wording = Otra versión de { $by ->
    [sender] quien lo envió
   *[editor] un editor
}{ $intent ->
    [postpone] {" "}(aplazar)
    [cancel] {" "}(cancelar)
    [withdraw] {" "}(retirar)
   *[change] {""}
}: { $state ->
    [taken] aceptada
    [waiting] en espera
    [declined] rechazada
   *[superseded] reemplazada
}
review-sent-in = Enviado
review-with-files = { $count ->
    [0] Sin imagen ni archivos
   *[other] Con estos archivos:
}
review-all-deeds = Todo lo que se hizo con él

## Por qué parece correo no deseado

review-held-trap = Se llenó un campo que las personas no pueden ver.
review-held-fast = Llegó menos de { $count } segundos después de abrirse el formulario.
review-held-links = Contiene { $count } enlaces.
review-held-network = Es el número { $count } en una hora desde una misma red.
review-held-address = Es el número { $count } en una hora desde un mismo correo electrónico.
review-held-submission = Es el número { $count } en una hora sobre un mismo envío.

## Lo que notaría quien lee con cuidado

review-warning-similar = Se parece a «{ $title }», el mismo día y en el mismo lugar: número { $number }.
review-warning-weekday = El texto dice { $said }, pero el { $day } es { $weekday }.
review-warning-day = El texto menciona el { $day }, que no es ninguna de las fechas del formulario.
review-warning-no-day = { $day } de { $month }
review-warning-no-day-of-year = { $day } de { $month } de { $year }
review-warning-no-time = El texto menciona «{ $time }», pero el formulario no da ninguna hora.
review-warning-time = El texto menciona «{ $time }», que no es ninguna de las horas del formulario.
review-warning-end = Termina antes de empezar ({ $date }).
review-warning-call-end = La convocatoria se cierra antes de abrirse.
review-warning-left-out = Esa noche cambian los relojes, y esta hora no existe ({ $date }).
review-warning-twice = Esa noche se atrasan los relojes, y esta hora se repite ({ $date }). ¿Se eligió la correcta?
review-warning-over = Ya pasó: el { $day } quedó atrás.
review-warning-far = Para el { $day } faltan más de 18 meses. ¿Es correcto el año?

## Un cambio que espera

review-change-waits = Un cambio espera
review-intent-withdraw = Quien lo envió quiere quitarlo del sitio.
review-intent-cancel = Quien lo envió dice que está cancelado. La página se queda y lo dice.
review-intent-postpone = Quien lo envió dice que se aplazó o que cambió de fecha.
review-intent-change = Quien lo envió cambió algo.
review-change-sent = Enviado el { $moment }.
review-change-nothing = Dice lo mismo que ya dice la página.
review-take-all = Aceptar todo
review-take-ticked = Aceptar lo marcado
review-tick-missing = Por favor, marque lo que quiere aceptar, o pulse «Aceptar todo».
review-picture-now = Ahora
review-picture-wanted = Con el cambio
review-picture-none = Sin imagen
review-file-removed = Se quita:
review-file-added = Nuevo:
review-refuse-change = No aceptar el cambio
review-refuse = No aceptarlo
review-why-missing = Por favor, dígale el motivo a quien lo envió, en pocas palabras.
review-field-zone = Zona horaria
review-field-places = Lugares para quienes respondan
review-field-call = Convocatoria con plazo
review-not-changed = No cambiamos: { $fields }.
review-as-asked = Como usted pidió.

## La decisión

review-what-happens = ¿Qué debe hacerse con este envío?
review-no-spam = No es correo no deseado
review-is-spam = Es correo no deseado: rechazarlo sin carta
review-publish = Publicar
review-ask = Preguntar a quien lo envió
review-question = Su pregunta
review-question-hint = Quien lo envió la lee tal como usted la escribe.
review-question-missing = Por favor, escriba lo que quiere saber, o marque lo que debe revisar quien lo envió.
review-please-check = Por favor, revise
review-ask-do = Preguntar
review-decline = Rechazar
review-own-words = Con sus propias palabras
review-own-words-hint = Puede quedar vacío si pulsa uno de los motivos. Lo lee quien lo envió.
review-sender-reads = Las cartas a quien lo envió se escriben en este idioma: { $language }.
review-was-spam = Parecía correo no deseado.
review-decline-own = Rechazar solo con mis propias palabras
review-reason-missing = Por favor, dígale el motivo a quien lo envió, en pocas palabras, o elija uno de los motivos.
review-not-against-sender = Lo retiró quien lo había enviado. No se publica contra su voluntad.

## Lo que se decidió

review-you = Usted
review-did = { $outcome ->
    [published] { $who } lo publicó
    [asked] { $who } preguntó a quien lo envió
    [declined] { $who } lo rechazó
    [taken] { $who } aceptó el cambio
    [refused] { $who } no aceptó el cambio
   *[withdrawn] { $who } lo quitó del sitio
}
review-history-did = { $outcome ->
    [published] <strong>{ $who }</strong> lo publicó
    [asked] <strong>{ $who }</strong> preguntó a quien lo envió
    [declined] <strong>{ $who }</strong> lo rechazó
    [taken] <strong>{ $who }</strong> aceptó el cambio
    [refused] <strong>{ $who }</strong> no aceptó el cambio
   *[withdrawn] <strong>{ $who }</strong> lo quitó del sitio
}{ $undone ->
    [yes] ; se deshizo
   *[no] {""}
}
review-did-on = { $did }, el { $moment }.
review-outcome-title = { $heading }: número { $number }
review-outcome-line = <a href="{ $path }">Número { $number }: <bdi>{ $title }</bdi></a> { $state }.
review-undo-minutes = A quien lo envió se le avisa dentro de aproximadamente { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}. Hasta entonces se puede deshacer.
review-next = Leer el siguiente
review-to-list = A la lista
review-decided-by-you = Usted ya lo decidió
review-decided-by-other = Alguien se adelantó
review-look-once-more = Por favor, véalo una vez más
review-too-late = Ya no está como usted lo vio, así que no se hizo nada. Ahora está así:
review-not-undone = No se deshizo
review-undone-already = Esta decisión ya se deshizo.
review-undo-too-late = Se acabó el tiempo para deshacerlo, y ya se le está avisando a quien lo envió. Puede decidir de nuevo en su página.
review-undo-letter-left = La carta a quien lo envió ya salió, así que esto ya no se puede deshacer sin que se note. Puede decidir de nuevo en su página.
review-undo-overtaken = Desde entonces pasó algo más con él, así que esto ya no se puede deshacer. Por favor, vea su página.

## Cambiar las palabras, y lo que es nuestro

review-edit = Cambiar el número { $number }
review-edit-lead = Sus palabras, imágenes y archivos valen enseguida. El registro de cambios dice qué es distinto.
review-text-language-hint = Los lectores de pantalla leen el texto en este idioma, y las páginas en otro idioma dicen que solo está en este.
review-save = Guardar
review-edit-meanwhile = Algo pasó con este envío desde que usted abrió el formulario. Por favor, vea antes su página en otra ventana. Si pulsa el botón de nuevo, sus palabras reemplazan a las que están ahora.
review-own-event = Anunciar un evento nuestro
review-own-newsletter = Publicar un boletín nuestro
review-own-lead = Se publica en cuanto usted pulsa el botón. Puede cambiarlo o quitarlo del sitio cuando quiera.
review-own-event-publish = Publicar el evento
review-own-newsletter-publish = Publicar el boletín
review-link-missing = Por favor, dé el archivo del boletín o su dirección web.

## Lo mismo otra vez

review-again = Lo mismo otra vez
review-again-title = Lo mismo otra vez: { $title }
review-again-lead = { $title }, la primera vez el { $day }
review-again-days = Fechas
review-again-days-hint = Una por línea, por ejemplo 2027-03-14 o 3/14/2027 (primero el mes). Las horas, los lugares y las palabras quedan como están.
review-again-rule = O según una regla
review-again-every = Con qué frecuencia
review-again-list-alone = Solo las fechas de la lista de arriba
review-again-weekly = Cada semana
review-again-second-week = Cada dos semanas
review-again-first-of-month = El primero de cada mes
review-again-second-of-month = El segundo de cada mes
review-again-third-of-month = El tercero de cada mes
review-again-fourth-of-month = El cuarto de cada mes
review-again-last-of-month = El último de cada mes
review-again-daily = Todos los días
review-again-weekday = Qué día de la semana
review-again-from = Desde
review-again-until = Hasta
review-again-show = Ver las fechas
review-again-count = { $count ->
    [one] { $count } fecha
   *[other] { $count } fechas
}
review-again-not-saved = Todavía no se ha guardado nada. Para dejar una fuera, borre su línea de la lista de arriba.
review-again-drafts = { $count ->
    [one] Hacer { $count } borrador
   *[other] Hacer { $count } borradores
}
review-again-drafts-hint = Cada uno es un evento propio, con su propia dirección, y espera en la cola a que alguien lo lea y lo publique.
review-again-dates = Agregarlas a este evento
review-again-dates-hint = Un solo evento con varias fechas. Primero verá su formulario, y ahí lo guarda.
review-again-between = Por favor, dé el primer y el último día entre los que se repite.
review-again-many = Son más de { $most } fechas. Por favor, haga menos a la vez.
review-again-none = Por favor, escriba al menos una fecha, o elija con qué frecuencia se repite.
