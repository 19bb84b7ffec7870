from budgets.admin import budget, grant, in_kind, line

__all__ = ["budget", "grant", "in_kind", "line"]
