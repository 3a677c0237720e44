### Lo que los visitantes escribieron sobre el directorio, como lo ven los editores.

message-about = Sobre { $subject }
message-letter-to = Carta a { $city }
message-done = Hecho. Ya se le avisó a quien lo envió.
message-put-away = Descartado.
message-put-away-correction = Descartado: el directorio quedó como estaba.
message-sent = Esta carta ya salió: al contacto de la ciudad, o a nuestro propio buzón si no conocemos ninguno. En ese caso, por favor, hágala llegar a la ciudad.
message-held = Apartado, porque parecía correo no deseado: { $because }
message-to-be-empty = (debe quedar vacío)
message-in-their-words = En sus propias palabras
message-known-from = Cómo lo sabe
message-from = De
message-not-proved = (sin comprobar)
message-came = Llegó
message-page = La página como está
message-edit = Editar la ficha
message-partnerships = Lazos
message-take = Usar estos textos y dar las gracias a quien los envió
message-words = Palabras para quien lo envió
message-words-hint = Las lee quien lo envió. Puede dejar el campo vacío cuando ya está hecho.
message-seen-to = Ya me ocupé: avisar a quien lo envió
message-decline = Dejar el directorio como está y decirle el motivo a quien lo envió
message-why-missing = Por favor, dígale el motivo a quien lo envió, en pocas palabras.
message-no-spam = No es correo no deseado
message-is-spam = Es correo no deseado: descartarlo sin carta
message-back = Volver a lo que espera
