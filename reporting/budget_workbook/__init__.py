"""The lines of the budget as a spreadsheet: out, and in again."""
