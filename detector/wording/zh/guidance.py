"""Pages that belong to no report: how to go about a check, accounts and linked devices, people who can help."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # ---- safety, the whole page
    "safety.page": "怎样进行检查",
    "safety.before": "检查之前",
    "safety.before.device": "求助时，请使用对方从未拿到过的手机或电脑。",
    "safety.before.time": "选择没有人会进来的时间和地点。检查可以等一等，您也可以随时停下。",
    "safety.before.computer": "如果对方也能使用这台电脑，请换一台：电脑会记得输入过的内容。",
    "safety.before.debugging": "检查时必须打开 USB 调试。应用可以得知这一点；有权查看屏幕的应用，还可能看到打开的过"
    "程。",
    "safety.before.consent": "请只检查自己的手机，或者机主在您身边并且同意的手机。知道锁屏密码不等于得到同意。",
    "safety.during": "检查之中",
    "safety.during.cable": "请使用数据线，不要通过网络。手机询问时点“允许”，不要勾选“一律允许使用这台计算机进行调试”。",
    "safety.during.notification": "只要数据线连着，手机就会显示“已连接到 USB 调试”。",
    "safety.during.leave": "按 Ctrl-C 会马上结束检查，不会在手机上留下任何东西。",
    "safety.during.nothing": "查看期间，请不要在手机上打开、更改或卸载任何东西。",
    "safety.after": "检查之后",
    "safety.after.revoke": "在手机上：设置 > 系统 > 开发者选项 > 撤消 USB 调试授权。有的手机上，“开发者选项”位于“设置”"
    "或“更多设置”之下。",
    "safety.after.off": "在同一页面关闭 USB 调试，然后用页面顶部的开关关闭开发者选项。",
    "safety.after.restore": "把为检查而关闭的功能重新打开，例如三星手机的“自动拦截器”。然后拔下数据线。",
    "safety.after.history": "电脑的命令行会记得输入过的命令。在 bash 中，“history”列出这些命令，“history -d 编号”去掉"
    "其中一条；PowerShell 把它们存在“(Get-PSReadLineOption).HistorySavePath”所指的文件中。历史被清空，也可能被察觉。",
    "safety.after.server": "“adb kill-server”会结束这台电脑上的 adb 服务。它的密钥在您个人文件夹的 .android 中。",
    "safety.after.report": "您保存的报告会一直留在原处。请放在只有您能拿到的地方，或者存入 U 盘另行保管。",
    "safety.after.write-down": "把发现的情况连同日期和时间写下来，或用另一部设备拍下屏幕。先不要做任何改动。",
    "safety.after.plan": "与求助机构一起计划：改什么、什么时候改、用哪部设备改。卸载应用即使要做，也是靠后的一步。",
    # ---- accounts and linked devices
    "account.title": "账号和已登录的设备",
    "account.lead": "它们与应用同样重要。知道密码或锁屏密码的人，或者有设备登录着您账号的人，不需要在这部手机上装任何"
    "应用。这些通过数据线都看不到。",
    "account.how": "请用只有您自己使用的设备查看。一项一项来，顺序由您决定。改什么、什么时候改，也由您决定。",
    "account.marks": "每一项后面有标记。[{noticed}]：对方可能察觉那里的改动。[{note_first}]：那里现有的内容可能是证据，"
    "改动后就没有了。只是查看，多半不会被察觉。",
    "account.mark.noticed": "可能被察觉",
    "account.mark.note-first": "先记下来",
    "account.marked": "{item} [{marks}]",
    "account.note": "怎样记下来：用另一部设备拍下屏幕，让日期和时间也在照片里，并把照片放在只有您能拿到的地方。",
    "account.section.accounts": "账号",
    "account.section.sharing": "共享的内容",
    "account.section.messengers": "聊天应用和社交媒体",
    "account.section.phone": "手机和号码",
    "account.section.around": "身边的物品",
    "account.google-devices": "Google 账号 > 安全性 > 您的设备：其中有没有不属于您的，或已经送人的设备？",
    "account.google-access": "Google 账号 > 安全性 > 与第三方应用和服务的关联，以及应用专用密码：每一项您都认识吗？",
    "account.recovery": "Google 账号、邮箱和社交媒体的辅助邮箱和手机号：是否只属于您？更改的提醒会寄到那里。",
    "account.maker-account": "手机厂商的账号（小米、华为、OPPO、vivo、荣耀、三星、苹果）：有哪些设备登录着，谁知道密"
    "码？",
    "account.mail": "邮箱：自动转发、过滤规则、他人的访问权限、收取邮件的其他程序。",
    "account.family-group": "Google、手机厂商和应用商店的家庭组：由谁管理，能看到什么？",
    "account.passwords": "别人知道或猜得到的密码；存放在共用浏览器或共用账号中的密码；两步验证的验证码发给谁。",
    "account.backups": "手机和聊天应用的备份：存到哪个账号，谁能打开它？",
    "account.location-sharing": "位置共享：地图应用、家庭应用，以及微信、WhatsApp、Telegram、Snapchat 等聊天应用。停"
    "止共享，对方多半会看到。",
    "account.find-device": "“查找我的设备”“查找手机”之类的服务：谁的账号可以查询手机在哪里？",
    "account.photos": "共享的照片、日历和便签：Google 相册的共享对象、共享相册、共享日历。",
    "account.daily-accounts": "日常账号：购物、外卖、打车、购票、影音、运动、银行和支付。它们会显示您在哪里、做了什么；"
    "请看看有哪些设备登录着。",
    "account.linked-devices": "WhatsApp、Signal：设置 > 已关联的设备。Telegram：设置 > 设备。LINE：设置 > 我的账号 > "
    "登录中的设备。",
    "account.wechat": "微信：我 > 设置 > 账号与安全 > 登录设备管理。如果有电脑登录着，聊天列表上方会有一行提示。",
    "account.social-media": "QQ、微博、抖音、小红书、Instagram、Facebook 等：在设置中查看登录着哪些设备。",
    "account.unlock": "谁知道锁屏密码或图案？谁的指纹和人脸能解锁？见“设置 > 安全”。",
    "account.phone-company": "运营商：合同在谁名下，谁能打开含有通话和账单的网上营业厅，有没有家庭套餐或副卡？",
    "account.forwarding": "呼叫转移：拨打 *#21# 和 *#62# 可以看到电话转到哪里。不认识的号码，也可能只是语音信箱。",
    "account.sim": "SIM 卡：您的号码是否还有第二张卡或 eSIM？可以询问运营商。",
    "account.old-devices": "仍登录着您账号的旧手机、平板和电脑。",
    "account.children": "孩子的手机、平板、手表和玩具：上面设置了什么，是谁设置的？",
    "account.home": "路由器、摄像头、门铃、音箱、空调、门锁：由谁的账号管理？",
    "account.car": "汽车：配套应用、导航、紧急服务。",
    "account.trackers": "包、外套、玩具和汽车中的定位器：设置 > 安全和紧急情况 > 未知跟踪器提醒。找到的定位器能说明归"
    "谁所有，因此请先保持原样。",
    "account.short.lead": "这些通过数据线都看不到。请接着用只有您自己使用的设备查看：",
    "account.short.google": "Google 账号：您的设备、其他应用的访问权限、辅助邮箱和手机号",
    "account.short.maker": "手机厂商的账号：登录着的设备、密码",
    "account.short.mail": "邮箱：自动转发、他人的访问权限",
    "account.short.messengers": "微信、WhatsApp、Signal、Telegram、LINE：已登录的设备",
    "account.short.location": "位置共享：地图、家庭应用、“查找我的设备”",
    "account.short.backups": "备份、共享的照片和日历",
    "account.short.unlock": "谁知道锁屏密码，谁的指纹或人脸能解锁",
    "account.short.company": "运营商：合同、网上营业厅、呼叫转移",
    "account.short.around": "旧设备、孩子的设备、路由器、汽车、定位器",
    "account.short.note": "更改其中任何一项都可能被察觉，因此请先记下现有的内容。“detector explain accounts”有完整的"
    "清单，并标明哪些会这样。",
    # ---- people who can help
    "helplines.title": "可以求助的地方",
    "helplines.lead": "请用另一部手机打电话或写信，最好是对方从未拿到过的手机。如有紧急危险，请拨打所在国家的报警电"
    "话。",
    "helplines.directories": "在哪里查找",
    "helplines.hotpeachpages": "各国求助机构，多种语言",
    "helplines.nomoredirectory": "各国求助机构",
    "helplines.stopstalkerware": "了解这类应用的组织",
    "helplines.country": "我们所知的 {country} 求助机构",
    "helplines.none": "我们不知道 {country} 的求助机构。上面的目录中可能有。",
    "helplines.checked": "{name}：{contact}（{languages}；核对于 {date}）",
    "helplines.unchecked": "{name}（{languages}）：尚未核对",
    "helplines.hidden": "错误的号码可能造成伤害，因此近期无人核对过的号码不予显示。上面的目录中可以查到。",
    "helplines.countries": "可用“--country”指定其中之一：{countries}。",
}
