"""What is said about one app: its level, its headline by rule and level, and the four blocks."""

from typing import Final

_NOT_SEEN: Final = "我们看不到它用这些权限做了什么，也不知道是谁安装的。"

SENTENCES: Final[dict[str, str]] = {
    # ---- levels
    "level.confirmed": "已知的监控应用，已确认",
    "level.match": "已知的监控应用，未完全确认",
    "level.pattern": "特征明显",
    "level.ability": "有可能用于监控，请看一看",
    "level.posture": "降低防护的设置",
    "level.confirmed.count.many": "款已知监控应用",
    "level.match.count.many": "款已知监控应用",
    "level.pattern.count.many": "款特征明显",
    "level.ability.count.many": "款有可能用于监控",
    "level.posture.count.many": "项设置",
    "level.unknown.count.many": "项未检查",
    # ---- headlines
    "known-app.confirmed": "手机上装有一款监控应用：{product}。名称和开发者签名均与名单一致。",
    "known-app.confirmed.listed-signer": "手机上装有一款监控应用：{product}，但用了别的名称。其开发者签名与名单一致。",
    "known-app.confirmed.listed-file": "手机上装有一款监控应用：{product}。它的安装文件与名单中的文件完全相同。",
    "known-app.match": "手机上很可能装有一款监控应用：{product}，因为名称相同。{signature_words}",
    "known-app.match.listed-class": "手机上很可能装有一款监控应用：{product}，但用了别的名称：这个应用内部的一个组件"
    "在名单中。{signature_words}",
    "known-app.match.listed-signer": "手机上很可能装有一款监控应用：这个应用的开发者签名在名单中，属于 {product} 和其"
    "他产品，因此不能确定是其中哪一款。",
    "known-app.match.listed-subject": "手机上很可能装有一款监控应用：{product}，但用了别的名称：这个应用的签名写着同"
    "一个开发者的名称。任何人都可以写上这样的名称，因此不能完全确定。",
    "signature.unread": "其开发者签名未能比对，因此不能完全确定。",
    "signature.other": "其开发者签名与我们所知的不同：可能是较新的版本，也可能是同名的另一款应用。因此不能完全确定。",
    "signature.none": "名单中没有其开发者的签名可供比对，因此不能完全确定。",
    "known-app.match.generic-name": "这个应用与监控应用 {product} 同名，而且是手动安装的。这样普通的名称，无害的应用"
    "也可能使用，因此很有可能是，但不能确定。",
    "known-app.pattern": "这个应用在名单中，名为 {product}：{class_words}。在这部手机上它还处于隐藏状态。",
    "known-app.ability": "这个应用在名单中，名为 {product}：{class_words}。您认识它吗？您愿意让它留在这里吗？",
    "known-app.ability.generic-name": "这个应用与 {product} 同名：{class_words}。这样普通的名称，无害的应用也可能使用。"
    "您认识它吗？",
    "listing.none": "这个应用不在名单中。",
    "listing.named": "这个应用在名单中，属于 {product}：{class_words}。",
    "listing.generic": "这个应用与名单中的 {product} 同名；无害的应用也可能叫这个名称。",
    "impostor.pattern": f"{{listing}}从名称看像是手机自带的，但它是后来装上的，并且有权接触私密内容。{_NOT_SEEN}",
    "impostor.pattern.borrowed-name": "这个应用使用一款普通应用的名称，但签名者是别人，"
    f"并且它有权接触私密内容。{_NOT_SEEN}",
    "impostor.ability": "从名称看，这个应用像是手机自带的，但它是后来装上的。您认识它吗？",
    "impostor.ability.borrowed-name": "这个应用使用一款普通应用的名称，但签名者是别人。您认识它吗？",
    "secret-door.pattern": "{listing}它是手动安装的，没有图标也可以打开，或者在暗中等待电话，并且有权接触私密内容。"
    f"{_NOT_SEEN}",
    "secret-door.pattern.secret-code": "{listing}它是手动安装的，在拨号盘输入号码可以打开它，并且有权接触私密内容。"
    f"{_NOT_SEEN}",
    "secret-door.pattern.outgoing-calls": "{listing}它是手动安装的，每次拨出电话都会唤醒它，并且有权接触私密内容。"
    f"{_NOT_SEEN}",
    "never-opened.pattern": "{listing}它是手动安装的，Android 不记得有人打开过它，而它却处于活动状态，并且有权接触私"
    f"密内容。{_NOT_SEEN}",
    "lifted-restriction.pattern": "{listing}Android 原本不让应用商店以外的应用接触屏幕和通知；有人为这个应用解除了限"
    f"制，而且它隐藏、伪装，或运行时不显示通知。{_NOT_SEEN}",
    "lifted-restriction.ability": "Android 原本不让应用商店以外的应用接触屏幕和通知。在这部手机上，有人为这个应用解"
    "除了限制。您认识它吗？是您解除的吗？",
    "planted.pattern": "这个应用是手机系统的一部分，但其他部分都没有它的签名。它没有图标，并且有权查看屏幕，或曾在暗"
    f"中用过麦克风或相机。{_NOT_SEEN}",
    "planted.pattern.later-system-app": "这个应用是手机系统的一部分，但其他部分都没有它的签名，它的日期也晚于手机出厂"
    f"时的各部分。它没有图标，并且有权接触私密内容。{_NOT_SEEN}",
    "planted.ability": "这个应用是手机自带的，但手机的其他部分都没有它的签名，并且它的权限可以用来监控。厂商和运营商也"
    "会在手机中放入这样的应用。",
    "two-stage.pattern": "{listing}它与同一开发者的另一个应用一起手动安装，没有图标，并且有权接触私密内容。"
    f"{_NOT_SEEN}",
    "two-stage.ability": "同一开发者的两个应用在几分钟内先后手动安装，其中一个没有图标。有些监控应用分成两部分，普"
    "通的辅助应用也是如此。您认识它们吗？",
    "hidden-monitor.pattern": "{listing}它处于隐藏状态，是手动安装的，并且有权接触私密内容。暗中监控用的应用常有这些"
    f"特征。{_NOT_SEEN}",
    "hidden-monitor.ability": "这个应用处于隐藏状态，并且有权接触私密内容。您认识它吗？您愿意让它保留这些权限吗？",
    "locked-in.pattern": "{listing}它有权查看屏幕，而且不能直接卸载。暗中监控用的应用常有这些特征，单位配发的应用也是"
    f"如此。{_NOT_SEEN}",
    "could-monitor.ability": "这个应用拥有的权限，有可能被用来监控（不代表正在这样做）。您认识它吗？您愿意让它保留这"
    "些权限吗？",
    "could-monitor.ability.by-hand": "这个应用是手动安装的，拥有的权限有可能被用来监控（不代表正在这样做）。您认识它"
    "吗？您愿意让它保留这些权限吗？",
    "could-monitor.ability.device-owner": "这个应用管理着整部手机。单位或学校的手机通常如此。管理者有权查看和更改很多"
    "内容。您知道这部手机受到管理吗？",
    "could-monitor.ability.profile-owner": "这个应用管理着这部手机或其中的一个资料。工作资料和由家人管理的手机通常如"
    "此。管理者有权查看手机的位置和使用了哪些应用。您知道这部手机受到管理吗？",
    "could-monitor.ability.known-ordinary": "这个应用的用途是连接手机，或把手机内容转到别处：{name}。通过它连接的人，"
    "有权查看和操作手机显示的内容。您认识它吗？您愿意让它留在这里吗？",
    "could-monitor.ability.says-monitoring": "这个应用自称用于看护或监督他人。您认识它吗？您愿意让它留在这里吗？",
    "removed-app.ability": "这部手机上曾有一款与 {product} 同名的应用，已被卸载：{class_words}。已经卸载的应用不会再"
    "起作用。您知道是谁卸载的吗？",
    "class.stalkerware": "一款为监控手机而出售的应用",
    "class.rat": "一款从远处控制手机的程序",
    "class.parental": "一款为看护孩子而出售的应用，也可能被滥用",
    "class.anti-theft": "一款为寻找或锁定丢失手机而出售的应用，也可能被滥用",
    "class.dual-use": "一款普通应用，也可能被滥用于监控",
    # ---- one line in the list of apps
    "short.known-app.confirmed": "已知：{product}",
    "short.known-app.match": "已知：{product}",
    "short.known-app.pattern": "在名单中，且处于隐藏状态：{product}",
    "short.known-app.ability": "在名单中：{product}",
    "short.impostor": "看起来像手机自带的",
    "short.hidden-monitor": "隐藏；有权接触：{access}",
    "short.hidden-monitor.bare": "隐藏",
    "short.locked-in": "不能直接卸载；有权接触：{access}",
    "short.secret-door": "由代码或电话打开；有权接触：{access}",
    "short.never-opened": "从未打开；有权接触：{access}",
    "short.lifted-restriction": "有人为它解除了限制；有权接触：{access}",
    "short.planted": "手机系统的一部分，签名与其他部分都不同；有权接触：{access}",
    "short.planted.bare": "手机系统的一部分，签名与其他部分都不同",
    "short.two-stage": "成对安装，其中一个没有图标",
    "short.could-monitor": "有权接触：{access}",
    "short.could-monitor.bare": "用途是连接手机、创建分身或看护他人",
    "short.removed-app": "最近还在这部手机上：{product}",
    # ---- blocks
    "block.here": "手机上有什么",
    "block.allowed": "它有权做什么",
    "block.seen": "看到了什么",
    "block.not-known": "我们不知道什么",
    "block.evidence": "信息出处",
    "block.nothing-here": "一个叫这个名称的应用；没有更多信息",
    "block.nothing-allowed": "没有我们所关注的权限",
    "block.nothing-seen": "没有：从这里看不到内容，也看不到网络传输",
    "block.allowed-not-told": "未能得知：{access}",
    "block.seen-not-told": "未能得知：{seen}",
    "block.never-known": "是谁安装的、您是否同意过、是否有内容从手机传出",
    "block.more-evidence.many": "另有 {count} 行见 JSON 报告",
    "evidence.line": "{command}，第 {line} 行：{excerpt}",
    "evidence.whole": "{command}：{excerpt}",
    "app.headline": "{level}。{headline}",
    "app.installed": "自 {date} 起在这部手机上",
    "app.installed.version": "自 {date} 起在这部手机上，版本 {version}",
    "app.users": "属于用户 {users}",
    "app.user": "属于用户 {users}",
    "app.version": "版本 {version}",
    "app.refused": "它还申请了目前被手机拒绝的权限：{access}",
}
