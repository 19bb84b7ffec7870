"""The directory that all events share: duplicates, merges, logos, files."""
