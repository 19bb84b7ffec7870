from budgets.admin import budget, grant, in_kind

__all__ = ["budget", "grant", "in_kind"]
