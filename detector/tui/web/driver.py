"""How the app talks when it runs for a page: Textual's own packets over stdin and stdout.

It ends with the server, however that ended, and asks the browser for nothing: no page is opened, no file handed over.
"""

from typing import Any

from textual import messages
from textual.drivers.web_driver import WebDriver


class PageDriver(WebDriver):
    """The driver of an app whose terminal is a page. Named in the environment of its process."""

    def run_input_thread(self) -> None:
        """Reads what the page sends; when nothing more can come, nobody looks at this app any longer."""
        super().run_input_thread()
        self._app.post_message(messages.ExitApp())

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Does nothing: an address may be text of the phone."""

    def deliver_binary(self, *_: Any, **__: Any) -> None:
        """Does nothing: files are written where the person says, by the app itself."""
