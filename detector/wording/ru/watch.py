"""Что говорится до наблюдения за приложением, во время него и после."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "watch.consent.title": "Прежде чем наблюдать за приложением",
    "watch.consent.1": "Для наблюдения внутрь работающего приложения помещается программа Frida. Это меняет его "
    "работу: оно может стать медленным, перестать работать как надо или завершиться.",
    "watch.consent.2": "Это могут заметить. Приложение может обнаружить Frida и сообщить об этом тому, кто его "
    "установил.",
    "watch.consent.3": "Человека, который за вами следит, это может встревожить, а некоторые становятся тогда опаснее. "
    "Если такое возможно, сначала поговорите со службой поддержки: «detector explain helplines».",
    "watch.consent.4": "Становится видно только то, какого рода действия совершает приложение, сколько раз, когда и с "
    "какими приложениями или компьютерами. Ни сообщений, ни номеров, ни звука, ни изображений, ни адресов страниц.",
    "watch.consent.5": "Наблюдайте только на своём телефоне или на телефоне, владелец которого этого хочет.",
    "watch.consent.needed": "Ничего не запущено: для наблюдения нужно ваше согласие.",
    "watch.consent.needed.next": "Если вы это прочли и хотите этого, добавьте «--consent».",
    "watch.remote": "С {address} связь идёт по сети. Без TLS и токена телефон за ним открыт для всех в той же сети: "
    "никого не спрашивают, кто он, и посторонние могут подслушать. «--certificate» и «--token-file» — для серверов, "
    "запущенных с тем и другим.",
    "watch.remote.guarded": "С {address} связь идёт по сети. Соединение зашифровано, и сервер требует токен.",
    "watch.push.1": "Программа {path} будет помещена на телефон как {target} и запущена с правами root.",
    "watch.push.2": "С правами root на телефоне можно всё. Берите её только из выпусков самой Frida.",
    "watch.push.3": "В конце она будет остановлена и снова удалена. До тех пор её могут видеть другие приложения.",
    "watch.push.ask": "Введите yes, чтобы поместить её туда, или нажмите Ctrl-C, чтобы выйти.",
    "watch.push.needed": "На телефон ничего не помещено: для этого нужно отдельное согласие.",
    "watch.push.needed.next": "Запустите это в терминале и ответьте там, или добавьте «--yes».",
    "watch.push.started": "frida-server теперь работает на телефоне.",
    "watch.push.removed": "frida-server остановлен и удалён с телефона.",
    "watch.begins": "Идёт наблюдение за {package} на {phone}. Ctrl-C завершает его. Время указано по UTC.",
    "watch.begins.for": "Идёт наблюдение за {package} на {phone}, длительность в секундах: {seconds}. Ctrl-C завершает "
    "его раньше. Время указано по UTC.",
    "watch.joined": "Теперь идёт наблюдение и за {process}.",
    "watch.line": "{time}  {category}: {detail}, {count}×",
    "watch.line.bare": "{time}  {category}: {count}×",
    "watch.done": "За {package} велось наблюдение с помощью Frida {frida}. Процессы: {processes}",
    "watch.seen": "Во время наблюдения было видно:",
    "watch.seen.none": "Во время наблюдения ничего не было видно. О другом времени это ничего не говорит.",
    "watch.coverage": "Мест в приложении под наблюдением: {active} из {all}.",
    "watch.interrupted": "Завершено по вашему желанию. Далее — то, что было видно до этого.",
    "watch.row": "{category}: {count}×, с {first} до {last}",
    "watch.row.detail": "{detail}: {count}×",
    "watch.doctor.frida": "Frida на этом компьютере: {version}",
    "watch.doctor.phone": "Телефон: {phone}, Android {android}, {abi}",
    "watch.doctor.phone.remote": "Телефон: {phone}, по сети",
    "watch.doctor.file": "Подходящий frida-server находится в этом файле из выпусков Frida: {file}",
    "watch.doctor.machine": "Для этого процессора у Frida нет сервера.",
    "watch.doctor.rooted": "На телефоне что-то может получить права root, поэтому frida-server там можно запустить.",
    "watch.doctor.not-rooted": "Не нашлось ничего, что может получить права root. Без них frida-server не может "
    "заглянуть внутрь приложений.",
    "watch.doctor.root-unknown": "Отсюда не видно, есть ли на телефоне права root.",
    "watch.doctor.ready.one": "frida-server отвечает. Ему виден {count} процесс.",
    "watch.doctor.ready.few": "frida-server отвечает. Ему видны {count} процесса.",
    "watch.doctor.ready.many": "frida-server отвечает. Ему видно {count} процессов.",
    "watch.problem.no-adb-server": "Сервер adb по адресу {address} не отвечает.",
    "watch.problem.no-adb-server.next": "Запустите его командой «adb start-server». Сервер на другом порту указывается "
    "в ANDROID_ADB_SERVER_PORT.",
    "watch.problem.no-phone": "Ни один телефон не подключён.",
    "watch.problem.no-phone.next": "Подключите телефон кабелем, по которому идут данные, разблокируйте его и включите "
    "отладку по USB. «detector devices» покажет, что подключено.",
    "watch.problem.no-remote": "По адресу {address} не отвечает ни один frida-server.",
    "watch.problem.no-remote.next": "Проверьте адрес и порт. Серверу с TLS нужен «--certificate». При подключении "
    "кабелем «--remote» не нужен.",
    "watch.problem.other-certificate": "Сервер по адресу {address} предъявляет не тот сертификат, что указан в "
    "«--certificate».",
    "watch.problem.other-certificate.next": "Возьмите сертификат, с которым сервер запущен. Если это он и есть, вместо "
    "сервера может отвечать кто-то другой.",
    "watch.problem.unknown-caller": "Сервер по адресу {address} требует токен, а его не было или он не тот.",
    "watch.problem.unknown-caller.next": "Укажите файл с токеном, с которым сервер запущен: «--token-file».",
    "watch.problem.no-frida-server": "Телефон на месте, но frida-server на нём не отвечает.",
    "watch.problem.no-frida-server.next": "Возьмите {file} из выпусков Frida, распакуйте и укажите распакованный файл "
    "после «--push». Или запустите его на телефоне сами.",
    "watch.problem.other-version": "Версия frida-server на телефоне не та, что у Frida здесь: {version}.",
    "watch.problem.other-version.next": "Возьмите подходящий: {file}. Сначала остановите другой.",
    "watch.problem.jailed": "Этот телефон не пускает Frida внутрь приложения: на нём ничто не может получить права "
    "root.",
    "watch.problem.jailed.next": "Для наблюдения нужен телефон с правами root или эмулятор. Их получение стирает "
    "телефон и то, что могло бы стать доказательством. Проверке («detector scan») они не нужны.",
    "watch.problem.not-installed": "{package} нет на этом телефоне.",
    "watch.problem.not-installed.next": "Найдите точное имя в списке приложений после проверки, «detector scan».",
    "watch.problem.not-running": "{package} сейчас не работает.",
    "watch.problem.not-running.next": "Откройте приложение на телефоне или дождитесь, когда оно заработает само. С "
    "«--spawn» оно будет запущено для наблюдения.",
    "watch.problem.not-allowed": "Frida не может заглянуть внутрь {package}.",
    "watch.problem.not-allowed.next": "frida-server должен работать с правами root. Некоторые телефоны защищают "
    "приложения и тогда.",
    "watch.problem.no-spawn": "{package} нельзя запустить через это соединение.",
    "watch.problem.no-spawn.next": "Откройте приложение на телефоне и наблюдайте без «--spawn».",
    "watch.problem.script": "Наблюдающую часть не удалось загрузить в {package}: {error}",
    "watch.problem.script.next": "Попробуйте ещё раз. Если ничего не изменится, этой версией за этим приложением или "
    "на этом Android наблюдать нельзя; пожалуйста, сообщите нам.",
    "watch.problem.no-bridge": "В frida-tools на этом компьютере нет части для приложений Android.",
    "watch.problem.no-bridge.next": "Установите более новую версию: pip install --upgrade frida-tools.",
    "watch.problem.timed-out": "Приложение или телефон не ответили вовремя.",
    "watch.problem.timed-out.next": "Возможно, Android усыпил приложение. Разблокируйте телефон, откройте приложение и "
    "попробуйте ещё раз.",
    "watch.problem.unexpected": "Frida сообщила о том, что здесь неизвестно: {error}",
    "watch.problem.unexpected.next": "Попробуйте ещё раз. «detector watch --doctor» скажет, что можно выяснить о "
    "телефоне.",
    "watch.problem.quit-at-once": "{package} завершилось вскоре после начала наблюдения, через {seconds} с.",
    "watch.problem.quit-at-once.next": "Одни приложения завершаются, когда замечают Frida; другие с ней падают. Ни то, "
    "ни другое ничего не доказывает. То, что было видно до этого, сохраняется.",
    "watch.problem.app-ended": "{package} завершилось во время наблюдения, через {seconds} с.",
    "watch.problem.app-ended.next": "То, что было видно до этого, сохраняется. Начните наблюдение снова, когда "
    "приложение заработает.",
    "watch.problem.unplugged": "Связь с {package} прервалась: кабель, сервер adb или frida-server.",
    "watch.problem.unplugged.next": "То, что было видно до этого, сохраняется. Приложение тоже могло завершиться; "
    "откройте его на телефоне, прежде чем наблюдать снова.",
    "watch.problem.broke": "В наблюдающей части внутри {package} произошла ошибка.",
    "watch.problem.broke.next": "То, что было видно до этого, сохраняется. Об остальном сказать ничего нельзя.",
    "watch.problem.no-hooks": "В {package} не удалось наблюдать ни за чем.",
    "watch.problem.no-hooks.next": "То, что ничего не было видно, здесь ничего не значит. Проверка («detector scan») "
    "всё так же говорит, что приложению разрешено.",
    "watch.problem.still-inside": "Наблюдающая часть вернула всё в {process} на место, но вынуть её пока не удалось: "
    "какая-то часть приложения ещё выполняется в ней.",
    "watch.problem.still-inside.next": "Она исчезнет сама, когда это закончится, самое позднее — с завершением "
    "приложения. Если нужна полная уверенность, перезапустите телефон.",
    "watch.problem.silent": "Наблюдающая часть в {process} не отвечает и, возможно, ещё находится там. То, что было "
    "видно последним, потеряно.",
    "watch.problem.silent.next": "Она исчезнет сама, когда приложение продолжит работу, самое позднее — с его "
    "завершением. Android усыпляет приложения: откройте приложение и наблюдайте снова. Приложение может и помешать "
    "Frida ответить.",
    "watch.problem.not-a-file": "Не удалось прочитать {path}: {error}.",
    "watch.problem.not-a-file.next": "Укажите распакованный файл из {file}.",
    "watch.problem.packed": "{path} ещё упакован.",
    "watch.problem.packed.next": "Сначала распакуйте его, например командой «xz -d», и укажите файл, который "
    "получится.",
    "watch.problem.not-a-program": "{path} — не программа для телефона.",
    "watch.problem.not-a-program.next": "Укажите распакованный файл из {file}.",
    "watch.problem.other-machine": "{path} — программа не для того процессора, что в телефоне: {abi}.",
    "watch.problem.other-machine.next": "Подходит {file}.",
    "watch.problem.no-cable": "Поместить программу на телефон можно только через adb.",
    "watch.problem.no-cable.next": "Уберите «--remote» и подключите телефон кабелем.",
    "watch.problem.no-root": "По запросу ничто на этом телефоне не получило права root.",
    "watch.problem.no-root.next": "Если на экране телефона есть вопрос, разрешите и начните снова. Без прав root "
    "наблюдать за приложениями нельзя.",
    "watch.problem.not-pushed": "Программу не удалось поместить на телефон как {path}: {error}",
    "watch.problem.not-pushed.next": "Проверьте, что на телефоне осталось место и что он всё ещё подключён.",
    "watch.problem.not-started": "frida-server помещён на телефон и не отвечает. Он снова удалён. {error}",
    "watch.problem.not-started.next": "Проверьте, что это {file}. Если работает другой frida-server, сначала "
    "остановите его.",
    "watch.problem.left-behind": "frida-server, возможно, остался на телефоне: {path}",
    "watch.problem.left-behind.next": "Перезапустите телефон, это его остановит. Затем удалите файл: adb shell rm "
    "{path}",
    "watch.consent.key": "S — продолжить и войти в приложение. Esc — вернуться, ничего не запуская.",
    "watch.key.start": "начать наблюдение",
    "watch.key.stop": "закончить наблюдение",
    "watch.screen.on": "Идёт наблюдение за {package}. Время указано по UTC.",
    "watch.screen.over": "Наблюдение за {package} закончено. Время указано по UTC.",
    "watch.screen.no-phone": "Наблюдать можно только за приложением на подключённом телефоне.",
    "watch.screen.no-phone.next": "Подключите телефон, проверьте его и откройте приложение оттуда.",
    "watch.key.watch": "наблюдать",
}
