"""程序出错时的话：手机、文件、报告。左边是程序里的英文原句。"""

import errno
import os
from typing import Final

_SYSTEM: Final = {
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许这样做",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "不是文件夹",
    errno.EISDIR: "是文件夹",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.EEXIST: "已经存在",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "您的磁盘配额已用完",
    errno.EFBIG: "文件过大",
    errno.EROFS: "磁盘只能读取，不能写入",
    errno.EIO: "读写磁盘时出错",
    errno.EBUSY: "正在使用中",
    errno.ENAMETOOLONG: "名称过长",
    errno.ELOOP: "链接绕成了圈",
    errno.EINVAL: "不能这样使用",
    errno.EMFILE: "打开的文件过多",
    errno.ENFILE: "打开的文件过多",
    errno.ENOMEM: "内存不足",
    errno.EPIPE: "另一端已关闭",
    errno.ENODEV: "没有这个设备",
    errno.ENXIO: "没有这个设备",
    errno.ECONNREFUSED: "连接被拒绝",
    errno.ECONNRESET: "连接被中断",
    errno.ETIMEDOUT: "等待时间过长",
    errno.EHOSTUNREACH: "无法到达那台电脑",
    errno.ENETUNREACH: "无法到达那个网络",
    errno.EADDRINUSE: "地址正在使用中",
}
OF_OTHERS: Final[dict[str, str]] = {
    **{os.strerror(number): said for number, said in _SYSTEM.items()},
    "File is not a zip file": "它不是 zip 压缩包",
    "Bad magic number for central directory": "压缩包里的目录已损坏",
    "Truncated central directory": "压缩包里的目录不完整",
    "Bad magic number for file header": "压缩包里一个文件的开头已损坏",
    "Truncated file header": "压缩包里一个文件的开头不完整",
    "Compressed file ended before the end-of-stream marker was reached": "压缩的内容提前结束了",
    "Input data was truncated": "数据不完整",
    "Failed to deserialize JSON": "无法理解其中的 JSON",
}
"""系统和别人的程序给出的原因。"""

ERRORS: Final[dict[str, str]] = {
    # ---- 手机
    "{what} ({serial})": "{what}（{serial}）",
    "The phone is connected but has not allowed this computer.": "手机已连接，但还没有允许这台电脑。",
    'Unlock the phone: its screen asks "Allow USB debugging?". Tap Allow, without ticking "Always allow". '
    "No question on the screen? Unplug the cable and plug it in again.": "请解锁手机：屏幕上会问“是否允许 USB 调试？”。"
    "点“允许”，不要勾选“始终允许使用这台计算机进行调试”。没有看到询问？拔下数据线再插上。",
    "The phone is deciding whether to allow this computer.": "手机正在等待确认是否允许这台电脑。",
    "Unlock the phone and look for its question, then start the check again.": "请解锁手机，查看上面的询问，"
    "然后重新开始检查。",
    "The phone is connected but does not answer.": "手机已连接，但没有应答。",
    "Unlock it, unplug the cable and plug it in again. If that does not help, restart the phone.": "请解锁手机，"
    "拔下数据线再插上。如果没有用，请重启手机。",
    "The phone is still connecting.": "手机还在连接。",
    "Wait a few seconds and start the check again.": "请稍等几秒，然后重新开始检查。",
    "This computer may not talk to the phone's USB port.": "这台电脑无权使用连接手机的 USB 接口。",
    "On Linux, install the udev rules for Android phones (Debian: apt install android-sdk-platform-tools-common), "
    "make sure that you are in the group plugdev, then unplug the cable and plug it in again.": "在 Linux 上，"
    "请安装 Android 手机的 udev 规则（Debian：apt install android-sdk-platform-tools-common）。"
    "确认您在 plugdev 组里，然后拔下数据线再插上。",
    "The phone is in recovery mode; its apps cannot be read there.": "手机处于恢复模式，在这个模式下无法查看应用。",
    "Restart it normally (in the recovery menu: Reboot system now), unlock it, and start the check again.": "请正常"
    "重启手机（在恢复菜单里选择“Reboot system now”），解锁，然后重新开始检查。",
    "The phone is waiting for a system update over the cable (sideload); its apps cannot be read there.": "手机正在"
    "等待通过数据线更新系统（sideload），在这个模式下无法查看应用。",
    "Restart it normally, unlock it, and start the check again.": "请正常重启手机，解锁，然后重新开始检查。",
    "The phone is in rescue mode; its apps cannot be read there.": "手机处于救援模式，在这个模式下无法查看应用。",
    "The phone is in its bootloader; its apps cannot be read there.": "手机停在引导程序里，在这个模式下无法查看应用。",
    "The phone is in a state that adb calls '{state}'.": "手机处于 adb 称为“{state}”的状态。",
    "Unplug the cable and plug it in again.": "请拔下数据线再插上。",
    "The program adb, which talks to phones, was not found.": "没有找到与手机通信的程序 adb。",
    "Install it (Debian and Ubuntu: apt install adb; macOS: brew install android-platform-tools; Windows: the "
    "platform-tools of the Android site) or name it in the variable DETECTOR_ADB.": "请安装它（Debian 和 Ubuntu："
    "apt install adb；macOS：brew install android-platform-tools；Windows：Android 网站上的 platform-tools），"
    "或用环境变量 DETECTOR_ADB 指定它的位置。",
    "The adb server at {address} does not answer.": "位于 {address} 的 adb 服务没有回应。",
    "Start it with 'adb start-server' and try again. A server on another port is named by "
    "ANDROID_ADB_SERVER_PORT.": "请用“adb start-server”启动它，再试一次。"
    "其他端口的服务由 ANDROID_ADB_SERVER_PORT 指定。",
    "The variable {variable} names no port: {text}": "环境变量 {variable} 写的不是端口：{text}",
    "Give it a number from 1 to 65535, or take it away: then it is 5037.": "请写上 1 到 65535 之间的数字；"
    "或者去掉它，这时端口是 5037。",
    "No phone is connected.": "没有连接手机。",
    "Connect the phone with a cable that carries data, unlock it, and switch on USB debugging (docs/usage.md says how, "
    "and how to switch it off afterwards). Others may notice that it is on.": "请用能传输数据的数据线连接手机，解锁，"
    "并打开 USB 调试（docs/usage.md 说明如何打开，以及之后如何关闭）。别人可能会注意到它被打开了。",
    "{count} phones are connected: {names}.": "连接了 {count} 部手机：{names}。",
    "Choose one with --serial, or unplug the others.": "请用 --serial 选择一部，或拔下其他手机。",
    "The phone {serial} is not connected.": "手机 {serial} 没有连接。",
    "Connected: {others}.": "已连接的有：{others}。",
    # ---- Wi-Fi
    "The program adb was not found.": "没有找到 adb 程序。",
    "This adb program cannot pair; the one inside adbutils can.": "这个 adb 程序不能配对；adbutils 自带的可以。",
    "The adb server that runs cannot pair. End it with “adb kill-server”, and start again.": "正在运行的 adb 服务"
    "不能配对。请用“adb kill-server”结束它，然后重新开始。",
    "This adb program cannot look for phones in the network. Pair by code.": "这个 adb 程序不能在网络里查找手机。"
    "请用配对码。",
    "This is no address: it has to be like 192.168.1.20:37123.": "这不是地址。格式应当像 192.168.1.20:37123。",
    "This is no pairing code: it has six digits.": "这不是配对码。配对码是六位数字。",
    "The phone was not reached, or refused.": "没有连上手机，或被手机拒绝。",
    "No phone scanned the code.": "没有手机扫描二维码。",
    "It was stopped.": "已停止。",
    # ---- 手机的错误报告
    "The phone gave no bug report: {why}": "手机没有给出错误报告：{why}",
    "Unlock it, leave the cable in, and try again. Nothing was kept.": "请解锁手机，不要拔下数据线，再试一次。"
    "没有保留任何内容。",
    "it was unplugged or switched off": "手机被拔下或关机了",
    "the connection failed ({failure})": "连接失败（{failure}）",
    "exit code {code}": "退出码 {code}",
    # ---- 文件
    "{name} cannot be read: {reason}": "无法读取 {name}：{reason}",
    "{path} could not be written: {reason}": "无法写入 {path}：{reason}",
    "What was to be shown could not be written whole: {reason}": "要显示的内容没能完整写出：{reason}",
    "{path} is there already.": "{path} 已经存在。",
    "Name another file with --output.": "请用 --output 指定另一个文件。",
    "An acquisition never takes the place of something else.": "采集存档从不替换已有的内容。",
    "it is no ordinary file": "它不是普通文件",
    "it is not there": "它不存在",
    "it is too large": "它过大",
    "it is broken: {reason}": "它已损坏：{reason}",
    "it is damaged: {reason}": "它已损坏：{reason}",
    "{name}: it is no ordinary file": "{name}：它不是普通文件",
    "and {count} more": "另有 {count} 个",
    "What is in it was not opened. {refused}.": "其中的内容没有打开。{refused}。",
    "it has no name": "它没有名称",
    "it is there twice": "它出现了两次",
    "its name leads out of the archive": "它的名称指向压缩包之外",
    "it is encrypted": "它已加密",
    "it is packed in a way that is not read here": "它的压缩方式在这里无法读取",
    "it is packed tighter than any honest file": "它压缩得过于紧密，正常的文件不会这样",
    "it holds more than {count} files": "其中的文件超过 {count} 个",
    "the archive is cut off": "压缩包不完整，后面缺了一段",
    "the archive is broken: {reason}": "压缩包已损坏：{reason}",
    "it cannot be unpacked: {reason}": "无法解压：{reason}",
    # ---- 加密
    "it is encrypted with age; --identity names the file with the secret key": "它已用 age 加密；"
    "请用 --identity 指定存放密钥的文件",
    "the key does not open it, or it is damaged ({reason})": "密钥打不开它，或者它已损坏（{reason}）",
    "what is encrypted in it is no zip archive; decrypt it with age, and check what comes out": "其中加密的内容"
    "不是 zip 压缩包；请用 age 解密，再检查解出的内容",
    "what is in it is too large; decrypt it with age, and check what comes out": "其中的内容过大；请用 age 解密，"
    "再检查解出的内容",
    "The key {name} cannot be read: {reason}": "无法读取密钥 {name}：{reason}",
    "{name} is no file with secret keys of age.": "{name} 不是存放 age 密钥的文件。",
    "age-keygen makes such files.": "这种文件可以用 age-keygen 生成。",
    "There is no key in {name}.": "{name} 里没有密钥。",
    "{beginning}... is no public key of age.": "{beginning}…… 不是 age 的公钥。",
    "Such a key begins with age1. age-keygen makes a pair; what begins with AGE-SECRET-KEY stays secret.": "公钥以 "
    "age1 开头。age-keygen 会生成一对密钥；以 AGE-SECRET-KEY 开头的必须保密。",
    "Encryption needs the library pyrage, which is not installed.": "加密需要 pyrage 库，现在没有安装。",
    "Install it: pip install 'stalkerware-detector[encrypt]'": "安装方法：pip install 'stalkerware-detector[encrypt]'",
    # ---- 保存下来的手机数据
    "{name} is nothing that can be judged here.": "{name} 不是这里能判断的内容。",
    "What can be: an acquisition of this program, an Android bug report, an AndroidQF folder, an ISDi dump, a folder "
    "of outputs of dumpsys and pm.": "能判断的有：本程序的采集存档、Android 错误报告、AndroidQF 文件夹、ISDi 数据，"
    "以及存放 dumpsys 和 pm 输出的文件夹。",
    "It holds archives; name one of them, such as {name}.": "其中有压缩包；请指定其中一个，例如 {name}。",
    "It is packed in a way that is not read here: unpack it, and name what comes out.": "它的压缩方式在这里无法读取："
    "请先解压，再指定解出的内容。",
    "{name} holds {count} archives that can be judged: {names}.": "{name} 里有 {count} 个可以判断的压缩包：{names}。",
    "Unpack it, and name one of them.": "请解压它，再指定其中一个。",
    "{name} holds {count} acquisitions.": "{name} 里有 {count} 份采集存档。",
    "Name one of them.": "请指定其中一份。",
    "{name} holds two different outputs of '{line}': {one} and {other}.": "{name} 里有“{line}”的两份不同输出："
    "{one} 和 {other}。",
    "If they come from two phones or two days, name one of the folders.": "如果它们来自两部手机或两天，"
    "请指定其中一个文件夹。",
    "it is no table: {reason}": "它不是表格：{reason}",
    "its JSON is not understood: {reason}": "无法理解其中的 JSON：{reason}",
    # ---- 采集存档和时间戳
    "{name} is no acquisition of this program.": "{name} 不是本程序的采集存档。",
    "{name} cannot be checked: {reason}": "无法核对 {name}：{reason}",
    "{name} is not as it was sealed. {difference}": "{name} 与封存时不一致。{difference}",
    "it is not as it was sealed. {reason}": "它与封存时不一致。{reason}",
    "{name}: {reason}": "{name}：{reason}",
    "{name}: it has {count} bytes and had {before}": "{name}：现在是 {count} 字节，封存时是 {before} 字节",
    "{name}: its bytes are others than they were": "{name}：内容与封存时不同",
    "{name}: it was not there": "{name}：封存时没有它",
    "it is an acquisition without its {file}, and nothing shows that it is as it was": "它是缺少 {file} 的采集存档，"
    "无法证明内容没有改动",
    "it was made by a newer version of this program; update the program": "它由本程序的较新版本生成；请更新程序",
    "its manifest is damaged ({reason})": "它的清单已损坏（{reason}）",
    "its manifest names something twice": "它的清单把同一内容写了两次",
    "its manifest tells of a time in which there were no phones": "它的清单写的时间里还没有手机",
    "{authority}: {reason}": "{authority}：{reason}",
    "Try another authority.": "请换一个机构再试。",
    "the authority refused ({answer})": "机构拒绝了（{answer}）",
    "it is about something else, or the manifest was changed since": "它证明的是别的内容，或者清单后来被改动过",
    "it is no answer to what was asked": "它不是对所提请求的回答",
    "it is no time stamp, or a damaged one ({reason})": "它不是时间戳，或者已损坏（{reason}）",
    "its signature is not by whom you trust, or it was changed ({reason})": "它的签名不是来自您信任的机构，"
    "或者它被改动过（{reason}）",
    "{name} holds no certificates in the form PEM.": "{name} 里没有 PEM 格式的证书。",
    "Time stamps need the library rfc3161-client, which is not installed.": "时间戳需要 rfc3161-client 库，"
    "现在没有安装。",
    "Install it: pip install 'stalkerware-detector[timestamp]'": "安装方法：pip install "
    "'stalkerware-detector[timestamp]'",
    # ---- 报告
    "This file is not a report of this program.": "这个文件不是本程序的报告。",
    "This report was made by a newer version of this program.": "这份报告由本程序的较新版本生成。",
    "Update the program.": "请更新程序。",
    "This report cannot be read: {reason}": "无法读取这份报告：{reason}",
    "one part of it does not fit another one": "其中有的部分互相不符",
    "A newer version of this program may have written it: update this one.": "它可能由本程序的较新版本写成："
    "请更新程序。",
    "{name} is larger than any report.": "{name} 过大，不可能是报告。",
    "{name} is a report on files, and on no phone.": "{name} 是关于文件而不是手机的报告。",
    "{name} has no app {package}.": "{name} 里没有应用 {package}。",
    "It holds apps with findings only.": "其中只有发现了问题的应用。",
    "This report tells of something for which this version of the program has no words: {key}": "这份报告里有本版本"
    "无法用文字表达的内容：{key}",
    "“--format json” shows it as it is. A newer version may have the words.": "“--format json”会按原样显示。"
    "较新的版本也许可以。",
    "One of these reports is about files and the other about a phone: they have nothing to compare.": "两份报告中一份"
    "关于文件，一份关于手机：没有可比较的内容。",
    "Something was taken out of this report, and would come back with what was watched.": "这份报告略去过一些内容，"
    "加入观察到的内容会让它们重新出现。",
    "Use the report as it was before: --format json --redact none.": "请使用略去之前的报告："
    "--format json --redact none。",
    "Or write the report with --format html, and print it from a browser.": "也可以用 --format html 生成报告，"
    "再从浏览器打印。",
    "Some text of this report cannot be set as PDF.": "这份报告里有些文字无法排成 PDF。",
    "PDF needs a part of this program that is not installed.": "生成 PDF 需要本程序的一个部件，现在没有安装。",
    "Install stalkerware-detector[pdf]. {other}": "请安装 stalkerware-detector[pdf]。{other}",
    "No font on this computer shows this language: {name}.": "这台电脑上没有能显示这种语言的字体：{name}。",
    "Install one, such as {font}. {other}": "请安装一种，例如 {font}。{other}",
    "The PDF could not be set: {reason}": "无法生成 PDF：{reason}",
    "This program made a mistake ({what}, {file} line {line}). Nothing can be said about the phone from this.": "本程序"
    "出了差错（{what}，{file} 第 {line} 行）。不能由此对手机下任何结论。",
    "Try it once more. If it happens again, the words in brackets tell those who can mend it where to look.": "请再试一"
    "次。如果再次出现，括号里的内容能告诉维护者问题所在。",
    "There is nothing to explain about '{topic}'.": "没有关于“{topic}”的说明。",
    "Topics: {names}, or a signal.": "可以说明的有：{names}，或某个信号。",
}
