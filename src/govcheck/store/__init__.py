"""Files: questionnaires, benchmarks and answers, read with care and written whole."""
