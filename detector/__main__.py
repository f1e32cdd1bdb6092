"""`python -m detector` is `detector`."""

from detector.cli import main

main()
