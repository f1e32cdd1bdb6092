"""What is said in other words about files on a computer: nothing is installed there, and much stays open."""

from typing import Final

ABOUT_FILES: Final = {
    "summary.phone": "Files, on no phone",
    "summary.compared": "{apps} · compared with {products}, list of {date}",
    "summary.confirmed.one": "One app in these files is a known monitoring app.",
    "summary.confirmed.many": "{count} apps in these files are known monitoring apps.",
    "summary.match.one": "One app in these files seems to be a known monitoring app.",
    "summary.match.many": "{count} apps in these files seem to be known monitoring apps.",
    "summary.nothing": "No app in these files is a monitoring app of our list ({products}, {names}, list of {date}).",
    "summary.never": "Whether the apps are on a phone, only a check of the phone can tell.",
    "summary.nothing-incomplete": "Not every file could be read, so this is no answer yet. In what could be read, no "
    "monitoring app of our list ({products}, {names}, list of {date}) was found.",
    "known-app.confirmed": "This is a monitoring app known as {product}. We recognise its name and its maker's "
    "signature.",
    "known-app.confirmed.listed-signer": "This is a monitoring app known as {product}, under another name. We "
    "recognise its maker's signature.",
    "known-app.confirmed.listed-file": "This is a monitoring app known as {product}. This file is one that our list "
    "knows, byte for byte.",
    "known-app.match": "This is very likely a monitoring app known as {product}: it has the same name. "
    "{signature_words}",
    "known-app.match.listed-class": "This is very likely a monitoring app known as {product}, under another name: a "
    "part inside this app is on our list. {signature_words}",
    "known-app.match.listed-signer": "This is very likely a monitoring app: the signature of this app's maker is on "
    "our list for {product} and for others, so which of them it is is not certain.",
    "known-app.match.listed-subject": "This is very likely a monitoring app known as {product}, under another name: "
    "the signature of this app names the same maker. Anybody can write such a name, so this is not certain.",
    "known-app.ability": "This app is on our list as {product}: {class_words}.",
    "known-app.ability.generic-name": "This app has the same name as {product}: {class_words}. Harmless apps may have "
    "such a plain name too.",
    "fact.packages": "files",
    "gap.not-understood": "not understood",
    "block.allowed": "What it asks for",
    "block.nothing-allowed": "what it would be allowed to do, only a phone can tell",
    "app.refused": "{access}",
    "block.nothing-seen": "a file does not run: nothing can be seen",
    "safety.act": "A file says nothing about a phone: whether the app is there, only a check of the phone can tell.",
    "not-checked.always": "Only a phone can tell whether an app is installed, how it came there, whether it hides, "
    "and what it is allowed to do. “detector scan” looks at that. Signatures were read and not verified.",
    "next.safety": "To check a phone: “detector scan”.",
}
