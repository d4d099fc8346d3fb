"""Measurements against the budgets. They are run by hand: a busy machine must not fail a test."""
