"""Rows for tests, each valid by itself: a test names only what it is about."""

import hashlib
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from claims.domain.codebook import AttributeDefinition
from claims.domain.codes import ClaimStatus, Comparator, Family, Producer, ValueKind, Verification
from claims.models import Actor, Attribute, AttributeVersion, Claim, CodebookSnapshot, Event, Place, Scope
from factcheck.accounts.models import User
from sources.codes import SourceClass, SourceKind
from sources.models import Article, Source

TEXT = "Seven rockets were fired at the base on Tuesday. One girl was killed and five people were hurt."


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"user{n}")


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source

    key = factory.Sequence(lambda n: f"outlet-{n}")
    name = factory.Sequence(lambda n: f"Outlet {n}")
    kind = SourceKind.NEWSPAPER
    source_class = SourceClass.OUTLET


class ArticleFactory(DjangoModelFactory):
    class Meta:
        model = Article

    source = factory.SubFactory(SourceFactory)
    title = factory.Sequence(lambda n: f"Report {n}")
    language = "en"
    text = TEXT
    length = factory.LazyAttribute(lambda row: len(row.text))
    text_sha256 = factory.LazyAttribute(lambda row: hashlib.sha256(row.text.encode()).hexdigest())
    public_id = factory.Sequence(lambda n: f"A{n:010x}")


class AttributeFactory(DjangoModelFactory):
    """With its first version: pass ``value_kind`` and other fields of AttributeDefinition as ``definition__...``."""

    class Meta:
        model = Attribute
        django_get_or_create = ("key",)
        skip_postgeneration_save = True

    key = "killed"
    family = Family.PEOPLE

    @factory.post_generation
    def definition(self, create: bool, extracted: AttributeDefinition | None, **fields: object) -> None:
        if not create or self.current is not None:
            return
        definition = extracted or AttributeDefinition(
            key=self.key,
            family=Family(self.family),
            value_kind=ValueKind(fields.pop("value_kind", ValueKind.COUNT)),
            label={"en": self.key.replace("_", " "), "fr": self.key},
            definition={"en": f"The number of {self.key}.", "fr": f"Nombre : {self.key}."},
            **fields,
        )
        self.current = AttributeVersion.objects.create(
            attribute=self,
            number=1,
            value_kind=definition.value_kind,
            unit=definition.unit,
            cardinality=definition.cardinality,
            accumulating=definition.accumulating,
            tolerance=definition.tolerance,
            policy=definition.policy,
            sensitivity=definition.sensitivity,
            definition=definition.to_dict(),
            sha256=definition.sha256,
        )
        self.save()


class SnapshotFactory(DjangoModelFactory):
    """The codebook of the attributes given as ``versions``."""

    class Meta:
        model = CodebookSnapshot
        skip_postgeneration_save = True

    number = factory.Sequence(lambda n: n + 1)
    sha256 = factory.Sequence(lambda n: f"{n:064x}")

    @factory.post_generation
    def versions(self, create: bool, extracted: list[AttributeVersion] | None) -> None:
        if create and extracted:
            self.versions.set(extracted)


class PlaceFactory(DjangoModelFactory):
    class Meta:
        model = Place

    key = factory.Sequence(lambda n: f"place-{n}")
    name = factory.Sequence(lambda n: f"Place {n}")
    kind = "city"


class ActorFactory(DjangoModelFactory):
    class Meta:
        model = Actor

    key = factory.Sequence(lambda n: f"actor-{n}")
    name = factory.Sequence(lambda n: f"Actor {n}")
    kind = "armed_group"


class ScopeFactory(DjangoModelFactory):
    class Meta:
        model = Scope

    facet = "group"
    key = factory.LazyAttributeSequence(lambda row, n: f"{row.facet}:part-{n}")
    name = factory.Sequence(lambda n: f"Part {n}")


class EventFactory(DjangoModelFactory):
    class Meta:
        model = Event

    public_id = factory.Sequence(lambda n: f"E{n + 500_000:06d}")
    title = factory.Sequence(lambda n: f"Attack {n}")


class ClaimFactory(DjangoModelFactory):
    """A suggestion that one girl was killed, standing on its words in the article's text."""

    class Meta:
        model = Claim

    article = factory.SubFactory(ArticleFactory)
    ordinal = factory.Sequence(lambda n: n + 1)
    public_id = factory.LazyAttribute(lambda row: f"{row.article.public_id}.{row.ordinal}")
    event = factory.SubFactory(EventFactory)
    attribute = factory.SubFactory(AttributeFactory)
    attribute_version = factory.LazyAttribute(lambda row: row.attribute.current)
    quote = "One girl was killed"
    start = factory.LazyAttribute(lambda row: row.article.text.index(row.quote))
    end = factory.LazyAttribute(lambda row: row.start + len(row.quote))
    value_kind = ValueKind.COUNT
    comparator = Comparator.EXACT
    number = Decimal(1)
    lower = factory.LazyAttribute(lambda row: row.number)
    upper = factory.LazyAttribute(lambda row: row.number)
    producer = Producer.RULES
    status = ClaimStatus.SUGGESTED

    class Params:
        accepted = factory.Trait(status=ClaimStatus.ACCEPTED, verification=Verification.ONE_REVIEWER)
