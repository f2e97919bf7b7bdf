"""Find the source that a name belongs to, and make one where there is none.

Outward: `source_named` for outlets, `account_of_post` for the accounts behind embedded posts.
"""

import hashlib
import re

from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.audit import Target, acting, record
from sources.codes import Sensitivity, SourceClass, SourceKind
from sources.errors import BadMetadata
from sources.models import Source
from sources.naming import DIGITS, KEY_LENGTH, UNIDENTIFIED_ACCOUNT, key_of
from sources.selectors.names import SourceNames, source_names

# "— A Resident (@resident_01) December 20, 2020": the handle in brackets signs the post; others are addressed in it.
_SIGNED = re.compile(r"\(@(?P<handle>\w{1,30})\)")


def source_named(outlet: str, *, by: User | None, names: SourceNames | None = None) -> Source | None:
    """The source with this key, name or alias, without regard to case; a new outlet where there is none.

    None for an empty name: who published it is not known. A new source is an online outlet until an editor says
    more. names: read before, for a batch; None = read now. Raises BadMetadata where several sources bear the name.
    """
    if not outlet.strip():
        return None
    found = (source_names() if names is None else names).ids(outlet)
    if len(found) > 1:
        keys = ", ".join(Source.objects.filter(pk__in=found).order_by("key").values_list("key", flat=True))
        raise BadMetadata(
            _("the outlet %(outlet)s can be any of %(keys)s; accepted: one of these keys")
            % {"outlet": repr(outlet), "keys": keys}
        )
    if found:
        return Source.objects.get(pk=next(iter(found)))
    name = " ".join(outlet.split())[:200]
    return _make(
        Source(
            key=_free_key(key_of(name)),
            name=name,
            kind=SourceKind.ONLINE_OUTLET,
            source_class=SourceClass.OUTLET,
            note="Made from the name an article came with; kind and country are not checked yet.",
        ),
        by,
    )


def account_of_post(text: str, post_id: str, *, by: User | None) -> Source:
    """The account that a post's words belong to: by its signature, else one of its own.

    post_id: public id of the post, which keys the account of an unsigned one. Accounts are restricted, and a key,
    which is published, does not carry the handle.
    """
    signed = list(_SIGNED.finditer(text))
    handle = signed[-1]["handle"] if signed else ""
    key = f"account-{_digest(handle)}" if handle else f"account-of-{post_id.lower()}"
    existing = Source.objects.filter(key=key).first()
    if existing is not None:
        return existing
    return _make(
        Source(
            key=key,
            name=f"@{handle}" if handle else UNIDENTIFIED_ACCOUNT,
            kind=SourceKind.SOCIAL_ACCOUNT,
            source_class=SourceClass.ACCOUNT,
            sensitivity=Sensitivity.RESTRICTED,
        ),
        by,
    )


def _digest(handle: str) -> str:
    return hashlib.sha256(f"@{handle.lower()}".encode()).hexdigest()[:DIGITS]


def _make(source: Source, by: User | None) -> Source:
    aim = Target("sources.source", source.key, source.key)
    # The act names the key alone: an account's name may be a private person's.
    with acting(record("source.add", actor=by, target=aim)):
        source.save(force_insert=True)
    return source


def _free_key(key: str) -> str:
    """The key, or with the least number that makes it free: "the-herald-2"."""
    taken = set(Source.objects.filter(key__startswith=key[: KEY_LENGTH - 4]).values_list("key", flat=True))
    number, free = 1, key
    while free in taken:
        number += 1
        free = f"{key[: KEY_LENGTH - 4]}-{number}"
    return free
