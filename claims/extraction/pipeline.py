"""The pipeline of extraction: the list of its stages, each a pure function from one reading to the next.

Outward: ``extract(document, codebook, pack, gazetteer)``, ``read``, which keeps what the stages read, and ``STAGES``.
"""

from collections.abc import Callable

from claims.domain.codebook import Codebook
from claims.extraction.actors import read_actors
from claims.extraction.attribution import read_voices
from claims.extraction.backgrounds import read_backgrounds
from claims.extraction.categories import read_categories
from claims.extraction.cued import read_cued
from claims.extraction.dates import read_times
from claims.extraction.document import Document
from claims.extraction.doers import read_doers
from claims.extraction.drafts import Extraction
from claims.extraction.event_summaries import read_event_drafts
from claims.extraction.events import read_events
from claims.extraction.frames import read_counts
from claims.extraction.gazetteer import NO_NAMES, Gazetteer
from claims.extraction.governors import read_told_days
from claims.extraction.heads import read_heads
from claims.extraction.holders import read_holders
from claims.extraction.lexicon import lexicon_for
from claims.extraction.merging import read_merged
from claims.extraction.modality import read_moods
from claims.extraction.named_members import read_named_members
from claims.extraction.numbers import read_numbers
from claims.extraction.ordinals import read_ordinals
from claims.extraction.own_deaths import read_own_deaths
from claims.extraction.pack import Pack
from claims.extraction.patterned import read_patterns
from claims.extraction.places import read_places
from claims.extraction.profiles import read_profiles
from claims.extraction.reading import Reading
from claims.extraction.restated import read_restated
from claims.extraction.scoping import read_scopes
from claims.extraction.sentences import read_sentences
from claims.extraction.single_victims import read_single_victims
from claims.extraction.subgroups import read_subgroups
from claims.extraction.suggestions import read_suggestions
from claims.extraction.texts import read_texts
from claims.extraction.truths import read_truths
from claims.extraction.whens import read_whens

Stage = Callable[[Reading], Reading]

STAGES: tuple[Stage, ...] = (
    read_sentences,
    read_times,
    read_numbers,
    read_heads,
    read_moods,
    read_voices,
    read_told_days,
    read_events,
    read_backgrounds,
    read_counts,
    read_restated,
    read_subgroups,
    read_single_victims,
    read_named_members,
    read_own_deaths,
    read_doers,
    read_ordinals,
    read_places,
    read_actors,
    read_truths,
    read_categories,
    read_texts,
    read_profiles,
    read_whens,
    read_cued,
    read_patterns,
    read_holders,
    read_scopes,
    read_merged,
    read_event_drafts,
    read_suggestions,
)


def extract(
    document: Document, codebook: Codebook, pack: Pack, gazetteer: Gazetteer = NO_NAMES
) -> Extraction:
    """Suggest the claims and events of one article.

    Returns drafts in text order and events, the main one first. Raises nothing on any text. Linear in its length.
    """
    reading = read(document, codebook, pack, gazetteer)
    return Extraction(reading.drafts, reading.events)


def read(document: Document, codebook: Codebook, pack: Pack, gazetteer: Gazetteer = NO_NAMES) -> Reading:
    """All that the stages read of one article, for those who point at its words themselves."""
    reading = Reading(document, lexicon_for(codebook, pack, gazetteer))
    for stage in STAGES:
        reading = stage(reading)
    return reading
