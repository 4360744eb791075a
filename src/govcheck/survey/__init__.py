"""A survey: many answer files and tables in, one result table and a report for each city out."""
