"""Files that users add: what is kept, what is refused and why, and that the version tells of them."""

from pathlib import Path

import pytest

from sayso.errors import BadKnowledge
from sayso.gazetteer import PlaceKind, add_file, list_added, name_key, open_gazetteer, remove_added

CSV = """name,lat,lon,country,admin1,type,alternate_names,population
Sherbegiyon,39.05,70.51,TJ,Districts of Republican Subordination,,Шербегиён|Sherbegion,400
Quiet Pass,38.90,70.10,Tajikistan,,region,,
Up High,99,0,TJ,,,,
Nowhere,1,2,ZZ,,,,
Strange,1,2,TJK,,castle,,
Crowded,1,2,TJK,,,,many
,1,2,TJK,,,,
Short,1,2
"""


def _row(geonames: str, name: str, feature: str, code: str, **cells: str) -> str:
    row = [
        geonames,
        name,
        name,
        "",
        "39.1",
        "70.5",
        feature,
        code,
        "TJ",
        "",
        "01",
        "",
        "",
        "",
        "120",
        "",
        "",
        "",
        "2020-01-01",
    ]
    row[3] = cells.get("others", "")
    return "\t".join(row)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "added"


def _csv(tmp_path: Path, content: str = CSV, name: str = "mine.csv") -> Path:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return path


def test_sound_rows_are_kept_and_each_bad_one_is_told(tmp_path: Path, folder: Path) -> None:
    added = add_file(_csv(tmp_path), folder)
    assert (added.name, added.kept) == ("mine", 2)
    told = [str(row) for row in added.bad_rows]
    assert [line.split(":")[0] for line in told] == [f"row {number}" for number in range(4, 10)]
    assert "degrees" in told[0]
    assert "'ZZ'" in told[1]
    assert "'castle'" in told[2]
    assert "'many'" in told[3]


def test_added_places_are_found_by_all_their_names(tmp_path: Path, folder: Path) -> None:
    add_file(_csv(tmp_path), folder)
    gazetteer = open_gazetteer(folder)
    for name in ("Sherbegiyon", "Шербегиён", "sherbegion"):
        (place,) = [p for p in gazetteer.lookup(name_key(name)) if p.country == "TJK"]
        assert (place.name, place.lat, place.lon, place.population) == ("Sherbegiyon", 39.05, 70.51, 400)
        assert place.admin1_id is not None, "the province is known to the index"
    assert gazetteer.lookup("quiet pass")[0].kind is PlaceKind.REGION
    assert gazetteer.has_prefix("quiet")


def test_the_version_changes_with_what_was_added_and_back(tmp_path: Path, folder: Path) -> None:
    before = open_gazetteer(folder).version
    add_file(_csv(tmp_path), folder)
    with_it = open_gazetteer(folder).version
    assert with_it != before
    assert open_gazetteer(folder).version == with_it
    remove_added("mine", folder)
    assert open_gazetteer(folder).version == before


def test_a_geonames_file_keeps_places_and_passes_over_roads_and_buildings(tmp_path: Path, folder: Path) -> None:
    lines = [
        _row("9000001", "Oldvillage", "P", "PPL", others="Староселье,Oldvill"),
        _row("9000002", "Old Road", "R", "RD"),
        _row("9000003", "Old School", "S", "SCH"),
        _row("9000004", "Old Hill", "T", "HLL"),
        _row("x", "Bad Id", "P", "PPL"),
        "too\tshort",
    ]
    path = tmp_path / "TJ.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    added = add_file(path, folder)
    assert (added.kept, added.passed, len(added.bad_rows)) == (2, 2, 2)
    town = next(p for p in open_gazetteer(folder).lookup(name_key("Староселье")) if p.country == "TJK")
    assert (town.geonames, town.is_alternate, town.admin1) == (9000001, True, "Gorno-Badakhshan")


def test_a_place_that_the_index_has_is_told_once(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "TJ.txt"
    path.write_text(_row("1221874", "Dushanbe", "P", "PPLC") + "\n", encoding="utf-8")
    add_file(path, folder)
    found = [p for p in open_gazetteer(folder).lookup("dushanbe") if p.geonames == 1221874]
    assert len(found) == 1


def test_the_same_file_name_replaces_what_it_gave_before(tmp_path: Path, folder: Path) -> None:
    add_file(_csv(tmp_path), folder)
    add_file(_csv(tmp_path, "name,lat,lon,country\nOther,1,2,TJ\n"), folder)
    assert [(a.name, a.kept) for a in list_added(folder)] == [("mine", 1)]
    assert sorted(p.name for p in folder.iterdir()) == ["mine.places"], "no temporary file is left"


UNUSABLE = [
    ("name;lat;lon;country\nA;1;2;TJ\n", "neither a GeoNames country file"),
    ("name,lat,lon,country,colour\nA,1,2,TJ,red\n", "unknown: colour"),
    ("name,lat,country\nA,1,TJ\n", "missing or twice: lon"),
    ("name,lat,lon,country\nA,north,2,TJ\n", "no place in it can be used"),
    ("", "neither a GeoNames country file"),
]


@pytest.mark.parametrize(("content", "reason"), UNUSABLE)
def test_a_file_without_a_sound_row_is_refused_whole(content: str, reason: str, tmp_path: Path, folder: Path) -> None:
    with pytest.raises(BadKnowledge, match=reason):
        add_file(_csv(tmp_path, content), folder)
    assert list_added(folder) == ()


def test_a_file_that_is_no_text_is_refused(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "bytes.csv"
    path.write_bytes(b"\xff\xfe\x00name")
    with pytest.raises(BadKnowledge, match="UTF-8"):
        add_file(path, folder)


def test_removing_what_was_not_added_names_what_there_is(tmp_path: Path, folder: Path) -> None:
    add_file(_csv(tmp_path), folder)
    with pytest.raises(BadKnowledge, match="there are: mine"):
        remove_added("yours", folder)


def test_a_damaged_added_file_is_told_by_its_path(tmp_path: Path, folder: Path) -> None:
    added = add_file(_csv(tmp_path), folder)
    content = added.path.read_bytes()
    added.path.write_bytes(content[:-3])
    with pytest.raises(BadKnowledge, match=r"mine\.places"):
        open_gazetteer(folder)


def test_a_name_with_path_characters_stays_in_the_folder(tmp_path: Path, folder: Path) -> None:
    source = tmp_path / "we ird..name.csv"
    source.write_text("name,lat,lon,country\nA,1,2,TJ\n", encoding="utf-8")
    assert add_file(source, folder).path.parent == folder
