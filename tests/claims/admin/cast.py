"""Who uses the screens in these tests, and how a page is read.

reader, reviewer, editor, administrator: one person each, with the permissions of their role and no more.
"""

from html.parser import HTMLParser
from typing import Any

from django.contrib.auth.models import Group
from django.test import Client

from claims.domain.codebook import Codebook
from claims.models import Attribute, CodebookSnapshot
from claims.services.codebook import adopt_codebook
from factcheck.accounts.models import User
from factcheck.roles.syncing import sync_roles
from tests.factories import UserFactory


def person(role: str, **fields: Any) -> User:
    sync_roles()
    user = UserFactory(username=fields.pop("username", f"the-{role}"), is_staff=True, **fields)
    user.groups.add(Group.objects.get(name=role))
    return user


def logged_in(role: str, **fields: Any) -> Client:
    client = Client()
    client.force_login(person(role, **fields))
    return client


def superuser() -> Client:
    client = Client()
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


def adopted(*attributes: Attribute) -> CodebookSnapshot:
    """The codebook in force, of attributes that factories made."""
    definitions = [attribute.current.to_domain for attribute in attributes if attribute.current is not None]
    return adopt_codebook(Codebook({each.key: each for each in definitions}))


class Page(HTMLParser):
    """What a page's markup holds: forms' fields, texts, and whatever a strict policy refuses."""

    def __init__(self, response: Any) -> None:
        super().__init__(convert_charrefs=True)
        self.refused: list[str] = []
        self.selected: list[str] = []
        self.words: list[str] = []
        self._raw = ""
        self._select: str | None = None
        html = b"".join(response.streaming_content) if response.streaming else response.content
        self.html = html.decode()
        self.feed(self.html)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        self._raw = tag if tag in ("script", "style") else ""
        if tag == "style" or (tag == "script" and not named.get("src")):
            self.refused.append(f"<{tag}> without an address")
        self.refused += [f"{tag} {name}" for name in named if name == "style" or name.startswith("on")]
        for name in ("src", "href", "action"):
            address = named.get(name) or ""
            is_foreign = address.startswith(("http:", "https:", "//")) and tag != "a"
            if is_foreign or address.startswith("javascript:"):
                self.refused.append(f"{tag} {name}={address}")
        self._note_choice(tag, named)

    def handle_endtag(self, tag: str) -> None:
        self._raw = ""
        if tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        if not self._raw and data.strip():
            self.words.append(data.strip())

    def _note_choice(self, tag: str, named: dict[str, str | None]) -> None:
        """Whatever a careless save would assert: an option or a radio button that is chosen beforehand."""
        if tag == "select":
            self._select = named.get("name") or "?"
        if tag == "option" and "selected" in named and named.get("value") and self._select:
            self.selected.append(f"{self._select}={named['value']}")
        if tag == "input" and named.get("type") == "radio" and "checked" in named:
            self.selected.append(f"{named.get('name')}={named.get('value')}")
