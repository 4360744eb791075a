"""A made-up report that holds every kind of block in every one of its ways."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from govcheck.language import ENGLISH
from govcheck.report.charts.average import AverageChart
from govcheck.report.charts.cycle import Arc, CycleChart
from govcheck.report.charts.geometry import arc, on_circle
from govcheck.report.charts.ladder import Column as LadderColumn
from govcheck.report.charts.ladder import LadderChart, Rung
from govcheck.report.charts.scores import ScoreRow, ScoresChart
from govcheck.report.charts.stage import StageChart, StageRow
from govcheck.report.document import (
    Card,
    Cards,
    Cell,
    Column,
    Columns,
    Document,
    Figure,
    Gallery,
    Item,
    Key,
    Listing,
    Look,
    Mark,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
    Tone,
)

if TYPE_CHECKING:
    from govcheck.language import Language

HOSTILE = (
    "#sys.inputs $x^2$ @ref <label> \\u{41} \\ \"quoted\" 'single' {brace} [bracket] *b* _i_ `raw` // no comment "
    "/* none */ = Heading - item + item / term: ~ -- --- ... <img src=x onerror=alert(1)> =1+1 | a | b | --- "
    "[a](javascript:b) ![c](d) %PDF {{ x }} {% y %}"
)
"""What means something to some format or other, and must stand as it is."""

GLYPHLESS = "市长 🙂"
"""Characters that few fonts have."""

BACKWARD = "\u202eabc\u202c \u05e9\u05dc\u05d5\u05dd"
"""Marks that turn the reading direction, and words that are read from the right."""

ENDLESS = "x" * 10_000
"""A word that no line can hold."""

SENTENCE = "The city names who answers for each service and looks once a year at what came of it. "


def every_block(language: Language = ENGLISH, words: str = "Two programmes only.") -> Document:
    """Every kind of block; ``words`` stand wherever people may have written some."""
    return Document(
        language=language,
        kicker="Smart Governance · Report",
        title=f"Villa Clara {words}" if words == HOSTILE else "Villa Clara del Río",
        full_title="Villa Clara del Río: Smart Governance",
        meta=("20 November 2026 · Spain, 84,000 people", "Answered by the Innovation department."),
        notices=("Made up: these answers belong to no city.", words),
        contents="Contents",
        skip="Skip to the contents",
        running_head="Villa Clara del Río · Smart Governance · 20 November 2026",
        page="Page",
        sections=(_in_short(words), _scores(), _pictures(), _comparisons(words), _steps(words), _answers(words)),
        colophon=("Made with govcheck 1.0.", "Identical answers give an identical report."),
        day=date(2026, 11, 20),
    )


def small(*blocks: Paragraph | Part, words: str = "") -> Document:
    """A report with one section that holds ``blocks``."""
    return Document(
        language=ENGLISH,
        kicker="",
        title=words or "Nowhere",
        full_title=words or "Nowhere",
        meta=(),
        notices=(),
        contents="Contents",
        skip="Skip",
        running_head="Nowhere",
        page="Page",
        sections=(Section("only", "The only section", blocks),),
        colophon=(),
        day=date(2026, 1, 2),
    )


def _in_short(words: str) -> Section:
    cards = (
        Card("Smart Governance", "57", "of 100", ("Developing", "Range: 48 to 66")),
        Card("Resilience", "41", "of 100", ("Basic",)),
        Card("Data", "", "", ("No score yet", "Too few questions are answered: 2 of 11.")),
        Card("Participation", "8", "of 100", ("Initial", words)),
    )
    first = Part(
        "First steps",
        (
            Listing(
                (
                    Item("Name who answers for data", link="step-1", under=("Data · small effort",)),
                    Item("A step that is told nowhere", link="step-99", under=(words, "A second line.")),
                ),
                ordered=True,
            ),
        ),
    )
    telling = Part(
        "What tells most",
        (
            Listing(
                (
                    Item("Above the average.", label="Open data", sign="▲", under=("A study, 2019, page 12.",)),
                    Item("Below the average.", label="Budget", sign="▼"),
                    Item("Like most of them.", sign="●", link="comparisons"),
                )
            ),
            Paragraph("A study of 57 cities, 2019.", Tone.CITE),
        ),
    )
    return Section(
        "in-short",
        "In short",
        (
            Paragraph(SENTENCE + "It is furthest with services and least far with data.", Tone.LEAD),
            Cards(cards),
            Paragraph("81 questions are answered, 12 are not known, 3 do not apply.", Tone.SOFT),
            Paragraph("A quick check: 12 of 96 questions.", Tone.NOTICE),
            Columns((first, telling)),
        ),
    )


def _score_table(caption: str) -> Table:
    return Table(
        caption,
        (Column("Part"), Column("Score", numeric=True), Column("Level"), Column("With evidence", numeric=True)),
        (
            Row((Cell("Smart Governance"), Cell("57", ("48 to 66",)), Cell("Developing"), Cell("31")), strong=True),
            Row((Cell("Strategy", link="steps"), Cell("72"), Cell("Advanced"), Cell("40"))),
            Row((Cell("Data"), Cell("Not enough answers: 2 of 11.")), span=True),
            Row((Cell("Services", under=("Half of it",)), Cell("35"), Cell("Basic"), Cell("–"))),
        ),
    )


def _scores() -> Section:
    rows = tuple(
        ScoreRow(
            36 + 46 * place, 21 + 46 * place, (title,), 21 + 46 * place, value, place == 0, low, width, score, evidenced
        )
        for place, (title, value, low, width, score, evidenced) in enumerate(
            (
                ("Smart Governance", "57", 192.3, 69.1, 226.9, 127.0),
                ("Strategy", "72", 250.0, 60.0, 284.5, 161.6),
                ("Data", "No score yet", None, 0.0, None, None),
                ("Services", "35", 110.0, 80.0, 142.4, None),
            )
        )
    )
    grid = tuple((8 + 76.8 * place, str(20 * place)) for place in range(6))
    told = "Strategy is highest, services lowest."
    chart = ScoresChart("scores-1", "Smart Governance", told, 208, 188, rows, grid, 400)
    figure = Figure(
        "scores-1",
        "scores",
        chart,
        chart.title,
        chart.description,
        (Key(Mark.DOT, "Score"), Key(Mark.BAR, "Range"), Key(Mark.DIAMOND, "With evidence")),
        _score_table("All scores from 0 to 100."),
    )
    return Section(
        "scores",
        "Scores",
        (
            Paragraph("Each score is the average of its parts. " + SENTENCE, Tone.SOFT),
            Part("Smart Governance", (figure,)),
            Part("All of them", (_score_table("The same once more."),), id="all-of-them"),
        ),
    )


def _ladder() -> Figure:
    rungs = tuple(
        Rung(162 - 44 * place, lines)
        for place, lines in enumerate((("None",), ("Told",), ("Asked",), ("Shared", "power")))
    )
    columns = (
        LadderColumn(160, 146, 172, (160, 190), ("Plan",), 118, 162, (30, 44)),
        LadderColumn(256, 242, 268, (256, 190), ("Decide",), 30, 162, (74, 88)),
        LadderColumn(352, 338, 364, (352, 190), ("Look back",), None, 162, None),
    )
    chart = LadderChart(
        "ladder-1", "Ladder of participation", "Told, shared, not known.", 205, 162, 112, rungs, columns, 400
    )
    table = Table(
        "Cities of a study, 2019",
        (Column("Phase"), Column("Your city"), Column("Participants")),
        (
            Row((Cell("Plan"), Cell("Told"), Cell("Asked to shared", under=("below",)))),
            Row((Cell("Decide"), Cell("Shared power"), Cell("Told to asked"))),
            Row((Cell("Look back"), Cell("Not answered", under=("Nobody knew it.",)), Cell("–"))),
        ),
    )
    keys = (Key(Mark.DOT, "Your city"), Key(Mark.HATCH, "Participants"))
    return Figure("ladder-1", "ladder", chart, chart.title, chart.description, keys, table)


def _cycle() -> Figure:
    centre = (200.0, 150.0)
    arcs = tuple(
        Arc(
            arc(centre, 88, start, start + 106),
            arc(centre, 88, start, start + filled),
            arc(centre, 112, start + 10, start + 60),
            label,
            anchor,
            lines,
            value,
            ("weakest",) if weakest else (),
            weakest,
            (*on_circle(centre, 88, start + 113), start + 113),
        )
        for start, filled, label, anchor, lines, value, weakest in (
            (7, 70, (323.0, 79.0), "start", ("Agenda",), "66", False),
            (127, 20, (200.0, 284.0), "middle", ("Building",), "18", True),
            (247, 50, (77.0, 79.0), "end", ("Looking", "back"), "47", False),
        )
    )
    chart = CycleChart("cycle-1", "Policy cycle", "Building is weakest.", 300, 400, centre, ("Policy", "cycle"), arcs)
    keys = (Key(Mark.THICK, "Score"), Key(Mark.THIN, "Range"), Key(Mark.DASHES, "Weakest"))
    return Figure("cycle-1", "cycle", chart, chart.title, chart.description, keys)


def _stage() -> Figure:
    rows = (
        StageRow(0, 46, ("Not begun",), "12 %", 70.0, yours=False),
        StageRow(46, 46, ("Building",), "44 %", 258.0, yours=True),
        StageRow(92, 46, ("In use",), "", 0.0, yours=False),
    )
    chart = StageChart("stage-1", "Stage of open data", "Your city is building.", 142, 26, "You are here", rows, 400)
    keys = (Key(Mark.TRIANGLE, "Your city"), Key(Mark.HATCH, "Participants"))
    return Figure("stage-1", "stage", chart, chart.title, chart.description, keys)


def _averages() -> tuple[Figure, ...]:
    return tuple(
        Figure(
            f"average-{place}",
            "average",
            AverageChart(
                f"average-{place}",
                title,
                "Your city 3, the others 2.4.",
                200.0 + 30 * place,
                140.0,
                "3",
                "2.4",
                "1",
                "5",
            ),
            title,
            "Your city 3, the others 2.4.",
            (Key(Mark.DOT, "Your city"), Key(Mark.SQUARE, "Participants")),
        )
        for place, title in enumerate(("Budget", "Training of staff", "Open data", "Work with neighbours"), 1)
    )


def _pictures() -> Section:
    keys = (Key(Mark.RING, "Not reached"), Key(Mark.DOT, "Reached"))
    marks = Listing(tuple(Item(key.text, label="Key", sign="○") for key in keys))
    return Section("pictures", "Pictures", (_ladder(), _cycle(), _stage(), Gallery(_averages()), marks))


def _comparisons(words: str) -> Section:
    questions = tuple(
        Part(
            f"Does the city do the {place}th thing that cities do?",
            (
                Paragraph("You do, as 44 % of the participants.", label="Like most"),
                Paragraph("A study of 57 cities, 2019, page 12.", Tone.CITE),
                Part("A remark on this comparison", (Paragraph(words, Tone.SOFT),), look=Look.REMARK),
            ),
            look=Look.QUESTION,
        )
        for place in range(4, 8)
    )
    return Section(
        "comparisons",
        "Comparisons",
        (
            Paragraph("Cities of more than a million people took part.", Tone.NOTICE),
            Part("Strategy", questions[:2]),
            Part("Data", (Columns(questions[2:]),)),
        ),
    )


def _steps(words: str) -> Section:
    steps = tuple(
        Part(
            f"{rank}. {title}",
            (
                Paragraph("Data · small effort", Tone.SOFT),
                Paragraph(SENTENCE),
                Paragraph("By 31 December 2027: in use.", Tone.STRONG),
                Part("How to begin", (Listing((Item("Ask who has a list."), Item(words, label="Write it down"))),)),
                Part("Why", (Paragraph(SENTENCE * 2, label="Gain"),)),
            ),
            id=f"step-{rank}",
            look=Look.STEP,
        )
        for rank, title in enumerate(("Name who answers for data", "Publish the budget", "Ask before you build"), 1)
    )
    return Section("steps", "Next steps", (Paragraph("The first steps promise most.", Tone.SOFT), *steps))


def _answers(words: str) -> Section:
    rows = tuple(
        Row(
            (
                Cell(f"Question {number}: {SENTENCE}"),
                Cell("Yes\nand no"),
                Cell("50", link="scores"),
                Cell(words, under=(f"Evidence: {words}",)),
            )
        )
        for number in range(1, 31)
    )
    columns = (
        Column("Question", wide=True),
        Column("Answer"),
        Column("Worth", numeric=True),
        Column("Note", wide=True),
    )
    return Section(
        "all-answers",
        "All answers",
        (Part("Strategy", (Table("Answers with their notes.", columns, rows),)),),
        annex=True,
    )
