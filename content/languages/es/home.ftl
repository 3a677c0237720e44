### La primera página.

home-lead = Los lazos entre { $region } y sus ciudades hermanas y amigas en el extranjero.
home-members = lugares en { $region }
home-partners = ciudades hermanas y amigas en el extranjero
home-countries = países y territorios
home-partnerships = lazos
home-counted = Contado a partir de los lazos vigentes del directorio, al { $day }.
home-others = De ellos, { $friendships } son de ciudades amigas. Otros { $ended } han terminado y { $unconfirmed } no están confirmados.
# After the ties that have ended or are not confirmed
home-without = La lista de ciudades tiene { $count ->
    [one] un lugar más, cuyos lazos están todos
   *[other] { $count } lugares más, cuyos lazos están todos
} entre estos.
home-next-events = Próximos eventos
home-all-events = Todos los eventos
home-new-newsletters = Boletines nuevos
home-all-newsletters = Todos los boletines
home-find = Encuentre su ciudad
home-find-label = Una ciudad o un país, de aquí o del extranjero
home-all-cities = Ver todas las ciudades
home-send = ¿Su programa de ciudades hermanas prepara un evento o tiene un boletín nuevo? No necesita una cuenta. Recibe un acuse de recibo enseguida y un editor lo lee.
