"""Asking a language model: one HTTP endpoint that speaks OpenAI's chat-completions interface.

Outward: ``endpoint`` and ``ask``. The client (httpx) comes with the extra ``llm``. What is asked, and how the answer
is read, is the business of ``claims.extraction``; here is the wire: time-outs, retries, and what went wrong in words.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from claims.extraction.prompt import Prompt
from claims.services.errors import ServiceError

# Statuses after which the same question may succeed: too many requests, and a server or gateway in trouble.
WORTH_RETRYING = frozenset({408, 429, 500, 502, 503, 504})
# Seconds before the first retry, doubled for each further one, and the longest that a server may ask for.
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
# Bytes of an answer: many times the claims of the longest stretch that is asked about. Arbitrary but works.
LONGEST_ANSWER = 5_000_000
# Characters of a refusal's body that are shown: enough for its sentence.
SHOWN = 300


class ModelUnavailable(ServiceError):
    """The language model could not be asked, or gave no answer. The rules go on without it."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """url: without /chat/completions. key: "" = none is asked for. retries: further attempts after the first."""

    url: str
    model: str
    key: str = field(repr=False)
    timeout_seconds: int
    retries: int


class TooMuch(Exception):
    """The answer is longer than any to the question."""


class TooLate(TooMuch):
    """The answer goes on after the time-out, a few bytes at a time."""


@dataclass(frozen=True, slots=True)
class _Answer:
    is_success: bool
    status: int
    headers: Mapping[str, Any]
    body: str


def endpoint() -> Endpoint | None:
    """The endpoint of the settings; None where none is named, or the client is not installed."""
    if not settings.LLM_URL or not settings.LLM_MODEL or find_spec("httpx") is None:
        return None
    return Endpoint(
        settings.LLM_URL, settings.LLM_MODEL, settings.LLM_API_KEY,
        settings.LLM_TIMEOUT_SECONDS, settings.LLM_RETRIES,
    )  # fmt: skip


def ask(target: Endpoint, prompt: Prompt, *, pause: Callable[[float], None] = time.sleep) -> str:
    """The answer's body, word for word. Raises ModelUnavailable once the retries are used up, or at a refusal."""
    import httpx

    request = {
        "model": target.model,
        "messages": [dict(message) for message in prompt.messages],
        # The same question should get the same answer, as far as the model can.
        "temperature": 0,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "claims", "strict": True, "schema": prompt.schema},
        },
    }
    trouble = ""
    with httpx.Client(timeout=target.timeout_seconds, follow_redirects=False) as client:
        for attempt in range(target.retries + 1):
            wait = FIRST_PAUSE * 2**attempt
            try:
                answer = _answer(client, target, request)
            except (httpx.HTTPError, TooMuch) as error:
                trouble = f"no answer ({type(error).__name__})"
            except (httpx.InvalidURL, UnicodeError) as error:
                trouble = f"neither LLM_URL nor LLM_API_KEY may hold such characters ({type(error).__name__})"
                break
            else:
                if answer.is_success:
                    return answer.body
                trouble = f"it answered {answer.status}: {_excerpt(answer.body)}"
                if answer.status not in WORTH_RETRYING:
                    break
                wait = _asked_pause(answer.headers, wait)
            if attempt < target.retries:
                pause(min(wait, LONGEST_PAUSE))
    raise ModelUnavailable(
        _("The language model %(model)s could not be asked: %(trouble)s.")
        % {"model": target.model, "trouble": trouble}
    )


def _answer(client: Any, target: Endpoint, request: Mapping[str, Any]) -> _Answer:
    """One attempt. The time-out holds for the whole answer: the client's own begins anew with every byte."""
    headers = {"Authorization": f"Bearer {target.key}"} if target.key else {}
    latest, body = time.monotonic() + target.timeout_seconds, bytearray()
    with client.stream("POST", f"{target.url}/chat/completions", json=request, headers=headers) as response:
        for part in response.iter_bytes():
            body += part
            if len(body) > LONGEST_ANSWER:
                raise TooMuch
            if time.monotonic() > latest:
                raise TooLate
        text = body.decode(response.charset_encoding or "utf-8", "replace")
        return _Answer(response.is_success, response.status_code, response.headers, text)


def _asked_pause(headers: Mapping[str, Any], usual: float) -> float:
    seconds = headers.get("retry-after", "")
    return float(seconds) if seconds.isdecimal() else usual


def _excerpt(body: str) -> str:
    return " ".join(body.split())[:SHOWN] or "nothing"
