"""read_page: the text of a page, its own head believed for title and date, hostile markup survived."""

import pytest

from sources.codes import DateBasis, DatePrecision
from sources.errors import NoArticle, SourceError
from sources.ingestion.pages import read_page

MENU = "<nav><a href='/'>Accueil</a></nav>"
FOOTER = "<footer>Tous droits réservés</footer>"
PARAGRAPHS = (
    "<p>Une barge a coulé vendredi soir près du vieux quai, selon les pompiers du port.</p>"
    "<p>Personne n'était à bord, a précisé la capitainerie dans la nuit de vendredi à samedi.</p>"
)
TEXT = (
    "Une barge a coulé vendredi soir près du vieux quai, selon les pompiers du port.\n"
    "Personne n'était à bord, a précisé la capitainerie dans la nuit de vendredi à samedi."
)


def _page(head: str = "", body: str = PARAGRAPHS, lang: str = "") -> bytes:
    attribute = f' lang="{lang}"' if lang else ""
    content = f"<head>{head}</head><body>{MENU}<article>{body}</article>{FOOTER}</body>"
    return f"<!DOCTYPE html><html{attribute}>{content}</html>".encode()


def test_the_article_is_taken_and_the_furniture_left() -> None:
    assert read_page(_page()).text == TEXT


def test_what_the_head_says_is_kept() -> None:
    page = read_page(
        _page(
            '<title>Une barge coule | Le Quai</title><meta property="og:title" content="Une barge &amp; un quai">'
            '<meta content="2020-07-03T21:14:00+02:00" property="article:published_time">'
            '<meta property="og:site_name" content="Le Quai">'
            '<link rel="canonical" href="https://quai.example/barge">',
            lang="fr-FR",
        )
    )
    assert (page.title, page.site_name, page.lang) == ("Une barge & un quai", "Le Quai", "fr")
    assert page.url == "https://quai.example/barge"
    assert (page.published.text, page.published.precision, page.published.basis) == (
        "2020-07-03",
        DatePrecision.DAY,
        DateBasis.METADATA,
    )


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<script>{"datePublished": "2020-07-03T19:14:00Z"}</script>', "2020-07-03"),
        ('<meta name="DC.date" content="2020-07">', "2020-07"),
        # A date that cannot be read is no date; the next element is asked.
        ('<meta property="article:published_time" content="soon"><meta name="date" content="2020">', "2020"),
        # When the page was changed is not when it was published; nor is a year in the footer.
        ('<meta property="article:modified_time" content="2021-01-01">', ""),
        ("<title>Copyright 2019</title>", ""),
        # An address that is no web address is not kept, and says no date.
        ('<link rel="canonical" href="javascript:/2020/07/03/">', ""),
    ],
)
def test_only_publication_dates_count(head: str, published: str) -> None:
    page = read_page(_page(head))
    assert page.published.text == published
    assert page.url == ""


def test_the_title_element_stands_in() -> None:
    assert read_page(_page("<title>\n Une barge\n coule </title>")).title == "Une barge coule"
    assert read_page(_page()).title == ""


@pytest.mark.parametrize(
    ("head", "encoding", "name"),
    [
        ('<meta charset="windows-1252">', "cp1252", "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "cp1252", "cp1252"),
        ('<meta charset="utf-8">', "utf-8", "utf-8"),
        # Impossible, since it was read as ASCII: the page is UTF-8.
        ('<meta charset="utf-16">', "utf-8", "utf-8"),
    ],
)
def test_the_charset_of_the_page_is_followed(head: str, encoding: str, name: str) -> None:
    page = read_page(_page(head).decode().encode(encoding))
    assert (page.text, page.encoding) == (TEXT, name)


def test_entities_are_never_fetched_or_multiplied() -> None:
    doctype = (
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c SYSTEM "file:///etc/hostname">]>'
    )
    page = doctype.encode() + f"<html><body><p>&b;&c;</p>{PARAGRAPHS}</body></html>".encode()
    text = read_page(page).text
    assert "aaaaaaaaaa" not in text.replace("&a;", "")
    assert text.endswith(TEXT.split("\n")[1])


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body>" + "<div>" * 100_000 + "Text",
        "<" * 300_000,
        "<a " + "x=1 " * 100_000 + ">",
        "<meta " * 60_000,
        "<title>" * 60_000,
        "<!--" * 60_000,
        "<html lang" * 60_000,
    ],
)
def test_hostile_markup_is_refused_in_good_time(markup: str) -> None:
    with pytest.raises(SourceError):
        read_page(markup.encode())


def test_a_page_without_paragraphs_is_no_article() -> None:
    with pytest.raises(NoArticle) as caught:
        read_page(b"<html><body><img src='a.png'></body></html>")
    assert (
        str(caught.value) == "no article text was found in the page; accepted: a page with paragraphs of text"
    )
