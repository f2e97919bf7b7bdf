"""A register's tree: which place lies in which, which actor belongs to which, which scope is part of which.

Outward: ``Hierarchy``. Keys are the registers' permanent keys; a key without a parent is a root.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from claims.domain.errors import BadHierarchy


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """parents: key -> parent's key, or None for a root. Unknown keys stand alone: they have no ancestors.

    Raises BadHierarchy where the parents form a circle.
    """

    parents: Mapping[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        settled: set[str] = set()
        for key in self.parents:
            path: set[str] = set()
            step: str | None = key
            while step is not None and step not in settled:
                if step in path:
                    raise BadHierarchy(
                        '"%(key)s" is its own ancestor. A register is a tree without circles.', key=step
                    )
                path.add(step)
                step = self.parents.get(step)
            settled |= path

    def ancestors(self, key: str) -> Iterator[str]:
        """The parents of a key, nearest first, without the key itself."""
        step = self.parents.get(key)
        while step is not None:
            yield step
            step = self.parents.get(step)

    def is_within(self, key: str, whole: str) -> bool:
        """Whether ``key`` is ``whole`` or lies anywhere below it."""
        return key == whole or whole in self.ancestors(key)

    def are_related(self, a: str, b: str) -> bool:
        """Whether one lies within the other."""
        return self.is_within(a, b) or self.is_within(b, a)

    def depth(self, key: str) -> int:
        """The number of ancestors; 0 for a root."""
        return sum(1 for _ in self.ancestors(key))

    def nearest_common(self, a: str, b: str) -> str | None:
        """The lowest key that both are, or lie below; None where they share none."""
        line_b = {b, *self.ancestors(b)}
        return next((key for key in (a, *self.ancestors(a)) if key in line_b), None)
