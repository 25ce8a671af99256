import pytest

from answerable.web.links import claim_path, fetchable, source_path
from evidence import cite, key, posting, quote

_SOURCE = key("source")


def test_what_is_none_is_left_out_of_an_address():
    assert source_path("a/b", rendition=None) == "/sources/a%2Fb"
    assert source_path("s", found="3-9", rendition="x&y") == "/sources/s?found=3-9&rendition=x%26y"


def test_a_claim_is_found_where_its_first_words_are():
    claim = posting(1, [quote(_SOURCE, "r", "of 4 Brigade", "Brigade"), cite(key("other"))])
    assert claim_path(claim, _SOURCE) == f"/sources/{_SOURCE}?from=5#claim-{claim.id}"
    assert claim_path(claim, key("other")) == f"/sources/{key('other')}#claim-{claim.id}"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://herald.example/1", "https://herald.example/1"),
        (" HTTP://herald.example ", "HTTP://herald.example"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//herald.example", None),
        ("herald.example", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_become_links(address, link):
    assert fetchable(address) == link
