"""Charts: where everything stands (Python) and how it is drawn (SVG templates), one pair a chart."""
