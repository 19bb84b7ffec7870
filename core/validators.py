"""Rules on one value, shared by models and forms."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

LA_POSTE_SIREN = "356000000"

validate_code = RegexValidator(
    r"^[a-z0-9][a-z0-9_-]*$",
    _("Use only lower-case letters without accents, digits, “-” and “_”."),
)
validate_insee_code = RegexValidator(
    r"^(\d{2}|2[AB])\d{3}$",
    _("An INSEE code has five characters, for example 93006 for Bagnolet."),
)
validate_postcode = RegexValidator(r"^\d{5}$", _("A postcode has five digits, for example 93170."))

# A name goes into the headers of messages: one line, and nothing that is decoded there (“=?”).
PLAIN_NAME = r"^(?!.*=\?)[^\x01-\x1f\x7f\u2028\u2029]*$"
validate_name = RegexValidator(PLAIN_NAME, _("Write the name on one line, without “=?”."))


def validate_siret(value: str) -> None:
    """Fourteen digits whose Luhn sum is a multiple of ten (La Poste: the plain sum, of five)."""
    if not (value.isascii() and value.isdigit() and len(value) == 14):
        raise ValidationError(_("A SIRET has fourteen digits."), code="siret_length")
    if value.startswith(LA_POSTE_SIREN) and sum(map(int, value)) % 5 == 0:
        return
    if _luhn_sum(value) % 10:
        raise ValidationError(
            _("This SIRET is not valid: check each digit, one of them is probably wrong."),
            code="siret_key",
        )


def _luhn_sum(digits: str) -> int:
    doubled = [int(digit) * (2 - position % 2) for position, digit in enumerate(digits)]
    return sum(value - 9 if value > 9 else value for value in doubled)
