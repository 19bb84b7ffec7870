from reporting.models.bilan import Bilan, BilanVersion, FrozenFigure, NarrativeBlock
from reporting.models.declared import DeclaredFigure

__all__ = ["Bilan", "BilanVersion", "DeclaredFigure", "FrozenFigure", "NarrativeBlock"]
