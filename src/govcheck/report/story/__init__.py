"""The story of a report: what the mayor reads first, a chapter for each axis, and what it all rests on."""

from govcheck.report.story.tell import tell_story

__all__ = ["tell_story"]
