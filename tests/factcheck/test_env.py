"""Readers of the environment: what they accept, and the exact words in which they refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import env


def test_text_is_stripped() -> None:
    assert env.text("NAME", environ={"NAME": "  value \n"}) == "value"


@pytest.mark.parametrize("environ", [{}, {"NAME": ""}, {"NAME": "  "}])
def test_text_unset_or_blank_gives_the_default(environ: dict[str, str]) -> None:
    assert env.text("NAME", "default", environ=environ) == "default"


def test_text_without_default_must_be_set() -> None:
    with pytest.raises(env.BadSetting, match=r"^NAME is not set; accepted: any text\.$"):
        env.text("NAME", environ={})


@pytest.mark.parametrize("word", ["1", "true", "YES", "On"])
def test_flag_reads_yes_in_any_case(word: str) -> None:
    assert env.flag("DEBUG", default=False, environ={"DEBUG": word}) is True


@pytest.mark.parametrize("word", ["0", "false", "NO", "Off"])
def test_flag_reads_no_in_any_case(word: str) -> None:
    assert env.flag("DEBUG", default=True, environ={"DEBUG": word}) is False


@pytest.mark.parametrize("default", [True, False])
def test_flag_unset_gives_the_default(default: bool) -> None:
    assert env.flag("DEBUG", default=default, environ={}) is default


def test_flag_refuses_another_word() -> None:
    with pytest.raises(env.BadSetting) as refusal:
        env.flag("DEBUG", default=False, environ={"DEBUG": "maybe"})
    assert str(refusal.value) == "DEBUG is 'maybe'; accepted: 1, true, yes, on, 0, false, no, off."


def test_integer_zero_is_a_value() -> None:
    assert env.integer("SECONDS", 60, least=0, environ={"SECONDS": "0"}) == 0


def test_integer_unset_gives_the_default() -> None:
    assert env.integer("SECONDS", 60, environ={}) == 60


@pytest.mark.parametrize(
    ("value", "least", "most", "accepted"),
    [
        ("ten", None, None, "a whole number"),
        ("1.5", None, None, "a whole number"),
        ("-1", 0, None, "a whole number, 0 or more"),
        ("11", 1, 10, "a whole number, 1 or more, 10 or less"),
    ],
)
def test_integer_refuses_what_is_not_one_or_out_of_bounds(
    value: str, least: int | None, most: int | None, accepted: str
) -> None:
    with pytest.raises(env.BadSetting) as refusal:
        env.integer("SECONDS", 60, least=least, most=most, environ={"SECONDS": value})
    assert str(refusal.value) == f"SECONDS is {value!r}; accepted: {accepted}."


@pytest.mark.parametrize(("value", "read"), [("0", 0.0), ("0.25", 0.25), ("1", 1.0), (" ", 0.1)])
def test_share_is_read(value: str, read: float) -> None:
    assert env.share("SHARE", 0.1, environ={"SHARE": value}) == read


@pytest.mark.parametrize("value", ["-0.1", "1.1", "nan", "a fifth"])
def test_share_refuses_what_is_no_part_of_a_whole(value: str) -> None:
    with pytest.raises(env.BadSetting, match="accepted: a number from 0 to 1"):
        env.share("SHARE", 0.0, environ={"SHARE": value})


@given(st.integers())
def test_integer_reads_back_what_was_written(number: int) -> None:
    assert env.integer("N", 0, environ={"N": str(number)}) == number


def test_listing_drops_empty_words_and_keeps_the_order() -> None:
    assert env.listing("HOSTS", environ={"HOSTS": "b.example, a.example,,"}) == ["b.example", "a.example"]


def test_listing_unset_gives_the_default() -> None:
    assert env.listing("HOSTS", ("localhost",), environ={}) == ["localhost"]


def test_choice_returns_the_accepted_spelling() -> None:
    assert env.choice("LEVEL", "INFO", ("INFO", "ERROR"), environ={"LEVEL": "error"}) == "ERROR"


def test_choice_refuses_another_word() -> None:
    with pytest.raises(env.BadSetting) as refusal:
        env.choice("LEVEL", "INFO", ("INFO", "ERROR"), environ={"LEVEL": "loud"})
    assert str(refusal.value) == "LEVEL is 'loud'; accepted: INFO, ERROR."


def database(value: str) -> dict[str, object]:
    return env.database_url("DATABASE_URL", "sqlite:////default", environ={"DATABASE_URL": value})


def test_sqlite_takes_an_absolute_path() -> None:
    assert database("sqlite:////srv/data/my%20claims.sqlite3") == {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": "/srv/data/my claims.sqlite3",
    }


def test_postgres_url_is_taken_apart() -> None:
    url = "postgres://claims:p%40ss%2Fword@db.example:5433/workbench?sslmode=require"
    assert database(url) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "workbench",
        "USER": "claims",
        "PASSWORD": "p@ss/word",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_postgres_url_needs_only_a_database_name() -> None:
    settings = database("postgresql:///workbench")
    assert (settings["NAME"], settings["HOST"], settings["PORT"]) == ("workbench", "", "")


@pytest.mark.parametrize(
    "value",
    [
        "sqlite:///relative.sqlite3",  # three slashes: would follow the shell's working directory
        "sqlite://host/path",
        "sqlite::memory:",
        "sqlite:////path?mode=ro",
        "mysql://host/name",
        "postgres://host",  # no database
        "postgres://host/",
        "postgres://host/one/two",
        "postgres://host:port/name",
        "workbench",
    ],
)
def test_database_url_refuses_what_it_cannot_mean(value: str) -> None:
    with pytest.raises(env.BadSetting) as refusal:
        database(value)
    accepted = "sqlite:////absolute/path or postgres://user:password@host:port/name"
    assert str(refusal.value) == f"DATABASE_URL is {value!r}; accepted: {accepted}."


def test_database_url_names_an_option_it_does_not_know() -> None:
    with pytest.raises(env.BadSetting) as refusal:
        database("postgres://host/name?sslmod=require")
    known = "application_name, connect_timeout, sslmode, sslrootcert"
    assert str(refusal.value) == (
        f"DATABASE_URL is 'sslmod'; accepted: after the question mark only {known}."
    )


@pytest.mark.parametrize("value", ["mysql://me:hidden@host/name", "postgres://me:hidden@host:port/name"])
def test_database_url_never_repeats_the_password(value: str) -> None:
    with pytest.raises(env.BadSetting) as refusal:
        database(value)
    assert "hidden" not in str(refusal.value)
    assert "me:***@host" in str(refusal.value)


@pytest.mark.parametrize("value", ["redis://127.0.0.1:6379/0", "rediss://user:pw@host/1", "redis://host"])
def test_redis_url_is_kept_as_written(value: str) -> None:
    assert env.redis_url("REDIS_URL", environ={"REDIS_URL": value}) == value


def test_redis_url_unset_means_no_broker() -> None:
    assert env.redis_url("REDIS_URL", environ={}) == ""


@pytest.mark.parametrize("value", ["127.0.0.1:6379", "http://host:6379/0", "redis://", "redis://host/queue"])
def test_redis_url_refuses_another_form(value: str) -> None:
    with pytest.raises(env.BadSetting) as refusal:
        env.redis_url("REDIS_URL", environ={"REDIS_URL": value})
    accepted = "redis://host:port/number or rediss://host:port/number"
    assert str(refusal.value) == f"REDIS_URL is {value!r}; accepted: {accepted}."


@pytest.mark.parametrize("value", ["http://a..b/v1", "http://exa mple/v1", "http://", "file:///etc/passwd"])
def test_an_address_that_no_host_can_have_is_refused(value: str) -> None:
    with pytest.raises(env.BadSetting, match="accepted: http://host:port/path or https://host/path"):
        env.http_url("LLM_URL", environ={"LLM_URL": value})


@pytest.mark.parametrize("value", ["clé", "a\nb", "a\u2028b"])
def test_a_key_that_no_header_can_hold_is_refused_and_not_shown(value: str) -> None:
    with pytest.raises(env.BadSetting, match=r"LLM_API_KEY is '\*\*\*'; accepted: letters"):
        env.key("LLM_API_KEY", environ={"LLM_API_KEY": value})


def test_a_key_is_taken_as_it_is_and_none_is_no_fault() -> None:
    assert env.key("LLM_API_KEY", environ={"LLM_API_KEY": " sk-1.a_B "}) == "sk-1.a_B"
    assert env.key("LLM_API_KEY", environ={}) == ""
