"""The article page beside a bare Django view: `python -m tests.bench.page`, or `make bench-page`.

With 1, 100 and 1,000 claims, in a database of its own that is gone afterwards, through every middleware, signed in.
The bare view answers two letters behind the same middleware, once without looking who asks, and once reading the
session, the user and the permissions, as every page of the admin has to.
"""

import os
import tempfile
from statistics import median
from time import perf_counter
from typing import Any

CLAIMS = (1, 100, 1000)
ROUNDS = 15
BUDGET = 50  # times a bare view's median, with 100 claims


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            DATABASE_URL=f"sqlite:///{folder}/page.sqlite3", DEBUG="no", SECRET_KEY="only-for-this-run",
            ALLOWED_HOSTS="testserver", HTTPS="no", DJANGO_SETTINGS_MODULE="factcheck.settings",
        )  # fmt: skip
        os.environ.pop("REDIS_URL", None)
        _run()


def _run() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.http import HttpRequest, HttpResponse
    from django.test import Client, override_settings
    from django.urls import include, path

    call_command("migrate", verbosity=0)
    from tests.claims.admin.cast import logged_in

    def bare(request: HttpRequest) -> HttpResponse:
        return HttpResponse("ok")

    def known(request: HttpRequest) -> HttpResponse:
        return HttpResponse("ok" if request.user.has_perm("claims.view_claim") else "no")

    class Addresses:
        urlpatterns = [path("bare/", bare), path("known/", known), path("", include(settings.ROOT_URLCONF))]

    storages = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(ROOT_URLCONF=Addresses, STORAGES=storages, WHITENOISE_AUTOREFRESH=True):
        client: Client = logged_in("reviewer")
        plain, signed = _median(client, "/bare/"), _median(client, "/known/")
        print(f"{'bare view':34} {plain * 1000:8.2f} ms")
        print(f"{'bare view that knows who asks':34} {signed * 1000:8.2f} ms")
        for number in CLAIMS:
            seconds = _median(client, f"/admin/articles/{_article(number)}/")
            ratios = f"{seconds / plain:6.1f} x bare {seconds / signed:6.1f} x bare, signed in"
            print(f"{f'article page, {number} claims':34} {seconds * 1000:8.2f} ms {ratios}")
        print(f"budget: {BUDGET} x with 100 claims")


def _median(client: Any, address: str) -> float:
    _timed(client, address)
    return median(_timed(client, address) for _ in range(ROUNDS))


def _timed(client: Any, address: str) -> float:
    before = perf_counter()
    response = client.get(address)
    seconds = perf_counter() - before
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    return seconds


def _article(number: int) -> str:
    """The public id of an article with as many suggestions, spread over a text of as many sentences."""
    from claims.models import Claim
    from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory

    sentence = "One girl was killed. "
    article = ArticleFactory(text=sentence * number, length=len(sentence) * number)
    attribute, event = AttributeFactory(), EventFactory()
    Claim.objects.bulk_create(
        ClaimFactory.build(
            article=article, attribute=attribute, attribute_version=attribute.current, event=event,
            ordinal=at + 1, start=len(sentence) * at,
        )
        for at in range(number)
    )  # fmt: skip
    return str(article.public_id)


if __name__ == "__main__":
    main()
