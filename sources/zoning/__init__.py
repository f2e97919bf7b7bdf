"""Split an article into zones by role: headline, lead, body, background, quotation, furniture, posts.

Outward function: `zones`. Pure; what marks look like is data in marks/<language>.toml.
"""

from sources.zoning.languages import language_of
from sources.zoning.marks import ZoneRole
from sources.zoning.roles import Zone, zones

__all__ = ["Zone", "ZoneRole", "language_of", "zones"]
