"""claims.extraction.borne_out: a registered name is taken only where the text speaks of its country."""

import pytest

from claims.domain.dates import parse_date
from claims.extraction.document import Document
from claims.extraction.gazetteer import Gazetteer, gazetteer_from_registers
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import read
from tests.claims.extraction.cast import CODEBOOK


def register() -> Gazetteer:
    """Norland's capital with an embassy and a zone that other capitals have too, and Norland's forces."""
    return gazetteer_from_registers(
        places=[
            {"key": "norland", "names": {"en": "Norland"}, "kind": "country"},
            {"key": "varna", "names": {"en": "Varna"}, "kind": "city", "part_of": "norland"},
            {"key": "zone", "names": {"en": "Blue Zone"}, "kind": "district", "part_of": "varna"},
            {
                "key": "embassy",
                "names": {"en": ["Danish embassy in Varna", "Danish embassy"], "fr": "ambassade danoise"},
                "kind": "site",
                "part_of": "zone",
            },
            {"key": "bridge", "names": {"en": "Long Bridge"}, "kind": "site"},
            {"key": "oman", "names": {"en": "Oman", "fr": "Oman"}, "kind": "country"},
            {"key": "muscat", "names": {"en": "Muscat", "fr": "Mascate"}, "kind": "city", "part_of": "oman"},
            {
                "key": "fort",
                "names": {"en": "Old Fort", "fr": "vieux fort"},
                "kind": "site",
                "part_of": "muscat",
            },
        ],
        actors=[
            {"key": "state", "names": {"en": "Norland"}, "kind": "state"},
            {"key": "forces", "names": {"en": "security forces"}, "kind": "armed_force", "part_of": "state"},
            {"key": "front", "names": {"en": "Red Front"}, "kind": "armed_group", "part_of": "state"},
        ],
        scopes=[
            {"key": "place:varna", "names": {"en": "in Varna"}, "place": "varna"},
            {"key": "place:quarters", "names": {"en": "in the city"}, "part_of": "place:varna"},
            {"key": "place:yard", "names": {"en": "embassy yard"}, "place": "embassy"},
            {"key": "place:anywhere", "names": {"en": "by the roadside"}},
        ],
    )


def keys(section: str, text: str, lang: str = "en") -> set[str]:
    document = Document("doc", lang, parse_date("2020-11-18"), text)
    reading = read(document, CODEBOOK, load_pack(lang), register())
    return {str(hit.entries[0]) for hit in reading.marks.all(section)}


@pytest.mark.parametrize(
    ("text", "known"),
    [
        # nothing speaks of Norland: the embassy is another one
        ("A bomb went off at the Danish embassy in Lume.", set()),
        ("Rockets hit the Blue Zone of Lume.", set()),
        # its city, its country or its own full name does
        ("A bomb went off at the Danish embassy. Varna was quiet.", {"embassy", "varna"}),
        ("Rockets hit the Blue Zone, Norland said.", {"zone", "norland"}),
        ("A bomb went off at the Danish embassy in Varna.", {"embassy", "varna"}),
        # the people of a country speaks of it, another people does not
        ("Omani police closed the Old Fort.", {"fort"}),
        ("French police closed the Old Fort.", set()),
        # a doubtful name bears out no other
        ("The Danish embassy in the Blue Zone was hit.", set()),
        # a site of no country is taken by its name
        ("A mine went off on the Long Bridge.", {"bridge"}),
    ],
)
def test_a_site_needs_a_place_of_its_country(text: str, known: set[str]) -> None:
    assert keys("place", text) == known


def test_a_site_needs_a_place_of_its_country_in_french() -> None:
    assert keys("place", "La police omanaise a fermé le vieux fort.", "fr") == {"fort"}
    assert keys("place", "La police a fermé le vieux fort.", "fr") == set()


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("The security forces killed three men in Lume.", set()),
        ("The security forces killed three men in Varna.", {"forces"}),
        ("The security forces of Norland killed three men.", {"forces", "state"}),
        # a group has a name of its own
        ("The Red Front killed three men in Lume.", {"front"}),
    ],
)
def test_a_force_needs_its_state(text: str, known: set[str]) -> None:
    assert keys("actor", text) == known


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Four rockets fell in the city.", set()),
        ("Four rockets fell in the city, two outside Varna.", {"place:quarters"}),
        # the country alone does not tell which city
        ("Norland said four rockets fell in the city.", set()),
        ("Four rockets fell in the embassy yard.", set()),
        ("Norland said four rockets fell in the embassy yard.", {"place:yard"}),
        # a scope of no place is words only
        ("Four mines lay by the roadside.", {"place:anywhere"}),
    ],
)
def test_a_scope_needs_its_place(text: str, known: set[str]) -> None:
    assert keys("scope", text) == known


def test_a_site_elsewhere_is_still_a_target_by_its_words() -> None:
    document = Document("doc", "en", parse_date("2020-11-18"), "Gunmen attacked the Danish embassy in Lume.")
    reading = read(document, CODEBOOK, load_pack("en"), register())
    targets = [d.value.fields() for d in reading.drafts if d.attribute == "target"]
    assert [(t.wording, t.place_key) for t in targets] == [("the Danish embassy in Lume", "")]
