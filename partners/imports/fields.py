"""What a column of a file can be, and the headings by which it is recognised."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.folding import folded
from partners.models.directory_import import ImportKind


@dataclass(frozen=True)
class Field:
    """`headings` are French, without accents nor case, as people write them."""

    code: str
    label: Any
    headings: tuple[str, ...]


NAME = Field(
    "name",
    _("name"),
    (
        *("nom", "structure", "nom de la structure", "nom structure", "organisme", "organisation"),
        *("nom de l organisme", "raison sociale", "denomination", "partenaire", "etablissement"),
    ),
)
SIRET = Field("siret", _("SIRET"), ("siret", "n siret", "no siret", "numero siret", "num siret"))
NOTE = Field("note", _("note"), ("note", "notes", "remarque", "remarques", "commentaire"))

ORGANISATION = (
    NAME,
    Field("acronym", _("acronym"), ("sigle", "acronyme", "nom court")),
    SIRET,
    Field(
        "kind",
        _("kind"),
        ("type", "type de structure", "nature", "categorie", "type d organisme", "type structure"),
    ),
    Field("is_spro", _("SPRO member"), ("spro", "membre du spro", "membre spro")),
    Field("commune", _("commune"), ("commune", "ville", "localite")),
    Field("postcode", _("postcode"), ("code postal", "cp")),
    Field("insee_code", _("INSEE code"), ("code insee", "insee", "code commune", "code officiel")),
    Field(
        "website",
        _("website"),
        ("site", "site web", "site internet", "url", "adresse web", "web"),
    ),
)
PARTICIPATION = (
    Field("roles", _("roles"), ("role", "roles", "role s", "qualite")),
    Field("status", _("status"), ("statut", "etat", "reponse", "situation")),
    Field(
        "invited_on",
        _("invited on"),
        ("invitee le", "invite le", "date d invitation", "invitation", "contactee le"),
    ),
    Field(
        "joined_on",
        _("joined on"),
        (
            *("rejoint le", "date d adhesion", "adhesion", "date d entree", "depuis le"),
            *("date de participation", "partenaire depuis", "date d accord", "accord le"),
        ),
    ),
    Field(
        "charter_accepted_on",
        _("charter accepted on"),
        (
            *("charte", "charte acceptee le", "date charte", "charte signee le"),
            *("date de la charte", "date d acceptation de la charte"),
        ),
    ),
    Field(
        "charter_accepted_by",
        _("charter accepted by"),
        ("charte acceptee par", "signataire", "charte signee par", "signataire de la charte"),
    ),
    NOTE,
)
PERSON = (
    Field("last_name", _("last name"), ("nom", "nom de famille", "nom du professionnel")),
    Field("first_name", _("first name"), ("prenom", "prenoms", "prenom du professionnel")),
    Field(
        "organisation",
        _("organisation"),
        (
            *("structure", "organisme", "organisation", "partenaire", "employeur"),
            *("nom de la structure", "etablissement"),
        ),
    ),
    Field("siret", _("SIRET of the organisation"), (*SIRET.headings, "siret de la structure")),
    Field(
        "email",
        _("e-mail"),
        (
            *("mail", "e mail", "email", "courriel", "adresse mail", "adresse e mail"),
            *("adresse electronique", "adresse email", "mel"),
        ),
    ),
    Field(
        "phone",
        _("telephone"),
        ("telephone", "tel", "portable", "mobile", "numero de telephone", "ligne directe"),
    ),
    Field("job_title", _("job title"), ("fonction", "poste", "metier", "intitule du poste")),
)
MOBILISATION = (
    Field("role", _("role"), ("role", "role le jour j", "mission", "tache")),
    Field("hub", _("hub"), ("pole", "espace", "pole d accueil")),
)


def fields_of(kind: str, *, joins_event: bool) -> tuple[Field, ...]:
    """In the order in which they are offered. Without the event, only what the directory holds."""
    if kind == ImportKind.ORGANISATIONS:
        return (*ORGANISATION, *(PARTICIPATION if joins_event else ()))
    return (*PERSON, *(MOBILISATION if joins_event else ()))


def recognised(heading: str, fields: tuple[Field, ...]) -> str:
    """The code of the field that bears this heading; nothing when none does."""
    words = folded(heading)
    for field in fields:
        if words and (words in field.headings or words == folded(str(field.label))):
            return field.code
    return ""
