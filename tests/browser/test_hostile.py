"""The report of hostile words in a real browser: nothing in them runs, opens, moves or asks for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govcheck.report.formats import render
from report.hostile_texts import PLAIN, TEXTS, hostile, small

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from govcheck.report.formats import Matter

ACTING = (
    "[...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).filter(a => /^on|^style$/i.test(a.name)"
    " || /^\\s*(javascript|data|https?|ftp|mailto):/i.test(a.value) && /^(href|src|action|data)$/i.test(a.localName))"
    ".map(a => a.name + '=' + a.value.slice(0, 80))"
)
"""Attributes that run something, or that lead out of the page."""

NAMES = [text for kind in TEXTS.values() for text in kind]


@pytest.mark.parametrize("guarded", [True, False], ids=["with its policy", "without its policy"])
def test_nothing_runs(browser: Browser, tmp_path: Path, *, guarded: bool) -> None:
    """The policy of the page would stop what the escapes let through: both hold alone."""
    context = browser.new_context(bypass_csp=not guarded)
    page = context.new_page()
    events: list[str] = []
    page.on("dialog", lambda dialog: (events.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda message: events.append(f"console {message.text}"))
    page.on("pageerror", lambda error: events.append(f"error {error}"))
    page.on("popup", lambda popup: events.append(f"popup {popup.url}"))
    context.on("request", lambda request: events.append(request.url) if request.url != address else None)

    def count(matter: Matter) -> int:
        file.write_bytes(render(matter, file.name).content)
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
        assert page.evaluate(ACTING) == []
        return int(page.evaluate("document.querySelectorAll(':not(text)').length"))

    file = tmp_path / "report.html"
    address = file.as_uri()
    assert count(hostile()) == count(hostile(harmless=True))
    plain = count(small(PLAIN))
    assert [name for name in NAMES if count(small(name)) != plain] == []
    assert [event for event in events if not event.startswith("data:")] == []
    context.close()
