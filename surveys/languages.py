"""The languages in which people may answer, each under its own name."""

from django.db import models


class Language(models.TextChoices):
    """Those most spoken around Bagnolet, by visitors who may not read French easily."""

    FRENCH = "fr", "Français"
    ENGLISH = "en", "English"
    SPANISH = "es", "Español"
    PORTUGUESE = "pt", "Português"
    ARABIC = "ar", "العربية"
    TURKISH = "tr", "Türkçe"
    CHINESE = "zh", "中文"


RIGHT_TO_LEFT = frozenset({Language.ARABIC})


def direction_of(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
