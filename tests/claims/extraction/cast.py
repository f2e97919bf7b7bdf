"""The cast of the extraction tests: a small codebook, a small register, and one way to read a sentence.

The sentences of these tests are made up. Nobody in them exists.
"""

from typing import Any

from claims.domain.codebook import Codebook, codebook_from_dict
from claims.domain.dates import parse_date
from claims.extraction.document import Document, Zone
from claims.extraction.drafts import Extraction
from claims.extraction.gazetteer import Gazetteer, gazetteer_from_registers
from claims.extraction.lexicon import lexicon_for
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import STAGES, Stage, extract
from claims.extraction.reading import Reading

PEOPLE_EN = [
    "man",
    "person",
    "people",
    "guard",
    "guards",
    "soldier",
    "soldiers",
    "civilians",
    "girl",
    "contractor",
    "passer-by",
]
PEOPLE_FR = [
    "personne",
    "personnes",
    "garde",
    "gardes",
    "soldat",
    "soldats",
    "civils",
    "fillette",
    "employé",
    "passant",
]
ROCKETS_EN, ROCKETS_FR = ["rocket", "rockets", "shells"], ["roquette", "roquettes", "obus"]


def attribute(key: str, kind: str, **fields: Any) -> dict[str, Any]:
    """Plain data of one attribute with the fields that every attribute needs."""
    plain = {"family": "other", "label": {"en": key, "fr": key}, "definition": {"en": key, "fr": key}}
    return {"key": key, "value_kind": kind, **plain, **fields}


def words(triggers: list[str], heads: list[str] | None = None, **more: list[str]) -> dict[str, list[str]]:
    return {"triggers": triggers, "heads": heads or [], **more}


def codebook(*more: dict[str, Any]) -> Codebook:
    """A codebook of the kinds that the stages tell apart."""
    tolls = {"unit": "person", "accumulating": True}
    listed = [
        attribute(
            "killed",
            "count",
            **tolls,
            lexicon={
                "en": words(["killed", "killing", "died", "dead", "deaths", "death", "perished"], PEOPLE_EN),
                "fr": words(
                    ["tué", "tués", "tuée", "tuées", "tuant", "morts", "mort", "péri", "succombé"], PEOPLE_FR
                ),
            },
        ),
        attribute(
            "injured",
            "count",
            **tolls,
            lexicon={
                "en": words(["injured", "wounded", "injuring", "wounding", "hurt"], PEOPLE_EN),
                "fr": words(["blessé", "blessés", "blessant", "blessée", "blessées"], PEOPLE_FR),
            },
        ),
        attribute(
            "casualties",
            "count",
            **tolls,
            lexicon={
                "en": words(["casualties", "victims"], ["casualties", "victims"]),
                "fr": words(["victime", "victimes"], ["victime", "victimes"]),
            },
        ),
        attribute(
            "rockets_fired",
            "count",
            unit="projectile",
            lexicon={
                "en": words(["fired", "launched"], ROCKETS_EN),
                "fr": words(["tirées", "lancé", "lancées"], ROCKETS_FR),
            },
        ),
        attribute(
            "rockets_landed",
            "count",
            unit="projectile",
            lexicon={
                "en": words(["fell", "landed", "hit", "struck"], ROCKETS_EN),
                "fr": words(["tombé", "tombées", "touché", "frappé"], ROCKETS_FR),
            },
        ),
        attribute(
            "attacks",
            "count",
            unit="attack",
            lexicon={
                "en": words(["since", "recorded"], ["attacks"]),
                "fr": words(["depuis", "recensées"], ["attaques"]),
            },
        ),
        attribute(
            "troops_withdrawn",
            "count",
            unit="person",
            lexicon={"en": words(["withdraw"], ["soldiers"]), "fr": words(["retirer"], ["soldats"])},
        ),
        *(attribute(key, "date") for key in ("event_date", "death_date", "announcement_date")),
        attribute("event_time", "time"),
        *(
            attribute(key, "place", cardinality="many")
            for key in ("place", "target", "launch_site", "impact_site")
        ),
        *(
            attribute(key, "actor", cardinality="many")
            for key in ("perpetrator", "claimed_by", "blamed_party", "victim_name")
        ),
        attribute(
            "weapon",
            "category",
            categories=[
                {
                    "key": "rocket",
                    "label": {"en": "Rocket"},
                    "words": {"en": ["rocket", "rockets"], "fr": ["roquettes"]},
                }
            ],
        ),
        attribute(
            "responsibility_claimed",
            "boolean",
            lexicon={
                "en": words(
                    ["claimed responsibility", "been claimed"], ["group"], refusals=["no group", "none"]
                ),
                "fr": words(["revendiqué"], ["groupe"], refusals=["aucun groupe"]),
            },
        ),
        attribute(
            "damage",
            "text",
            lexicon={
                "en": words(["damage", "damaged"], ["house", "damage"]),
                "fr": words(["dégât", "dégâts"], ["dégât", "dégâts"]),
            },
        ),
        attribute("reason", "text", lexicon={"en": words(["aimed at"])}),
        attribute(
            "victim_profile",
            "text",
            lexicon={"en": words([], ["girl", "contractor"]), "fr": words([], ["fillette"])},
        ),
    ]
    return codebook_from_dict({"attributes": [*listed, *more]})


def register() -> Gazetteer:
    return gazetteer_from_registers(
        places=[
            {"key": "norland", "names": {"en": "Norland", "fr": "Norlande"}, "kind": "country"},
            {"key": "varna", "names": {"en": "Varna", "fr": "Varne"}, "kind": "city", "part_of": "norland"},
            {
                "key": "old-town",
                "names": {"en": "Old Town", "fr": "vieille ville"},
                "kind": "zone",
                "part_of": "varna",
            },
            {"key": "port", "names": {"en": "Lume Port", "fr": "port de Lume"}, "kind": "site"},
            {"key": "mission", "names": {"en": "Lume Mission"}, "kind": "site"},
        ],
        actors=[
            {"key": "front", "names": {"en": "Red Front", "fr": "Front rouge"}, "kind": "armed_group"},
            {"key": "lume-front", "names": {"en": "Lume Red Front"}, "kind": "armed_group"},
            {"key": "union", "names": {"en": "Union States"}, "kind": "state"},
            {"key": "soto", "names": {"en": "Aldo Soto"}, "kind": "person"},
        ],
        scopes=[
            {"key": "place:old-town", "names": {"en": "Old Town", "fr": "vieille ville"}},
            {"key": "place:mission", "names": {"en": "mission yard"}, "place": "mission"},
            {
                "key": "phase:died-of-wounds",
                "names": {"en": "died of his wounds", "fr": "mort de ses blessures"},
            },
            {
                "key": "norland-soldiers",
                "facet": "group",
                "names": {"en": "Norland soldiers", "fr": "soldats norlandais"},
            },
        ],
    )


CODEBOOK, REGISTER = codebook(), register()


def document(
    text: str, lang: str = "en", published: str | None = "2020-11-18", zones: tuple[Zone, ...] = ()
) -> Document:
    return Document("doc", lang, parse_date(published) if published else None, text, zones)


def read(
    text: str, lang: str = "en", published: str | None = "2020-11-18", until: Stage | None = None
) -> Reading:
    """The reading after the stage ``until``, all stages where None."""
    reading = Reading(document(text, lang, published), lexicon_for(CODEBOOK, load_pack(lang), REGISTER))
    for stage in STAGES:
        reading = stage(reading)
        if stage is until:
            break
    return reading


def suggest(
    text: str, lang: str = "en", published: str | None = "2020-11-18", book: Codebook = CODEBOOK
) -> Extraction:
    return extract(document(text, lang, published), book, load_pack(lang), REGISTER)


def counts(text: str, lang: str = "en") -> list[tuple[str, str, str, str]]:
    """(attribute, comparator, number, focus) of every count, in text order."""
    found = suggest(text, lang).drafts
    kinds = ("count",)
    return [
        (draft.attribute, str(draft.value.fields().comparator), draft.value.text(), draft.focus)
        for draft in found
        if draft.value.kind in kinds
    ]


def values(
    attribute_key: str, text: str, lang: str = "en", published: str | None = "2020-11-18"
) -> list[str]:
    """The canonical values of one attribute, in text order."""
    return [d.value.text() for d in suggest(text, lang, published).drafts if d.attribute == attribute_key]
