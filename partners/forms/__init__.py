"""Forms of the partners’ pages: they validate and delegate."""
