"""一次判断许多存档出错时的话。左边是程序里的英文原句。"""

from typing import Final

ERRORS: Final[dict[str, str]] = {
    "{address} is no address of a scheduler.": "{address} 不是调度程序的地址。",
    "Such as tls://host:8786": "例如 tls://host:8786",
    "{address} is another computer, and the connection is not encrypted.": "{address} 是另一台电脑，而连接没有加密。",
    "Use tls:// with certificates of both sides: whoever reaches a scheduler can run programs on its workers.": "请使用"
    " tls:// 和双方的证书：能连上调度程序的人，就能在它的各台电脑上运行程序。",
    "Several computers need a library that is not installed.": "使用多台电脑需要一个库，现在没有安装。",
    "Install it: pip install 'stalkerware-detector[fleet]'": "安装方法：pip install 'stalkerware-detector[fleet]'",
    "tls:// needs certificates.": "tls:// 需要证书。",
    "Give --tls-ca, --tls-cert and --tls-key.": "请给出 --tls-ca、--tls-cert 和 --tls-key。",
    "{address} cannot be reached: {reason}": "无法连接 {address}：{reason}",
    "The scheduler of the cluster went away.": "调度程序不见了。",
    "No process that judges can be started: {reason}": "无法启动进行判断的进程：{reason}",
    "The processes that judge were ended.": "进行判断的进程已被结束。",
    "{folder} holds other things.": "{folder} 里有别的内容。",
    "Name an empty or a new folder.": "请指定空的或新的文件夹。",
    "Another process ({process}) writes into {folder}.": "另一个进程（{process}）正在写入 {folder}。",
    "What was done is kept; the same command goes on from there.": "已完成的部分已保留；再次运行同一命令会接着进行。",
    "it is nothing that can be judged here": "它不是这里能判断的内容",
    "it changed while it was read": "读取时它有改动",
    "{folder} holds no summary: {reason}": "{folder} 里没有汇总：{reason}",
    "{path} cannot be used: {reason}": "无法使用 {path}：{reason}",
    "{path} is of another program or version.": "{path} 属于另一个程序或版本。",
    "It is written when a batch is finished: detector batch DIR -o OUT": "它在一批完成时写出："
    "detector batch DIR -o OUT",
}
