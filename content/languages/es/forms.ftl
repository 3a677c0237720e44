### Lo que dicen los formularios cuando algo no está bien.

## Campos de cualquier formulario

form-too-long = Esto tiene { $length } caracteres. Por favor, acórtelo a { $most }.
form-no-date = No podemos leer «{ $text }» como fecha. Escríbala así: 2027-03-14, o 3/14/2027 (primero el mes).
form-no-time = No podemos leer «{ $text }» como hora. Escríbala así: 18:30 o 6:30 pm.
form-no-web-address = «{ $text }» no es una dirección web. Se ve así: https://example.org/page.
form-no-choice = Por favor, elija una de las respuestas.
form-no-email = «{ $text }» no es un correo electrónico. Se ve así: nombre@example.org.

## El formulario entero

form-not-ours = No pudimos saber si este formulario vino de nuestra página. Todo lo que escribió sigue aquí: por favor, pulse el botón una vez más.
form-too-many = En la última hora llegaron muchísimos formularios desde su red, así que este NO se guardó. Por favor, pulse el botón de nuevo dentro de una hora, o escriba a { $email }.
form-not-saved = Lo que envió NO se guardó, porque nuestro almacenamiento no funciona. Los archivos que acaba de elegir tendrá que elegirlos otra vez. Por favor, inténtelo de nuevo en unos minutos, o envíelo por correo electrónico a { $email }.
form-too-fast = Eso fue muy rápido. Por favor, espere unos segundos y pulse el botón una vez más.
form-letters-asked = En la última hora se pidieron muchísimas cartas desde su red. Por favor, inténtelo de nuevo dentro de una hora.

## Archivos

form-file-empty = «{ $name }» está vacío. Por favor, elíjalo de nuevo.
form-file-large = «{ $name }» pesa más de 10 MB. Por favor, envíe uno más pequeño, o un enlace.
form-file-large-here = «{ $name }» pesa más de 10 MB. Por favor, elija uno más pequeño.
form-file-no-picture = «{ $name }» no es una imagen. Por favor, elija aquí un archivo JPEG, PNG o WebP.
form-file-picture = «{ $name }» es una imagen. Por favor, elija aquí un archivo PDF o de Word.
form-file-damaged = «{ $name }» es una imagen que no podemos abrir: está dañada o tiene demasiados píxeles. Por favor, guárdela de nuevo, más pequeña.
form-file-old-word = «{ $name }» es un archivo de Word antiguo. Por favor, guárdelo como .docx o PDF y elíjalo de nuevo.
form-file-heic = «{ $name }» es una imagen en el formato HEIC de Apple. Por favor, envíela como JPEG: si se la manda a usted por correo, se convierte.
form-file-other = «{ $name }» no es un tipo de archivo que podamos recibir. Recibimos PDF, Word (.docx), JPEG, PNG y WebP.
form-files-many = Tres archivos como máximo: «{ $name }» quedó fuera.
form-files-together = Como máximo { $most } archivos, contando los que ya están: por favor, quite uno o deje uno fuera.

## Quién envía

form-sender-name = Por favor, díganos su nombre.
form-sender-email = Por favor, denos su correo electrónico, para que podamos responderle.
form-permission = Por favor, marque la casilla: solo podemos publicar lo que usted tiene derecho a enviar.

## Un evento

form-title = Por favor, dé un título al evento.
form-host = Por favor, díganos qué ciudad u organización es la anfitriona.
form-contact = Por favor, dé un teléfono o un correo electrónico al que los visitantes puedan preguntar.
form-link = Por favor, dé la dirección web donde se participa o, en «Más», lo que solo se dice a quienes respondan.
form-zone = Por favor, elija una zona horaria de la lista.
form-own-zone = Por favor, elija una zona horaria de la lista, por ejemplo Asia/Tokyo.
form-date = Por favor, dé la fecha. Si es una convocatoria con plazo, dé el último día en «Más».
form-date-over = { $day } ya pasó. Si el año no es correcto, por favor cámbielo abajo.
form-date-twice = { $day } está dos veces, a la misma hora. Por favor, vacíe una de las dos.
form-day-of-times = Por favor, dé el día de estas horas.
form-last-before-first = El último día es anterior al primero.
form-end-before-start = El final no es posterior al comienzo. Si termina después de la medianoche, dé también el último día, en «Más».
form-clock-gap = Esa noche cambian los relojes: esta hora no existe. ¿Quiere decir { $earlier } o { $later }?
form-venue = Por favor, díganos dónde es, o elija «En línea».
form-call-last-day = Por favor, dé el último día de la convocatoria.
form-places = Por favor, dé un número del 1 al 10,000, o déjelo vacío si hay lugar para todos.
form-picture-words = Por favor, describa la imagen en pocas palabras, para quienes no pueden verla.

## Un boletín

form-organization = Por favor, díganos de qué ciudad u organización viene.
form-newsletter-title = Por favor, dé el título del boletín.
form-document = Por favor, elija el archivo del boletín, o dé su dirección web más abajo.
form-newsletter-link = Por favor, dé la dirección web del boletín: no se envió ningún archivo con él.

## Cambios, confirmaciones y enlaces perdidos

form-no-change = Nada es distinto de lo que tenemos. Por favor, cambie algo, o escriba una nota para el editor.
form-says-so = Ya dice eso, así que no hay nada que cambiar.
form-code = Este código no es correcto, o ya no sirve. Tome el de nuestra carta más reciente. Después de cinco códigos equivocados, y después de dos semanas, pida uno nuevo más abajo.
form-letter-just-sent = Enviamos una carta hace menos de cinco minutos. Por favor, búsquela primero, también entre el correo no deseado.
form-letters-many = Ya enviamos varias cartas, así que por ahora no enviamos más. Por favor, escríbanos: nuestra dirección está al final de esta página.
form-find-email = Por favor, dé el correo electrónico con el que hizo el envío.
form-find-many = En la última hora se pidieron enlaces muchas veces desde su red. Por favor, inténtelo de nuevo dentro de una hora.
