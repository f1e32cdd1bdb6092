"""update.py: what comes is looked at before it replaces anything; what is refused leaves everything as it was."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from detector.errors import DetectorError, ExitCode
from detector.signatures import load
from detector.signatures.changes import Changes
from detector.signatures.feed_list import PublicFeed
from detector.signatures.store import Store
from detector.signatures.stored import Counts, age_days
from detector.signatures.update import remove, update
from tests.signatures.invented_feed import CHECK, feed_text, refused, stored
from tests.signatures.web_server import WebServer, dripping_body, endless, fixed


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


@pytest.fixture
def feed(server: WebServer) -> PublicFeed:
    server.routes["/ioc.yaml"] = fixed(feed_text(10).encode())
    server.routes["/watchware.yaml"] = fixed(feed_text(2, first=50).encode())
    urls = (f"{server.url}/ioc.yaml", f"{server.url}/watchware.yaml")
    return PublicFeed(name="invented", urls=urls, format="echap", at_least=5, licence="CC0-1.0", attribution="Nobody")


def test_a_feed_is_fetched_checked_and_put_in_place(store: Store, feed: PublicFeed) -> None:
    outcome = update(store, feed, check=CHECK)
    assert outcome.source == "invented"
    assert outcome.before is None
    assert outcome.counts == Counts(products=12, packages=12, certificates=12)
    assert len(outcome.changes.new) == 12
    part = stored(outcome).part("invented")
    assert part is not None
    assert (part.licence, part.attribution, part.format) == ("CC0-1.0", "Nobody", "echap")
    assert [file.name for file in part.files] == ["ioc.yaml", "watchware.yaml"]
    assert part.url.split() == list(feed.urls)


def test_what_was_put_in_place_is_recognised(store: Store, feed: PublicFeed) -> None:
    current = stored(update(store, feed, check=CHECK))
    index = load(current.folders(), feeds=current.feeds())
    assert [match.product.name for match in index.by_package("org.example.spy51")] == ["Invented51"]


def test_what_changed_is_named(store: Store, feed: PublicFeed, server: WebServer) -> None:
    update(store, feed, check=CHECK)
    text = feed_text(10).replace("org.example.spy3]", "org.example.other3]") + feed_text(1, first=20)
    server.routes["/ioc.yaml"] = fixed(("# moved a line down\n" + text).encode())
    server.routes["/watchware.yaml"] = fixed(feed_text(2, first=50).replace("Invented51", "Renamed").encode())
    outcome = update(store, feed, check=CHECK)
    assert outcome.before == Counts(products=12, packages=12, certificates=12)
    assert outcome.changes == Changes(new=("invented20", "renamed"), gone=("invented51",), changed=("invented3",))


def test_the_same_again_only_counts_as_fresh(store: Store, feed: PublicFeed) -> None:
    first = stored(update(store, feed, check=CHECK))
    outcome = update(store, feed, check=CHECK)
    assert outcome.same
    assert outcome.changes == Changes()
    assert stored(outcome).revision == first.revision
    assert stored(outcome).checked.keys() == {"invented"}


def test_only_to_look_leaves_no_trace(store: Store, feed: PublicFeed) -> None:
    outcome = update(store, feed, check=CHECK, install=False)
    assert outcome.stored is None
    assert len(outcome.changes.new) == 12
    assert not store.folder.exists()


def test_sources_stand_side_by_side(store: Store, feed: PublicFeed, tmp_path: Path) -> None:
    update(store, feed, check=CHECK)
    (tmp_path / "My list (1).yaml").write_text(feed_text(3, first=80), encoding="utf-8")
    both = stored(update(store, tmp_path / "My list (1).yaml", check=CHECK))
    assert [part.source for part in both.record.parts] == ["invented", "from-my-list-1"]
    assert len(both.feeds()) == 3
    assert [part.source for part in remove(store, "invented").record.parts] == ["from-my-list-1"]
    with pytest.raises(DetectorError, match="No signatures of 'invented'") as caught:
        remove(store, "invented")
    assert "from-my-list-1" in caught.value.hint


def test_each_source_has_its_age(store: Store, feed: PublicFeed) -> None:
    current = stored(update(store, feed, check=CHECK))
    fetched = current.record.parts[0].fetched
    assert age_days(current, fetched + timedelta(days=30, hours=23)) == {"invented": 30}
    assert age_days(current, fetched + timedelta(days=31)) == {"invented": 31}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (feed_text(9), "9 products instead of 12"),
        (feed_text(12, certificates=False), "0 certificates instead of 12"),
        (feed_text(12, first=1), "without the certificates 0000000000000000000000000000000000000001"),
        (re.sub(r"spy\d+", "same", feed_text(12)), "1 package names instead of 12"),
        (feed_text(1), "1 products instead of 5 at least"),
    ],
)
def test_a_list_that_recognises_less_is_refused_unless_forced(
    store: Store, feed: PublicFeed, server: WebServer, text: str, message: str
) -> None:
    server.routes["/ioc.yaml"] = fixed(feed_text(12).encode())
    only = PublicFeed(name="invented", urls=feed.urls[:1], format="echap", at_least=5)
    update(store, only, check=CHECK)
    server.routes["/ioc.yaml"] = fixed(text.encode())
    assert message in refused(store, only)
    outcome = update(store, only, check=CHECK, force=True)
    assert any(message in str(loss) for loss in outcome.overruled)
    assert stored(outcome).record.number == 2


def test_the_first_list_must_be_whole_too(store: Store, feed: PublicFeed, server: WebServer) -> None:
    server.routes["/ioc.yaml"] = fixed(feed_text(1).encode())
    assert "instead of 5 at least" in refused(store, feed)
    assert store.current() is None


@pytest.mark.parametrize(
    "body",
    [
        b"<!doctype html><title>Log in to this network</title>",
        b"",
        b"- name: [",
        b"- &a [x]\n- *a",
        b"- name: !!python/object:os.system x",
        b"- name: a\n  name: b",
        b"404: Not Found",
        b"\xff\xfe\x00",
        b"- {name: Only a name, type: stalkerware}\n- x",
    ],
)
def test_no_feed_at_all(store: Store, feed: PublicFeed, server: WebServer, body: bytes) -> None:
    update(store, feed, check=CHECK)
    server.routes["/ioc.yaml"] = server.routes["/watchware.yaml"] = fixed(body)
    refused(store, feed)


def test_a_server_in_trouble(
    store: Store, feed: PublicFeed, server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(store, feed, check=CHECK)
    monkeypatch.setattr("detector.signatures.update._DEADLINE_S", 0.4)
    for route in (fixed(b"", 503), endless, dripping_body, fixed(b"- a", Content_Length="9000")):
        server.routes["/watchware.yaml"] = route
        assert f"{server.url}/watchware.yaml" in refused(store, feed)


def test_one_bad_entry_costs_that_entry(store: Store, feed: PublicFeed, server: WebServer) -> None:
    text = feed_text(10) + "- name: Odd\n  type: stalkerware\n  packages: [org.example.odd, 'not a name']\n"
    server.routes["/ioc.yaml"] = fixed(text.encode())
    outcome = update(store, feed, check=CHECK)
    assert outcome.counts.products == 13
    assert len(outcome.rejected) == 1
    assert "not a name" in outcome.rejected[0]


def test_without_network(store: Store, feed: PublicFeed, server: WebServer, tmp_path: Path) -> None:
    with pytest.raises(DetectorError, match="offline") as caught:
        update(store, feed, check=CHECK, offline=True)
    assert caught.value.exit_code is ExitCode.USAGE
    assert server.seen == []
    (tmp_path / "list.yaml").write_text(feed_text(3), encoding="utf-8")
    assert update(store, tmp_path / "list.yaml", check=CHECK, offline=True).counts.products == 3


def test_two_at_once(store: Store, feed: PublicFeed) -> None:
    with store.draft():
        message = "another run"
        with pytest.raises(DetectorError, match=message):
            update(Store(store.folder), feed, check=CHECK)
    assert update(store, feed, check=CHECK).stored


def test_real_lists_are_taken(store: Store, indicators: Path) -> None:
    counts = {
        name: update(store, indicators / name, check=CHECK).counts.products
        for name in ("ioc.yaml", "watchware.yaml", "stalkerware.stix2")
    }
    assert counts == {"ioc.yaml": 147, "watchware.yaml": 27, "stalkerware.stix2": 174}
