"""Answers beside what is published of the participating cities. Pure."""
