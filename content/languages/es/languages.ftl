### Cómo se llama esta lengua y cómo escribe.

language-name = Español
language-called-en = inglés
language-called-es = español
language-locale = es-US
