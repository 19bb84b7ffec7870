"""Files for a spreadsheet: what the results of a questionnaire hold, as plain data."""
