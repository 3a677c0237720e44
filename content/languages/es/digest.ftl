### Las novedades por correo: la suscripción y las entregas.

digest-how-often = ¿Con qué frecuencia?
digest-monthly = Una vez al mes
digest-weekly = Una vez a la semana
digest-about-what = ¿Sobre qué?
digest-about-all = Todo el capítulo
digest-about-some = Solo las ciudades que elijo aquí
digest-members = Ciudades de nuestra región
digest-partners = Ciudades del extranjero
