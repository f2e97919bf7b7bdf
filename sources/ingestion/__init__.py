"""Read published files into articles ready to store: the pure half of `ingest`, without a database.

Outward function: `read`. Bad input becomes a `Refused` with its reason, and the rest goes on.
"""

from sources.ingestion.incoming import Incoming, Limits, Reading, Refused, Skipped
from sources.ingestion.reading import read

__all__ = ["Incoming", "Limits", "Reading", "Refused", "Skipped", "read"]
