"""Compiles the gettext catalogues: into the package that is built, or beside their sources in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface[Any]):
    """Puts, for each language, its compiled catalogue and its glossary into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Do so; where the checkout itself is installed, only the catalogues are needed, beside their sources."""
        made = Path(self.directory, "catalogues")
        made.mkdir(parents=True, exist_ok=True)
        for source in sorted(Path(self.root, "languages").glob("*/interface.po")):
            code = source.parent.name
            compiled = source.with_suffix(".mo") if version == "editable" else made / f"{code}.mo"
            with source.open("rb") as text, compiled.open("wb") as binary:
                write_mo(binary, read_po(text, locale=None if code == "en" else code))
            if version == "editable":
                continue
            place = f"govcheck/content/languages/{code}"
            build_data["force_include"][str(compiled)] = f"{place}/interface.mo"
            build_data["force_include"][str(source.with_name("glossary.yaml"))] = f"{place}/glossary.yaml"
