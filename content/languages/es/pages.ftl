### Las páginas de texto del capítulo, sus noticias, sus documentos.

not-translated = Por ahora este texto solo está en { $language }.
page-numbered = { $title }, página { $page }
page-changed = Último cambio: { $day }
page-source = Fuente:

## La junta directiva

page-officers = Miembros actuales de la junta
page-as-of = Actualizado al

## Lo que han dicho los presidentes

page-president = Presidente { $name }
page-statement-link = Enlace a esta declaración
page-statement-link-by = Enlace a esta declaración del presidente { $name }
page-statement-link-of = Enlace a esta declaración del presidente { $name }, { $number } de { $count }

## Noticias

page-no-news = Todavía no se ha publicado en este sitio ninguna noticia del capítulo.
page-news-description = { $title }: noticias de { $chapter }, { $day }.

## Documentos

page-download = Descargar el archivo vigente
page-file = { $kind }, { $size }. Aprobado el <time datetime="{ $date }">{ $day }</time>.
page-earlier-versions = Versiones anteriores
page-adopted = Aprobado el { $day }
page-send-on = Enviar esta página por correo
