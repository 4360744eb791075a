"""Bytes as text, within bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.errors import InputError
from govcheck.store.source_text import decode, hash_bytes


@given(st.text())
def test_text_in_utf8_is_text_whatever_it_says(text: str) -> None:
    if "\0" not in text:
        assert decode(text.encode(), "x") == text.lstrip("\ufeff")


@given(st.binary(max_size=60))
def test_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "x")
    except InputError as error:
        assert error.problems[0].code in {"binary", "wrong-encoding"}  # noqa: PT017 # either is right
    else:
        assert data.endswith(text.encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", ["govcheck: 1\ncity: {name: Ñuñoa}\n", "ab"])
def test_other_encodings_are_named(encoding: str, text: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(text.encode(encoding), "x")
    assert caught.value.problems[0].code == "wrong-encoding" or encoding == "utf-32"


@pytest.mark.parametrize("data", [b"\0", b"\0\0\0\0", b"a\0\0\0\0\0b", b"MZ\x90\0\x03\0\0\0\x04\0"])
def test_bytes_of_programs_are_no_text(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "x")
    assert caught.value.problems[0].code == "binary"


def test_the_line_of_a_letter_that_cannot_be_read() -> None:
    with pytest.raises(InputError, match="x:3: The text is not in UTF-8"):
        decode("a\nñ\n".encode() + "é".encode("latin-1"), "x")


def test_hashes_name_their_kind() -> None:
    assert hash_bytes(b"") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
