"""The report: one view of the result, worded and rounded once, and what shows it."""
