"""What an account says beside its table: who answers for it, texts, attestation."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

QUALITATIVE = ("implementation", "beneficiaries", "dates_and_places", "objectives")
ANNEX = ("allocation_rules", "gaps", "in_kind", "observations")
TEXTS = QUALITATIVE + ANNEX


@dataclass(frozen=True)
class Identity:
    """Of the organisation that received the grant. `local_registration`: Alsace and Moselle."""

    name: str = ""
    siret: str = ""
    rna: str = ""
    local_registration: str = ""


@dataclass(frozen=True)
class Attestation:
    signatory: str = ""
    organisation: str = ""
    signed_on: date | None = None
    signed_at: str = ""


@dataclass(frozen=True)
class GrantShare:
    """`amount`: what was received, in euros; `percent` of the actual produits without in-kind,
    from the exact amounts. None: not known."""

    amount: Decimal | None = None
    percent: Decimal | None = None


@dataclass(frozen=True)
class AccountContent:
    identity: Identity = Identity()
    year: int | None = None
    share: GrantShare = GrantShare()
    texts: dict[str, str] = field(default_factory=dict)
    attestation: Attestation = Attestation()
