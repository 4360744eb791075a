"""Surveys that no single machine holds: scored where Spark keeps the rows, by the same expressions."""
