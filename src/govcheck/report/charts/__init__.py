"""Charts: where everything stands, and how it is drawn as SVG; one file a chart."""
