"""Files for a spreadsheet, written and read: what they hold is plain data."""
