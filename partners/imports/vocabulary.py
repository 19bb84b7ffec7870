"""What people write in a cell for what the platform holds as a code."""

from partners.models.organisation import OrganisationKind
from partners.models.partnership import PartnershipStatus
from partners.models.professional import MobilisationRole

KINDS: dict[str, tuple[str, ...]] = {
    OrganisationKind.STATE: (
        "etat",
        "service de l etat",
        "service d etat",
        "dreets",
        "direccte",
        "prefecture",
    ),
    OrganisationKind.REGION: ("region", "conseil regional"),
    OrganisationKind.DEPARTMENT: ("departement", "conseil departemental"),
    OrganisationKind.EPCI: ("epci", "ept", "intercommunalite", "agglomeration", "metropole"),
    OrganisationKind.COMMUNE: ("commune", "mairie", "ville", "ville de"),
    OrganisationKind.EMPLOYMENT_SERVICE: (
        *(
            "service public de l emploi",
            "spe",
            "pole emploi",
            "france travail",
            "cap emploi",
            "apec",
        ),
        *("agence pour l emploi", "agence france travail"),
    ),
    OrganisationKind.EMPLOYMENT_HOUSE: ("maison de l emploi", "mde"),
    OrganisationKind.YOUTH_SERVICE: ("mission locale", "ml"),
    OrganisationKind.GUIDANCE_CENTRE: ("cio", "centre d information et d orientation"),
    OrganisationKind.CITE_DES_METIERS: ("cite des metiers", "cdm"),
    OrganisationKind.TRAINING: (
        *("organisme de formation", "of", "formation", "cfa", "greta", "afpa", "lycee", "ecole"),
        "centre de formation",
    ),
    OrganisationKind.UNIVERSITY: ("universite", "enseignement superieur"),
    OrganisationKind.CONSULAR: (
        *("chambre consulaire", "consulaire", "cci", "cma", "chambre de commerce"),
        *("chambre de metiers", "chambre des metiers"),
    ),
    OrganisationKind.SOCIAL_BODY: ("organisme social", "caf", "cpam", "carsat", "securite sociale"),
    OrganisationKind.ASSOCIATION: ("association", "asso", "association loi 1901"),
    OrganisationKind.COMPANY: ("entreprise", "societe", "sarl", "sas", "scop"),
    OrganisationKind.OTHER: ("autre", "autres", "divers"),
}
# Words with which a name begins when nothing says the kind.
TELLING_NAMES = {
    "mission locale": OrganisationKind.YOUTH_SERVICE,
    "maison de l emploi": OrganisationKind.EMPLOYMENT_HOUSE,
    "centre d information et d orientation": OrganisationKind.GUIDANCE_CENTRE,
    "cio": OrganisationKind.GUIDANCE_CENTRE,
    "cite des metiers": OrganisationKind.CITE_DES_METIERS,
    "france travail": OrganisationKind.EMPLOYMENT_SERVICE,
    "pole emploi": OrganisationKind.EMPLOYMENT_SERVICE,
    "cap emploi": OrganisationKind.EMPLOYMENT_SERVICE,
    "universite": OrganisationKind.UNIVERSITY,
    "association": OrganisationKind.ASSOCIATION,
    "conseil departemental": OrganisationKind.DEPARTMENT,
    "conseil regional": OrganisationKind.REGION,
    "region": OrganisationKind.REGION,
    "mairie": OrganisationKind.COMMUNE,
    "ville de": OrganisationKind.COMMUNE,
    "chambre de": OrganisationKind.CONSULAR,
    "lycee": OrganisationKind.TRAINING,
    "cfa": OrganisationKind.TRAINING,
    "greta": OrganisationKind.TRAINING,
}
STATUSES: dict[str, tuple[str, ...]] = {
    PartnershipStatus.INVITED: (
        "invite",
        "invitee",
        "a inviter",
        "contacte",
        "contactee",
        "en attente",
    ),
    PartnershipStatus.AGREED: (
        *("d accord", "accord", "oui", "confirme", "confirmee", "partenaire", "accepte", "engagee"),
        "engage",
    ),
    PartnershipStatus.TOOK_PART: (
        "a participe",
        "participe",
        "present",
        "presente",
        "venu",
        "venue",
    ),
    PartnershipStatus.DECLINED: ("decline", "a decline", "refus", "refuse", "non"),
    PartnershipStatus.WITHDRAWN: ("retire", "retiree", "s est retiree", "s est retire", "abandon"),
}
ROLES: dict[str, tuple[str, ...]] = {
    "is_carrier": ("porteur", "porteuse", "structure porteuse", "pilote", "copilote"),
    "is_partner": ("partenaire", "partenaires"),
    "is_funder": ("financeur", "financeuse", "cofinanceur", "finance"),
    "is_host": ("hote", "hebergeur", "accueil", "lieu", "accueille", "structure d accueil"),
}
MISSIONS: dict[str, tuple[str, ...]] = {
    MobilisationRole.ADVISER: ("conseil", "conseiller", "conseillere", "conseillers"),
    MobilisationRole.RECEPTION: ("accueil", "hote", "hotesse", "agent d accueil"),
    MobilisationRole.FACILITATOR: (
        "animateur",
        "animatrice",
        "animation",
        "intervenant",
        "atelier",
    ),
    MobilisationRole.ORGANISER: ("organisation", "organisateur", "organisatrice", "coordination"),
    MobilisationRole.OTHER: ("autre", "divers"),
}
YES = ("oui", "o", "x", "1", "vrai", "true", "yes")
NO = ("non", "n", "0", "faux", "false", "no", "")


def code_of(words: str, vocabulary: dict[str, tuple[str, ...]]) -> str:
    """`words` are folded; nothing when they are in no list."""
    return next((code for code, known in vocabulary.items() if words in known), "")
