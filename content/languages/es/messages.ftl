### Lo que los visitantes escriben sobre el directorio: correcciones, y cartas a ciudades que buscan una ciudad hermana.

correction-missing = ¿Qué falta?
correction-title = Corregir { $subject }
correction-missing-heading = ¿Qué falta en el directorio?
correction-heading = ¿Hay algo mal sobre { $subject }?
correction-lead = Díganoslo. Un editor lo lee, y usted recibe una carta cuando esté hecho.
correction-send = Enviar la corrección
correction-back = Volver a { $subject }
correction-organization = Organización local
correction-organization-hint = La entidad que se encarga del programa, si la hay.
correction-web-site = Su sitio web
correction-words = ¿Qué está mal o qué falta?
correction-words-hint = Un año, una ciudad hermana, un nombre, cómo se escribe un nombre…
correction-words-missing = Por favor, díganos qué está mal o qué falta, o cambie uno de los textos.
correction-known-from = ¿Cómo lo sabe?
correction-known-from-hint = Una dirección web, un documento, o que usted se encarga del programa. Aquí cada dato tiene su fuente.
correction-email-hint = Ahí le decimos qué resultó.
message-email-missing = Por favor, escriba su correo electrónico, para que le llegue una respuesta.
message-thanks = Gracias
message-thanks-note = Lo que usted escribió está guardado y va en camino a quienes lo leen.
message-thanks-back = Volver a las ciudades

## Ciudades que buscan una ciudad hermana

seeking = Buscan una ciudad hermana
seeking-lead = Ciudades en { $region } que buscan una ciudad hermana o amiga en el extranjero.
seeking-none = Por ahora ninguna ciudad nos ha dicho que busca una.
seeking-since = Condado de { $county }, busca desde el { $day }
seeking-where = Dónde
seeking-interests = Intereses
seeking-yours = ¿Su ciudad busca una?
seeking-yours-how = <a href="/correct/missing/city">Díganos</a> dónde busca y qué le interesa, y la agregamos. Las cartas escritas desde esta página le llegan sin que su dirección se muestre a nadie.
seeking-city-lead = { $city } busca una ciudad hermana: { $regions }.
seeking-letter = Su carta
seeking-letter-hint = Quién es usted, por qué ciudad escribe y qué tiene en mente.
seeking-letter-missing = Por favor, escriba algo a la ciudad.
seeking-sender-hint = La ciudad recibe su nombre y su dirección junto con su carta, para que pueda responderle. No se muestran a nadie más.
seeking-send = Enviar la carta

## Las cartas

correction-decided-subject = { $chapter }: su corrección { $number }
correction-decided-added =
    Gracias por decirnos lo que faltaba en nuestro directorio.
    Nos hemos ocupado de ello.
correction-decided-done =
    Gracias. Lo que usted nos dijo sobre { $subject } ya está en
    nuestro directorio.
correction-decided-seen =
    Gracias por lo que nos dijo sobre { $subject }. Nos hemos
    ocupado de ello.
correction-decided-both =
    Gracias. Los textos nuevos que nos dio para { $subject } ya
    están en nuestro directorio. También nos hemos ocupado de lo
    demás que escribió.
correction-decided-texts =
    Gracias. Los textos nuevos que nos dio para { $subject } ya
    están en nuestro directorio. Hemos leído lo demás que
    escribió, y en lo demás dejamos nuestro directorio como está.
correction-decided-declined =
    Gracias por lo que nos dijo sobre { $subject }. Lo hemos
    leído, y dejamos nuestro directorio como está.
correction-decided-missing = Algo que falta
correction-decided-question = Si tiene una pregunta, responda a esta carta e indique el número { $number }.
enquiry-subject = { $city } y una ciudad hermana: alguien escribe
enquiry-letter =
    Alguien leyó en nuestro sitio que { $city } busca una ciudad
    hermana, y le escribe. Su dirección no se mostró.
enquiry-letter-no-contact =
    Alguien leyó en nuestro sitio que { $city } busca una ciudad
    hermana. No tenemos la dirección de esa ciudad, así que esto llega al
    capítulo. Por favor, hágaselo llegar.
enquiry-letter-from =
    Nombre: { $name }
    Correo electrónico: { $email } (sin comprobar)
    Si responde a esta carta, la respuesta llega a esa dirección.
