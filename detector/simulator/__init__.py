"""A simulated phone: an adb device on loopback, for the demo, the docs and the tests."""
