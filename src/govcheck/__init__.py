"""govcheck: a city judges its own Smart Governance and resilience."""
