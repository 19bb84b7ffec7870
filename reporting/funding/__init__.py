"""What a funder reads: its own grants, what was published, the budget as far as it is opened."""
