"""The report: its parts, its two forms (PDF and page) and the numbers that travel with it."""
