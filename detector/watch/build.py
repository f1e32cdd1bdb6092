"""Builds the agent from its TypeScript sources, with the compiler that the frida package brings.

    python -m detector.watch.build

The built `agent.js` is kept, so that who watches needs no compiler; a test compares it with what the sources make.
"""

from pathlib import Path
from typing import Final

AGENT: Final = Path(__file__).parent / "agent"
BUILT: Final = AGENT / "agent.js"


def build() -> str:
    """The built agent: one script without source map, types checked. Raises `frida.InvalidArgumentError`."""
    import frida

    compiler = frida.Compiler()  # type: ignore[no-untyped-call]
    diagnostics: list[str] = []
    compiler.on("diagnostics", lambda found: diagnostics.extend(map(str, found)))
    try:
        return compiler.build(
            "src/main.ts",
            project_root=str(AGENT),
            bundle_format="iife",
            output_format="unescaped",
            source_maps="omitted",
            compression="none",
            type_check="full",
        )
    except frida.InvalidArgumentError as error:
        raise ValueError("\n".join(diagnostics) or str(error)) from error


if __name__ == "__main__":
    BUILT.write_text(build(), encoding="utf-8")
