"""Faults between the parts of a questionnaire or a benchmark, each with its place in the files."""
