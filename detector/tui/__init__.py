"""The full-screen interface. The only package that imports textual; nothing is decided in it."""

import logging

# A person is told in words. Without this, what is logged would stand on the screen; who wants to know sets up logging.
logging.getLogger("detector").addHandler(logging.NullHandler())
