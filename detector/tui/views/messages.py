"""What views tell the screen that holds them."""

from textual.message import Message


class OpenApp(Message):
    """A person wants to see one app."""

    def __init__(self, package: str) -> None:
        super().__init__()
        self.package = package
        """Its package name; untrusted text."""
