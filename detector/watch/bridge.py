"""What is loaded into the watched app: Frida's Java bridge, and behind it our agent, as one script.

Frida 17 keeps the bridge to Java out of its runtime. The tools bring it as a file for their own use
(`frida_tools/bridges/java.js`, defines `bridge`); it is read from there, so that it fits the installed version.
"""

from importlib.resources import files
from typing import Final

_PUBLISH: Final = "\nObject.defineProperty(globalThis, 'Java', {value: bridge, configurable: true});\n"


def java_bridge() -> str:
    """The bridge, published as the global `Java` that the agent looks for. OSError where frida-tools lacks it."""
    return (files("frida_tools") / "bridges" / "java.js").read_text("utf-8") + _PUBLISH


def agent_script(java: bool = True) -> str:
    """Source for `Session.create_script`. Without Java, a native program can be watched, and starts faster."""
    agent = (files("detector.watch") / "agent" / "agent.js").read_text("utf-8")
    return java_bridge() + agent if java else agent
