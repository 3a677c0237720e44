### Lo que requiere la atención de alguien, para administradores, para la orden `check` y para la hoja que se entrega.

attention = Lo que requiere atención
attention-none = Nada. Todo está bien.
attention-wrong = Problema: { $about }
# In the link to this page: how many things, and how bad the worst is
attention-worst-wrong = { $count }, algo falla
attention-worst-look = { $count } por mirar
attention-well = Lo que está bien
attention-more = Quien cuida el servidor ve más con el comando <code>sister-cities check</code>: lee toda la base de datos e inicia sesión en el servidor de correo.

## Lo que se miró; breve, porque la orden lo pone en una columna

attention-accounts = cuentas
attention-address = dirección
attention-certificate = certificado
attention-clock = reloj
attention-data-folder = carpeta de datos
attention-database = base de datos
attention-disk = disco
attention-free-pages = páginas libres
attention-invitations = invitaciones
attention-letters = cartas
attention-mail-server = servidor de correo
attention-terms = períodos
attention-time-zones = zonas horarias

## Lo que se encontró; sin punto final, porque en la orden puede seguir algo

attention-accounts-none = ningún administrador puede iniciar sesión: `people invite` en el servidor crea uno
attention-accounts-one = hay un solo administrador: si esa persona falta, nadie puede dar acceso a otras. Invite a una segunda persona
attention-accounts-well = { $administrators } administradores, { $people } personas con acceso
attention-invitations-open = sin aceptar todavía: { $names }. Envíe un enlace nuevo si la carta se perdió
attention-terms-ending = terminan en los próximos { $days } días: { $names }. Anote un período nuevo, o invite a quien siga después
attention-address-https = los visitantes llegan a { $address }
attention-address-http = los visitantes llegan a { $address }, sin cifrado. En la web debe ser https: vea «Run it on a server» en el README
attention-clock-back = marca { $now }, pero algo se guardó el { $newest }. Ponga el reloj en hora: `timedatectl set-ntp true` lo mantiene bien
attention-clock-first = marca { $now }; todavía no hay nada guardado con qué comparar
attention-clock-well = marca { $now }, después de lo último que se guardó ({ $newest })
attention-clock-unknown = marca { $now }, y no se puede consultar la base de datos: { $error }
attention-folder-none = { $folder } todavía no existe; el primer arranque la crea
attention-folder-well = se puede escribir en { $folder }
attention-folder-wrong = no se puede escribir en { $folder }: { $error }. Debe pertenecer al usuario del sitio
attention-disk-unknown = no se puede saber cuánto espacio queda en { $folder }
attention-disk-well = { $free } MB libres, la base de datos ocupa { $taken } MB
attention-disk-look = { $free } MB libres, la base de datos ocupa { $taken } MB. Haga espacio pronto, o consiga un disco más grande
attention-disk-wrong = { $free } MB libres, la base de datos ocupa { $taken } MB. Haga espacio ahora: pronto no se podrá guardar nada de lo que llegue
attention-letters-stuck = { $count ->
    [one] { $count } no puede salir
   *[other] { $count } no pueden salir
}. Nada se ha perdido; la página Correo de la mesa de trabajo (/admin/mail) dice qué respondió el servidor de correo
attention-letters-well = { $count } en camino, ninguna detenida
attention-letters-unread = no se puede leer la bandeja de salida: { $error }
attention-mail-folder = las cartas { $place } y no llegan a nadie. Quien cuida el servidor debe configurar SITE_MAIL

## La hoja para entregar

attention-sheet = La hoja para entregar
attention-sheet-lead = Para quien cuide después el sitio web de { $chapter }. Actualizado al { $day }.
attention-sheet-saved = Está guardado. Imprima esta página y póngala donde el capítulo guarda sus papeles.
attention-sheet-where = Dónde funciona
attention-sheet-address = Dirección
attention-sheet-server = Servidor
attention-sheet-data = Todo está en
attention-sheet-letters = Las cartas
attention-sheet-program = Programa
attention-sheet-mailbox = Buzón del capítulo
attention-sheet-who-pays = Quién paga, y quién puede entrar
attention-sheet-not-known = <strong>El sitio no lo sabe.</strong> { $hint } ______________________
attention-sheet-who-works = Quién trabaja en él
attention-sheet-nobody = Hoy nadie puede iniciar sesión.
attention-sheet-person = { $name }, { $office }: { $role } hasta el { $day }
attention-sheet-back = Cómo se recupera
attention-sheet-back-machine = Una máquina nueva con Debian; el paquete del sitio; la copia más reciente de la base de datos, que es un archivo cuyo nombre termina en .db.
attention-sheet-back-commands = Los comandos que están en «From a backup», en el README del paquete: detener, <code>sister-cities restore FILE</code>, arrancar, <code>sister-cities check</code>. Toma unos minutos.
attention-sheet-back-settings = Los ajustes, en /etc/socal-sister-cities/settings; y el nombre del sitio debe llevar a la máquina nueva.
attention-sheet-back-people = ¿Nadie puede iniciar sesión? <code>sister-cities people reset ADDRESS --also-factor</code> en el servidor muestra un enlace para una contraseña y un teléfono nuevos.
attention-sheet-today = Lo que requiere atención hoy
attention-sheet-fill-in = Anote lo que solo saben las personas
attention-sheet-save = Guardar
attention-sheet-domain = El nombre del sitio
attention-sheet-domain-hint = Dónde está registrado, en la cuenta de quién, quién lo paga, y cuándo vuelve a pagarse.
attention-sheet-machine = El servidor
attention-sheet-machine-hint = Quién lo alquila, en la cuenta de quién, quién lo paga, y quién puede iniciar sesión allí.
attention-sheet-mail = El correo que envía el sitio
attention-sheet-mail-hint = Qué proveedor, en la cuenta de quién, quién lo paga.
attention-sheet-copies = Copias de seguridad en otro lugar
attention-sheet-copies-hint = Dónde, y quién tiene acceso a ellas.
attention-sheet-codes = Códigos de recuperación impresos
attention-sheet-codes-hint = Dónde se guardan. Nunca los códigos mismos.
attention-sheet-helper = Quién ayuda con lo técnico
attention-sheet-helper-hint = Nombre y teléfono.
