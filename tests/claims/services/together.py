"""Several who act at one moment, each on a connection of its own."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection

PATIENCE_SECONDS = 20.0


def together(*acts: Callable[[], object]) -> list[Exception | None]:
    """Start the acts at one moment, each on a connection of its own; what each raised, None = nothing."""
    raised: list[Exception | None] = [None] * len(acts)
    ready = Barrier(len(acts))

    def run(number: int) -> None:
        try:
            ready.wait(PATIENCE_SECONDS)
            acts[number]()
        except Exception as error:
            raised[number] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=(number,), daemon=True) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_SECONDS)
        assert not thread.is_alive()
    return raised
