"""Tables as people have them, read into the wide table that is scored, with a list of what is wrong in them."""
