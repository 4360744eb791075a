"""govcheck: a city judges itself, by questionnaires that are data."""
