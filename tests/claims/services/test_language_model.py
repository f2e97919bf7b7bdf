"""The wire to a language model: what is sent, when it is tried again, and what went wrong in words."""

from collections.abc import Iterator

import pytest

from claims.extraction.prompt import Prompt
from claims.services.language_model import LONGEST_ANSWER, Endpoint, ModelUnavailable, ask, endpoint
from tests.claims.services.stub_model import Stub, said, stub_model

PROMPT = Prompt(({"role": "user", "content": "Read this."},), {"type": "object"}, "aaaa")


@pytest.fixture
def stub() -> Iterator[Stub]:
    with stub_model() as running:
        yield running


def test_the_question_asks_for_the_schema_and_the_same_answer_each_time(stub: Stub) -> None:
    stub.says()
    assert ask(stub.endpoint(key="secret"), PROMPT) == said('{"claims": []}')
    (sent,) = stub.requests
    assert sent["path"] == "/v1/chat/completions"
    assert sent["model"] == "stub-model"
    assert sent["temperature"] == 0
    assert sent["response_format"]["json_schema"]["strict"] is True
    assert sent["response_format"]["json_schema"]["schema"] == {"type": "object"}
    assert stub.headers[0]["Authorization"] == "Bearer secret"


def test_without_a_key_none_is_sent(stub: Stub) -> None:
    stub.says()
    ask(stub.endpoint(), PROMPT)
    assert "Authorization" not in stub.headers[0]


def test_the_key_stands_in_no_message(stub: Stub) -> None:
    target = stub.endpoint(key="secret")
    stub.answers_with(401, "who are you")
    with pytest.raises(ModelUnavailable) as refused:
        ask(target, PROMPT)
    assert "secret" not in f"{refused.value}{target!r}"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_in_trouble_is_asked_again(stub: Stub, status: int) -> None:
    pauses: list[float] = []
    stub.answers_with(status, "busy").answers_with(status, "busy").says()
    assert ask(stub.endpoint(retries=2), PROMPT, pause=pauses.append)
    assert pauses == [1.0, 2.0]


def test_the_pause_a_server_asks_for_is_kept_within_reason(stub: Stub) -> None:
    pauses: list[float] = []
    stub.headers_sent = {"Retry-After": "7200"}
    stub.answers_with(429, "slow down")
    with pytest.raises(ModelUnavailable, match="it answered 429: slow down"):
        ask(stub.endpoint(retries=1), PROMPT, pause=pauses.append)
    assert pauses == [30.0]


def test_a_refusal_is_not_repeated(stub: Stub) -> None:
    stub.answers_with(400, '{"error": "no such model"}')
    with pytest.raises(
        ModelUnavailable, match=r"stub-model could not be asked: it answered 400: .*no such model"
    ):
        ask(stub.endpoint(retries=5), PROMPT, pause=lambda seconds: None)
    assert len(stub.requests) == 1


def test_silence_ends_with_the_time_out(stub: Stub) -> None:
    stub.says()
    stub.holds.clear()
    with pytest.raises(ModelUnavailable, match=r"no answer \(ReadTimeout\)"):
        ask(stub.endpoint(timeout_seconds=1), PROMPT)


def test_an_answer_that_drips_ends_with_the_time_out_too(stub: Stub) -> None:
    stub.says()
    stub.pause_seconds = 0.3  # fifty bytes: a quarter of a minute
    with pytest.raises(ModelUnavailable, match=r"no answer \(TooLate\)"):
        ask(stub.endpoint(timeout_seconds=1), PROMPT)


def test_an_answer_without_end_is_not_kept(stub: Stub) -> None:
    stub.answers_with(200, "x" * (LONGEST_ANSWER + 1))
    with pytest.raises(ModelUnavailable, match=r"no answer \(TooMuch\)"):
        ask(stub.endpoint(), PROMPT)


@pytest.mark.parametrize(
    ("url", "key"), [("http://a..b/v1", ""), ("http://xn--/v1", ""), ("http://127.0.0.1:9/v1", "clé")]
)
def test_an_address_or_key_that_cannot_be_sent_is_said_and_not_shown(url: str, key: str) -> None:
    with pytest.raises(ModelUnavailable, match="neither LLM_URL nor LLM_API_KEY may hold") as refused:
        ask(Endpoint(url, "stub-model", key, 1, 3), PROMPT, pause=lambda seconds: pytest.fail("asked again"))
    assert not key or key not in str(refused.value)


def test_nobody_there_is_said(stub: Stub) -> None:
    target = stub.endpoint()
    gone = type(target)("http://127.0.0.1:9", "stub-model", "", 1, 0)
    with pytest.raises(ModelUnavailable, match=r"no answer \(Connect"):
        ask(gone, PROMPT)


def test_off_by_default() -> None:
    assert endpoint() is None
