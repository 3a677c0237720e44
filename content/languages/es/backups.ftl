### Las copias de cada noche, como las ven los administradores.

backups-failed = La última copia de seguridad falló.
backups-old = Desde hace más de dos días no se ha comprobado ninguna copia de seguridad.
backups-last = La última copia que se comprobó y está bien es del <strong>{ $time }</strong>.
backups-none-good = Hasta ahora no se ha comprobado ninguna copia.
backups-how = Cada noche, después de las dos, el sitio copia todo lo que tiene. Después pone la copia a funcionar en un lugar aparte: se revisa el archivo, se cuentan las filas de cada tabla y se leen { $pages } páginas. De las copias buenas se conservan las de siete días, cinco semanas y doce meses.
backups-nights = Noches
backups-no-night = La primera noche está todavía por venir.
backups-night-good = <strong>Bien</strong>: { $time }
backups-night-not-ended = <strong>Sin terminar</strong>: { $time }
backups-night-failed = <strong>Falló</strong>: { $time }
backups-night-proof = { $file }, { $size } bytes: se compararon { $rows } filas en { $tables } tablas y se leyeron { $pages } páginas.
backups-kept = Copias que se conservan
backups-folder = Están en la carpeta <code>{ $folder }</code> de la computadora en la que funciona el sitio. Contienen todo, también las direcciones y las huellas de las contraseñas: quien se lleve una debe guardarla con tanto cuidado como el sitio. Si esa computadora se pierde, se pierden con ella, así que por favor haga que se copien también a otro lugar.
backups-none = Todavía no hay ninguna.
backups-copy = { $file }: { $size } MB
backups-back = Para volver a una de ellas, detenga el sitio y ejecute <code>socal-sister-cities restore FILE</code>. Lo que hay ahora se conserva.
backups-off = El sitio no hace copias por sí mismo: <code>SITE_BACKUPS</code> es <code>none</code>.
