"""Lo que se dice antes, durante y después de observar una app."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "watch.consent.title": "Antes de observar una app",
    "watch.consent.1": "Para observarla, se pone un programa de Frida dentro de la app mientras funciona. Eso cambia "
    "su funcionamiento: puede volverse lenta, fallar o terminar.",
    "watch.consent.2": "Puede notarse. Las apps pueden darse cuenta de que Frida está ahí, y pueden avisar a quien las "
    "puso.",
    "watch.consent.3": "Una persona que vigila su teléfono podría alarmarse por eso, y algunas se vuelven entonces más "
    "peligrosas. Si eso es posible, hable antes con un servicio de apoyo: “detector explain helplines”.",
    "watch.consent.4": "Solo se recoge qué clase de cosas hace la app, cuántas veces, cuándo y con qué apps o "
    "computadoras. Ningún mensaje, número, sonido, imagen ni dirección de una página.",
    "watch.consent.5": "Observe solo un teléfono que sea suyo, o cuya persona dueña lo quiera.",
    "watch.consent.needed": "No se inició nada: para observar hace falta su consentimiento.",
    "watch.consent.needed.next": "Quien haya leído esto y lo quiera agrega “--consent”.",
    "watch.remote": "A {address} se llega por la red. Sin TLS y sin un token, el teléfono que está detrás queda "
    "abierto a toda persona en la misma red: a nadie se le pregunta quién es, y otras personas pueden escuchar. "
    "“--certificate” y “--token-file” son para servidores que se iniciaron con ambos.",
    "watch.remote.guarded": "A {address} se llega por la red. La conexión está cifrada, y el servidor pide el token.",
    "watch.push.1": "El programa {path} se pondrá en el teléfono, como {target}, y se iniciará como root.",
    "watch.push.2": "Root puede hacer todo en el teléfono. Tómelo solo de las publicaciones de la propia Frida.",
    "watch.push.3": "Al final se termina y se quita otra vez. Hasta entonces, otras apps pueden verlo.",
    "watch.push.ask": "Escriba yes para ponerlo ahí, o pulse Ctrl-C para salir.",
    "watch.push.needed": "No se puso nada en el teléfono: para eso hace falta otro sí.",
    "watch.push.needed.next": "Inícielo en una terminal y responda ahí, o agregue “--yes”.",
    "watch.push.started": "frida-server ya funciona en el teléfono.",
    "watch.push.removed": "frida-server se terminó y se quitó del teléfono.",
    "watch.begins": "{package} está en observación en {phone}. Ctrl-C la termina. Las horas están en UTC.",
    "watch.begins.for": "{package} está en observación en {phone} durante {seconds} segundos. Ctrl-C la termina antes. "
    "Las horas están en UTC.",
    "watch.joined": "{process} también está en observación.",
    "watch.line": "{time}  {category}: {detail}, {count}×",
    "watch.line.bare": "{time}  {category}: {count}×",
    "watch.done": "{package} estuvo en observación con Frida {frida}. Procesos: {processes}",
    "watch.seen": "En observación se vio:",
    "watch.seen.none": "En observación no se vio nada. Eso no dice nada de otros momentos.",
    "watch.coverage": "{active} de {all} lugares de la app están en observación.",
    "watch.interrupted": "Terminado a petición suya. Sigue lo que se vio hasta entonces.",
    "watch.row": "{category}: {count}×, de {first} a {last}",
    "watch.row.detail": "{detail}: {count}×",
    "watch.doctor.frida": "Frida en esta computadora: {version}",
    "watch.doctor.phone": "Teléfono: {phone}, Android {android}, {abi}",
    "watch.doctor.phone.remote": "Teléfono: {phone}, por la red",
    "watch.doctor.file": "El frida-server que le corresponde está en este archivo de las publicaciones de Frida: "
    "{file}",
    "watch.doctor.machine": "Frida no tiene un servidor para este procesador.",
    "watch.doctor.rooted": "Algo en el teléfono puede obtener root, así que ahí se puede iniciar un frida-server.",
    "watch.doctor.not-rooted": "No se encontró nada que pueda obtener root. Sin eso, frida-server no puede mirar "
    "dentro de las apps.",
    "watch.doctor.root-unknown": "Desde aquí no se ve si el teléfono tiene root.",
    "watch.doctor.ready.one": "frida-server responde. Ve 1 proceso.",
    "watch.doctor.ready.many": "frida-server responde. Ve {count} procesos.",
    "watch.problem.no-adb-server": "El servidor de adb en {address} no responde.",
    "watch.problem.no-adb-server.next": "Inícielo con “adb start-server”. Un servidor en otro puerto se indica con "
    "ANDROID_ADB_SERVER_PORT.",
    "watch.problem.no-phone": "No hay ningún teléfono conectado.",
    "watch.problem.no-phone.next": "Conecte el teléfono con un cable que transmita datos, desbloquéelo y active la "
    "depuración USB. “detector devices” muestra lo que está conectado.",
    "watch.problem.no-remote": "Ningún frida-server responde en {address}.",
    "watch.problem.no-remote.next": "Compruebe la dirección y el puerto. Un servidor con TLS necesita “--certificate”. "
    "Con un cable, no ponga “--remote”.",
    "watch.problem.other-certificate": "El servidor en {address} muestra otro certificado que el de “--certificate”.",
    "watch.problem.other-certificate.next": "Use el certificado con el que se inició. Si es ese, puede que otra "
    "persona esté respondiendo en su lugar.",
    "watch.problem.unknown-caller": "El servidor en {address} pide un token, y no lo hubo, o no era el correcto.",
    "watch.problem.unknown-caller.next": "Indique un archivo con el token con el que se inició el servidor: "
    "“--token-file”.",
    "watch.problem.no-frida-server": "El teléfono está ahí, y ningún frida-server responde en él.",
    "watch.problem.no-frida-server.next": "Consiga {file} en las publicaciones de Frida, descomprímalo e indique el "
    "archivo descomprimido con “--push”. O inícielo usted en el teléfono.",
    "watch.problem.other-version": "El frida-server del teléfono tiene otra versión que la Frida de aquí, {version}.",
    "watch.problem.other-version.next": "Use el que corresponde: {file}. Termine antes el otro.",
    "watch.problem.jailed": "Este teléfono no deja que Frida mire dentro de la app: nada en él puede obtener root.",
    "watch.problem.jailed.next": "Para observar hace falta un teléfono con root o un emulador. Obtener root borra el "
    "teléfono, y con ello lo que podría ser prueba. La comprobación (“detector scan”) funciona sin eso.",
    "watch.problem.not-installed": "{package} no está en este teléfono.",
    "watch.problem.not-installed.next": "Busque su nombre exacto en la lista de apps de una comprobación, “detector "
    "scan”.",
    "watch.problem.not-running": "{package} no funciona en este momento.",
    "watch.problem.not-running.next": "Ábrala en el teléfono, o espere a que funcione por sí sola. Con “--spawn” se "
    "inicia para la observación.",
    "watch.problem.not-allowed": "Frida no puede mirar dentro de {package}.",
    "watch.problem.not-allowed.next": "frida-server tiene que funcionar como root. Algunos teléfonos protegen las apps "
    "aun así.",
    "watch.problem.no-spawn": "{package} no se puede iniciar por esta conexión.",
    "watch.problem.no-spawn.next": "Ábrala en el teléfono y obsérvela sin “--spawn”.",
    "watch.problem.script": "La parte que observa no se pudo cargar en {package}: {error}",
    "watch.problem.script.next": "Inténtelo una vez más. Si sigue igual, esta app o este Android no se puede observar "
    "con esta versión; por favor, avísenos.",
    "watch.problem.no-bridge": "A las frida-tools de esta computadora les falta la parte para apps de Android.",
    "watch.problem.no-bridge.next": "Instale una versión más nueva: pip install --upgrade frida-tools.",
    "watch.problem.timed-out": "La app o el teléfono no respondió a tiempo.",
    "watch.problem.timed-out.next": "Puede que Android haya puesto la app a dormir. Desbloquee el teléfono, abra la "
    "app e inténtelo otra vez.",
    "watch.problem.unexpected": "Frida comunicó algo que aquí no se conoce: {error}",
    "watch.problem.unexpected.next": "Inténtelo otra vez. “detector watch --doctor” dice lo que se puede saber del "
    "teléfono.",
    "watch.problem.quit-at-once": "{package} terminó {seconds} segundos después de empezar la observación.",
    "watch.problem.quit-at-once.next": "Algunas apps terminan cuando notan a Frida; otras fallan con ella. Ninguna de "
    "las dos cosas prueba nada. Se conserva lo que se vio hasta entonces.",
    "watch.problem.app-ended": "{package} terminó mientras estaba en observación, a los {seconds} segundos.",
    "watch.problem.app-ended.next": "Se conserva lo que se vio hasta entonces. Empiece otra vez la observación cuando "
    "la app funcione.",
    "watch.problem.unplugged": "Se cortó la conexión con {package}: el cable, el servidor de adb o frida-server.",
    "watch.problem.unplugged.next": "Se conserva lo que se vio hasta entonces. Puede que la app también haya "
    "terminado; ábrala en el teléfono antes de observarla otra vez.",
    "watch.problem.broke": "La parte que observa tuvo un error dentro de {package}.",
    "watch.problem.broke.next": "Se conserva lo que se vio hasta entonces. Del resto no se puede decir nada.",
    "watch.problem.no-hooks": "No se pudo observar nada en {package}.",
    "watch.problem.no-hooks.next": "Que no se haya visto nada no significa nada aquí. La comprobación (“detector "
    "scan”) sigue diciendo qué se le permite a la app.",
    "watch.problem.still-inside": "La parte que observa dejó todo como estaba en {process}, y aún no se pudo sacar de "
    "ahí: una parte de la app sigue trabajando en ella.",
    "watch.problem.still-inside.next": "Se va por sí sola cuando eso termina, a más tardar cuando termina la app. Si "
    "quiere tener certeza, reinicie el teléfono.",
    "watch.problem.silent": "La parte que observa no responde en {process}, y puede que siga ahí. Se perdió lo último "
    "que se vio.",
    "watch.problem.silent.next": "Se va por sí sola cuando la app sigue funcionando, a más tardar cuando termina. "
    "Android pone las apps a dormir: abra la app y obsérvela otra vez. Una app también puede impedir que Frida "
    "responda.",
    "watch.problem.not-a-file": "{path} no se pudo leer: {error}.",
    "watch.problem.not-a-file.next": "Indique el archivo descomprimido de {file}.",
    "watch.problem.packed": "{path} todavía está comprimido.",
    "watch.problem.packed.next": "Descomprímalo antes, por ejemplo con “xz -d”, e indique el archivo que sale de ahí.",
    "watch.problem.not-a-program": "{path} no es un programa para un teléfono.",
    "watch.problem.not-a-program.next": "Indique el archivo descomprimido de {file}.",
    "watch.problem.other-machine": "{path} es un programa para otro procesador que el del teléfono, {abi}.",
    "watch.problem.other-machine.next": "El que corresponde es {file}.",
    "watch.problem.no-cable": "Un programa solo se puede poner en un teléfono por adb.",
    "watch.problem.no-cable.next": "No ponga “--remote”, y conecte el teléfono con un cable.",
    "watch.problem.no-root": "Nada en este teléfono obtuvo root cuando se le pidió.",
    "watch.problem.no-root.next": "Si hay una pregunta en la pantalla del teléfono, acéptela y empiece de nuevo. Sin "
    "root no se pueden observar apps.",
    "watch.problem.not-pushed": "El programa no se pudo poner en el teléfono como {path}: {error}",
    "watch.problem.not-pushed.next": "Compruebe que al teléfono le queda espacio y que sigue conectado.",
    "watch.problem.not-started": "frida-server se puso en el teléfono y no responde. Se quitó otra vez. {error}",
    "watch.problem.not-started.next": "Compruebe que es {file}. Si funciona otro frida-server, termínelo antes.",
    "watch.problem.left-behind": "Puede que frida-server siga en el teléfono: {path}",
    "watch.problem.left-behind.next": "Reinicie el teléfono, eso lo termina. Luego borre el archivo: adb shell rm "
    "{path}",
    "watch.consent.key": "S continúa, y entra en la app. Esc vuelve atrás, y no se inició nada.",
    "watch.key.start": "empezar a observar",
    "watch.key.stop": "dejar de observar",
    "watch.screen.on": "{package} está en observación. Las horas están en UTC.",
    "watch.screen.over": "{package} ya no está en observación. Las horas están en UTC.",
    "watch.screen.no-phone": "Solo se puede observar una app en un teléfono conectado.",
    "watch.screen.no-phone.next": "Conecte el teléfono, compruébelo y abra la app desde ahí.",
    "watch.key.watch": "observarla",
}
