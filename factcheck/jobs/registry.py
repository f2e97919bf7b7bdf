"""Which function does which job: `@handler("claims.derive")` in an installed app's tasks.py.

Services name the work and never import it; the names are known once every app is ready.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from factcheck.jobs.errors import JobError, UnknownHandler

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Handler:
    """How one kind of job is done. silence_seconds: longest time between two progress reports of a live worker."""

    name: str
    function: Callable[..., Any]
    max_attempts: int
    timeout_seconds: int
    silence_seconds: int
    is_nightly: bool = False


_handlers: dict[str, Handler] = {}


def handler(
    name: str,
    *,
    retries: int = 3,
    timeout_seconds: int = 600,
    silence_seconds: int | None = None,
    nightly: bool = False,
) -> Callable[[Function], Function]:
    """Register a function as the handler of jobs called `name`: `function(progress, **arguments)`.

    The function must bear being run twice (a worker may die after the work and before saying so) and returns None
    or a small JSON-like result. retries: further attempts after the first, with growing pauses, before the job
    is parked. timeout_seconds: a worker stops the attempt then. silence_seconds: after so long without a
    progress report the worker counts as lost; None = timeout_seconds, for handlers that report nothing.
    nightly: asked for once a night, without arguments (``nightly.ask_nightly``).
    Raises JobError when the name is not dotted or is another function's.
    """

    def register(function: Function) -> Function:
        taken = _handlers.get(name)
        if taken is not None and _identity(taken.function) != _identity(function):
            raise JobError(
                f"The handler {name!r} is {_identity(taken.function)}; {_identity(function)} needs another name."
            )
        _handlers[name] = Handler(
            name=name,
            function=function,
            max_attempts=retries + 1,
            timeout_seconds=timeout_seconds,
            silence_seconds=timeout_seconds if silence_seconds is None else silence_seconds,
            is_nightly=nightly,
        )
        return function

    if "." not in name:
        raise JobError(f"Not a name for a handler: {name!r}. Accepted: a dotted name, as claims.derive.")
    return register


def find_handler(name: str) -> Handler:
    """The handler of that name. Raises UnknownHandler, naming those there are."""
    found = _handlers.get(name)
    if found is None:
        known = ", ".join(sorted(_handlers)) or "none is registered"
        raise UnknownHandler(f"No handler is registered for jobs called {name!r}. Known: {known}.")
    return found


def nightly_names() -> list[str]:
    return sorted(one.name for one in _handlers.values() if one.is_nightly)


def _identity(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"
