### Cómo se llama esta lengua y cómo escribe.

language-name = Español
language-locale = es-US
