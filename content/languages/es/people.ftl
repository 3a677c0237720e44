### Quién puede editar, cómo inicia sesión, y la cuenta de cada persona.

people-password = Contraseña
people-code = Código
people-code-hint = Los seis dígitos que su teléfono muestra ahora, o uno de sus códigos de recuperación impresos.
people-code-now = Los seis dígitos que su teléfono muestra ahora
people-code-now-hint = Cambian cada 30 segundos.
people-code-wrong = Este código no es correcto, o ya se usó. Su teléfono muestra uno nuevo cada 30 segundos.
people-code-of-picture = Este no es el código que corresponde a la imagen. Por favor, escriba los seis dígitos que su teléfono muestra ahora.
people-code-missing = Por favor, escriba el código que su teléfono muestra ahora, o uno de sus códigos de recuperación impresos.
people-exhausted = Hubo cien intentos equivocados seguidos con esta dirección. Se abre de nuevo con una contraseña nueva: por favor, pídala abajo.
people-wait = Demasiados intentos. Por favor, espere { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
} e inténtelo de nuevo.
people-nothing-changed = Todavía no se ha cambiado nada. Las contraseñas y los códigos hay que escribirlos de nuevo.
people-go-on = Continuar
people-save = Guardar
people-save-and-sign-in = Guardar e iniciar sesión
people-back = Volver a la lista
people-back-to-own = Volver a mi cuenta

## Iniciar sesión

people-sign-in = Iniciar sesión
people-sign-in-lead = Para editores y administradores de este sitio. Para enviarnos algo no necesita cuenta: <a href="/submit">vaya aquí</a>.
people-sign-in-wrong = La dirección, la contraseña y el código no van juntos. Cada código vale una sola vez y como máximo durante un minuto.
people-password-gone = ¿Ya no recuerda su contraseña?
people-confirm = Un código más
people-confirm-title = Un código más, por favor
people-confirm-lead = Lo que usted quiere hacer es importante, así que nos aseguramos de que es usted. Después no se lo volveremos a preguntar durante 15 minutos.

## Una contraseña nueva

people-forgotten = Una contraseña nueva
people-forgotten-lead = Le enviamos una carta con un enlace. También necesita su teléfono, o uno de sus códigos de recuperación impresos.
people-forgotten-send = Enviarme un enlace
people-forgotten-email = Por favor, escriba su correo electrónico.
people-sent = Por favor, revise su correo
people-sent-lead = Si la dirección es de alguien que puede iniciar sesión, una carta está en camino. Vale durante una hora.
people-sent-here = Ábrala en este dispositivo: su enlace solo funciona en el navegador que usa ahora.
people-sent-spam = ¿No ha llegado nada después de cinco minutos? Mire en la carpeta de correo no deseado.
people-sent-again = Después <a href="/sign-in/forgotten">inténtelo de nuevo</a>, quizá con otra dirección suya.
people-sent-write = ¿Todavía nada? Escriba a <a href="mailto:{ $email }">{ $email }</a>.
people-keys-gone = ¿Ya no tiene el teléfono ni los códigos impresos? Entonces tiene que ayudarle un administrador: <a href="mailto:{ $email }">{ $email }</a>.
people-account = Usted inicia sesión con
people-new-password = Contraseña nueva
people-new-password-hint = Al menos 12 caracteres. Cuatro o cinco palabras que no tengan que ver entre sí son fáciles de recordar. Puede pegarla desde un administrador de contraseñas.
people-new-password-again = La contraseña nueva otra vez
people-password-short = Por favor, elija una contraseña de al menos 12 caracteres. Cuatro o cinco palabras que no tengan que ver entre sí son fáciles de recordar.
people-password-long = Por favor, elija una contraseña de 256 caracteres como máximo.
people-password-guessed = Esa contraseña se adivinaría pronto: está hecha de palabras comunes, nombres, ciudades o filas de teclas. Por favor, agregue palabras suyas.
people-password-differs = Las dos contraseñas no son iguales. Por favor, escriba la nueva dos veces.
people-password-wrong = Esta no es su contraseña actual.

## Un enlace de una carta

people-link-gone = Este enlace ya no vale
people-link-gone-why = Un enlace vale una sola vez y por un tiempo limitado. El de una contraseña nueva solo funciona en el navegador donde usted lo pidió. También es posible que un programa de correo lo haya cortado en dos.
people-link-gone-set = Si ya eligió su contraseña, <a href="/sign-in">inicie sesión</a>.
people-link-gone-new = Si quiere una contraseña nueva, <a href="/sign-in/forgotten">pida una carta nueva aquí</a>: su enlace funcionará en este navegador.
people-link-gone-invited = Si le invitaron, pida a quien le invitó que le envíe la invitación de nuevo, o escriba a <a href="mailto:{ $email }">{ $email }</a>.
people-welcome = Le damos la bienvenida, { $name }
people-welcome-lead = Aquí elige una contraseña y hace de su teléfono su segunda llave. Toma unos cinco minutos.
people-welcome-app = Necesita en su teléfono una aplicación que muestre códigos de seis dígitos. Si no tiene ninguna: la aplicación de contraseñas del iPhone puede hacerlo, y para Android existen Google Authenticator y Aegis.
people-begin = Empezar
people-set-up = Contraseña y teléfono
people-set-up-password = 1. Elija una contraseña
people-set-up-picture = 2. Muestre esta imagen a su teléfono
people-set-up-camera = Abra la aplicación de códigos, agregue una cuenta y apunte la cámara a la imagen.
people-set-up-code = 3. Escriba el código
people-set-up-too-long = Esta página estuvo abierta demasiado tiempo. Por favor, escanee la imagen nueva y escriba el código que le corresponde.
people-picture = Imagen para su teléfono
people-picture-open = Si ve esta página en el propio teléfono: <a href="{ $address }">abra la aplicación de códigos</a>.
people-picture-letters = Si su teléfono no puede leer la imagen, escriba estas letras en la aplicación: <code class="secret-letters" id="factor-letters">{ $letters }</code>

## Códigos de recuperación

people-codes = Sus códigos de recuperación
people-codes-keep = Cada código vale una sola vez, en lugar del código de su teléfono. Solo los mostramos ahora: por favor, imprima esta página, o anótelos, y guarde el papel donde guarda sus papeles importantes.
people-codes-saved = La contraseña y el teléfono están guardados.
people-codes-signed-in = La contraseña y el teléfono están guardados. Ya inició sesión.
people-codes-lead = Para el día en que no tenga su teléfono.
people-codes-term = Su período empieza el { $day }. Desde ese día puede <a href="/sign-in">iniciar sesión</a>.
people-codes-to-desk = Ya los guardé: ir a la mesa de trabajo
people-codes-kept = Ya los guardé
people-codes-new-factor = El teléfono nuevo está listo. El anterior ya no muestra códigos que valgan. Sus códigos de recuperación anteriores ya no valen.
people-codes-new = Estos son nuevos. Sus códigos de recuperación anteriores ya no valen.

## Mi cuenta

people-name = Nombre
people-email = Correo electrónico
people-office = Cargo
people-term = Período
people-term-days = Del { $first } al { $last }
people-codes-printed = Códigos de recuperación impresos
people-codes-left = { $count ->
    [one] Queda { $count }
   *[other] Quedan { $count }
}
people-change-password = Cambiar mi contraseña
people-new-factor = Preparar un teléfono nuevo
people-new-codes = Imprimir códigos de recuperación nuevos
people-new-factor-lead = Primero, un código del anterior. Con esto se cierra su sesión en todos los demás lugares.
people-new-codes-lead = Después de esto, los anteriores ya no valen. Con esto se cierra su sesión en todos los demás lugares.
people-new-factor-camera = Abra la aplicación de códigos en el teléfono nuevo, agregue una cuenta y apunte la cámara a la imagen.
people-new-factor-code = Los seis dígitos que muestra ahora el teléfono nuevo
people-new-factor-back = Volver a mi cuenta: todo queda como está
people-change-password-lead = Con esto se cierra su sesión en todos los demás lugares.
people-present-password = Contraseña actual
people-letters-in = Las cartas para mí, en
people-letters-in-hint = Por ejemplo, sobre una contraseña nueva o el fin de su período.
people-sessions = Dónde tiene la sesión abierta
people-session-this = esta
people-session = Red { $network }. Desde el { $begun }, usada por última vez el { $used }.
people-session-end = Cerrar sesión allí
people-session-end-others = Cerrar sesión en todos los demás lugares
people-done-password = Su contraseña nueva vale desde ahora. En todos los demás lugares se cerró su sesión.
people-done-language = Desde ahora le escribimos en ese idioma.
people-done-ended = Esa sesión está cerrada.
people-device = { $browser } en { $system }
people-device-iphone = un iPhone
people-device-ipad = un iPad
people-device-android = un dispositivo Android
people-device-mac = un Mac
people-device-unknown = un navegador que no dice su nombre

## Un formulario que se guardó mientras su autor iniciaba sesión

people-held = No se perdió nada
people-held-signed-out = Su sesión se cerró mientras escribía. No se perdió nada.
people-held-signed-out-lead = Lo que escribió está aquí abajo. Pulse el botón para enviarlo otra vez.
people-held-confirmed = Gracias. Un paso más.
people-held-confirmed-lead = Pulse el botón para hacer lo que quería hacer.
people-held-text = Lo que escribió
people-held-not-kept = Los archivos, las contraseñas y los códigos no se guardan: si había elegido un archivo, por favor elíjalo de nuevo después.
people-held-do = Hacerlo
people-held-send = Enviarlo otra vez

## Todas las personas

people-lead = Quién puede trabajar en este sitio. Fuera de su período nadie puede iniciar sesión.
people-invite = Invitar a alguien
people-invite-lead = La persona recibe una carta con un enlace, y allí elige su contraseña y prepara su teléfono. El enlace vale siete días.
people-invite-email-hint = La persona inicia sesión con él.
people-invite-send = Enviar la invitación
people-office-hint = Por ejemplo, secretaría.
people-role = Función
people-role-editor = editor
people-role-administrator = administrador
people-role-editor-is = Editor: lee lo que llega, decide, y edita el sitio
people-role-administrator-is = Administrador: además se ocupa de las personas, del correo y del registro de cambios
people-term-first = Primer día del período
people-term-last = Último día del período
people-letters-to = Las cartas para esta persona, en
people-letters-to-hint = La persona puede elegir otro idioma más adelante, en «Mi cuenta».
people-state-shut-out = sin acceso
people-state-ended = el período terminó
people-state-invited = con invitación
people-state-not-begun = el período no ha empezado
people-state-working = con acceso
people-email-missing = Por favor, escriba el correo electrónico de la persona.
people-email-known = Ya hay en la lista alguien con esta dirección.
people-name-missing = Por favor, escriba el nombre de la persona.
people-office-missing = Por favor, escriba el cargo, por ejemplo, secretaría.
people-term-missing = Por favor, escriba el último día del período.
people-term-past = Este día ya pasó. Por favor, escriba el último día del período.
people-term-backwards = El último día del período es anterior al primero. Por favor, revise los dos días.
people-last-administrator = Es el último administrador que puede trabajar. Primero invite a otro, y espere hasta que esa persona haya iniciado sesión.

## Una persona

people-coming-in = Acceso
people-coming-in-forgotten = Si { $name } olvidó la contraseña, envíele una carta con un enlace. Vale durante una hora y pide un código del teléfono.
people-coming-in-invited = { $name } todavía no ha aceptado la invitación.
people-send-link = Enviar un enlace para una contraseña nueva
people-send-invitation = Enviar la invitación de nuevo
people-send-opens-nothing = Esta persona no tiene acceso, o su período terminó. Un enlace no abriría nada. Por favor, cambie eso primero.
people-reset = Si ya no hay teléfono ni códigos impresos, quien cuida el servidor puede obtener un enlace con <code>people reset { $email } --also-factor</code>.
people-signed-in = Sesiones abiertas
people-signed-in-nowhere = En ningún lugar por el momento.
people-sign-out = Cerrar las sesiones de { $name } en todas partes
people-shutting-out = Quitar el acceso
people-is-shut-out = { $name } no tiene acceso y no puede iniciar sesión.
people-let-in = Volver a dar acceso a { $name }
people-shut-out-means = Las sesiones de { $name } se cierran de inmediato en todas partes, y ya no puede iniciar sesión. Lo que { $name } hizo se conserva. Usted puede deshacer esto.
people-shut-out = Quitar el acceso a { $name }
people-log = Lo que se hizo aquí
people-done-invited = La invitación está en camino por correo. Vale siete días.
people-done-changed = Sus cambios están guardados.
people-done-shut-out = Esta persona ya no tiene acceso, y sus sesiones se cerraron en todas partes.
people-done-let-in = Esta persona puede iniciar sesión otra vez.
people-done-sessions = Las sesiones de esta persona se cerraron en todas partes.
people-done-sent = Un enlace está en camino por correo.
