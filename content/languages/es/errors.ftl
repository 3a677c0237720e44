### Lo que puede salir mal con una solicitud.

error-look = Búsquelo en este sitio
error-first-page = La página de inicio
error-all-cities = Todas las ciudades
error-request = { $status }, solicitud <code>{ $request }</code>

error-not-found-title = Página no encontrada
error-not-found = No hay nada en esta dirección. Quizá cambió de lugar, o el enlace está mal escrito.
error-gone-title = Ya no está aquí
error-gone = Esto ya no está aquí.
error-forbidden-title = No permitido
error-foreign-title = No se envió desde este sitio
error-foreign = Este formulario se envió desde otro sitio web, así que no se hizo nada. Por favor, abra la página aquí y envíelo de nuevo.
error-method-title = Aquí no es posible
error-method = Esta dirección no admite ese tipo de solicitud.
error-too-large-title = Demasiado grande
error-too-large = Lo que envió es más grande de lo que admite esta página: hasta tres archivos y una imagen de 10 MB cada uno. No se guardó nada. Por favor, regrese y elija archivos más pequeños.
error-no-form-title = No es un formulario
error-no-form = Esta dirección admite el formulario de su página y nada más.
error-too-slow-title = Demasiado lento
error-too-slow = La conexión era demasiado lenta y dejamos de esperar. No se guardó nada. Por favor, inténtelo de nuevo.
error-wrong-host-title = Dirección equivocada
error-wrong-host = Este servidor no responde por ese nombre.
error-unavailable-title = No disponible en este momento
error-unavailable = En este momento no podemos hacerlo. Por favor, inténtelo de nuevo en unos minutos.
error-request-title = Algo está mal en esta solicitud
error-unreadable = No pudimos entender lo que se envió. Por favor, regrese e inténtelo de nuevo.
error-ours-title = Algo salió mal de nuestro lado
error-ours = No es culpa suya. Por favor, inténtelo de nuevo en unos minutos.

error-withdrawn = Esto lo retiraron del sitio quienes lo habían anunciado, o nosotros.
error-damaged = Este archivo se dañó en nuestro almacenamiento. Por favor, pídanoslo: guardamos copias de seguridad.
error-not-stored = Lo que envió NO se guardó, porque nuestro almacenamiento no funciona. Por favor, regrese: su navegador todavía tiene lo que escribió. Inténtelo más tarde o envíelo por correo electrónico.
error-form-shape = El formulario llegó de una forma que no podemos leer.
error-form-cut = El formulario no llegó completo. No se guardó nada.
error-form-cut-off = El formulario no llegó completo. No se guardó nada. Por favor, regrese y envíelo de nuevo.
error-form-fields = El formulario tiene más campos que el nuestro.
error-form-letters = Un texto del formulario no está en UTF-8, así que no podemos leer sus letras.
