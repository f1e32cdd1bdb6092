"""`detector` in a process of its own, with Frida's Java bridge mended so that it works on HotSpot.

python -m tests.watch.command watch com.example.watched ...
"""

from detector.cli import main
from detector.watch import bridge
from tests.watch.standins import hotspot_bridge

if __name__ == "__main__":
    bridge.java_bridge = hotspot_bridge
    main()
