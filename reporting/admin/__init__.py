from reporting.admin import account, bilan, declared, indicator

__all__ = ["account", "bilan", "declared", "indicator"]
