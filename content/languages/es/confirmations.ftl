### Las ciudades confirman sus propias fichas.

confirm-title = ¿Es correcto? { $city }
confirm-heading = { $city } en el directorio
confirm-thanks = Gracias. El directorio muestra ahora que la ciudad confirmó su ficha.
confirm-lead = ¿Todo esto es correcto?
confirm-none = no conocemos ninguna
confirm-no-web-site = no conocemos ninguno
confirm-no-partners = No conocemos ninguna.
confirm-yes = Sí, todo esto es correcto
confirm-change = Hay algo que cambiar
confirm-page = La página como la ven todos
confirm-known-from = Somos el contacto de la propia ciudad.

## Las cartas

confirm-letter-dear = Saludos, { $name }:
confirm-letter-subject = ¿Es correcto? { $city } en el directorio de { $chapter }
confirm-letter-ask =
    { $city } está en el directorio de { $chapter }, y
    es a usted a quien preguntamos por su ficha. ¿Sigue siendo correcta?
confirm-letter-organization = Organización local: { $organization }
confirm-letter-web-site = Su sitio web: { $address }
confirm-letter-none = (no conocemos ninguna)
confirm-letter-no-web-site = (no conocemos ninguno)
confirm-letter-partners = Ciudades hermanas y amigas:
confirm-letter-sister = ciudad hermana
confirm-letter-sister-since = ciudad hermana, desde { $year }
confirm-letter-friendship-since = ciudad amiga, desde { $year }
confirm-letter-page =
    Para decir que todo esto es correcto, o para corregirlo, abra esta página.
    Toma un minuto y no necesita ninguna cuenta:
confirm-letter-then =
    El directorio muestra entonces que la ciudad confirmó su ficha, y en qué
    fecha. Preguntamos dos veces al año. Si debemos preguntar a otra persona,
    responda a esta carta y díganos a quién.

anniversary-letter-subject = Aniversarios de { $city }
anniversary-letter-lead = { $city } se acerca a un aniversario redondo con una ciudad del extranjero:
anniversary-letter-year = { $years } años en { $year }: { $partner }, { $country }
anniversary-letter-source = (desde { $year }, según: { $source })
anniversary-letter-announce =
    Si planea algo, anúncielo aquí, y aparecerá en el calendario de
    todos:
anniversary-letter-correct = Si un año no es correcto, por favor corríjalo:
anniversary-letter-once = Escribimos una sola vez sobre cada uno.
