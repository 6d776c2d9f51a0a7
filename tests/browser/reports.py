"""The reports of the loaded workbench: one with everything, one without text, one not read, ordinary ones."""

from __future__ import annotations

from dataclasses import replace

from sayso.records import DatePrecision, Failure, Notice, Origin, Reading, StatedDate
from tests.factories import reading
from tests.telling.full_reading import full_reading

URL = "https://dalantelegraph.example/kesh-tau"


def _full() -> Reading:
    made = full_reading()
    return replace(made, document=replace(made.document, title="Raiders burn depot at Kesh-Tau", url=URL))


def _ordinary(number: int) -> Reading:
    return reading(
        f"Shelling was heard near the ridge on day {number}.\n\nWitness {number} saw smoke over the border post. "
        "Nobody was hurt, the mayor said.",
        title=f"Shelling near the ridge, day {number}",
        publisher=("Leylek Herald", "Valley Post", "Radio Meridian")[number % 3],
        published=StatedDate(f"2021-10-{number % 28 + 1:02d}", DatePrecision.DAY, Origin.META),
    )


FULL = _full()
# The same page, captured again with other words.
LATER = replace(
    FULL,
    document=replace(
        FULL.document,
        text=FULL.document.text + "\n\nThis report was updated.",
        modified=StatedDate("2021-12-01", DatePrecision.DAY, Origin.META),
    ),
)
READINGS: tuple[Reading, ...] = (
    FULL,
    LATER,
    reading("Тихо на границе.", title="Вести", language="ru", notices=(Notice.LANGUAGE_NOT_READ,)),
    reading("هدوء على الحدود اليوم.", title="أخبار", language="ar", notices=(Notice.LANGUAGE_NOT_READ,)),
    *(_ordinary(number) for number in range(60)),
)
FAILURES = (
    Failure(None, "encrypted", "The PDF asks for a password."),
    Failure("row-7", "soft_404", "The page says that what it stood for is not there."),
)
