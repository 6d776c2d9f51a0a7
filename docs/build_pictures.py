"""Draw the pictures of the README from what the commands print, so that they cannot show what is not there."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from sayso.cli.reading_view import show_reading
from sayso.gazetteer import open_gazetteer
from sayso.pipeline import read_paths
from sayso.samples import samples_folder
from sayso.settings import Settings

HERE = Path(__file__).parent / "images"
_SAMPLE = "08-osh-courier.txt"


def main() -> None:
    """Write docs/images/reading.svg."""
    HERE.mkdir(exist_ok=True)
    console = Console(record=True, width=118, force_terminal=True, highlight=False, file=None)
    (outcome,) = read_paths([str(samples_folder() / _SAMPLE)], Settings(), open_gazetteer(None))
    assert outcome.reading is not None
    show_reading(console, outcome.reading)
    console.save_svg(str(HERE / "reading.svg"), title=f"sayso read {_SAMPLE}", unique_id="sayso")


if __name__ == "__main__":
    main()
