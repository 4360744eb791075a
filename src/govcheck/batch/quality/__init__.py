"""The quality of a batch: what in many rows together deserves a second look; nothing of it is mended."""
