"""The view: the result in words and rounded numbers. The only place that rounds and words."""

from govcheck.report.view.build import View, build_view

__all__ = ["View", "build_view"]
