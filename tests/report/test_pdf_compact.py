"""A PDF made smaller says the same."""

from __future__ import annotations

from io import BytesIO
from typing import cast

import pikepdf
import pytest
import typst

from govcheck.report.pdf.compact import PACK, compact_pdf


def written(words: str) -> bytes:
    source = b"#set document(title: sys.inputs.words)\n#for n in range(200) [= Heading #n\n#sys.inputs.words]"
    return cast("bytes", typst.compile(source, sys_inputs={"words": words}, ignore_system_fonts=True, timestamp=0))


def told(data: bytes) -> list[str]:
    """Every object but those that only pack others, in full."""
    with pikepdf.open(BytesIO(data)) as pdf:
        found = []
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                if thing.get("/Type") not in {"/ObjStm", "/XRef"}:
                    found.append(repr(thing.read_raw_bytes()))
            elif thing is not None:
                found.append(thing.unparse(resolved=False).decode("latin-1"))
        return found


@pytest.mark.parametrize("words", ["Plain", "trailer << >> startxref 9 %%EOF", "1 0 obj endobj endstream", ") >> é 市"])
def test_it_says_the_same(words: str) -> None:
    data = written(words)
    small = compact_pdf(data)
    assert len(small) < len(data) / 2
    assert told(small) == told(data)
    with pikepdf.open(BytesIO(small)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.docinfo.Title) == words
        assert len([o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Type") == "/ObjStm"]) > 1
    assert len(told(small)) > PACK


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"trailer <<>> startxref"])
def test_what_is_written_otherwise_stays(data: bytes) -> None:
    assert compact_pdf(data) == data
