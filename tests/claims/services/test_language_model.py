"""The wire to a language model: what is sent, when it is tried again, and what went wrong in words."""

from collections.abc import Iterator

import pytest

from claims.extraction.prompt import Prompt
from claims.services.language_model import ModelUnavailable, ask, endpoint
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


def test_nobody_there_is_said(stub: Stub) -> None:
    target = stub.endpoint()
    gone = type(target)("http://127.0.0.1:9", "stub-model", "", 1, 0)
    with pytest.raises(ModelUnavailable, match=r"no answer \(Connect"):
        ask(gone, PROMPT)


def test_off_by_default() -> None:
    assert endpoint() is None
