"""What is said in other words about files on a computer: nothing is installed there, and much stays open."""

from typing import Final

ABOUT_FILES: Final = {
    "summary.phone": "文件，不在手机上",
    "summary.compared": "{apps} · 对照名单：{products}，名单日期 {date}",
    "summary.confirmed.many": "这些文件中有 {count} 款已知的监控应用。",
    "summary.match.many": "这些文件中很可能有 {count} 款已知的监控应用。",
    "summary.nothing": "这些文件中没有名单内的监控应用（{products}，{names}，名单日期 {date}）。",
    "summary.never": "这些应用是否在某部手机上，只有检查手机才能得知。",
    "summary.nothing-incomplete": "有些文件未能查看，因此目前还不能下结论。在已经查看的部分，未发现名单内的监控应用（"
    "{products}，{names}，名单日期 {date}）。",
    "known-app.confirmed": "这是一款监控应用：{product}。名称和开发者签名均与名单一致。",
    "known-app.confirmed.listed-signer": "这是一款监控应用：{product}，但用了别的名称。其开发者签名与名单一致。",
    "known-app.confirmed.listed-file": "这是一款监控应用：{product}。这个文件与名单中的文件完全相同。",
    "known-app.match": "这很可能是一款监控应用：{product}，因为名称相同。{signature_words}",
    "known-app.match.listed-class": "这很可能是一款监控应用：{product}，但用了别的名称：这个应用内部的一个组件在名单"
    "中。{signature_words}",
    "known-app.match.listed-signer": "这很可能是一款监控应用：这个应用的开发者签名在名单中，属于 {product} 和其他产品，"
    "因此不能确定是其中哪一款。",
    "known-app.match.listed-subject": "这很可能是一款监控应用：{product}，但用了别的名称：这个应用的签名写着同一个开"
    "发者的名称。任何人都可以写上这样的名称，因此不能完全确定。",
    "known-app.ability": "这个应用在名单中，名为 {product}：{class_words}。",
    "known-app.ability.generic-name": "这个应用与 {product} 同名：{class_words}。这样普通的名称，无害的应用也可能使"
    "用。",
    "fact.packages": "文件",
    "gap.not-understood": "无法理解",
    "block.allowed": "它申请了什么",
    "block.nothing-allowed": "它会有权做什么，只有在手机上才能得知",
    "app.refused": "{access}",
    "block.nothing-seen": "文件不会运行，没有可以看到的情况",
    "safety.act": "文件不能说明手机上的情况：应用是否在手机上，只有检查手机才能得知。",
    "not-checked.always": "应用是否已安装、怎样安装的、是否隐藏、有权做什么，只有在手机上才能得知。“detector scan”会"
    "查看这些。签名只是读出，并未验证。",
    "next.safety": "检查手机请用“detector scan”。",
}
