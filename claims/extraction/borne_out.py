"""Registered names that any country may bear, taken only where the text itself speaks of theirs.

Outward: ``without_strangers``. "The US embassy", "the Green Zone", "the security forces" stand in a register for
those of one country; elsewhere they are others, and no key is better than a stranger's. A district or
a site needs another place of its country in the text, its own name among them ("US embassy in Baghdad"); a body or a
force needs its state, told by name, by a place or by a people ("Iraqi").
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from claims.domain.codes import ScopeFacet
from claims.domain.hierarchy import Hierarchy
from claims.extraction.gazetteer import ACTOR, PLACE, SCOPE, Gazetteer
from claims.extraction.marks import Marks
from claims.extraction.tokens import Hit, Token

# Kinds of the place register that are named by common words, and those of the actor register.
SPOTS = frozenset({"district", "site"})
BODIES = frozenset({"armed_force", "body"})
STATE = "state"
# Lexicon places of the words for a people: "Iraqi".
PEOPLES = ("actors.nationality", "places.demonym")
# Letters that a people's name shares with its country's at least: "Iraqi", "Iraq" (arbitrary but works).
STEM = 4


@dataclass(frozen=True, slots=True)
class _Told:
    """What a text speaks of beyond doubt. places, states: register keys; peoples: folded words such as "iraqi"."""

    places: AbstractSet[str]
    states: AbstractSet[str]
    peoples: AbstractSet[str]


def without_strangers(marks: Marks, tokens: Sequence[Token], gazetteer: Gazetteer) -> Marks:
    """The marks less those of registered names that may be anybody's and that nothing in the text bears out."""
    doubtful = {
        PLACE: [hit for hit in marks.all(PLACE) if _is_spot(gazetteer, hit)],
        ACTOR: [hit for hit in marks.all(ACTOR) if _is_body(gazetteer, hit)],
        SCOPE: [hit for hit in marks.all(SCOPE) if _spot_of_scope(gazetteer, hit)],
    }
    if not any(doubtful.values()):
        return marks
    told = _told(marks, tokens, gazetteer)
    return marks.without(
        {
            PLACE: _firsts(hit for hit in doubtful[PLACE] if not _is_there(gazetteer, _key(hit), told)),
            ACTOR: _firsts(
                hit
                for hit in doubtful[ACTOR]
                if not _is_of(_root(gazetteer.actor_tree, _key(hit)), gazetteer, told)
            ),
            SCOPE: _firsts(
                hit
                for hit in doubtful[SCOPE]
                if not _is_spoken_of(gazetteer, _spot_of_scope(gazetteer, hit), told)
            ),
        }
    )


def _firsts(hits: Iterator[Hit]) -> frozenset[int]:
    return frozenset(hit.first for hit in hits)


def _key(hit: Hit) -> str:
    return str(hit.entries[0])


def _root(tree: Hierarchy, key: str) -> str:
    return next(reversed([key, *tree.ancestors(key)]))


def _is_spot(gazetteer: Gazetteer, hit: Hit) -> bool:
    key = _key(hit)
    return gazetteer.place_kinds.get(key) in SPOTS and gazetteer.place_tree.depth(key) > 0


def _is_body(gazetteer: Gazetteer, hit: Hit) -> bool:
    key = _key(hit)
    if gazetteer.actor_kinds.get(key) not in BODIES:
        return False
    root = _root(gazetteer.actor_tree, key)
    return root != key and gazetteer.actor_kinds.get(root) == STATE


def _spot_of_scope(gazetteer: Gazetteer, hit: Hit) -> str:
    """The place that a scope of places stands for or lies in; "" where it stands for none."""
    if not all(str(entry).startswith(f"{ScopeFacet.PLACE}:") for entry in hit.entries):
        return ""
    return gazetteer.scope_spots.get(_key(hit), "")


def _told(marks: Marks, tokens: Sequence[Token], gazetteer: Gazetteer) -> _Told:
    places = {_key(hit) for hit in marks.all(PLACE) if not _is_spot(gazetteer, hit)}
    actors = (_key(hit) for hit in marks.all(ACTOR) if not _is_body(gazetteer, hit))
    peoples = {tokens[hit.first].fold for section in PEOPLES for hit in marks.all(section)}
    return _Told(places, {_root(gazetteer.actor_tree, key) for key in actors}, peoples)


def _is_there(gazetteer: Gazetteer, key: str, told: _Told) -> bool:
    """Whether the text speaks of the country of a place."""
    tree = gazetteer.place_tree
    root = _root(tree, key)
    if any(_root(tree, place) == root for place in told.places):
        return True
    return _has_people(gazetteer.place_names.get(root, ()), told)


def _is_spoken_of(gazetteer: Gazetteer, key: str, told: _Told) -> bool:
    """Whether the text speaks of the place of a scope: "in the city" stands for no city that it does not name."""
    if gazetteer.place_kinds.get(key) in SPOTS:
        return _is_there(gazetteer, key, told)
    return any(gazetteer.place_tree.is_within(place, key) for place in told.places)


def _is_of(state: str, gazetteer: Gazetteer, told: _Told) -> bool:
    """Whether the text speaks of the state of a body, or of a place in the country that bears its name."""
    names = gazetteer.actor_names.get(state, ())
    countries = {gazetteer.places[name] for name in names if name in gazetteer.places}
    if state in told.states or _has_people(names, told):
        return True
    return any(_root(gazetteer.place_tree, place) in countries for place in told.places)


def _has_people(names: Sequence[str], told: _Told) -> bool:
    stems = [name for name in names if len(name) >= STEM]
    return any(people.startswith(stem) for people in told.peoples for stem in stems)
