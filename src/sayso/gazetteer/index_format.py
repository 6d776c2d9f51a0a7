"""What the builder and the reader of the index must agree on, beside the columns themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Final

INDEX_FILE: Final = Path(__file__).parent / "data" / "places.bin"
# A thousandth of a degree is at most 111 metres: finer than the radius of any place here.
COORDINATE_SCALE: Final = 1000
RADIUS_SCALE: Final = 10  # tenths of a kilometre
