"""Say something about a claim, a link or an event; change one's own words; settle a remark, or open it again.

Outward: ``add_comment``, ``edit_comment``, ``resolve_comment`` and ``reopen_comment``. "@name" mentions a person.
Told are those who are mentioned, those who spoke in the thread before, and the author of what is resolved; nobody is
told of what they may not read.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Claim, ClaimLink, Comment, Event
from claims.selectors.comments import EDITED, Target, may_read, of, people_named, readable_comments
from claims.services.errors import BadDecision, NotAllowed
from claims.services.permission import require
from claims.services.telling import place_of, tell
from factcheck.audit import acting, record
from factcheck.locking import lock_row

ADD, CHANGE = "claims.add_comment", "claims.change_comment"
# A remark, not an essay: as much as fits on a page. Arbitrary but works.
LONGEST = 4000
# People told of one comment. Arbitrary but works: more are no longer spoken to.
MOST_TOLD = 20
# The characters of user names; an "@" inside a word is an address, and a dot at the end ends the sentence.
MENTIONED = gettext_lazy("%(who)s mentioned you: %(what)s")
ANSWERED = gettext_lazy("%(who)s answered about %(what)s")
RESOLVED = gettext_lazy("%(who)s resolved your comment on %(what)s")
REOPENED = gettext_lazy("%(who)s opened your comment on %(what)s again")
_MENTION = re.compile(r"(?<![\w@.+-])@([\w@.+-]*\w)")


def names_in(body: str) -> list[str]:
    """The names that a text mentions, in small letters, each once, in order."""
    return list(dict.fromkeys(name.lower() for name in _MENTION.findall(body)))[:MOST_TOLD]


def add_comment(target: Target, body: str, *, by: Any) -> tuple[Comment, list[str]]:
    """Returns the comment, and the names in it that nobody has who may read it.

    Raises NotAllowed, and BadDecision for no words or too many.
    """
    require(by, ADD)
    _require_reader(target, by)
    words = _checked(body)
    with transaction.atomic():
        earlier = _speakers(target)
        about = {"claim": Claim, "link": ClaimLink, "event": Event}
        name = next(name for name, model in about.items() if isinstance(target, model))
        with acting(record("comment.add", actor=by, target=target)):
            comment = Comment.objects.create(author=by, body=words, **{name: target})
            mentioned, unknown = _mention(comment, target)
        named = {person.pk for person in mentioned}
        _tell_all(mentioned, MENTIONED, comment, by)
        _tell_all([person for person in earlier if person.pk not in named], ANSWERED, comment, by)
    return comment, unknown


def edit_comment(
    comment_id: int, body: str, *, by: Any, expected_version: int | None = None
) -> tuple[Comment, list[str]]:
    """Change one's own words; whoever is mentioned for the first time is told.

    Returns and raises as ``add_comment``, and StaleRow.
    """
    require(by, CHANGE)
    words = _checked(body)
    with transaction.atomic():
        comment = _locked(comment_id, by, expected_version)
        if comment.author != by:
            raise NotAllowed(_("Nobody changes what another person said."))
        if comment.body == words:
            return comment, []
        target, before = target_of(comment), set(comment.mentions.values_list("pk", flat=True))
        act = record(EDITED, actor=by, target=comment, old={"body": comment.body}, new={"body": words})
        with acting(act):
            comment.body = words
            comment.save()
            mentioned, unknown = _mention(comment, target)
        _tell_all([person for person in mentioned if person.pk not in before], MENTIONED, comment, by)
    return comment, unknown


def resolve_comment(comment_id: int, *, by: Any, expected_version: int | None = None) -> Comment:
    """Say that a remark is settled. Raises NotAllowed, StaleRow, BadDecision."""
    return _settle(comment_id, by, expected_version, is_resolved=True)


def reopen_comment(comment_id: int, *, by: Any, expected_version: int | None = None) -> Comment:
    """Say that a remark is not settled after all. Raises NotAllowed, StaleRow, BadDecision."""
    return _settle(comment_id, by, expected_version, is_resolved=False)


def target_of(comment: Comment) -> Target:
    """What a comment is about."""
    target = comment.claim or comment.link or comment.event
    if target is None:
        raise BadDecision(_("A comment is about one claim, one link or one event."))
    return target


def _settle(comment_id: int, by: Any, expected_version: int | None, *, is_resolved: bool) -> Comment:
    require(by, CHANGE)
    with transaction.atomic():
        comment = _locked(comment_id, by, expected_version)
        if (comment.resolved_at is not None) is is_resolved:
            raise BadDecision(_("Somebody else did so already."))
        verb = "comment.resolve" if is_resolved else "comment.reopen"
        with acting(record(verb, actor=by, target=comment)):
            comment.resolved_at = timezone.now() if is_resolved else None
            comment.resolved_by = by if is_resolved else None
            comment.save()
        _tell_all([comment.author], RESOLVED if is_resolved else REOPENED, comment, by)
    return comment


def _checked(body: str) -> str:
    words = body.strip()
    if not words:
        raise BadDecision(_("A comment says something."))
    if len(words) > LONGEST:
        raise BadDecision(
            _("A comment has at most %(most)d characters; this one has %(number)d.")
            % {"most": LONGEST, "number": len(words)}
        )
    return words


def _require_reader(target: Target, by: Any) -> None:
    if not may_read(by, target):
        raise NotAllowed(_("You may not read this, so you cannot comment on it."))


def _locked(comment_id: int, by: Any, expected_version: int | None) -> Comment:
    if not readable_comments(by).filter(pk=comment_id).exists():
        raise NotAllowed(_("There is no such comment, or you may not read it."))
    return lock_row(Comment, comment_id, expected_version)


def _mention(comment: Comment, target: Target) -> tuple[list[Any], list[str]]:
    """Write whom a comment mentions. Returns them, and the names that nobody has who may read it."""
    names = names_in(comment.body)
    people = people_named(names)
    readers = {name: person for name, person in people.items() if may_read(person, target)}
    comment.mentions.set(readers.values())
    return list(readers.values()), [name for name in names if name not in readers]


def _tell_all(people: Iterable[Any], words: Any, comment: Comment, by: Any) -> None:
    """Those of them who may read it, and not who acts. words: translated for each of them."""
    target = target_of(comment)
    for person in people:
        if person != by and may_read(person, target):
            tell(
                person,
                lambda: str(words % {"who": by, "what": _named(target)}),
                url=_address(comment, target),
                comment=comment,
            )


def _address(comment: Comment, target: Target) -> str:
    """Of a claim the claim; elsewhere the comment, for the thread is folded at the end of a long page."""
    place = place_of(target)
    return place if isinstance(target, Claim) else f"{place}#comment-{comment.pk}"


def _speakers(target: Target) -> list[Any]:
    """Who spoke in the thread so far, each once, the latest first."""
    rows = Comment.objects.filter(of(target)).select_related("author").order_by("-id")[:200]
    return list({row.author_id: row.author for row in rows}.values())[:MOST_TOLD]


def _named(target: Target) -> str:
    """Told without any word of an article: a notification outlives what its reader may see."""
    if isinstance(target, Claim):
        return _("claim %(id)s") % {"id": target.public_id}
    if isinstance(target, ClaimLink):
        return _("the claims %(one)s and %(other)s") % {
            "one": target.first.public_id,
            "other": target.second.public_id,
        }
    return _("event %(id)s") % {"id": target.public_id}
