"""The descriptor of a release: Data Package 2.0.

Outward: ``describe``. Only what a reader of the files needs; no time of making and no address of a machine, so that
the same content gives the same bytes.
"""

import json
from collections.abc import Mapping
from typing import Any

from claims.exports.schema import LIST_SEPARATOR, TABLES, Column, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
# The file that the rest of a release is measured by: it names every file, so it cannot name itself.
CHECKSUMS = "SHA256SUMS"
DESCRIPTOR = "datapackage.json"


def describe(
    *,
    name: str,
    version: int,
    title: str,
    description: str,
    profile_name: str,
    files: Mapping[str, tuple[str, int]],
) -> str:
    """The JSON text of ``datapackage.json``.

    profile_name: public, research or internal (the specification has a "profile" of its own).
    files: path -> (SHA-256, size in bytes) of every table and of codebook.json.
    """
    resources = [_resource(table, *files[table.path]) for table in TABLES]
    digest, size = files["codebook.json"]
    resources.append(
        {
            "name": "codebook",
            "path": "codebook.json",
            "format": "json",
            "mediatype": "application/json",
            "encoding": "utf-8",
            "description": "Definitions of the attributes, in every language of the codebook.",
            "bytes": size,
            "hash": f"sha256:{digest}",
            "$schema": RESOURCE_PROFILE,
        }
    )
    descriptor = {
        "$schema": PROFILE,
        "name": name,
        "version": f"{version}.0.0",
        "title": title,
        "description": description,
        "profile_name": profile_name,
        "resources": resources,
    }
    return json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table, digest: str, size: int) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "path": table.path,
        "type": "table",
        "$schema": RESOURCE_PROFILE,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": SCHEMA_PROFILE,
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    required = {column.name for column in table.columns if column.required}
    if table.key and required.issuperset(table.key):
        schema["primaryKey"] = list(table.key)
    elif table.key:  # an empty scope is the whole event, and a primary key admits no empty cell
        schema["uniqueKeys"] = [list(table.key)]
    references = [
        _foreign_key(table, column) for column in table.columns if column.reference and not column.listed
    ]
    if references:
        schema["foreignKeys"] = references
    return schema


def _field(column: Column) -> dict[str, Any]:
    description = column.description
    if column.listed:
        description += f' Several are separated by "{LIST_SEPARATOR}".'
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": description}
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.required:
        field["constraints"] = {"required": True}
    return field


def _foreign_key(table: Table, column: Column) -> dict[str, Any]:
    """A reference to the own table names no resource: the specification's way of saying "this one"."""
    target, field = column.reference.split(".")
    resource = "" if target == table.name else target.replace("_", "-")
    return {"fields": [column.name], "reference": {"resource": resource, "fields": [field]}}
