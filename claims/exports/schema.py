"""The tables of a release: their columns in order, with type and meaning.

Outward: ``TABLES``. One description serves the CSV writer, ``datapackage.json``, the README of the release, the
verifier and the importer, so that they cannot differ. Column names and meanings are a contract (DESIGN section 6):
others cite them.
"""

from dataclasses import dataclass
from typing import Literal

FieldType = Literal["string", "number", "integer", "boolean", "date", "datetime"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. reference: "table.column" that a non-empty cell names; listed: several, joined by "; "."""

    name: str
    description: str
    type: FieldType = "string"
    required: bool = False
    reference: str = ""
    listed: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file. key: the columns that identify a row, () = rows repeat freely."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        return f"{self.name}.csv"

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


LIST_SEPARATOR = "; "

_EVENT = Column("event", "Permanent id of the event.", reference="events.event")
_ATTRIBUTE = Column("attribute", "Key of the attribute in codebook.json.", required=True)
_SCOPE = Column(
    "scope",
    "Part of the whole that the value covers, its name in codebook.json; empty = the whole event.",
)
_LOW = Column(
    "low", "Least value, inclusive; for dates the first possible day. Empty = open or not a number."
)
_HIGH = Column(
    "high", "Greatest value, inclusive; for dates the last possible day. Empty = open or not a number."
)

EVENTS = Table(
    "events",
    "What happened, one row per event.",
    (
        Column("event", "Permanent id.", required=True),
        Column("kind", "occurrence, series, state or statement.", required=True),
        Column("title", "How editors call it; no published value."),
        Column("date", "Day as first read, EDTF; the published date is the attribute event_date."),
        Column("place", "Key of the place as first read.", reference="places.place"),
        Column("parent", "The event it is part of.", reference="events.event"),
        Column("series_from", "First day of a series' window.", type="date"),
        Column("series_until", "Last day of a series' window, inclusive; empty = open.", type="date"),
        Column("series_counts", "What a series counts as one."),
    ),
    ("event",),
)
ATTRIBUTES = Table(
    "attributes",
    "What the sources together support, one row per event, attribute and scope.",
    (
        Column("event", "Permanent id of the event.", required=True, reference="events.event"),
        _ATTRIBUTE,
        _SCOPE,
        Column("value", "The best-supported value; empty while contested and not ruled."),
        _LOW,
        _HIGH,
        Column("high_open", "Whether the greatest value is open.", type="boolean", required=True),
        Column("value_is_bound", "Whether the value is only a bound.", type="boolean", required=True),
        Column(
            "candidates",
            "Values that voices state, best supported first. Numbers and times with their bounds: 7, >=3 at least,"
            " >14 more than, <=9 at most, <20 fewer than, ~5200 about, <~90 nearly, 2-4 between, some.",
            listed=True,
        ),
        Column("unit", "Unit of the value."),
        Column("as_of", "Moment the value holds for.", type="datetime"),
        Column("evidence", "undisputed, contested or insufficient.", required=True),
        Column("ruling", "none, ruled or stale.", required=True),
        Column("grade", "Strength of the evidence, see README."),
        Column("voices_min", "Voices, counting what is unknown as dependent.", type="integer", required=True),
        Column(
            "voices_max", "Voices, counting what is unknown as independent.", type="integer", required=True
        ),
        Column("confidence", "Probability that the value is right; empty unless calibrated.", type="number"),
        Column("confidence_basis", "none, or ruled(n) for a calibration on n ruled items.", required=True),
        Column("claims", "The claims behind it.", listed=True, reference="claims.claim"),
        Column("verification", "The weakest verification among its claims.", required=True),
        Column("policy", "Name and version of the consensus policy.", required=True),
        Column("explanation", "Why, in sentences."),
    ),
    ("event", "attribute", "scope"),
)
CLAIMS = Table(
    "claims",
    "What one article states, one row per accepted or retracted claim.",
    (
        Column("claim", "Permanent id.", required=True),
        _EVENT,
        _ATTRIBUTE,
        _SCOPE,
        Column("article", "Permanent id of the article.", required=True, reference="articles.article"),
        Column("source", "Key of the outlet; empty = not known or withheld.", reference="sources.source"),
        Column("voice", "Number of its voice inside the consensus row; empty = none."),
        Column("quote", "The article's words; [withheld] stands for what this profile does not show."),
        Column("start", "Offset in code points; empty where part of the quote is withheld.", type="integer"),
        Column("end", "End offset, exclusive.", type="integer"),
        Column("value", "Value as stated; empty where only bounds are stated; [withheld] with its words."),
        _LOW,
        _HIGH,
        Column("comparator", "How the words bound the value.", required=True),
        Column("modality", "How strongly the speaker says it.", required=True),
        Column("actuality", "Whether it happened, was planned, foiled ...", required=True),
        Column("polarity", "negative = the sentence rejects the proposition.", required=True),
        Column("attribution", "Informant > channel, as written; empty = the outlet itself."),
        Column("as_of", "Moment the information holds for.", type="datetime"),
        Column("status", "accepted or retracted.", required=True),
        Column("verification", "machine, policy, one_reviewer, two_blind or adjudicated.", required=True),
    ),
    ("claim",),
)
LINKS = Table(
    "links",
    "How two claims stand to each other, as decided by people.",
    (
        Column("first", "Permanent id of one claim.", required=True, reference="claims.claim"),
        Column("second", "Permanent id of the other.", required=True, reference="claims.claim"),
        Column("axis", "value or provenance.", required=True),
        Column("relation", "What holds between them.", required=True),
        Column("direction", "forward: first acts on second; backward: the other way; none.", required=True),
        Column("reason", "Why."),
    ),
    ("first", "second", "axis"),
)
EVENT_LINKS = Table(
    "event_links",
    "How two events stand to each other.",
    (
        Column("from_event", "Permanent id.", required=True, reference="events.event"),
        Column(
            "relation", "part_of, retaliation_for, before, after, ends or possibly_same_as.", required=True
        ),
        Column("to_event", "Permanent id.", required=True, reference="events.event"),
        Column("decided", "Whether a person decided it.", type="boolean", required=True),
        Column("reason", "Why."),
    ),
    ("from_event", "relation", "to_event"),
)
ARTICLES = Table(
    "articles",
    "The texts that the claims stand on; the text itself is not released.",
    (
        Column("article", "Permanent id.", required=True),
        Column("source", "Key of the outlet; empty = not known.", reference="sources.source"),
        Column("title", "Title as published."),
        Column("language", "ISO 639-1 code.", required=True),
        Column("published", "Publication date, EDTF; empty = not known."),
        Column("published_basis", "What the date rests on.", required=True),
        Column("url", "Address."),
        Column("version", "Version of the text, from 1.", type="integer", required=True),
        Column("first_version", "Id of the first version.", reference="articles.article"),
        Column("sha256", "SHA-256 of the text, UTF-8.", required=True),
        Column("length", "Length in code points.", type="integer", required=True),
        Column("rights", "Rights, as stated."),
    ),
    ("article",),
)
SOURCES = Table(
    "sources",
    "Who published or informed.",
    (
        Column("source", "Permanent key.", required=True),
        Column("name", "Name."),
        Column("kind", "agency, newspaper, official_body ...", required=True),
        Column("class", "Strength of evidence by role.", required=True),
        Column("country", "ISO 3166-1 code; empty = none."),
        Column("owner", "Key of the owner.", reference="sources.source"),
    ),
    ("source",),
)
ACTORS = Table(
    "actors",
    "The actors that values name, and what they belong to.",
    (
        Column("actor", "Permanent key.", required=True),
        Column("name", "Name."),
        Column("kind", "state, armed_group, person ...", required=True),
        Column("part_of", "Key of the actor it belongs to.", reference="actors.actor"),
        Column("names", "Names and spellings.", listed=True),
        Column("external_ids", "scheme:identifier.", listed=True),
    ),
    ("actor",),
)
PLACES = Table(
    "places",
    "The places that values and events name, and what they lie in.",
    (
        Column("place", "Permanent key.", required=True),
        Column("name", "Name."),
        Column("kind", "country, region, city, district or site.", required=True),
        Column("part_of", "Key of the place it lies in.", reference="places.place"),
        Column("latitude", "WGS 84 degrees.", type="number"),
        Column("longitude", "WGS 84 degrees.", type="number"),
        Column("precision", "What the coordinates are of."),
        Column("names", "Names and spellings.", listed=True),
        Column("external_ids", "scheme:identifier.", listed=True),
    ),
    ("place",),
)
RESOLUTIONS = Table(
    "resolutions",
    "Rulings of editors on contested values.",
    (
        Column("resolution", "Permanent id.", required=True),
        Column("event", "Permanent id of the event.", required=True, reference="events.event"),
        _ATTRIBUTE,
        _SCOPE,
        Column("kind", "value, own_value, range, contested or insufficient.", required=True),
        Column("value", "Value ruled; empty where none is."),
        _LOW,
        _HIGH,
        Column("state", "live or stale.", required=True),
        Column("reason", "The editor's reason.", required=True),
        Column("evidence", "Evidence cited."),
        Column("cited_claims", "Claims cited.", listed=True, reference="claims.claim"),
    ),
    ("resolution",),
)
NOTICES = Table(
    "notices",
    "What outlets corrected or took back.",
    (
        Column("article", "Permanent id of the article.", required=True, reference="articles.article"),
        Column("kind", "correction, retraction or deletion.", required=True),
        Column("published_on", "Date of the notice.", type="date", required=True),
        Column("summary", "What it says, in our words.", required=True),
        Column("claims", "Claims it touches.", listed=True, reference="claims.claim"),
    ),
)
WITHHELD = Table(
    "withheld",
    "How much this profile does not show, and why.",
    (
        Column("table", "Table the rows are left out of, or generalised in.", required=True),
        Column("reason", "Why.", required=True),
        Column("rows", "How many.", type="integer", required=True),
    ),
    ("table", "reason"),
)
ID_HISTORY = Table(
    "id_history",
    "Where ids lead that no longer stand alone.",
    (
        Column("id", "The id.", required=True),
        Column("became", "The id it redirects to, or was split from.", required=True),
        Column("how", "merged or split_from.", required=True),
    ),
    ("id",),
)
CHANGES = Table(
    "changes",
    "What differs from the last version of this release.",
    (
        Column("event", "Permanent id of the event.", required=True),
        _ATTRIBUTE,
        _SCOPE,
        Column("change", "added, removed or changed.", required=True),
        Column(
            "before", "Value, low, high, evidence and ruling before; withheld where it is not released now."
        ),
        Column("after", "The same now."),
        Column("reason", "Why: the new claims, rulings or notices behind it.", required=True),
    ),
    ("event", "attribute", "scope"),
)

TABLES: tuple[Table, ...] = (
    EVENTS,
    ATTRIBUTES,
    CLAIMS,
    LINKS,
    EVENT_LINKS,
    ARTICLES,
    SOURCES,
    ACTORS,
    PLACES,
    RESOLUTIONS,
    NOTICES,
    WITHHELD,
    ID_HISTORY,
    CHANGES,
)
TABLES_BY_NAME = {table.name: table for table in TABLES}
