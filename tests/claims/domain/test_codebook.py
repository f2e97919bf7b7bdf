"""claims.domain.codebook: attributes by key, read from a folder or from plain data."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.codebook import Codebook, codebook_from_dict, load_codebook
from claims.domain.errors import BadCodebook
from tests.claims.domain.strategies import CODEBOOK

ATTRIBUTE = """
[[attribute]]
key = "{key}"
family = "people"
value_kind = "count"
label.en = "{key}"
definition.en = "How many."
part_of = "{part_of}"
"""


def write(folder: Path, name: str, *attributes: tuple[str, str]) -> None:
    tables = [ATTRIBUTE.format(key=key, part_of=part_of) for key, part_of in attributes]
    (folder / name).write_text("".join(tables), encoding="utf-8")


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    write(tmp_path, "b.toml", ("casualties", ""))
    write(tmp_path, "a.toml", ("killed", "casualties"), ("injured", "casualties"))
    (tmp_path / "codebook.toml").write_text('event_definition.fr = "Une action."\n', encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a codebook", encoding="utf-8")
    codebook = load_codebook(tmp_path)
    assert set(codebook.attributes) == {"killed", "injured", "casualties"}
    assert codebook.event_definition == {"fr": "Une action."}


def test_a_codebook_reads_back_from_its_json() -> None:
    assert codebook_from_dict(json.loads(json.dumps(CODEBOOK.to_dict()))) == CODEBOOK


@given(st.permutations(sorted(CODEBOOK.attributes)))
def test_the_hash_does_not_depend_on_the_order_of_attributes(order: list[str]) -> None:
    turned = Codebook({key: CODEBOOK[key] for key in order})
    assert turned.sha256 == CODEBOOK.sha256


def test_the_hash_depends_on_every_attribute_and_on_what_one_event_is() -> None:
    fewer = {key: definition for key, definition in CODEBOOK.attributes.items() if key != "killed"}
    hashes = {
        CODEBOOK.sha256,
        Codebook(fewer).sha256,
        Codebook(CODEBOOK.attributes, {"en": "One act."}).sha256,
    }
    assert len(hashes) == 3


def test_attributes_are_found_by_key() -> None:
    assert CODEBOOK["killed"].key == "killed"
    assert "killed" in CODEBOOK
    assert "hurt" not in CODEBOOK
    assert CODEBOOK.get("hurt") is None


def test_an_unknown_key_names_the_known_ones() -> None:
    codebook = Codebook({key: CODEBOOK[key] for key in ("killed", "injured")})
    with pytest.raises(BadCodebook) as refusal:
        codebook["hurt"]
    assert str(refusal.value) == 'No attribute "hurt" in the codebook. Known: injured, killed.'


def test_a_part_is_declared_by_either_side() -> None:
    assert CODEBOOK.is_part("killed", "casualties")
    assert not CODEBOOK.is_part("casualties", "killed")
    assert not CODEBOOK.is_part("killed", "injured")
    by_the_whole = codebook_from_dict(
        {"attributes": [CODEBOOK["casualties"].to_dict(), *({**CODEBOOK[key].to_dict(), "part_of": ""}
                                                            for key in ("killed", "injured"))]}
    )  # fmt: skip
    assert by_the_whole.is_part("killed", "casualties")


def refusal_of(folder: Path) -> str:
    with pytest.raises(BadCodebook) as refusal:
        load_codebook(folder)
    return str(refusal.value)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "codebook"
    message = "No attribute found in codebook/. Accepted: *.toml files with [[attribute]] tables."
    assert refusal_of(folder) == message
    folder.mkdir()
    assert refusal_of(folder) == message


def test_a_file_of_neither_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "people.toml").write_text('[[attributes]]\nkey = "killed"\n', encoding="utf-8")
    assert refusal_of(tmp_path) == "people.toml holds neither [[attribute]] tables nor an [event_definition]."


def test_a_key_defined_in_two_files_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.toml", ("killed", ""))
    write(tmp_path, "b.toml", ("killed", ""))
    assert refusal_of(tmp_path) == 'b.toml: the attribute "killed" is defined twice.'


def test_a_part_of_nothing_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.toml", ("killed", "casualties"))
    assert refusal_of(tmp_path) == 'The attribute "killed" names "casualties", which is no attribute.'


def test_parts_in_a_circle_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.toml", ("killed", "casualties"), ("casualties", "killed"))
    assert (
        refusal_of(tmp_path) == 'part_of: "killed" is its own ancestor. A register is a tree without circles.'
    )


@pytest.mark.parametrize("content", [b"[[attribute]\n", b'key = "\xff"\n'])
def test_an_unreadable_file_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.toml").write_bytes(content)
    assert refusal_of(tmp_path).startswith("a.toml cannot be read as TOML: ")


def test_plain_data_without_attributes_is_an_empty_codebook() -> None:
    assert codebook_from_dict({}) == Codebook({})
