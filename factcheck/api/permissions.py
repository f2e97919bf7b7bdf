"""Who may read through the API: whoever is logged in and may view what is asked for.

Outward: ``MayView``. Which rows a person sees of it is decided by the selectors.
"""

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request


class MayView(BasePermission):
    """The view permission of the view's ``model``, as in the admin; a view without a model asks for a login alone."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if not request.user.is_authenticated:
            return False
        model: Any = getattr(view, "model", None)
        if model is None:
            return True
        needed = f"{model._meta.app_label}.view_{model._meta.model_name}"
        self.message = f"This needs the permission {needed}."
        return request.user.has_perm(needed)
