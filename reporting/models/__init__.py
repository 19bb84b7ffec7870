from reporting.models.account import (
    AccountLayout,
    GrantFinancialReport,
    GrantFinancialReportVersion,
    OfficialBlank,
)
from reporting.models.bilan import Bilan, BilanVersion, FrozenFigure, NarrativeBlock
from reporting.models.declared import DeclaredFigure
from reporting.models.download import Download

__all__ = [
    "AccountLayout",
    "Bilan",
    "BilanVersion",
    "DeclaredFigure",
    "Download",
    "FrozenFigure",
    "GrantFinancialReport",
    "GrantFinancialReportVersion",
    "NarrativeBlock",
    "OfficialBlank",
]
