"""The full-screen interface. The only package that imports textual; nothing is decided in it."""
