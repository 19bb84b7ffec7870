from reporting.admin import bilan, declared, indicator

__all__ = ["bilan", "declared", "indicator"]
