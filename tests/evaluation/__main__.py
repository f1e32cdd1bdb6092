"""`python -m tests.evaluation`: judges all labelled phones and writes docs/evaluation.md."""

import sys
import time
from pathlib import Path

from tests.evaluation.document import page, sections
from tests.evaluation.running import assess_all, assess_corpus

PAGE = Path(__file__).parents[2] / "docs" / "evaluation.md"


def main() -> None:
    began = time.monotonic()
    PAGE.write_text(page(sections(assess_all(ablations=True), assess_corpus())), "utf-8")
    sys.stdout.write(f"{PAGE} written in {time.monotonic() - began:.0f} s\n")


if __name__ == "__main__":
    main()
