"""The one door that every other test in a browser goes round."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from factcheck.accounts.models import User

pytestmark = pytest.mark.e2e

PASSWORD = "browser-tests"


def test_who_logs_in_by_key_comes_where_they_wanted(visit: Callable[..., Any]) -> None:
    visited = visit("reviewer")
    user = User.objects.get()
    user.set_password(PASSWORD)
    user.save()
    visited.context.clear_cookies()
    page = visited.open("/admin/queue/")
    expect(page.locator("#id_username")).to_be_focused()
    page.keyboard.type(user.username)
    page.keyboard.press("Tab")
    page.keyboard.type("another")
    page.keyboard.press("Enter")
    expect(page.locator(".errornote")).to_be_visible()
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/queue/")
    assert visited.faults == []
