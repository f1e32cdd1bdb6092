"""Every rule of the linter, on invented files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from detector.signatures import lint

Write = Callable[[str, str], Path]
Text = Callable[..., str]
SHA1 = "00112233445566778899AABBCCDDEEFF00112233"


def problems(folder: Path) -> list[str]:
    return [str(problem).removeprefix(f"{folder}/") for problem in lint(folder)]


def test_a_good_file(write: Write, tmp_path: Path, product_text: Text) -> None:
    write("stalkerware/example.yaml", product_text())
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: example", "id: other", "1:1: the id 'other' differs from the file's name (name the file other.yaml)"),
        ("id: example", "id: Ex ample", "1:5: 'Ex ample' is not an id: lower-case words with hyphens"),
        ("name: Example\n", "", "1:1: the key 'name' is missing"),
        ("name: Example", 'name: " "', "2:7: nothing is written here (leave the key out, or say `unknown`"),
        ("class: stalkerware", "class: rat", "1:1: a product of class 'rat' lies in the folder 'stalkerware'"),
        ("class: stalkerware", "class: virus", "3:8: unknown word 'virus' (one of: stalkerware, rat"),
        ("org.example.spy", "org.ex-ample", "5:5: 'org.ex-ample' is not an Android package name"),
        ("org.example.spy", "{name: org.example, generic: maybe}", "5:34: unknown word 'maybe' (one of: true"),
        ("org.example.spy", "{naem: org.example}", "5:12: unknown key 'naem' (did you mean 'name'?)"),
        ("org.example.spy", "org.a\n  - org.a", "6:5: the package org.a stands twice in 'example'"),
        ("captures: [sms]", "captures: [smss]", "6:12: unknown word 'smss' (did you mean 'sms'?)"),
        ("captures: [sms]", "captures: sms", "6:11: expected a list"),
        ("captures: [sms]", "captures: [sms, unknown]", "6:11: `unknown` stands beside known words"),
        ("captures: [sms]", "captures: [sms, sms]", "6:17: 'sms' stands here twice"),
        ("captures: [sms]\n", "", "1:1: the key 'captures' is missing"),
        ("notes: An invented product.", "notes:", "7:7: nothing is written here"),
        ('  - {url: "https://example.org", what: invented}', "  []", "9:3: no source is given"),
        ("https://example.org", "example.org", "9:11: 'example.org' is not a web address"),
        ("what: invented", "why: invented", "9:39: unknown key 'why'"),
        ("added: 2026-01-01", "added: 1.1.2026", "10:8: '1.1.2026' is not a date (write the year first"),
        ("added: 2026-01-01", "added: 2026-02-30", "10:8: '2026-02-30' is not a date"),
        ("reviewed: 2026-01-02", "reviewed: 2025-01-02", "1:1: 'example' was reviewed before it was added"),
        ("licence: CC0-1.0\n", "", "1:1: the key 'licence' is missing"),
        ("licence: CC0-1.0", "license: CC0-1.0", "12:10: unknown key 'license' (did you mean 'licence'?)"),
        ("licence", "hides: perhaps\nlicence", "12:8: unknown word 'perhaps' (one of: yes, no, unknown)"),
        ("licence", "file_hashes: [00]\nlicence", "12:15: '00' is not a SHA-256"),
        ("licence", "network: {ips: [2001:DB8:0::1]}\nlicence", "12:17: '2001:DB8:0::1' is not written as it is"),
        ("org.example.spy", "org.example*", "5:5: 'org.example*' is not an Android package name"),
        ("org.example.spy", "org.exa*mple.spy", "5:5: 'org.exa*mple.spy' is not an Android package name"),
        ("licence", "components: [com.]\nlicence", "12:14: 'com.' is not a class name"),
        ("licence", "network: {domains: [Example.org]}\nlicence", "12:21: 'Example.org' is not written as"),
        ("licence", "network: {ips: [1.2.3.256]}\nlicence", "12:17: '1.2.3.256' is not an IP address"),
        ("licence", "certificates: {sha1: [abc]}\nlicence", "12:23: 'abc' is not 40 hex digits of SHA-1 in upper"),
        (
            "licence", "certificates: {sha1: [" + SHA1 + "00]}\nlicence",
            f"12:23: '{SHA1}00' is not 40 hex digits",
        ),
        ("licence", "name: Again\nlicence", "12:1: the key 'name' stands here twice"),
    ],
)  # fmt: skip
def test_one_file(write: Write, tmp_path: Path, old: str, new: str, expected: str, product_text: Text) -> None:
    text = product_text()
    assert old in text
    write("stalkerware/example.yaml", text.replace(old, new, 1))
    assert any(line.startswith(f"stalkerware/example.yaml:{expected}") for line in problems(tmp_path)), problems(
        tmp_path
    )


def test_nothing_to_recognise_it_by(write: Write, tmp_path: Path, product_text: Text) -> None:
    write("stalkerware/example.yaml", product_text().replace("packages:\n  - org.example.spy\n", ""))
    assert problems(tmp_path) == ["stalkerware/example.yaml:1:1: 'example' has nothing to recognise it by"]


def test_one_package_in_two_products(write: Write, tmp_path: Path, product_text: Text) -> None:
    write("one.yaml", product_text("one"))
    write("two.yaml", product_text("two"))
    assert problems(tmp_path) == [
        "one.yaml:5:5: the package org.example.spy is also listed by 'two'"
        " (write {..., shared_with: [two]} here, if it is right)",
        "two.yaml:5:5: the package org.example.spy is also listed by 'one'"
        " (write {..., shared_with: [one]} here, if it is right)",
    ]


def test_both_must_declare_what_they_share(write: Write, tmp_path: Path, product_text: Text) -> None:
    write("one.yaml", product_text("one", "{name: org.example.spy, shared_with: [two]}"))
    write("two.yaml", product_text("two", "{name: org.example.spy, shared_with: [one]}"))
    assert problems(tmp_path) == []
    write("two.yaml", product_text("two", "org.example.other"))
    assert problems(tmp_path) == [
        "one.yaml:5:5: the package org.example.spy is said to be shared with 'two', which does not list it"
    ]


def test_a_certificate_in_two_products(write: Write, tmp_path: Path, product_text: Text) -> None:
    certificate = f"certificates: {{sha1: [{SHA1}]}}\n"
    write("one.yaml", product_text("one", "org.example.one") + certificate)
    write("two.yaml", product_text("two", "org.example.two") + certificate)
    assert [line.partition(" (")[0] for line in problems(tmp_path)] == [
        f"one.yaml:13:23: the certificate {SHA1} is also listed by 'two'",
        f"two.yaml:13:23: the certificate {SHA1} is also listed by 'one'",
    ]


def test_duplicate_ids(write: Write, tmp_path: Path, product_text: Text) -> None:
    write("dual-use/example.yaml", product_text(package="org.example.a").replace("stalkerware", "dual-use"))
    write("stalkerware/example.yaml", product_text(package="org.example.b"))
    (line,) = problems(tmp_path)
    assert line.startswith("stalkerware/example.yaml:1:1: the id 'example' stands also in ")
    assert "dual-use/example.yaml:1 (" in line


def test_the_test_key_is_no_identity(write: Write, tmp_path: Path, product_text: Text) -> None:
    write("known/certificates.yaml", f"certificates:\n  - {{name: test key, sha1: {SHA1}}}\n")
    write("one.yaml", product_text("one") + f"certificates: {{sha1: [{SHA1}]}}\n")
    assert problems(tmp_path) == [
        f"one.yaml:13:23: the certificate {SHA1} is no identity: test key (anybody can sign with it; leave it out)"
    ]


def test_known_files(write: Write, tmp_path: Path, product_text: Text) -> None:
    write("one.yaml", product_text("one", "org.example.a"))
    write(
        "known/benign.yaml",
        "apps:\n"
        "  - {package: org.example.a, name: A, kind: launcher}\n"
        "  - {package: org.example.b, name: B, kind: rocket, grants: [fly]}\n"
        "  - {package: org.example.b, name: B, kind: launcher, signers: [AB]}\n",
    )
    write(
        "known/installers.yaml",
        "installers:\n"
        "  - {package: 1a, name: A, kind: store}\n"
        "  - {package: a.b}\n"
        "  - {package: org.example.c, name: C, kind: store, what: browser}\n",
    )
    write(
        "known/messengers.yaml",
        "messengers:\n"
        "  - {id: one, name: One, packages: [org.example.one, 1b], linked: true}\n"
        "  - {id: two, name: Two, packages: [org.example.one], linked: perhaps}\n"
        "  - {id: three, name: Three, packages: []}\n",
    )
    write("known/vendor-prefixes.yaml", "prefixes: [{prefix: com.maker, maker: M}]\n")
    write("known/system-labels.yaml", "labels: [System]\n")
    assert [line.partition(" (")[0] for line in problems(tmp_path)] == [
        "known/benign.yaml:2:5: org.example.a is also listed by the product 'one'",
        "known/benign.yaml:3:45: unknown word 'rocket'",
        "known/benign.yaml:3:62: unknown word 'fly'",
        "known/benign.yaml:4:5: 'org.example.b' stands here twice",
        "known/benign.yaml:4:65: 'AB' is not the SHA-256 of a certificate: 64 hex digits in upper case",
        "known/installers.yaml:2:15: '1a' is not an Android package name",
        "known/installers.yaml:3:5: the key 'kind' is missing",
        "known/installers.yaml:3:5: the key 'name' is missing",
        "known/installers.yaml:4:58: only an installer of the kind `by-hand` has a `what`",
        "known/messengers.yaml:2:54: '1b' is not an Android package name",
        "known/messengers.yaml:3:5: org.example.one is also a build of the messenger 'one'",
        "known/messengers.yaml:3:63: unknown word 'perhaps'",
        "known/messengers.yaml:4:5: the key 'linked' is missing",
        "known/system-labels.yaml:1:10: 'System' is not written as it is compared",
        "known/vendor-prefixes.yaml:1:21: 'com.maker' is not the beginning of a package name, up to a dot",
    ]


def test_broken_files_do_not_hide_the_others(write: Write, tmp_path: Path, product_text: Text) -> None:
    write("a.yaml", "id: &x a\n")
    write("b.yaml", "- one\n")
    write("c.yaml", product_text("wrong"))
    assert [line.partition(" (")[0] for line in problems(tmp_path)] == [
        "a.yaml:1:5: anchors",
        "b.yaml:1:1: expected `key: value` pairs",
        "c.yaml:1:1: the id 'wrong' differs from the file's name",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("packages: [org.telegram.*]", ":12: the pattern org.telegram.* also matches org.telegram.messenger"),
        ("packages: [com.samsung.*]", ":12: the pattern com.samsung.* also matches com.samsung."),
        ("packages: [org.example.spy.*]", ""),
        ("certificate_subjects: {organisations: [Google]}", ":40: the organisation 'Google' is too common"),
        ("certificate_subjects: {organisations: [A B]}", ":40: the organisation 'A B' is too common"),
        ("certificate_subjects: {organisations: [Example Spy Ltd]}", ""),
        ("certificate_subjects: {common_name_patterns: ['*']}", ":47: the pattern '*' does not begin with 4 letters"),
        ("certificate_subjects: {common_name_patterns: ['Andr*']}", ":47: the pattern 'Andr*' also matches 'Android'"),
        (
            "certificate_subjects: {common_name_patterns: ['Spy [0-9]?']}",
            ":47: the pattern 'Spy [0-9]?' does not begin",
        ),
        ("certificate_subjects: {common_name_patterns: ['Kids [0-9]?']}", ""),
        ("network: {domains: [amazonaws.com]}", ":21: the domain amazonaws.com is also used by others"),
        ("network: {domains: [githubusercontent.com]}", ":21: the domain githubusercontent.com is also used"),
        ("network: {distribution: [github.com]}", ":26: the domain github.com is also used by others"),
        ("network: {domains: [spy.amazonaws.com]}", ""),
        ("network: {distribution: ['https://github.com/example/spy']}", ""),
    ],
)
def test_what_catches_others_is_too_wide(
    write: Write, tmp_path: Path, product_text: Text, line: str, expected: str
) -> None:
    text = product_text().replace("packages:\n  - org.example.spy\n", "components: [org.example.spy.]\n")
    write("example.yaml", f"{text}{line}\n")
    found = problems(tmp_path)
    assert len(found) == (1 if expected else 0), found
    assert all(problem.startswith(f"example.yaml:12{expected}") for problem in found), found


def test_our_own_list_of_public_keys_holds_for_everybody(write: Write, tmp_path: Path, product_text: Text) -> None:
    key = "61ED377E85D386A8DFEE6B864BD85B0BFAA5AF81"
    write("one.yaml", product_text("one") + f"certificates: {{sha1: [{key}]}}\n")
    (problem,) = problems(tmp_path)
    assert problem.startswith(f"one.yaml:13:23: the certificate {key} is no identity: Android test key")
