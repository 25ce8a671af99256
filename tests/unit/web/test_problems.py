import pytest
from fastapi.testclient import TestClient
from sqlalchemy.exc import OperationalError

from answerable.errors import IntegrityError, StoreError, UsageError
from answerable.web import app as pages
from answerable.web.app import create_app
from answerable.web.protection import HEADERS


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (UsageError("write it so"), 400, "write it so"),
        (StoreError("the database is away: start it"), 503, "the database is away: start it"),
        (IntegrityError("a hash does not hold"), 500, "a hash does not hold"),
        (OperationalError("SELECT secret", {}, Exception("disk I/O error")), 503, "disk I/O error"),
        (KeyError("secret"), 500, "Something went wrong here"),
    ],
)
def test_whatever_goes_wrong_is_told_in_one_sentence(opened, monkeypatch, error, status, words):
    def fail(*_):
        raise error

    monkeypatch.setattr(pages, "source_rows", fail)
    client = TestClient(create_app(opened), base_url="http://localhost", raise_server_exceptions=False)
    answer = client.get("/")
    assert answer.status_code == status
    assert words in answer.text
    assert "secret" not in answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_a_moment_that_is_none_is_refused_before_anything_is_served(opened):
    with pytest.raises(UsageError, match="is no moment"):
        create_app(opened, "yesterday")


def test_an_address_that_leads_nowhere_leads_to_the_sources(ask):
    page = ask("/nowhere/at/all", status=404)
    assert "begin at the list of sources" in page.text_content()
