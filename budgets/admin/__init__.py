from budgets.admin import budget, evidence, grant, in_kind, line, representative, revision

__all__ = ["budget", "evidence", "grant", "in_kind", "line", "representative", "revision"]
