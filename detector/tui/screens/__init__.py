"""One file for each screen. A screen owns its messages and its work, and decides nothing about a phone."""
