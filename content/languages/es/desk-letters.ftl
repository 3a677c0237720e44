### Cartas a quienes editan, a cada quien en el idioma que eligió, y al buzón del capítulo. Las líneas tienen como máximo 76 caracteres.

desk-letter-dear = Hola, { $name }:

## Una invitación

desk-letter-invitation-subject = { $chapter }: su invitación al sitio web
desk-letter-invitation =
    Le invitamos a trabajar en el sitio web de { $chapter },
    como { $role ->
        [administrator] administrador
       *[editor] editor
    }. Su cargo: { $office }.
desk-letter-invitation-open =
    Por favor, abra esta página y tenga su teléfono a la mano. Toma unos
    cinco minutos:
desk-letter-invitation-choose =
    Ahí elige una contraseña, y su teléfono pasa a ser su segunda llave.
    La página sirve una sola vez, hasta el { $until }.
desk-letter-unexpected = Si no esperaba esta carta, no tiene que hacer nada.

## Una contraseña nueva

desk-letter-password-subject = { $chapter }: una contraseña nueva
desk-letter-password =
    Alguien pidió una contraseña nueva para esta dirección en el sitio web
    de { $chapter }.
desk-letter-password-open = Si fue usted, por favor abra esta página y elija una:
desk-letter-password-code =
    Necesita el código que muestra su teléfono, o uno de sus códigos de
    recuperación impresos. La página sirve una sola vez, hasta el
    { $until }.
desk-letter-password-factor =
    Ahí también prepara de nuevo su teléfono. La página sirve una sola vez,
    hasta el { $until }.
desk-letter-password-elsewhere =
    Si la página no se abre porque usted la pidió en otro navegador o en
    otro dispositivo, pídala otra vez donde está ahora:
desk-letter-password-stays =
    Si no fue usted, no tiene que hacer nada. Su contraseña queda como está.

## Cambió algo con lo que alguien inicia sesión

desk-letter-keys-subject = { $chapter }: { $what ->
    [telephone] cambió su teléfono
    [password-and-telephone] cambiaron su contraseña y su teléfono
    [codes] cambiaron sus códigos de recuperación impresos
   *[password] cambió su contraseña
}
desk-letter-keys =
    Esto cambió en el sitio web de { $chapter }:
    { $what ->
        [telephone] su teléfono
        [password-and-telephone] su contraseña y su teléfono
        [codes] sus códigos de recuperación impresos
       *[password] su contraseña
    }.
desk-letter-keys-when = Cuándo: { $time }.
desk-letter-keys-not-you =
    Si fue usted, no tiene que hacer nada. Si no fue usted, por favor
    escriba enseguida a { $email },
    para que un administrador pueda ayudarle.

## Termina un período

desk-letter-term-own-subject = { $chapter }: su período termina pronto
desk-letter-term-own =
    Su período en el cargo «{ $office }» termina el { $day }.
    Después de ese día ya no podrá iniciar sesión en el sitio web de
    { $chapter }.
desk-letter-term-stay =
    Si sigue en el cargo, por favor pida a un administrador del sitio que
    anote su nuevo período.
desk-letter-term-subject = { $chapter }: el período de { $name } termina pronto
desk-letter-term =
    El período de { $name } en el cargo «{ $office }» termina el
    { $day }. Después de ese día, { $name } ya no podrá
    iniciar sesión en el sitio web de { $chapter }.
desk-letter-term-enter =
    Si otra persona recibe el cargo, un administrador del sitio puede
    invitarla. Si { $name } sigue en el cargo, un
    administrador puede anotar el nuevo período aquí:
desk-letter-term-once = Esta carta se envía una sola vez por cada período.

## Falló la copia de una noche

desk-letter-backup-subject = { $chapter }: falló la copia de seguridad del sitio web
desk-letter-backup =
    Cada noche el sitio web de { $chapter } copia todo lo que
    tiene, y prueba si la copia se puede usar. Hoy falló, por lo siguiente
    (en inglés, para quien cuida la computadora):
desk-letter-backup-none = Hasta ahora no se ha comprobado ninguna copia.
desk-letter-backup-last = La última copia que se comprobó y está bien es del { $time }.
desk-letter-backup-show =
    El sitio sigue funcionando, y lo intentará de nuevo cada hora. Por favor,
    muestre esta carta a quien cuida la computadora en la que funciona el
    sitio: lo más frecuente es que su disco esté lleno. Lo que se sabe está
    aquí:

## Una prueba del correo

desk-letter-test-subject = { $chapter }: una carta de prueba
desk-letter-test = Esta carta muestra que el sitio web de { $chapter } puede enviar correo.
desk-letter-test-asked = Se pidió en { $page }.

## Al buzón del capítulo, en el idioma del sitio: lo que se envió

chapter-letter-submission-subject = { $kind ->
    [newsletter] Boletín
   *[event] Evento
}, número { $number }: { $title }
chapter-letter-submission = { $name } envió { $kind ->
    [newsletter] un boletín
   *[event] un evento
}.
chapter-letter-submission-read = Para leerlo y decidir:
chapter-letter-submission-receipt = Lo que ve quien lo envió:
chapter-letter-answer = Responda a esta carta para escribir a quien lo envió.
chapter-letter-files = Archivos:
chapter-letter-files-linked = Archivos (demasiado grandes para adjuntarlos; están en estas direcciones):
chapter-letter-private = No se publica
chapter-letter-sender = Quien lo envió: { $name } <{ $email }>
chapter-letter-role = Función: { $role }
chapter-letter-note = Nota:
chapter-letter-rights = Quien lo envió declaró que tiene derecho a enviarlo y que se puede publicar.
chapter-letter-proved = La dirección de quien lo envió está comprobada.
chapter-letter-not-proved = La dirección de quien lo envió está sin comprobar.

## Un cambio de ello

chapter-letter-change-subject = { $kind ->
    [newsletter] Boletín
   *[event] Evento
}, número { $number }, { $what ->
    [withdraw] por retirar
    [withdrawn] retirado
    [cancel] cancelado
    [postpone] aplazado
    [answer] con respuesta
   *[change] con cambios
}: { $title }
chapter-letter-change = { $name } { $what ->
    [withdraw] pide retirar el
    [withdrawn] retiró el
    [cancel] dice que se canceló el
    [postpone] dice que se aplazó el
    [answer] respondió a su pregunta sobre el
   *[change] cambió el
} { $kind ->
    [newsletter] boletín
   *[event] evento
} número { $number }: { $title }
chapter-letter-change-published = Está publicado, y su página queda como está hasta que usted decida.
chapter-letter-change-withdrawn = No se había publicado. No tiene que hacer nada.
chapter-letter-change-waiting = Todavía no está publicado. El texto nuevo es el que hay que leer.
chapter-letter-change-look = Para verlo:
chapter-letter-different = Qué es diferente
chapter-letter-before = { $label }, antes:
chapter-letter-now = { $label }, ahora:

## Una corrección del directorio

chapter-letter-correction-subject = Corrección { $number }: { $title }
chapter-letter-correction = { $name } escribe sobre { $title } en el directorio:
chapter-letter-correction-missing = { $name } escribe sobre { $title } en el directorio.
chapter-letter-is = dice:          { $value }
chapter-letter-should-be = debería decir: { $value }
chapter-letter-nothing = (nada)
chapter-letter-known-from = De dónde se sabe:
chapter-letter-correction-decide = Para aceptarla o rechazarla, abra esta página:

## La carta de cada mañana

chapter-letter-nightly-subject = { $chapter }: lo que llegó { $days ->
    [one] el { $first }
   *[more] del { $first } al { $last }
}
chapter-letter-nightly = Lo que se envió { $days ->
    [one] el { $first }
   *[more] del { $first } al { $last }
}
chapter-letter-nightly-none = No llegó nada.
chapter-letter-nightly-line = Número { $number }: { $kind ->
    [newsletter] boletín
   *[event] evento
}, { $time }, { $state }
chapter-letter-nightly-others = y otros: { $count } en total.
chapter-letter-nightly-gaps =
    A los números no les falta ninguno: si uno que usted espera no está aquí
    ni en una carta anterior, por favor pregunte.
chapter-letter-waiting-none = Ninguna carta espera.
chapter-letter-waiting = { $count ->
    [one] { $count } carta espera
   *[other] { $count } cartas esperan
} su envío.
chapter-letter-waiting-since = { $count ->
    [one] { $count } carta espera
   *[other] { $count } cartas esperan
} su envío, la más antigua desde el { $time }.
chapter-letter-held-none = Nada parece correo no deseado.
chapter-letter-held = Apartado, porque parece correo no deseado
chapter-letter-held-state = apartado
chapter-letter-held-line = Número { $number }: { $kind ->
    [newsletter] boletín
   *[event] evento
}. { $because }
chapter-letter-held-change = Número { $number }: un cambio de { $kind ->
    [newsletter] boletín
   *[event] evento
}. { $because }
chapter-letter-held-now = En total { $count ->
    [one] hay { $count } envío apartado
   *[other] hay { $count } envíos apartados
}. No se tira nada. Un editor puede dejarlos pasar:
