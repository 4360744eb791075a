"""The commands: each reads its arguments, calls the layers below, and prints what they give."""
