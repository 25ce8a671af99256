import pytest
from fastapi.testclient import TestClient

from answerable.web.app import create_app
from answerable.web.protection import HEADERS, host_name

_ADDRESSES = ("/", "/failures", "/sources/none", "/static/page.css", "/nowhere", "/?page=0", "/?q=!!")


@pytest.mark.parametrize("address", _ADDRESSES)
def test_every_answer_says_what_a_page_may_do(client_for, address):
    answer = client_for().get(address)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert answer.headers["cache-control"] == "no-store"


def test_nothing_is_fetched_from_elsewhere_and_nothing_runs_inline():
    policy = HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8765", "127.0.0.1:8765", "[::1]:8765", "[::1]"])
def test_the_names_of_this_machine_are_answered(client_for, host):
    assert client_for().get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8765",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "",
        "::1",
        ":80",
    ],
)
def test_a_name_that_points_here_but_is_not_ours_is_refused(client_for, host):
    answer = client_for().get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "localhost" in answer.text
    assert "Sources</h1>" not in answer.text


def test_the_bound_name_is_ours(opened):
    client = TestClient(create_app(opened, host="Desk.example"), base_url="http://desk.example:8765")
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE"])
def test_pages_can_only_be_read(client_for, method):
    for address in ("/", "/static/page.css"):
        answer = client_for().request(method, address)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


@pytest.mark.parametrize("address", ["/docs", "/redoc", "/openapi.json", "/static/../app.py", "/static/"])
def test_there_is_nothing_else_to_read(client_for, address):
    assert client_for().get(address).status_code == 404


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("localhost:80", "localhost"),
        ("[::1]:80", "[::1]"),
        ("[::1]", "[::1]"),
        ("::1", "::1"),
        ("a:b:80", "a:b"),
        ("localhost:x", "localhost:x"),
    ],
)
def test_the_port_is_no_part_of_the_name(host, name):
    assert host_name(host) == name
