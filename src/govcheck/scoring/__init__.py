"""How answers become results. Pure: numbers in, numbers out, no file and no screen."""
