import hashlib
import re
from datetime import date

import pytest

from factcheck.audit.models import Act
from sources.codes import ArticleKind, DateBasis, DatePrecision, Sensitivity, SourceClass, SourceKind
from sources.errors import BadMetadata, NotAllowed
from sources.models import Article, RawDocument, Source, SourceName, TextKey, Zone
from sources.services import Added, Unchanged, add_article
from sources.text import ZoneRole
from tests.factories import ArticleFactory, SourceFactory, UserFactory
from tests.sources.services.cast import TEXT, incoming

pytestmark = pytest.mark.django_db

POST = "Windows shook for a minute here #harbour\n— A Resident (@quay_resident) November 17, 2020"


def added(*args: object, **fields: object) -> Article:
    result = add_article(incoming(*args, **fields), by=None)
    assert isinstance(result, Added)
    return result.article


def test_article_is_stored_with_its_bytes_and_zones() -> None:
    article = added()
    article.refresh_from_db()
    assert article.text == TEXT
    assert (article.length, article.kind, article.version) == (len(TEXT), ArticleKind.ARTICLE, 1)
    assert article.raw is not None
    assert bytes(article.raw.data) == TEXT.encode()
    roles = [zone.role for zone in article.zones.all()]
    assert roles == [ZoneRole.HEADLINE, ZoneRole.LEAD, ZoneRole.BODY]


def test_id_is_made_of_outlet_and_text() -> None:
    digest = hashlib.sha256(f"harbour-gazette\n{TEXT}".encode()).hexdigest()
    assert added().public_id == f"A{digest[:10]}"


def test_same_text_of_another_outlet_has_another_id() -> None:
    assert added().public_id != added(outlet="Quay Post").public_id


def test_taken_id_gets_more_digits() -> None:
    digest = hashlib.sha256(f"harbour-gazette\n{TEXT}".encode()).hexdigest()
    ArticleFactory(public_id=f"A{digest[:10]}")
    assert added().public_id == f"A{digest[:12]}"


def test_same_article_again_is_unchanged() -> None:
    article = added()
    again = add_article(incoming(file="copy.txt"), by=None)
    assert again == Unchanged(article)
    assert (Article.objects.count(), RawDocument.objects.count(), Zone.objects.count()) == (1, 1, 3)


def test_same_article_without_outlet_is_unchanged() -> None:
    article = added(outlet="")
    assert article.source is None
    assert add_article(incoming(outlet=""), by=None) == Unchanged(article)


def test_bytes_of_two_outlets_are_kept_once() -> None:
    assert added().raw == added(outlet="Quay Post").raw


def test_new_outlet_becomes_a_source() -> None:
    source = added().source
    assert source is not None
    assert (source.key, source.name) == ("harbour-gazette", "Harbour Gazette")
    assert (source.kind, source.source_class) == (SourceKind.ONLINE_OUTLET, SourceClass.OUTLET)


@pytest.mark.parametrize("outlet", ["chaine-a", "CHAÎNE A, FRANCE", "  la  chaîne a "])
def test_outlet_is_found_by_key_name_or_alias(outlet: str) -> None:
    source = SourceFactory(key="chaine-a", name="Chaîne A, France")
    SourceName.objects.create(source=source, language="fr", name="la chaîne A")
    assert added(outlet=outlet).source == source


def test_name_to_show_beats_an_alias_of_another() -> None:
    SourceName.objects.create(source=SourceFactory(), language="en", name="The Herald")
    herald = SourceFactory(key="herald", name="The Herald")
    assert added(outlet="the herald").source == herald


def test_outlet_of_two_sources_is_refused_and_nothing_is_stored() -> None:
    for key in ("herald-north", "herald-south"):
        SourceName.objects.create(source=SourceFactory(key=key), language="en", name="The Herald")
    with pytest.raises(BadMetadata) as refused:
        add_article(incoming(outlet="The Herald"), by=None)
    assert str(refused.value) == (
        "the outlet 'The Herald' can be any of herald-north, herald-south; accepted: one of these keys"
    )
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("published", "precision", "lower", "upper"),
    [
        ("2020-11-18", DatePrecision.DAY, date(2020, 11, 18), date(2020, 11, 18)),
        ("2020-02", DatePrecision.MONTH, date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-12", DatePrecision.MONTH, date(2020, 12, 1), date(2020, 12, 31)),
        ("2020", DatePrecision.YEAR, date(2020, 1, 1), date(2020, 12, 31)),
        ("", DatePrecision.NONE, None, None),  # not known: no day is made up
    ],
)
def test_publication_date_keeps_its_precision(
    published: str, precision: DatePrecision, lower: date | None, upper: date | None
) -> None:
    basis = DateBasis.STATED if published else DateBasis.NONE
    article = added(published=published, published_precision=precision, published_basis=basis)
    article.refresh_from_db()
    assert (article.published, article.published_precision) == (published, precision)
    assert (article.published_lower, article.published_upper) == (lower, upper)


def test_language_that_nobody_told_is_undetermined() -> None:
    assert added(lang="").language == "und"


def test_embedded_post_is_an_article_of_its_own_account() -> None:
    article = added(f"{TEXT}\n\n{POST}\n\nThe port authority opened an inquiry into the fallen wall.")
    words, signature = article.zones.filter(role=ZoneRole.POST)
    post = words.post
    assert post is not None
    assert signature.post == post
    assert post.text == POST == article.text[words.start : signature.end]
    assert (post.kind, post.parent) == (ArticleKind.POST, article)
    assert post.source is not None
    assert (post.source.name, post.source.kind) == ("@quay_resident", SourceKind.SOCIAL_ACCOUNT)
    assert re.fullmatch(r"account-[0-9a-f]{10}", post.source.key)
    assert post.source != article.source
    assert post.source.sensitivity == post.sensitivity == Sensitivity.RESTRICTED


def test_same_account_in_two_articles_is_one_source() -> None:
    ending = "The port authority opened an inquiry into the fallen wall."
    added(f"{TEXT}\n\n{POST}\n\n{ending}")
    added(f"{TEXT}\n\n{POST}\n\n{ending}", outlet="Quay Post")
    assert Article.objects.filter(kind=ArticleKind.POST).count() == 2
    assert Source.objects.filter(kind=SourceKind.SOCIAL_ACCOUNT).count() == 1


def test_edited_copy_joins_the_group_of_the_first() -> None:
    first = added()
    copy = added(TEXT.replace("Tuesday evening", "Tuesday night"), outlet="Quay Post")
    assert (first.text_group, copy.text_group) == (first.public_id, first.public_id)


def test_distinct_article_of_the_same_event_is_alone() -> None:
    added()
    other = added(
        "A salvo struck the port last night. Dockers told of a wall that buried a child.", outlet="X"
    )
    assert other.text_group == other.public_id


def test_article_is_indexed_for_later_copies() -> None:
    article = added()
    assert 0 < TextKey.objects.filter(article=article).count() <= 24


def test_act_names_who_added_it() -> None:
    editor = UserFactory(is_superuser=True)
    result = add_article(incoming(), by=editor)
    act = Act.objects.get(verb="article.add")
    assert (act.actor, act.target_id) == (editor, result.article.public_id)
    assert act.new == {
        "file": "a.txt",
        "outlet": "Harbour Gazette",
        "language": "en",
        "published": "2020-11-18",
    }
    assert result.article.history.get().act == act


def test_person_without_the_permission_is_refused() -> None:
    with pytest.raises(NotAllowed, match=r"needs the permission sources\.ingest_article"):
        add_article(incoming(), by=UserFactory())
    assert not Article.objects.exists()
