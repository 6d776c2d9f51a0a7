"""Draw the pictures of the README and the guides from what the commands give: they cannot show what is not there."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from sayso.cli.reading_view import show_reading
from sayso.exports.page import reading_page
from sayso.gazetteer import open_gazetteer
from sayso.pipeline import read_paths
from sayso.records import Reading
from sayso.samples import samples_folder
from sayso.settings import load_settings

HERE = Path(__file__).parent / "images"
_LINES = 56
_SAMPLE = "08-osh-courier.txt"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Write docs/images/reading.svg, and page.png where a browser is at hand."""
    HERE.mkdir(exist_ok=True)
    (outcome,) = read_paths([str(samples_folder() / _SAMPLE)], load_settings(), open_gazetteer(None))
    assert outcome.reading is not None
    draw_terminal(outcome.reading)
    draw_page(outcome.reading)


def draw_terminal(reading: Reading) -> None:
    """The first lines of what `sayso read` prints."""
    whole = Console(width=118, force_terminal=True, color_system="truecolor", highlight=False, file=io.StringIO())
    with whole.capture() as captured:
        show_reading(whole, reading)
    shown = "\n".join(captured.get().splitlines()[:_LINES])
    console = Console(record=True, width=118, force_terminal=True, highlight=False, file=io.StringIO())
    console.print(Text.from_ansi(shown))
    console.save_svg(str(HERE / "reading.svg"), title=f"sayso read {_SAMPLE} | head -{_LINES}", unique_id="sayso")


def draw_page(reading: Reading) -> None:
    """What `sayso read --format html` writes, as Chromium shows it."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        print("no Chromium here: page.png stays as it is")  # noqa: T201
        return
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(reading_page([reading]), encoding="utf-8")
        options = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1280,860")
        target = f"--screenshot={HERE / 'page.png'}"
        subprocess.run([browser, *options, target, page.as_uri()], check=True, capture_output=True)  # noqa: S603


if __name__ == "__main__":
    main()
