"""The full-screen interface: what a person can have done with what was found."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "do.back": "Back",
    "do.key.save": "save",
    "do.key.keep": "keep the data",
    "do.key.compare": "compare",
    "do.key.know": "I know this one",
    "do.key.know.short": "I know it",
    "do.key.copy": "copy its name",
    "do.key.again": "check again",
    "do.key.again.short": "again",
    "do.key.judge": "newer list",
    "do.key.update": "update the list",
    "do.key.language": "language",
    "do.where": "Where to",
    "do.only-you": "Only you can open it with this account of the computer. Think of who else uses the computer.",
    # ---- what keeps a file from being written
    "do.wrong.full": "The disk is full: {path} was not written. Choose another disk, or make room.",
    "do.wrong.denied": "This folder does not let you write: {path}. Choose another one, such as your home folder.",
    "do.wrong.no-folder": "There is no folder {folder}. Choose one that is there.",
    "do.wrong.is-folder": "{path} is a folder. Add the name of a file.",
    "do.wrong.there": "{path} is there already.",
    "do.wrong.name": "{path} cannot be the name of a file here.",
    "do.wrong.other": "{path} could not be written: {why}.",
    "do.wrong.no-path": "Say where to: the name of a file, with its folder.",
    "do.wrong.words": "This report tells of something for which this version of the program has no words. As JSON it "
    "can be saved as it is. A newer version may have the words.",
    # ---- saving a report
    "do.save.title": "Save a report",
    "do.save.form": "Form",
    "do.save.out": "Who it is for",
    "do.save.button": "Save (Ctrl-S)",
    "do.save.replace": "Replace it (Ctrl-S)",
    "do.save.there": "There is such a file already. Saving once more puts the report in its place.",
    "do.save.working": "The report is being made …",
    "do.save.not-now": "{form}: cannot be made now",
    "do.save.done": "Saved",
    "do.save.done.where": "The report is in {path}",
    "do.save.before": "Some of it was taken out before, and stays out.",
    "do.form.text": "Text",
    "do.form.text.what": "To be read in any program, and by screen readers.",
    "do.form.html": "Web page",
    "do.form.html.what": "One file for a browser, also to be printed. It loads nothing and runs nothing.",
    "do.form.pdf": "PDF",
    "do.form.pdf.what": "Paper, and passing on.",
    "do.form.markdown": "Markdown",
    "do.form.markdown.what": "Notes, mails and trackers.",
    "do.form.json": "JSON",
    "do.form.json.what": "For programs, and to be opened here again or compared later.",
    "do.form.csv": "Table (CSV)",
    "do.form.csv.what": "A spreadsheet of apps and what they are allowed to do.",
    "do.form.sarif": "SARIF",
    "do.form.sarif.what": "For what collects findings of many tools.",
    "do.form.stix": "STIX",
    "do.form.stix.what": "For platforms that exchange threat data.",
    "do.redact.none": "You, a case, the police: everything stays in it",
    "do.redact.none.done": "Nothing was left out of it. It tells much about a person.",
    "do.redact.share": "Somebody who helps: without names, numbers, times",
    "do.redact.share.done": "Names that people chose, accounts, numbers and exact times were left out of it, "
    "and apps "
    "without a finding are only counted.",
    "do.redact.minimal": "Asking in public: nothing but what was found",
    "do.redact.minimal.done": "All but what was found was left out of it.",
    # ---- keeping what a phone says
    "do.keep.title": "Keep what the phone says",
    "do.keep.what": "The phone is asked everything once more, and its answers are kept on this computer, byte "
    "by byte. "
    "They can be judged again later, with a newer list, and prove what was there.",
    "do.keep.personal": "They tell much about a person. Keep them where only you can reach them.",
    "do.keep.recipient": "Public key of who may open it (age); empty: not encrypted",
    "do.keep.button": "Keep (Ctrl-S)",
    "do.keep.working": "The phone is asked. Esc stops, and then nothing is kept.",
    "do.keep.done": "Kept",
    "do.keep.seal": "Write the seal down, on paper or in the file of the case. With it “detector verify” shows later "
    "that nothing was changed.",
    "do.keep.copy": "Copy the seal",
    "do.keep.there": "What this check rests on is kept already, in {path}.",
    "do.keep.no-phone": "A saved report holds no answers of a phone, so there is nothing to keep. Check the "
    "phone itself.",
    # ---- the clipboard
    "do.copied": "Given to the clipboard of the terminal: {what}. Not every terminal takes it.",
    "do.copy.nothing": "Choose an app first.",
    # ---- an app that is known
    "do.know.title": "Do you know this app?",
    "do.know.what": "Whatever you say here explains the app and hides nothing: it stays in the list and in "
    "every count. "
    "A monitoring app can bear the name of an app that you know.",
    "do.know.no": "I do not know it",
    "do.know.here": "I know it: mark it until I close this check",
    "do.know.always": "I know it: note it for later checks on this computer, too",
    "do.know.note": "Note",
    "do.know.file": "Notes are in {path}. The mark is nowhere but on this screen.",
    "do.know.button": "Do so (Ctrl-S)",
    "do.know.done.no": "Not marked as known.",
    "do.know.done.here": "Marked as known until you close this. K takes it back.",
    "do.know.done.always": "Noted, and judged again. K takes it back.",
    "do.know.done.later": "Noted for later checks. A saved report stays as it is. K takes it back.",
    "do.know.marked.one": "You marked 1 app as known until you close this; it is listed and counted as before: {apps}",
    "do.know.marked.many": "You marked {count} apps as known until you close this; they are listed and counted as "
    "before: {apps}",
    # ---- how much is read
    "do.depth.title": "How much is read?",
    "do.depth.core": "Quick: the apps, what they may do, who reads the screen",
    "do.depth.usual": "Usual: all that a phone tells in some seconds",
    "do.depth.deep": "Deep: also each use of apps, microphone, camera and location",
    "do.depth.core.name": "quick",
    "do.depth.usual.name": "as usual",
    "do.depth.deep.name": "deep",
    "do.depth.what": "A deep check takes longer, some minutes on a full phone, and its report tells more about the "
    "person: on which days which app was open. A quick one leaves more questions open. None of them changes anything "
    "on the phone.",
    "do.depth.button": "Take this",
    # ---- checking and judging again
    "do.again.title": "Check again?",
    "do.again.phone": "The whole phone is asked again. Afterwards you are told what is different.",
    "do.again.saved": "What was saved is opened and judged again. Afterwards you are told what is different.",
    "do.again.one-app": "One app ({package}) cannot be checked by itself: what it may do stands in lists of all "
    "apps. "
    "You come back to this app.",
    "do.again.not-possible": "This is a saved report. It can only be shown. To check again, connect the phone, "
    "or open "
    "what was saved of it.",
    "do.again.button": "Check again",
    "do.judge.not-possible": "A saved report holds no answers of a phone and cannot be judged again.",
    "do.judge.same": "The list is the same as before, and so is the answer.",
    # ---- comparing
    "do.compare.title": "Compare with an earlier report",
    "do.compare.what": "A report that was saved as JSON, or anything that was saved of the phone. What is new, "
    "gone and "
    "changed is told, and what cannot be compared.",
    "do.compare.working": "Being compared …",
    "do.compare.files": "{name} is about files and not about a phone: there is nothing to compare.",
    # ---- a newer list
    "do.update.title": "Update the list of monitoring apps",
    "do.update.network": "This uses the network of this computer. Nobody is asked before you say so.",
    "do.update.hosts": "Asked: {hosts}",
    "do.update.sent": "They are asked for their lists. Nothing of the phone or of what was found goes there. "
    "They, and "
    "whoever manages the network, can see that this computer asked.",
    "do.update.button": "Use the network now",
    "do.update.working": "Asking … Esc stops.",
    "do.update.same": "{source}: the same as before",
    "do.update.taken": "{source}: {products} products, in use now",
    "do.update.new": "new ({count}): {names}",
    "do.update.gone": "gone ({count}): {names}",
    "do.update.changed": "changed ({count}): {names}",
    "do.update.rejected": "entries that nobody can use: {count}",
    "do.update.failed": "Not taken, and the list in use stays as it is: {why}",
    "do.update.done": "Done. J judges this phone with the new list.",
    "do.update.nothing": "Done. Nothing newer came.",
    # ---- languages
    "do.language.title": "Language",
    "do.language.what": "Names of apps and what the phone wrote stay as they are.",
    "do.language.not-shown": "{code} (this terminal has no letters for it)",
    "do.language.unreviewed": "{language} (not reviewed by a native speaker yet)",
}
