"""`govcheck demo`: made-up cities, from their answers to their reports, with nothing prepared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from govcheck.cli.command import command_name
from govcheck.cli.output import tell
from govcheck.cli.settings import Debug, Lang, Plain, Quiet, choose_language

SHOWN = "villa-clara"
"""The city whose summary is shown: it has open answers, some that do not apply, and evidence."""

Folder = Annotated[Path, typer.Option("-o", "--output", metavar="FOLDER", help="Where answers and reports are left.")]


def demo(
    output: Folder = Path("govcheck-demo"),
    *,
    lang: Lang = None,
    quiet: Quiet = False,
    plain: Plain = False,
    debug: Debug = False,
) -> None:
    """Show what govcheck does, on three made-up cities.

    Answer files that are already in the folder are used as they are, so that one may change an
    answer and look again; the reports are written anew.
    """
    del debug
    from govcheck.cli.scored import score_file
    from govcheck.cli.screen import show_summary
    from govcheck.model.file_name import lengthen_file_name, name_report
    from govcheck.report.formats import Matter, render
    from govcheck.store.content import list_questionnaires
    from govcheck.store.sample import find_samples, render_sample
    from govcheck.store.writing import make_folder, write_file

    language = choose_language(lang)
    make_folder(output)
    shown = None
    found = [(name, sample) for name in list_questionnaires() for sample in find_samples(name)]
    taken: set[str] = set()
    for name, sample in found:
        # As with one's own city: the short name is that of its first questionnaire.
        answers = output / (sample.name if sample.name not in taken else lengthen_file_name(sample.name, name))
        taken.add(sample.name)
        if not answers.exists():
            write_file(answers, render_sample(sample, language))
        scored = score_file(answers, language, quiet=quiet)
        file = answers.with_name(name_report(answers.name))
        write_file(file, render(Matter(scored.result, scored.questionnaire, language), file.name).content)
        tell(
            language.text(
                "{city} (made up), {questionnaire}: {answers}, {report}",
                city=scored.result.city.name,
                questionnaire=scored.questionnaire.title,
                answers=answers,
                report=file,
            ),
            quiet=quiet,
            folded=True,
        )
        if shown is None or (sample.name.startswith(SHOWN) and answers.name == sample.name):
            shown = scored
    if shown is not None:
        show_summary(shown, language, plain=plain)
        tell(
            language.text("Open a report in a browser. Your own city: {command} assess", command=command_name()),
            quiet=quiet,
            folded=True,
        )
