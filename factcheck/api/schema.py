"""The OpenAPI schema: what every operation may answer besides its rows.

Outward: ``ReadOnlySchema``, the schema class of all views.
"""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers


class ProblemSerializer(serializers.Serializer[Any]):
    """What was wrong, in one sentence."""

    detail = serializers.CharField()


REFUSED = {
    "type": "object",
    "description": "Parameter -> what is wrong with it and what is accepted.",
    "additionalProperties": {"type": "array", "items": {"type": "string"}},
}


class ReadOnlySchema(AutoSchema):
    """Adds the refusals: 403 without a login or the permission, 400 for a parameter, 404 for an unknown id."""

    def _get_response_bodies(self, direction: Any = "response") -> Any:
        bodies = super()._get_response_bodies(direction)
        bodies["403"] = self._problem("Not logged in, or without the permission to view this.", "403")
        if self._is_list_view():
            bodies["400"] = {
                "description": "A parameter is not known or its value is not accepted.",
                "content": {"application/json": {"schema": REFUSED}},
            }
        if "{" in self.path:
            bodies["404"] = self._problem("There is no such row, or it is hidden from the reader.", "404")
        return dict(sorted(bodies.items()))

    def _problem(self, description: str, code: str) -> Any:
        body = self._get_response_for_code(ProblemSerializer, code, ["application/json"])
        return body | {"description": description}
