"""Whatever a reading holds, every view of it can be made, and none lets a control character through."""

from __future__ import annotations

import io
import re

from hypothesis import HealthCheck, Phase, given, settings
from lxml import html
from rich.console import Console

from sayso.cli.reading_view import show_reading
from sayso.exports.page import reading_page
from sayso.records import Reading
from tests.factories import readings

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # readings are too big to shrink
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(of=readings())
def test_any_reading_can_be_shown_in_the_terminal_and_on_a_page(of: Reading) -> None:
    out = io.StringIO()
    show_reading(Console(file=out, width=80), of)
    page = reading_page([of])
    assert not _CONTROL.search(out.getvalue())
    assert not _CONTROL.search(page.replace("\r", ""))  # a line end of the text; HTML knows it as one
    assert not html.document_fromstring(page).xpath("//script | //img | //@onclick | //@style")
