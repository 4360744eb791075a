"""Templates of one's own: what a folder may change, what it may not, and what is said of faults in it."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jinja2 import Undefined

from govcheck.errors import InputError
from govcheck.language import Language
from govcheck.report.charts.figure import KINDS
from govcheck.report.html import render_html
from govcheck.report.own_template import MOST_BYTES
from govcheck.report.sandbox import Sandbox
from govcheck.report.story import tell_story
from report.made_document import HOSTILE, every_block

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.errors import Problem
    from govcheck.report.view import View

ROOT = Path(__file__).resolve().parents[2]
PAGE = "report.html.j2"


@pytest.fixture
def written(view_of: Callable[[str], View], tmp_path: Path) -> Callable[..., str]:
    """The report with the files of a template, by their names."""

    def write(kind: str = "half", **files: str | bytes) -> str:
        for name, content in files.items():
            file = tmp_path / {"page": PAGE, "style": "style.css", "svg": "logo.svg", "png": "logo.png"}.get(name, name)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        view = view_of(kind)
        return render_html(tell_story(view), view, tmp_path)

    return write


def fault(write: Callable[..., str], **files: str | bytes) -> Problem:
    with pytest.raises(InputError) as raised:
        write(**files)
    (problem,) = raised.value.problems
    return problem


def example(name: str) -> str:
    """A template that the page about templates shows."""
    text = (ROOT / "docs" / "templates.md").read_text("utf-8")
    return text.partition(f"<!-- {name} -->\n```jinja\n")[2].partition(f"```\n<!-- /{name} -->")[0]


def style_of(page: str) -> str:
    return page.partition("<style>")[2].partition("</style>")[0]


def test_the_example_of_the_page_is_a_template_that_works(written: Callable[..., str]) -> None:
    page = written(page=example("example"))
    assert "The council speaks about it in May." in page
    assert "<footer><p>City of Villa Clara del Río, 2026</p></footer>" in page
    assert 'id="summary"' in page and 'id="roadmap"' in page
    assert 'id="all-answers"' not in page


def test_a_drawing_can_be_ones_own(written: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "ladder.svg.j2").write_text("{% macro ladder_chart(c) %}[{{ c.title }}]{% endmacro %}")
    assert re.search(r"\[[\w ]+\]", written(page='{% extends "govcheck/report.html.j2" %}'))


def test_the_drawing_of_the_page_is_one_that_works(
    written: Callable[..., str], view_of: Callable[[str], View], tmp_path: Path
) -> None:
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "ladder.svg.j2").write_text(example("drawing"))
    page = written(page='{% extends "govcheck/report.html.j2" %}')
    drawn = re.findall(r'<svg[^>]* aria-labelledby="ladder.*?</svg>', page, re.DOTALL)
    assert drawn
    assert all('class="c-rung"' in one and "c-stem" not in one and "<desc" in one for one in drawn)
    assert any('class="c-mark"' in one for one in drawn)
    view = view_of("half")
    assert render_html(tell_story(view), view).count("c-stem") > page.count("c-stem")


@pytest.mark.parametrize("name", ["heading.svg.j2", "laddr.svg.j2", "ladder.j2", "ladder.svg", "LADDER.svg.j2"])
def test_a_drawing_of_no_kind_is_refused_with_the_kinds(name: str, written: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / name).write_text("")
    (tmp_path / "charts" / "README.md").write_text("Ours.")
    problem = fault(written, page='{% extends "govcheck/report.html.j2" %}')
    assert problem.code == "no-drawing"
    assert problem.location and problem.location.file == str(tmp_path / "charts" / name)
    assert name in str(problem)
    assert all(f"{kind}.svg.j2" in str(problem.fields["known"]) for kind in KINDS)


def test_what_drawings_share_stands_beside_the_page(written: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "ladder.svg.j2").write_text(
        '{% from "share.j2" import word %}{% macro ladder_chart(c) %}[{{ word() }}]{% endmacro %}'
    )
    (tmp_path / "share.j2").write_text("{% macro word() %}shared{% endmacro %}")
    assert "[shared]" in written(page='{% extends "govcheck/report.html.j2" %}')


def test_sections_and_blocks_are_set_one_by_one_too(written: Callable[..., str]) -> None:
    page = written(
        page='{{ section(document.sections[0]) }}<main>{{ set_blocks(document.sections[0].blocks, 3, ("", "")) }}'
    )
    assert page.startswith("<section") and "<svg" in page


def test_without_a_page_no_file_takes_the_place_of_a_built_in_one(written: Callable[..., str], tmp_path: Path) -> None:
    for folder, name in (("charts", "scores.svg.j2"), ("templates", PAGE), ("govcheck", PAGE)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text("{% macro scores_chart(c) %}mine{% endmacro %}mine")
    assert fault(written).code == "no-template"
    assert "mine" not in written(style="p{}")
    assert "mine" in written(page='{% extends "govcheck/report.html.j2" %}')


def test_built_in_names_stay_built_in_beside_a_page(written: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "govcheck").mkdir()
    (tmp_path / "govcheck" / PAGE).write_text("mine")
    assert written(page='{% extends "govcheck/report.html.j2" %}').startswith("<!DOCTYPE html>")


def test_a_style_sheet_comes_last_and_into_the_policy(written: Callable[..., str]) -> None:
    page = written(style=":root{--accent:#7a1f3d}\r\n\tp{color:red}")
    style = style_of(page)
    assert style.endswith(":root{--accent:#7a1f3d}\n p{color:red}")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in unescape(page)


def test_a_style_sheet_cannot_leave_its_element(written: Callable[..., str]) -> None:
    page = written(style="a{}</style><script>alert(1)</script>")
    assert style_of(page).endswith(r"a{}<\/style><script>alert(1)<\/script>")
    assert page.count("</style>") == page.count("</script>") == 1


@pytest.mark.parametrize(("name", "kind"), [("svg", "image/svg+xml"), ("png", "image/png")])
def test_a_logo_is_in_the_page_and_says_no_more_than_the_title(
    name: str, kind: str, written: Callable[..., str]
) -> None:
    given = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    given = b"\x89PNG\r\n\x1a\n" + given if name == "png" else given
    page = written(**{name: given})
    (image,) = re.findall(r"<img[^>]*>", page)
    found = re.fullmatch(r'<img class="logo" src="data:([^;]+);base64,([^"]+)" alt="">', image)
    assert found and found[1] == kind
    assert b64decode(found[2]) == given
    assert "alert(1)" not in page


def test_what_people_wrote_is_escaped_in_a_template_too(written: Callable[..., str]) -> None:
    page = written("hostile", page="<p title='{{ view.city }}'>{{ view.city }}</p>")
    assert "<img" not in page
    assert "'&lt;img src=&#34;http" in page and "\\x1b" not in page


def test_hostile_words_do_not_act_as_a_template(tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text("p{}")
    assert "{{ x }} {% y %}" in render_html(every_block(words=HOSTILE), None, tmp_path)


@pytest.mark.parametrize(
    ("page", "line", "said"),
    [
        ("x\n{{ view.citty }}", 2, "citty"),
        ("x\n\n{% for %}", 3, "expected token|Expected an expression"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("\n{{ ''.__class__ }}", 2, "unsafe"),
        ("{{ document.sections.__init__.__globals__ }}", 1, "unsafe"),
        ("{{ view.counts.append(1) }}", 1, "append"),
        ("{{ document | nosuch }}", 1, "nosuch"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1, "recursion"),
        ("{% for a in range(999999999) %}{% endfor %}", 1, "[Rr]ange"),
        ('{% extends "govcheck/report.html.j2" %}\n{% block title %}\n{{ nothing }}{% endblock %}', 3, "nothing"),
    ],
)
def test_a_fault_in_a_template_is_named_with_its_place(
    page: str, line: int, said: str, written: Callable[..., str], tmp_path: Path
) -> None:
    problem = fault(written, page=page)
    assert problem.code == "template"
    assert problem.location
    assert (problem.location.file, problem.location.line) == (str(tmp_path / PAGE), line)
    assert re.search(said, str(problem))


@pytest.mark.parametrize(
    "expression",
    [
        'view.language.text("{x.text.__globals__}", x=document.language)',
        'view.language.count("{x.text}", "{x.text}", 1, x=document.language)',
        "document.language.translations.install()",
        'document.language["translations"]',
        "document.language.named.__func__",
        "document.language.named.__globals__",
        "document.__class__",
        'view|attr("__class__")',
        'view|attr("_replace")',
        '[document.language]|map(attribute="text")|first',
        '"{x.text.__globals__}".format(x=document.language)',
        '"{x.text}".format_map({"x": document.language})',
        '("{x.text}"|escape).format(x=document.language)',
        '("{x.text}"|attr("format"))(x=document.language)',
        '["{x.text}"]|map("attr", "format")|first)(x=document.language',
        "cycler.__init__.__globals__",
        "lipsum.__globals__",
        "self.__init__",
        "self._TemplateReference__context",
        "range.__globals__",
        "dict.mro()",
    ],
)
def test_a_template_does_not_leave_its_sandbox(expression: str, written: Callable[..., str], tmp_path: Path) -> None:
    problem = fault(written, page=f"{{{{ ({expression}) }}}}")
    assert "unsafe" in str(problem)
    assert problem.location and problem.location.file == str(tmp_path / PAGE)


def test_what_leads_nowhere_is_shown_as_it_is(written: Callable[..., str]) -> None:
    assert "{x.text} %" in written(page='{{ "%s %%"|format("{x.text}") }}')
    named = written(page='{{ document.language.named("{value.text}", document.language.number(1234.5, 1)) }}')
    assert named == "{value.text}: 1,234.5"
    assert written(page="{{ document.language.code }} {{ document.language.day(document.day)[-4:] }}") == "en 2026"


@pytest.mark.parametrize("kind", ["half", "hostile"])
def test_all_that_a_report_holds_can_be_read_in_the_sandbox(kind: str, view_of: Callable[[str], View]) -> None:
    view = view_of(kind)
    sandbox, met, waiting = Sandbox(), set(), [view, tell_story(view)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, (tuple, list, frozenset)):
            waiting += one
        fields = getattr(one, "_fields", None) or getattr(one, "__dataclass_fields__", ())
        for field in () if isinstance(one, Language) else fields:
            value = sandbox.getattr(one, field)
            assert not isinstance(value, Undefined), (type(one), field)
            met.add(type(value))
            waiting.append(value)
    assert Language in met


@pytest.mark.parametrize(
    "name",
    ["nowhere.j2", "../secret.txt", "/etc/passwd", "govcheck/../html.py", "own_template.py", "charts/ladder.py"],
)
def test_a_template_reads_nothing_outside_of_its_folder(name: str, written: Callable[..., str]) -> None:
    problem = fault(written, page=f'\n{{% include "{name}" %}}')
    assert "not there" in str(problem)
    assert problem.location and problem.location.line == 2


@pytest.mark.parametrize("name", [PAGE, "style.css", "logo.svg", "inside", "folder/inside"])
def test_a_link_does_not_lead_out_of_the_folder(name: str, view_of: Callable[[str], View], tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    outside.mkdir()
    folder.mkdir()
    (outside / "inside").write_text("<svg>secret</svg>")
    (folder / PAGE).write_text(f'{{% include "{name}" ignore missing %}}')
    link = folder / name.partition("/")[0]
    link.unlink(missing_ok=True)
    link.symlink_to(outside if "/" in name else outside / "inside")
    view = view_of("half")
    with pytest.raises(InputError) as raised:
        render_html(tell_story(view), view, folder)
    (problem,) = raised.value.problems
    assert problem.code == "outside-template"
    assert problem.location and problem.location.file == str(folder / name)


def test_a_link_within_the_folder_is_followed(view_of: Callable[[str], View], tmp_path: Path) -> None:
    folder, link = tmp_path / "folder", tmp_path / "link"
    folder.mkdir()
    (folder / "words.j2").write_text("{{ view.city }}")
    (folder / PAGE).symlink_to(folder / "words.j2")
    link.symlink_to(folder)
    view = view_of("half")
    assert render_html(tell_story(view), view, link) == view.city


def test_files_that_cannot_be_used_say_why(written: Callable[..., str], tmp_path: Path) -> None:
    assert fault(written, style=b"\xff").code == "not-utf-8"
    assert "200 kB" in str(fault(written, style="x" * (MOST_BYTES + 1)))
    (tmp_path / "style.css").unlink()
    assert "200 kB" in str(fault(written, svg="x" * (MOST_BYTES + 1)))
    (tmp_path / "logo.svg").unlink()
    assert fault(written, png=b"no picture").code == "no-picture"
    (tmp_path / "logo.png").unlink()
    assert fault(written, page=b"\xff").code == "not-utf-8"
    assert (
        fault(written, page='{% include "part.j2" %}', **{"part.j2": "x" * (MOST_BYTES + 1)}).code == "large-template"
    )


def test_a_folder_that_changes_nothing_says_so(written: Callable[..., str], tmp_path: Path) -> None:
    assert PAGE in str(fault(written))
    with pytest.raises(InputError, match="no such folder"):
        render_html(every_block(), None, tmp_path / "nowhere")
    assert "p{}" in written(style="p{}")
