### El correo, como lo cuidan los administradores.

# «Las cartas …»
mail-place-folder = se guardan como archivos en { $folder }
mail-place-server = se envían por { $server }
mail-lead = Cada carta se conserva aquí hasta que el servidor de correo la haya recibido. Las cartas { $place }.
mail-test = Enviarme una carta de prueba
mail-try-all = Intentar todas de nuevo ahora
mail-try = Intentar de nuevo ahora<span class="hidden">: { $subject }</span>
mail-stuck = Detenidas: { $count }
mail-waiting = En espera: { $count }
mail-sent = Enviadas: { $count }
mail-none = Nada.
mail-to = para { $address }
mail-tried-last = Escrita el { $written }, { $age }. Se intentó { $count ->
    [one] { $count } vez
   *[other] { $count } veces
}; ya no se intenta por sí sola.
mail-tried-next = Escrita el { $written }, { $age }. Se intentó { $count ->
    [one] { $count } vez
   *[other] { $count } veces
}; la próxima vez, el { $next }.
mail-tried-now = Escrita el { $written }, { $age }. Se intentó { $count ->
    [one] { $count } vez
   *[other] { $count } veces
}; se está enviando.
mail-refused = El servidor de correo la rechazó definitivamente: <q class="answer">{ $answer }</q>
mail-answer = El servidor de correo dice: <q class="answer">{ $answer }</q>
mail-taken = El servidor de correo la recibió el { $time }.
mail-taken-after = El servidor de correo la recibió el { $time }, después de { $count } intentos.
mail-age-now = hace un momento
mail-age-minutes = hace { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
mail-age-hours = hace { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
mail-age-days = hace { $count ->
    [one] { $count } día
   *[other] { $count } días
}
mail-done-again = Estamos intentándolo de nuevo ahora. Vuelva a cargar esta página en un minuto para ver qué dice el servidor de correo.
mail-done-test = Una carta de prueba para usted está en camino. Si no llega, mire más abajo y en su carpeta de correo no deseado.
mail-done-gone = No hay nada que intentar de nuevo: ya salió, o se está enviando en este momento.
