"""Many cities at once: tables of answers scored column by column, by the same rules as one answer file."""
