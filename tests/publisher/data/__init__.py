"""The tests of the data for other programs."""
