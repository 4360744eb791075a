"""Cohorts: figures of many cities and of their peer groups, published so that no city is known from them."""
