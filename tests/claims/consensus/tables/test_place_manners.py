"""Places in a hierarchy: wider and finer names, and names that are read for another."""

from claims.consensus.fuse import Fused, fuse
from claims.consensus.tables.entries import Entry
from claims.consensus.tables.kinds import TableKind, read_value
from claims.consensus.tables.names import NameTree
from claims.consensus.tables.place_manners import is_namesake, place_pairs

PLACES = {"Kenya": ("Nakuru", "Kisumu", "Lamu"), "Chile": ("Arica", "Osorno"), "Iowa": ("Dallas", "Clive")}
TREE = NameTree(
    [
        ("0", "World", "-1"),
        *((country, country, "0") for country in PLACES),
        *((town, town, country) for country, towns in PLACES.items() for town in towns),
    ]
)


def rows(*said: tuple[str, str, str], tree: NameTree = TREE) -> dict[str, Fused]:
    entries = [
        Entry(row, name, "place", source, source, read_value(TableKind.PLACE, value), "")
        for row, (name, source, value) in enumerate(said)
    ]
    return {row.object: row for row in fuse(entries, {"*": TableKind.PLACE}, tree=tree)}


def values(*said: tuple[str, str, str], tree: NameTree = TREE) -> dict[str, str]:
    return {name: row.value for name, row in rows(*said, tree=tree).items()}


def test_a_finer_name_is_chosen_though_more_name_the_country() -> None:
    said = [("fair", "s1", "Kenya"), ("fair", "s2", "Kenya"), ("fair", "s3", "Lamu")]
    assert values(*said)["fair"] == "Lamu"


def test_a_country_that_agrees_decides_between_two_towns() -> None:
    said = [("fair", "s1", "Lamu"), ("fair", "s2", "Arica"), ("fair", "s3", "Kenya")]
    assert values(*said)["fair"] == "Lamu"


def test_only_places_one_in_the_other_speak_for_each_other() -> None:
    readings = [read_value(TableKind.PLACE, name) for name in ("Kenya", "Lamu", "Arica")]
    found = {(said, meant): chances for said, meant, chances in place_pairs(readings, TREE)}
    assert sorted(found) == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 2)]
    assert [chances.index(max(chances)) for chances in (found[0, 0], found[0, 1], found[1, 0])] == [0, 1, 2]


def test_a_name_that_others_contradict_wherever_it_is_used_is_not_believed_again() -> None:
    """A list of speakers has read the surname Clive as the town of that name, five times and now once more."""
    said = [(f"p{i}", "list", "Clive") for i in range(5)]
    said += [
        (f"p{i}", "press", town) for i, town in enumerate(("Lamu", "Arica", "Nakuru", "Osorno", "Kisumu"))
    ]
    said += [(f"q{i}", source, "Nakuru") for i in range(6) for source in ("list", "press")]
    said += [("new", "list", "Clive"), ("new", "press", "Lamu")]
    assert values(*said)["new"] == "Lamu"


def test_several_who_misread_the_same_name_are_one_error() -> None:
    said = [(f"p{i}", "list", "Clive") for i in range(8)]
    said += [
        (f"p{i}", source, town)
        for i, town in enumerate(("Lamu", "Arica", "Nakuru", "Osorno", "Kisumu", "Lamu", "Arica", "Nakuru"))
        for source in ("press", "radio")
    ]
    said += [("new", "list", "Clive"), ("new", "copy", "Clive"), ("new", "press", "Lamu")]
    assert values(*said)["new"] == "Lamu"


def test_a_town_that_is_the_persons_own_name_is_doubted_where_such_are_wrong() -> None:
    """Persons called after towns were not born there; six of them are known from two papers each."""
    towns = ("Lamu", "Arica", "Nakuru", "Osorno", "Kisumu", "Dallas")
    born = (*towns[1:], "Lamu")
    said = [(f"{town}, John", "list", town) for town in towns]
    said += [(f"{town}, John", s, other) for town, other in zip(towns, born, strict=True) for s in ("a", "b")]
    said += [(f"q{i}", source, "Nakuru") for i in range(9) for source in ("list", "a", "b")]
    assert values(*said, ("Clive, Ann", "list", "Clive"), ("Clive, Ann", "a", "Lamu"))["Clive, Ann"] == "Lamu"


def test_a_castle_is_where_its_name_says_where_such_names_are_right() -> None:
    buildings = [
        (f"{town} {what}", town)
        for town in ("Lamu", "Arica", "Nakuru", "Osorno", "Kisumu")
        for what in ("Castle", "Bridge", "Gate", "Mill")
    ]
    said = [(name, source, town) for name, town in buildings for source in ("a", "b")]
    found = [
        rows(*said, (castle, "c", "Clive"), (castle, "d", "Arles"))[castle]
        for castle in ("Clive Castle", "Elm Castle")
    ]
    assert found[0].value == "Clive"
    assert float(found[0].confidence) > float(found[1].confidence) + 0.05


def test_a_namesake_bears_all_words_of_the_place() -> None:
    [clive, west_clive] = [read_value(TableKind.PLACE, name) for name in ("Clive", "West Clive")]
    assert is_namesake(clive, "CLIVE, Ann")
    assert not is_namesake(clive, "Cliveden")
    assert not is_namesake(west_clive, "Clive, Ann")


def test_one_voice_is_believed_but_not_for_certain() -> None:
    assert 0.5 < float(rows(("fair", "s1", "Lamu"))["fair"].confidence) < 0.99


def test_names_outside_the_hierarchy_stand_alone() -> None:
    said = [("fair", "s1", "Atlantis"), ("fair", "s2", "Atlantis"), ("fair", "s3", "Lamu")]
    assert values(*said)["fair"] == "Atlantis"


def test_without_a_hierarchy_places_are_settled_as_plain_values() -> None:
    said = [("fair", "s1", "Lamu"), ("fair", "s2", "Lamu"), ("fair", "s3", "Kenya")]
    assert values(*said, tree=NameTree())["fair"] == "Lamu"
