"""Files of organisations and professionals: read, shown line by line, imported, undone."""
