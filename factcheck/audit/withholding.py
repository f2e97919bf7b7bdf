"""Acts that are kept from some people for a while, as apps say.

Outward: ``withhold_acts`` to say which, ``shown_acts`` for whatever lists acts. Acts are written all the same, and
sealed: only who reads them, and when, differs.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from factcheck.audit.models import Act

Rule = Callable[[Any], Q]
_rules: list[Rule] = []


def withhold_acts(rule: Rule) -> None:
    """rule: the condition on acts that a user is not shown. Said once, when an app is ready."""
    if rule not in _rules:
        _rules.append(rule)


def shown_acts(user: Any) -> QuerySet[Act]:
    acts: QuerySet[Act] = Act.objects.all()
    for rule in _rules:
        acts = acts.exclude(rule(user))
    return acts
