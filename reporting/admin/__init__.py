from reporting.admin import bilan, declared

__all__ = ["bilan", "declared"]
