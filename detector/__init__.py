"""Finds monitoring apps on an Android phone over adb and says in plain words what they may do."""

__version__ = "0.1.0"
