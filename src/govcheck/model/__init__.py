"""What the project talks about: questionnaires, answers, benchmarks, results. Pure data."""
