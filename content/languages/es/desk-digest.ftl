### Las novedades por correo como las ven los editores: las próximas entregas y las anteriores.

digest-desk = Novedades por correo
digest-desk-title = Las novedades por correo
digest-desk-lead = Los visitantes reciben las novedades en una sola carta. Se prepara por sí misma, en su fecha, con lo que está publicado; nadie tiene que escribirla. Quienes eligieron ciudades reciben lo que se refiere a esas ciudades, y nadie recibe una carta sin nada nuevo.
digest-desk-next = { $often }: la próxima entrega
digest-desk-subscribers = { $count ->
    [one] { $count } persona suscrita
   *[other] { $count } personas suscritas
}.
digest-desk-is-held = <strong>Detenida:</strong> no sale nada hasta que usted pulse «Enviarla de todos modos».
digest-desk-is-skipped = <strong>La entrega del { $day } se omite.</strong>
digest-desk-leaves = Sale el { $day }, después de las siete de la mañana.
digest-desk-hold = Detenerla<span class="hidden">: { $often }</span>
digest-desk-hold-hint = No sale nada hasta que usted decida; entonces se envía con todo lo nuevo hasta ese día.
digest-desk-skip = Omitirla<span class="hidden">: { $often }</span>
digest-desk-skip-hint = Esta vez no hay carta. Lo que habría contado va en la siguiente.
digest-desk-go = Enviarla de todos modos<span class="hidden">: { $often }</span>
digest-desk-today = Cómo se vería hoy
digest-desk-nothing = Hasta ahora no hay nada nuevo para ella.
digest-desk-past = Entregas anteriores
digest-desk-none = Todavía ninguna.
digest-desk-issue = { $day }, { $frequency ->
    [weekly] semanal
   *[monthly] mensual
}
digest-desk-left-out = Se omitió.
digest-desk-nobody = Nadie recibió carta: no había nada nuevo, o nadie estaba suscrito.
digest-desk-letters = { $count ->
    [one] { $count } carta; el servidor de correo aceptó { $sent }.
   *[other] { $count } cartas; el servidor de correo aceptó { $sent }.
}
digest-desk-letters-so-far = { $count ->
    [one] { $count } carta hasta ahora; el servidor de correo aceptó { $sent }.
   *[other] { $count } cartas hasta ahora; el servidor de correo aceptó { $sent }.
}
digest-desk-done-hold = Detenida: no sale nada hasta que usted pulse «Enviarla de todos modos».
digest-desk-done-skip = La próxima entrega se omite. Lo que habría contado va en la siguiente.
digest-desk-done-go = La próxima entrega sale en su día, o en menos de cinco minutos si ese día ya pasó.
digest-desk-as-it-was = Como la recibió quien pidió las novedades de todo el capítulo:
digest-desk-was-nothing = No había nada nuevo, así que nadie recibió una carta.
