"""Which tables and lists of a page belong to its report."""

from __future__ import annotations

import pytest

from sayso.readers.html import read_html
from sayso.records import BlockKind
from tests.readers.reading import document_of, words

ROWS = "<table>{}{}{}</table>".format(
    "<tr><th>Village</th><th>Hurt</th></tr>", "<tr><td>Ilm</td><td>4</td></tr>", "<tr><td>Sard</td><td>0</td></tr>"
)
LINE = "<p>The council of the valley gave these figures to reporters after the flood of last week.</p>"
LONG = LINE * 3
KEPT = [
    (f"{LINE}{ROWS}{LINE}", BlockKind.TABLE, ["Village\tHurt", "Ilm\t4", "Sard\t0"]),
    (f"{LINE}{ROWS}", BlockKind.TABLE, ["Village\tHurt", "Ilm\t4", "Sard\t0"]),
    (f"{LINE}<ul><li>Ilm lost a bridge</li><li>Sard</li></ul>", BlockKind.LIST_ITEM, ["Ilm lost a bridge", "Sard"]),
    (f"{LINE}<ol><li>Ilm</li><li>Sard</li></ol>{LINE}", BlockKind.LIST_ITEM, ["Ilm", "Sard"]),
    (f"{LINE}<ul><li>Print</li><li>Valley</li></ul>", BlockKind.LIST_ITEM, []),
    (
        f'{LONG}<ul><li><a href="https://o.example/a">Ilm lost a bridge</a></li><li>Next</li></ul>{LONG}',
        BlockKind.LIST_ITEM,
        [],
    ),
    (f'{LONG}<div class="related"><ul><li>Ilm lost a bridge</li></ul></div>{LONG}', BlockKind.LIST_ITEM, []),
]


@pytest.mark.parametrize(("inside", "kind", "wanted"), KEPT)
def test_short_tables_and_lists_of_the_article_are_kept_and_menus_are_not(
    inside: str, kind: BlockKind, wanted: list[str]
) -> None:
    markup = f"<html><head><title>x</title></head><body><article><h1>Figures of the flood</h1>{inside}</article>"
    document = document_of(read_html, f"{markup}<footer><ul><li>All rights are ours</li></ul></footer></body></html>")
    assert words(document, kind) == wanted


def test_a_list_outside_the_article_is_no_part_of_it() -> None:
    other = "<div><ul><li>Ilm lost a bridge</li><li>Sard lost two</li></ul></div>"
    document = document_of(
        read_html, f"<html><body><article><h1>The flood</h1>{LINE}{LINE}</article>{other}</body></html>"
    )
    assert words(document, BlockKind.LIST_ITEM) == []


def _post(number: int) -> str:
    words = f"Shots were heard at the bridge of Ilm this evening, say people on the bank, {number} of them hurt."
    hour = f'<a href="https://t.me/orran/{number}"><time datetime="2021-05-02T07:40:00+00:00">07:40</time></a>'
    info = f'<div class="tgme_widget_message_info"><span>9.1K</span><span> views</span>{hour}</div>'
    return f'<div class="tgme_widget_message" data-post="orran/{number}"><div>{words}</div><div>{info}</div></div>'


@pytest.mark.parametrize("count", [1, 4])
def test_views_and_hour_below_a_channels_post_are_no_part_of_its_words(count: int) -> None:
    posts = "".join(map(_post, range(2, count + 2)))
    document = document_of(read_html, f"<html><title>Orran</title><body><main>{posts}</main></body></html>")
    assert document.text.count("Shots were heard") == count
    assert not any(leaving in document.text for leaving in ("9.1K", "views", "07:40"))
    assert [link.url for link in document.links] == [f"https://t.me/orran/{n}" for n in range(2, count + 2)]
