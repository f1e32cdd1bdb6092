"""The messengers: who could read along in each, what of that was seen, and where other devices can be looked for."""

from textual.app import ComposeResult

from detector.outputs.composing import compose
from detector.outputs.document import MARKS, Definition, SectionId
from detector.outputs.names import quoted
from detector.tui.content.messengers import nothing
from detector.tui.views.reading import AppLine, ReadingView, group, parts, sentences, title
from detector.verdicts.messengers import ReaderInfo


class MessengersView(ReadingView):
    """The section of the report, with the apps that it names one key away."""

    def compose(self) -> ComposeResult:
        """First who could read what; then the apps; then what cannot be seen from here."""
        words = self.words
        yield title(words("section.messengers"))
        sections = compose(self.report, words).sections
        found = [part for one in sections if one.id is SectionId.MESSENGERS for part in one.parts]
        if not found:
            yield from map(sentences, nothing(self.report, words))
            return
        yield from parts(part for part in found if isinstance(part, Definition))
        readers = [one for one in self.report.messengers.readers if not one.system]
        if readers:
            yield title(words("view.messengers.apps"))
            yield group(*(self._line(number, reader) for number, reader in enumerate(readers)))
        yield from parts(part for part in found if not isinstance(part, Definition))

    def _line(self, number: int, reader: ReaderInfo) -> AppLine:
        name = quoted(reader.name, self.words)
        text = f"{name} · {reader.package}" if name else reader.package
        mark = MARKS[reader.level] if reader.level is not None else None
        return AppLine(reader.package, text, mark, id=f"reader-{number}")
