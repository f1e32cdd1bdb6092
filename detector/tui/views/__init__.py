"""The views of what was found. Each is a widget that knows its `Checked`, and speaks the language of the app."""
