"""Every policy that the codebook of the seeds names is one the engine has."""

import tomllib
from pathlib import Path

import pytest

from claims.consensus.errors import UnknownPolicy
from claims.consensus.policy import POLICIES, policy_named
from claims.domain.codebook import load_codebook

SEEDS = Path(__file__).parents[3] / "seeds" / "codebook"


def test_every_attribute_of_the_seeds_names_a_known_policy() -> None:
    assert {definition.policy for definition in load_codebook(SEEDS).attributes.values()} <= set(POLICIES)


def test_the_codebook_describes_every_policy_but_the_default() -> None:
    described = tomllib.loads((SEEDS / "codebook.toml").read_text())["policy"]
    assert {entry["key"] for entry in described} == set(POLICIES) - {"plain"}


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(UnknownPolicy, match=r'There is no consensus policy "vote". Accepted: plain, toll'):
        policy_named("vote")


def test_rows_name_policy_and_version() -> None:
    assert policy_named("toll").name == "toll 1"
