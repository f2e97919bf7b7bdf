"""Who imports whom, read from the source without running it, and the rules it must obey.

`violations(modules)` is the one outward function: it takes {module name: source} and returns a sentence per
broken rule. `tree(root)` reads the project's own modules. Imports inside functions and under TYPE_CHECKING
count: a cycle hidden there is still a cycle, and a type is still knowledge of the other side.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("factcheck", "claims", "sources")
APPS = ("claims", "sources")

# The layers of an app, lowest first. A module may import its own layer and lower ones.
LAYERS: dict[str, int] = {
    "models": 0,
    "selectors": 1,
    "services": 2,
    "admin": 3,
    "api": 3,
    "tasks": 3,
    "management": 3,
}

# Packages that are logic alone. Each may import itself, the packages named beside it, and no Django.
PURE: dict[str, tuple[str, ...]] = {
    "sources.codes": (),
    "sources.errors": (),
    "sources.zoning": ("sources.codes", "sources.errors"),
    "sources.text": ("sources.codes", "sources.errors", "sources.zoning"),
    "claims.domain": ("sources.codes",),
    "claims.extraction": ("claims.domain", "sources.codes", "sources.text", "sources.zoning"),
    "claims.consensus": ("claims.domain", "sources.codes"),
}

# Apps that other projects could install: they know neither our settings nor what they serve.
INSTALLABLE = ("factcheck.audit", "factcheck.jobs", "factcheck.roles")
UNKNOWN_TO_INSTALLABLE = ("factcheck.settings", "sources", "claims")

FRAMEWORKS = ("django", "rest_framework", "celery", "simple_history", "psycopg2")


@dataclass(frozen=True, slots=True)
class Import:
    """`importer` imports `imported`, both full dotted names, on a line of the importer's file."""

    importer: str
    imported: str
    line: int

    def breaks(self, rule: str) -> str:
        return f"{self.importer}:{self.line} imports {self.imported}: {rule}"


def tree(root: Path) -> dict[str, str]:
    """The source of every module below the packages, tests and migrations apart, by dotted name."""
    return {
        module_name(path.relative_to(root)): path.read_text(encoding="utf-8")
        for package in PACKAGES
        for path in sorted((root / package).rglob("*.py"))
        if "migrations" not in path.parts
    }


def module_name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def violations(modules: Mapping[str, str]) -> list[str]:
    """One sentence per broken rule, in the order of the modules."""
    found: list[str] = []
    for name, source in modules.items():
        for imported in imports_of(name, source, modules):
            found.extend(broken_rules(imported))
    return list(dict.fromkeys(found))  # one import of several names breaks a rule once


def imports_of(name: str, source: str, modules: Mapping[str, str]) -> Iterator[Import]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(name, alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            for alias in node.names:
                # "from claims import services" names a module, "from claims.services import accept" an object.
                full = f"{node.module}.{alias.name}"
                yield Import(name, full if full in modules else node.module, node.lineno)


def broken_rules(found: Import) -> Iterator[str]:
    yield from _pure(found)
    yield from _layers(found)
    if within(found.importer, "sources") and within(found.imported, "claims"):
        yield found.breaks("claims imports sources, never the reverse")
    for app in INSTALLABLE:
        if within(found.importer, app) and any(
            within(found.imported, name) for name in UNKNOWN_TO_INSTALLABLE
        ):
            yield found.breaks(
                f"{app} is installable anywhere and knows neither settings nor the apps it serves"
            )


def _pure(found: Import) -> Iterator[str]:
    for package, allowed in PURE.items():
        if not within(found.importer, package):
            continue
        if any(within(found.imported, framework) for framework in FRAMEWORKS):
            yield found.breaks(f"{package} is pure")
        ours = any(within(found.imported, name) for name in PACKAGES)
        if ours and not any(within(found.imported, name) for name in (package, *allowed)):
            yield found.breaks(f"{package} stands on {' and '.join(allowed) or 'nothing else of ours'}")


def _layers(found: Import) -> Iterator[str]:
    importer, imported = layer(found.importer), layer(found.imported)
    if importer is None or imported is None:
        return
    if LAYERS[importer] < LAYERS[imported]:
        yield found.breaks(f"{importer} stands below {imported}")


def layer(module: str) -> str | None:
    """The layer of a module such as claims.services.review, or None where it has none."""
    parts = module.split(".")
    if len(parts) > 1 and parts[0] in APPS and parts[1] in LAYERS:
        return parts[1]
    return None


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")
