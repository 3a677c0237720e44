### Ayuda: la página para editores y los enlaces a la de quienes envían, que es una página del contenido (pages/good-announcements).

help-announcements = <a href="/good-announcements">Cómo escribir un buen anuncio</a>, con imágenes

help-link = Ayuda con la mesa de trabajo, con imágenes
help-title = Cómo trabajar en esta mesa
help-lead = Respuestas cortas para quienes editan el sitio. No se preocupe: casi todo lo que cambie aquí se puede recuperar.
help-pictures = Las imágenes de esta página muestran la mesa de trabajo en inglés.
help-contents = En esta página

## Dónde está cada cosa

help-places = Dónde está cada cosa
help-places-first = <a href="/admin">La primera página de la mesa</a> dice qué le espera y enumera lo que puede hacer. El menú de arriba lleva a los mismos lugares desde todas las páginas; en un teléfono está detrás del botón «Menú».
help-places-picture = La primera página de la mesa de trabajo: un saludo, cuántos envíos esperan lectura y una lista de lo que se puede hacer.
help-places-site = Lo que usted ve con «Ver el sitio», al pie de la página, es lo que ven todos los visitantes. No hace falta cerrar la sesión para eso.

## Leer lo que se envió

help-read = Leer lo que llegó
help-read-open = Abra <a href="/admin/queue">lo que espera lectura</a> y elija lo más antiguo. Lo verá como se verá en el sitio.
help-read-picture = Un evento que alguien envió: su título, notas sobre lo que conviene mirar dos veces y cómo se verá en el sitio.
help-read-as-visitor = Léalo como lo leería un visitante. ¿Sabría adónde ir, cuándo y a quién llamar?
help-read-twice = Mire las notas que están bajo «Por favor, fíjese bien». Dicen lo que un lector atento podría preguntarse. Una nota no significa que algo esté mal.
help-read-mistakes = Si solo hay un pequeño error, corrija usted las palabras. Lo que escribió quien lo envió se conserva.
help-read-decide = Después, decida. Quien lo envió recibe una carta, y usted nunca tiene que escribirla.
help-decide-picture = Lo que se puede elegir debajo de un envío: un botón para publicarlo y dos partes que se abren, una para preguntar a quien lo envió y otra para rechazarlo.
help-decide-publish = <strong>Publicar</strong>: está en el sitio de inmediato.
help-decide-ask = <strong>Preguntar a quien lo envió</strong>: escriba su pregunta como la escribiría en una tarjeta. El envío espera hasta que llegue la respuesta.
help-decide-decline = <strong>Rechazar</strong>: elija un motivo o escriba unas palabras amables. No aparece nada en el sitio.
help-decide-undo = Si pulsó el botón equivocado, pulse <strong>Deshacer</strong>. Hágalo pronto: la carta a quien lo envió espera unos minutos y después sale.
help-undo-picture = La página después de una decisión: dice qué pasó y qué leerá quien lo envió, y tiene un botón para deshacerla.

## Cuando alguien cambia lo que envió

help-changes = Cuando alguien cambia lo que envió
help-changes-see = Quien envió algo puede cambiarlo, también después de publicado. El sitio muestra las palabras anteriores hasta que un editor haya leído las nuevas.
help-changes-picture = Un cambio que espera: cada campo con las palabras anteriores y las nuevas, una casilla para marcar y un botón para aceptarlo todo.
help-changes-take = Pulse <strong>Aceptar todo</strong>. O marque solo lo que está bien y pulse el botón de debajo.

## Editar una página

help-edit = Editar una página
help-edit-open = Elíjala entre <a href="/admin/records/pages">las páginas</a>, escriba y mire la vista previa debajo del campo. Cuando se vea bien, pulse «Guardar»: está en el sitio de inmediato.
help-edit-picture = Una página que se edita: el campo con el texto y, debajo, cómo se verá el texto.
help-edit-marks = Unos pocos signos hacen lo que en otros programas hacen los botones:
help-mark-paragraph = Un párrafo nuevo
help-mark-paragraph-how = Una línea vacía
help-mark-heading = Un título
help-mark-heading-how = ## Nuestras ciudades
help-mark-item = Un elemento de una lista
help-mark-item-how = - primero
help-mark-strong = Palabras en negrita
help-mark-strong-how = **negrita**
help-mark-link = Un enlace
help-mark-link-how = {"["}las palabras](/mission)
help-edit-paste = Puede pegar desde Word o Google Docs: los títulos, las listas y los enlaces se convierten solos en estos signos.
help-edit-language = Una página puede tener también un texto en español. El enlace para escribirlo está debajo del título de la página mientras la edita. Donde no lo hay, quienes leen en español ven el texto en inglés, y la página se lo dice.

## Recuperar algo

help-back = Recuperar algo
help-back-history = Cada página, ciudad y noticia tiene un <strong>Historial</strong>: quién cambió qué y cuándo. Cada versión anterior se puede recuperar con un botón.
help-back-picture = El historial de una página: una versión con las palabras que se agregaron y se quitaron, y un botón para recuperar una anterior.
help-back-trash = Lo que usted tira espera treinta días en <a href="/admin/trash">la papelera</a>.

## Cuando algo le extraña

help-trouble = Cuando algo parece raro
help-trouble-two = Dos personas editan la misma página: a quien guarda en segundo lugar se le dice qué cambió la primera. No se pierde nada.
help-trouble-out = La sesión se cerró mientras usted escribía: vuelva a iniciar sesión, y su texto sigue allí.
help-trouble-telephone = Perdió su teléfono o tiene uno nuevo: inicie sesión con uno de sus códigos de recuperación impresos y después elija «Preparar un teléfono nuevo» en <a href="/admin/account">su cuenta</a>.
help-trouble-mistake = Una página dice que algo salió mal: anote el número que está al pie y dígaselo a un administrador. Con ese número se puede encontrar la causa.
help-trouble-senders = Alguien no sabe qué escribir: envíele <a href="/good-announcements">cómo escribir un buen anuncio</a>.
