"""The sandbox of templates of one's own: they read the report, and reach nothing from there."""

from __future__ import annotations

import datetime as dt
from typing import Any

from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace

from govcheck.language import Language

# ``text``, ``count`` and ``as_it_is`` are left out: what they are given is a template of Python, whose
# fields may follow attributes where no sandbox sees it. ``translations`` would change the program.
LANGUAGE = frozenset({"code", "named", "listed", "number", "figure", "day"})
"""What a template may use of a language."""

REPORT = "govcheck.report."
"""Where the classes are defined whose fields a template reads."""

PLAIN = (str, bytes, int, float, tuple, list, dict, frozenset, set, dt.date, dt.timedelta)
"""Values whose methods reach nothing else; what changes them or begins with ``_`` is refused before."""

JINJA = (BlockReference, Cycler, Joiner, LoopContext, Macro, Namespace, TemplateModule, TemplateReference)
"""What Jinja itself hands out: ``loop``, ``self``, ``super``, macros and what was imported."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Admits what is listed here; functions, methods, classes and modules have no attributes in it."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read this attribute."""
        if not super().is_safe_attribute(obj, attr, value):
            return False
        if isinstance(obj, Language):
            return attr in LANGUAGE
        if type(obj).__module__.startswith(REPORT) and not isinstance(obj, str):
            return not callable(value)
        return isinstance(obj, PLAIN + JINJA)
