"""Does a language model behind an address that the user names read, and nothing else be sent anywhere?"""

import json
import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from answerable.pipeline.endpoint import EndpointError, EndpointRecogniser
from commands import typed

TEXT = "Col. Ada Rill, the Commander of 9 Brigade, said that nobody died.\n"
ANSWER = {
    "mentions": [
        {"type": "Rank", "text": "Col."},
        {"type": "Person", "text": "Ada Rill"},
        {"type": "Title", "text": "Commander"},
        {"type": "Organization", "text": "9 Brigade"},
        {"type": "Person", "text": "Ilan Orvek"},
    ],
    "attributions": [{"source": "Col. Ada Rill", "cue": "said", "content": "that nobody died"}],
}


class Model(ThreadingHTTPServer):
    """A model that answers what the test has it answer, and remembers what it was sent."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.content, self.status, self.sent = json.dumps(ANSWER), 200, []

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self._answer({"data": []})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.sent.append((self.path, body))
        self._answer({"choices": [{"message": {"content": self.server.content}}]})

    def _answer(self, said):
        data = json.dumps(said).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *words):
        pass


@pytest.fixture
def model():
    with Model() as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def case(tmp_path):
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    typed("new", tmp_path / "case")
    typed("-C", tmp_path / "case", "take", tmp_path / "report.txt")
    return tmp_path / "case"


def read(case, address, *words, **environment):
    named = {
        "ANSWERABLE_READER": "endpoint",
        "ANSWERABLE_ENDPOINT": address,
        "ANSWERABLE_ENDPOINT_MODEL": "tiny",
    }
    return typed("-C", case, "read", *words, **{**named, **environment})


def test_what_it_quotes_is_read_and_what_it_invents_dropped(case, model):
    done = read(case, model.address, "--json")
    assert (done.code, done.json["dropped"], done.json["failed"]) == (0, 1, 0)
    claims = typed("-C", case, "claims", "--json").json["claims"]
    (posting,) = [claim for claim in claims if claim["type"] == "posting"]
    assert posting["fields"]["unit"]["name"] == "9 Brigade"
    assert posting["reader"].startswith("endpoint ")
    (statement,) = [claim for claim in claims if claim["type"] == "statement"]
    assert statement["attribution"][0]["speaker"]["name"] == "Ada Rill"
    assert typed("-C", case, "verify").code == 0
    ((path, body),) = model.sent
    assert (path, body["model"], body["temperature"]) == ("/v1/chat/completions", "tiny", 0)
    assert body["messages"][1]["content"] == TEXT


def test_it_is_said_where_the_text_is_sent_and_what_was_dropped(case, model):
    done = read(case, model.address)
    assert f"sent to {model.address}" in done.err
    assert "Dropped: 1 answer" in done.out


def test_a_proxy_of_the_environment_is_not_used(case, model):
    done = read(case, model.address, "--json", http_proxy="http://127.0.0.1:9")
    assert done.json["sources"] == 1


def test_an_answer_that_is_no_json_is_a_failure_and_asked_again(case, model):
    model.content = "I am sorry, I cannot do that."
    assert read(case, model.address, "--strict").code == 1
    (failure,) = typed("-C", case, "failures", "--json").json["failures"]
    assert (failure["kind"], "no JSON object" in failure["problem"]) == ("endpoint", True)
    model.content = json.dumps(ANSWER)
    assert read(case, model.address, "--json").json["sources"] == 1
    assert typed("-C", case, "failures", "--json").json["failures"] == []


def test_an_endpoint_that_is_not_there_ends_the_command_in_one_line(case):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    done = read(case, address)
    assert done.code == 2
    assert f"the endpoint {address} could not be reached" in done.err


def test_an_endpoint_that_refuses_is_said_to(case, model):
    model.status = 404
    done = read(case, model.address)
    assert (done.code, "answered 404" in done.err) == (2, True)


@pytest.mark.parametrize("address", ["", "127.0.0.1:8080", "file:///etc/passwd", "http://", "http://a:b/v1"])
def test_an_address_that_is_none_is_named(case, address):
    done = read(case, address)
    assert (done.code, "ANSWERABLE_ENDPOINT is" in done.err) == (2, True)


def test_nothing_is_sent_unless_it_is_named(case, model):
    assert read(case, model.address, ANSWERABLE_READER="crf").code == 0
    assert model.sent == []


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("http://127.0.0.1:8080/v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://localhost/v1", True),
        ("http://192.168.0.7:8080/v1", False),
        ("https://localhost.example.org/v1", False),
    ],
)
def test_which_addresses_are_this_machine(address, here):
    assert EndpointRecogniser(address, "tiny", 1).is_here is here


def test_a_restricted_source_is_not_sent_to_another_machine(tmp_path, monkeypatch, model):
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    typed("new", tmp_path / "case")
    typed("-C", tmp_path / "case", "take", tmp_path / "report.txt", "--visibility", "restricted")
    monkeypatch.setattr(EndpointRecogniser, "is_here", False)
    assert read(tmp_path / "case", model.address, "--strict").code == 1
    assert model.sent == []
    shown = typed("-C", tmp_path / "case", "failures", "--json", ANSWERABLE_CLEARANCE="restricted")
    (failure,) = shown.json["failures"]
    assert "it is restricted, and not sent to" in failure["problem"]


def test_another_model_is_another_version():
    one, other = (EndpointRecogniser("http://127.0.0.1/v1", name, 1).version for name in ("a", "b"))
    assert one != other


def test_what_does_not_speak_the_language_of_endpoints(model):
    class Wrong(EndpointRecogniser):
        def _ask(self, method, path, body):
            return b"<html>"

    with pytest.raises(EndpointError, match="OpenAI-compatible"):
        Wrong(model.address, "tiny", 5).recognise(TEXT)
