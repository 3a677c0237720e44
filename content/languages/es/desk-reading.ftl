### En qué quedó el texto del archivo de un boletín: para los editores.

reading-cut = El archivo es muy largo. Una parte de su texto no está en su página ni en la búsqueda.
reading-no-text = El archivo no contiene texto: es una imagen de las páginas. La búsqueda no puede encontrar lo que dice, y no se puede leer en voz alta. Cuando la dirección esté comprobada, se le pide un resumen a quien lo envió, si todavía no hay uno.
reading-failed = No pudimos leer el texto del archivo. { $because } Por favor, ábralo y léalo usted antes de publicarlo.
reading-waits = El texto del archivo espera a que un programa lo lea. Después se verá aquí.

## Por qué no se pudo leer

reading-unusual = Nuestro programa no pudo leerlo: está dañado, o hecho de una manera poco común.
reading-damaged = Está dañado o incompleto.
reading-locked = Está protegido con una contraseña.
reading-encrypted = Está cifrado de una manera que no podemos abrir.
reading-word-empty = Es un archivo de Word sin texto, o protegido con una contraseña.
reading-word-damaged = Su texto está dañado.
