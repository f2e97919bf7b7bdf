import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from factcheck.audit.middleware import RequestIdMiddleware
from factcheck.audit.request import current_request_id


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse(current_request_id())


def test_a_request_gets_an_id_which_its_answer_names(rf: RequestFactory) -> None:
    response = RequestIdMiddleware(answer)(rf.get("/"))
    assert len(response["X-Request-ID"]) == 32
    assert response.content.decode() == response["X-Request-ID"]
    assert current_request_id() == ""


def test_two_requests_have_two_ids(rf: RequestFactory) -> None:
    ask = RequestIdMiddleware(answer)
    assert ask(rf.get("/"))["X-Request-ID"] != ask(rf.get("/"))["X-Request-ID"]


def test_the_id_given_by_a_proxy_is_kept(rf: RequestFactory) -> None:
    response = RequestIdMiddleware(answer)(rf.get("/", headers={"X-Request-ID": "edge-0001.7"}))
    assert response["X-Request-ID"] == "edge-0001.7"


@pytest.mark.parametrize("given", ["short", "x" * 65, "has space in it", "né-pas-ascii", "<script>1234"])
def test_anything_else_in_the_header_is_ignored(given: str, rf: RequestFactory) -> None:
    response = RequestIdMiddleware(answer)(rf.get("/", headers={"X-Request-ID": given}))
    assert response["X-Request-ID"] != given
