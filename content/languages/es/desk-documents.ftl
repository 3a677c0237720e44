### Los archivos de los documentos y sus versiones: para los editores.

documents-title = Archivos de los documentos
documents-edit = Editar
documents-lead = Una versión nueva toma el lugar de la anterior, en la misma dirección. Las anteriores quedan debajo. La versión vigente es la última que se aprobó. La lista de los documentos está en <a href="/admin/records/documents">Documentos</a>.
documents-in-place = El archivo está en su lugar.
documents-see = Verlo en el sitio
documents-no-file = Todavía no hay ningún archivo.
documents-version = <a href="{ $path }">{ $name }</a>, aprobado el { $day }, { $size }, puesto aquí el { $moment }
documents-version-taken-back = <del>{ $name }</del> <span class="tag">retirado</span>, aprobado el { $day }, { $size }, puesto aquí el { $moment }
documents-put-back = Devolverlo a su lugar
documents-put-back-hint = Se olvida treinta días después de haberse retirado.
documents-take-back = Retirarlo
documents-new-version = Nueva versión de «{ $title }»
documents-file-hint = PDF o Word (.docx), de hasta 10 MB.
documents-file-missing = Por favor, elija un archivo PDF o de Word.
documents-file-large = «{ $name }» pesa más de 10 MB. Por favor, hágalo más pequeño.
documents-file-picture = «{ $name }» es una imagen. Por favor, elija un archivo PDF o de Word.
documents-adopted = Aprobado el
documents-adopted-hint = Si lo deja vacío, es hoy.
documents-note = Unas palabras sobre él
documents-note-hint = Todos lo ven. Puede quedar vacío.
documents-put-in-place = Ponerlo en su lugar
