"""How the public libraries are run: each method alone, with a patience and a share of the memory."""

import json
import time
from pathlib import Path

import pytest

from tests.bench.consensus import peers
from tests.bench.consensus.gold import Item
from tests.bench.consensus.peers import Votes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dataset.json").write_text(json.dumps({"kinds": {"*": "label"}}))
    (tmp_path / "truth.csv").write_text("object,attribute,value\nx,a,cat\n")
    (tmp_path / "claims.csv").write_text(
        "object,attribute,source,value\nx,a,s1,cat\nx,a,s2,cat\nx,a,s3,dog\n"
    )
    return tmp_path


def test_a_method_that_takes_too_long_or_too_much_is_stopped_and_the_others_answer(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def sleeps(_: Votes) -> dict[Item, str]:
        time.sleep(60)
        return {}

    def hoards(_: Votes) -> dict[Item, str]:
        return {("x", "a"): str(len(bytes(2 * peers.memory_bytes())))}

    def breaks(_: Votes) -> dict[Item, str]:
        raise SystemExit(1)

    asked = {"majority": peers.majority, "sleeps": sleeps, "hoards": hoards, "breaks": breaks}
    monkeypatch.setattr(peers, "methods", lambda _: asked)
    peers.main(folder, folder, patience_seconds=4)
    said = capsys.readouterr().err.splitlines()
    assert [line.split(": ", 1)[1].split(", it asks")[0] for line in said] == [
        "sleeps was stopped after 4 s.", "hoards was stopped", "breaks failed.",
    ]  # fmt: skip
    assert (folder / "majority.csv").read_text() == "object,attribute,value\nx,a,cat\n"
    assert not (folder / "hoards.csv").exists()
