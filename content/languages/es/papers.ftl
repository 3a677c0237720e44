### Los PDF que hace el sitio.

paper-made-here = Hecho por este sitio
paper-what = El folleto es una hoja de papel carta, impresa por ambos lados, con el mapa y las cifras como son ahora. El directorio tiene cada lugar con sus ciudades hermanas y amigas. Ambos están en inglés.
paper-brochure = Folleto en PDF
paper-directory = Directorio en PDF
paper-on-pages = Todo lo que dicen está también en nuestras páginas, como <a href="/mission">misión</a>, <a href="/cities">ciudades</a> y <a href="/contact">contacto</a>.
paper-not-here = En este momento el sitio no puede hacer archivos PDF. Las páginas dicen lo mismo y se imprimen bien: <a href="/mission">misión</a>, <a href="/cities">ciudades</a>, <a href="/contact">contacto</a>.
paper-none = En este momento el sitio no puede hacer el PDF. No falta nada de lo que dice: todo está en nuestras páginas, que se imprimen bien.
paper-print-it = <a href="{ $address }">{ $words }</a>: ábrala e imprímala desde su navegador
paper-the-directory-title = El directorio en PDF
paper-the-directory = El directorio
paper-the-brochure-title = El folleto en PDF
paper-the-mission = Para qué está el capítulo
