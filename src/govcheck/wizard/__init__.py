"""The conversation with the person who answers: one question at a time, saved after every answer."""
