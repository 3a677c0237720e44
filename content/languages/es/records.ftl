### Editar en la mesa de trabajo: listas, formularios, historial, papelera, tablas que se importan.

records = Editar
records-lead = Todo lo del sitio que no llega como envío. Lo que usted guarda está de inmediato en el sitio, y se puede recuperar cualquier versión anterior.
records-files = Archivos de los documentos
records-files-about = Estatutos, folleto: ponga una versión nueva en la misma dirección.
records-trash = Papelera
records-trash-about = Lo que se tiró en los últimos treinta días, por si hay que devolverlo a su lugar.
records-settings-forbidden = Los ajustes son para los administradores. Si algo en ellos está mal, avise a uno de ellos.

## La lista de una clase

records-export = Exportar como tabla (CSV)
records-import-link = Importar una tabla
records-find = Buscar
records-count = { $count } en total
records-found = Resultados: { $count } (<a href="{ $address }">ver todo</a>)
records-pages = Páginas
records-page = Página { $page } de { $pages }
records-back = Anterior
records-next = Siguiente

## El formulario

records-see = Verlo en el sitio
records-history = Historial
records-translate = Escribirlo en { $language }
records-translated = En { $language }
records-translate-of = «{ $title }» en { $language }
# Above a field of a translation: the field's name
records-original = El original: { $field }
records-shown-from = Aparece en el sitio a partir del { $day }.
records-back-again = Está de nuevo en su lugar.
records-saved = Guardado.
records-saved-same = No hay ninguna diferencia.
records-undo = Deshacer este cambio
records-undo-new = Deshacer: quitarlo
records-choose = Por favor, elija
records-save-over = Guardar mi versión en lugar de la otra
records-preview = Ver cómo queda
records-preview-title = Cómo quedará
records-writing = Cómo se escribe
records-writing-paragraph = Una línea vacía empieza un párrafo. Dos signos de número y un espacio empiezan un título: <code>## Nuestras ciudades</code>
records-writing-list = Un guion y un espacio empiezan un elemento de una lista: <code>- primero</code>. Dos asteriscos ponen palabras en negrita: <code>**negrita**</code>
records-writing-link = Un enlace: <code>[las palabras](/mission)</code>. Puede pegar texto de Word o de Google Docs.
records-picture-there = Ya hay una imagen. Si elige otra, ocupará su lugar.
records-picture-alt = La imagen que ya está
records-picture-remove = Quitar la imagen
records-throw-away = Tirar esto a la papelera
records-throw-away-hint = Espera treinta días en la papelera.

## Dos personas a la vez

records-open = También lo tiene abierto: { $names }. Si guardan los dos, se le avisa al segundo.
records-open-now = También lo tiene abierto: { $names }.
records-signed-out = Se cerró su sesión. Pulse Guardar e inicie sesión de nuevo: lo que escribió se conserva.
records-theirs = { $who } guardó esto mientras usted escribía
records-theirs-lead = Fue el { $moment }. No se ha perdido nada de lo suyo: su texto sigue abajo, en el formulario, y todavía no está guardado. Esto es lo que se cambió:
records-theirs-keep = Ponga en el formulario lo que quiera conservar de esos cambios, y guarde. O bien <a href="{ $address }">déjelo como quedó</a>.
records-thrown-meanwhile = Alguien tiró esto a la papelera mientras usted escribía. Si guarda, se crea de nuevo con sus palabras.
records-saved-since = Alguien ha guardado esto desde entonces. No se hizo nada. Por favor, mírelo de nuevo.
records-unnamed = No se indicó ningún registro.

## Historial

records-history-of = Historial de { $title }
records-history-none = Todavía no se ha cambiado en el navegador.
records-history-now = como está ahora
records-history-thrown = a la papelera
records-history-first = La primera versión que se conserva.
records-history-restore = Recuperar esta versión
records-history-refused = Esta versión no puede volver tal como está. { $reason }
records-by-files = los archivos de contenido
records-by-contact = el contacto de la ciudad

## Papelera

records-trash-lead = Lo que se tiró espera aquí treinta días y se puede devolver a su lugar. Después se olvida.
records-trash-empty = La papelera está vacía.
records-trash-item = { $kind }: <strong>{ $title }</strong>
records-trash-item-just = <strong>A la papelera:</strong> { $kind }: <strong>{ $title }</strong>
records-trash-by = Por { $who }, el { $moment }. Se olvida después del { $day }.
records-trash-restore = Devolverlo a su lugar
records-trash-undo = Deshacer: devolverlo a su lugar
records-trash-fixed = «{ $title }» ({ $kind }) tiene un lugar fijo en el sitio y no se puede tirar.
records-trash-saved-since = Alguien ha guardado «{ $title }» desde que usted lo abrió. No se hizo nada. Por favor, mírelo de nuevo.
records-trash-named = «{ $title }» no se puede tirar, porque algo más en el sitio lo nombra. Cambie o tire primero lo que lo nombra.
records-trash-refused = «{ $title }» no puede volver. { $reason }

## Lo que no está bien en un campo

records-empty = «{ $field }» no puede quedar vacío.
records-no-language = Por favor, elija uno de los idiomas.
records-no-picture = Por favor, elija la imagen de nuevo.
records-no-mailbox = El sitio necesita un buzón.
records-no-address = Una dirección tiene letras minúsculas, cifras y guiones, y empieza con una letra: our-first-meeting.
records-no-path = Una dirección de este sitio empieza con una barra y no tiene espacios: /mission.
records-no-whole-number = «{ $field }» debe ser un número entero de { $least } a { $most }.
records-no-number = «{ $field }» debe ser un número de { $least } a { $most }, con punto decimal: 33.5.
records-address-taken = El propio sitio usa esta dirección. Por favor, elija otra.
records-address-fixed = Esta página tiene un lugar fijo en el sitio, así que su dirección queda como estaba.
records-gone = Esto ya no está aquí ({ $kind }).
records-twice = Ya hay uno así ({ $kind }).
records-not-there = Lo que se nombra aquí no existe, o ya no existe. Por favor, elija de nuevo.
records-no-form = Algo de aquí no tiene una forma que el sitio pueda guardar.

## Una tabla que se importa

records-import = Importar: { $kinds }
records-import-wrong = Todavía no se puede incorporar nada
records-import-mend = Por favor, corrija estas líneas en el archivo y elíjalo de nuevo.
records-import-line = Línea { $line }: { $sentence }
records-import-outcome = Se agregarían: { $added }. Cambiarían: { $changed }. Quedarían como están: { $left }. Todavía no se ha cambiado nada.
records-import-unused = Columnas que no se usan: { $columns }.
records-import-apply = Incorporar exactamente esto
records-import-new = Línea { $line }: <strong>nueva</strong>, { $name }
records-import-changed = Línea { $line }: con cambios, { $name }
records-import-more = Y { $count } más, que no se muestran.
records-import-lead = Primero verá lo que el archivo agregaría y cambiaría. No se hace nada hasta que pulse un segundo botón.
records-import-file = El archivo
records-import-file-hint = Una tabla guardada como «CSV UTF-8». Lo más fácil es <a href="{ $address }">exportar</a> primero y cambiar ese archivo.
records-import-look = Ver lo que haría
records-import-no-file = Por favor, elija un archivo.
records-import-large = El archivo pesa más de 10 MB. Por favor, divídalo en otros más pequeños.
records-import-not-held = Lo que se mostró ya no se conserva, o ya se incorporó. Por favor, elija el archivo de nuevo.
records-import-changed-since = Alguien ha cambiado aquello de lo que trata la línea { $line } desde que se mostró. No se hizo nada. Por favor, elija el archivo de nuevo.
records-import-no-utf8 = Las letras de este archivo no están en UTF-8. En Excel, guárdelo como «CSV UTF-8».
records-import-cells = Esta línea tiene { $cells } celdas, pero la primera tiene { $columns }.
records-import-long = El archivo tiene más de { $most } líneas. Por favor, divídalo en otros más pequeños.
records-import-unreadable = Hay una línea que no se puede leer.
records-import-columns = La primera línea del archivo debe nombrar sus columnas, separadas por comas. Faltan: { $missing }. Columnas que conocemos: { $known }. Lo más fácil es exportar primero y cambiar ese archivo.
records-import-twice = «{ $mark }» está dos veces en el archivo.
records-import-given = «{ $key }» no existe, y aquí no se puede agregar ({ $kind }).
records-import-no-number = No existe el número «{ $key }». Deje vacía la celda «{ $column }» para agregar un registro nuevo ({ $kind }).
records-import-no-word = «{ $column }» debe tener solo letras minúsculas, cifras y guiones.
records-import-no-status = «{ $status }» no es un estado que conozcamos.
