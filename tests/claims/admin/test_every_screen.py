"""No address of the screens is left out by the tests that walk through all of them."""

from claims.admin.addresses import addresses
from tests.claims.admin.every_screen import ARGUMENTS, POSTED


def test_every_address_is_walked_through_or_answers_post_alone() -> None:
    assert {address.name for address in addresses()} == set(ARGUMENTS) | POSTED
    assert not set(ARGUMENTS) & POSTED
