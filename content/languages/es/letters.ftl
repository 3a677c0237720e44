### Cartas a quienes enviaron algo. Las líneas tienen como máximo 76 caracteres.

letter-receipt-subject = { $chapter }: recibimos su envío, número { $number }
letter-receipt = Gracias. Recibimos lo que envió a { $chapter }.
letter-receipt-number = Número { $number }, { $kind ->
    [newsletter] un boletín
   *[event] un evento
}, { $time }.
letter-receipt-page =
    Esta página muestra lo que envió y qué pasa con ello. Ahí también puede
    cambiarlo o retirarlo. Quien tenga la dirección puede hacerlo, así que
    no la comparta:
letter-receipt-editor = Un editor lo lee antes de que se publique.
letter-stranger =
    Si usted no nos envió nada, alguien escribió su dirección por error.
    No tiene que hacer nada.

## La confirmación de una dirección

letter-proof-subject = { $chapter }: un nuevo código para el número { $number }
letter-proof =
    Usted pidió un nuevo código para el número { $number }, que se envió a
    { $chapter }.
letter-proof-open =
    Por favor, muéstrenos que esta dirección es suya. Abra esta página y
    pulse su botón:
letter-proof-code = O escriba este código en la página que está más abajo: { $code }
letter-proof-good = El enlace y el código sirven durante dos semanas.
letter-proof-good-again =
    El enlace y el código sirven durante dos semanas. Los de nuestra carta
    anterior ya no sirven.
letter-proof-page = Esta página muestra lo que envió y qué pasa con ello:

## Enlaces perdidos

letter-links-subject = { $chapter }: sus enlaces
letter-links =
    Alguien, lo más probable es que usted, pidió los enlaces de lo que se
    envió a { $chapter } desde esta dirección. Aquí están los más recientes.
letter-links-number = Número { $number }, { $kind ->
    [newsletter] un boletín
   *[event] un evento
}, { $day }: { $state }
letter-links-secret =
    Quien tenga uno de estos enlaces puede cambiar lo que se envió, así que
    no los comparta. Si usted no los pidió, no tiene que hacer nada.

## Un boletín sin texto

letter-summary-subject = { $chapter }: por favor, añada un resumen al número { $number }
letter-summary = Gracias por su boletín, número { $number }:
letter-summary-why =
    Su archivo es una imagen de las páginas y no contiene texto. Nadie puede
    buscar en él, y quien no puede ver no puede oírlo leído en voz alta.
letter-summary-please =
    Por favor, ayúdenos con dos o tres frases que digan qué contiene. Abra
    esta página, pulse «Cambiarlo» y escríbalas en «Resumen»:
letter-summary-file =
    Si tiene el boletín como archivo con texto, por favor responda a esta
    carta y adjúntelo. El archivo que envió queda en el sitio como está.

## Decisiones

letter-sent = { $kind ->
    [newsletter] el boletín
   *[event] el evento
} que usted envió el { $day }
letter-what = { $has-title ->
    [yes] «{ $title }»
   *[no] { letter-sent }
}
letter-subject-title = { $subject }: «{ $title }»
letter-published-subject = { $chapter }: el número { $number } está publicado
letter-published = Gracias. El número { $number }, { $has-title ->
    [yes] «{ $title }», ya está en nuestro sitio.
   *[no]
        { letter-sent },
        ya está en nuestro sitio.
}
letter-published-change = { $kind ->
    [newsletter] Para cambiarlo o retirarlo, abra esta página:
   *[event] Para cambiarlo, aplazarlo, cancelarlo o retirarlo, abra esta página:
}
letter-asked-subject = { $chapter }: número { $number } – una pregunta antes de publicarlo
letter-asked =
    Gracias por el número { $number }, { letter-what }.
    Antes de que podamos publicarlo, un editor tiene una pregunta.
letter-asked-answer = Para responder y corregirlo, abra esta página:
letter-declined-subject = { $chapter }: el número { $number } no se publica
letter-declined =
    Gracias por el número { $number }, { letter-what }.
    Lo leímos, y no lo publicamos.
letter-kept = Lo que envió se conserva aquí:
letter-refused-subject = { $chapter }: el número { $number } queda como está
letter-refused =
    Leímos el cambio que envió para el número { $number },
    { letter-what }.
    No lo aceptamos: lo que está en nuestro sitio queda como está.
letter-refused-another = Para enviar otro cambio, abra esta página:
letter-withdrawn-subject = { $chapter }: el número { $number } ya no está en nuestro sitio
letter-withdrawn = El número { $number }, { $has-title ->
    [yes] «{ $title }», ya no está en nuestro sitio.
   *[no]
        { letter-sent },
        ya no está en nuestro sitio.
}
letter-changed-subject = { $chapter }: el número { $number } cambió
letter-changed =
    Gracias. El cambio que envió para el número { $number },
    { letter-what },
    ya está en nuestro sitio.
letter-changed-partly =
    Gracias. El cambio que envió para el número { $number },
    { letter-what },
    ya está en nuestro sitio, aunque no todo:
letter-changed-again = Para cambiarlo de nuevo, abra esta página:
letter-question = Si tiene una pregunta, responda a esta carta y mencione el número.
