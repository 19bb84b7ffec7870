"""The published budget: one column of amounts, taken as actual; nothing was planned."""


def _line(position, code, slug, actual, label="", grant=None):
    row = {"position": position, "code": code, "slug": slug, "label": label, "actual": actual}
    return {**row, "grant": grant} if grant else row


def _grant(code, funder, slug):
    return {
        "code": code,
        "funder": funder,
        "slug": slug,
        "awarded": 15000,
        "payments": [{"code": "versement", "amount": 15000}],
        "year": 2019,
    }


def _in_kind(code, label, value):
    return {
        "code": code,
        "label": label,
        "use": "services",
        "source": "services",
        "unit": "forfait",
        "unit_value": value,
        "method": "Montant du bilan publié",
    }


BUDGET = {
    "comment": (
        "Le bilan publié ne donne qu'une colonne de montants, reprise ici comme réalisée. Aucun "
        "prévisionnel n'est connu : les écarts ne sont donc pas calculés."
    ),
    "lines": [
        _line(1, "coordination", "fees", 30000, "Coordination"),
        _line(2, "autres-charges", "travel", 1500, "Autres (restauration, déplacements, badges)"),
        _line(
            3,
            "subvention-cd93",
            "grant_department",
            15000,
            "Conseil départemental de la Seine-Saint-Denis",
            "cd93",
        ),
        _line(4, "subvention-est-ensemble", "grant_epci", 15000, "Est Ensemble", "est-ensemble"),
        _line(5, "autres-produits", "other_current_income", 1500, "Autres produits de gestion"),
    ],
}


def money_parts():
    return {
        "budget": BUDGET,
        "grants": [
            _grant("cd93", "departement-93", "grant_department"),
            _grant("est-ensemble", "est-ensemble", "grant_epci"),
        ],
        "in_kind_contributions": [
            _in_kind("communication", "Communication", 8500),
            _in_kind("bibliotheque", "Travail documentaire", 2000),
            _in_kind("formation", "Formation des intervenants", 3000),
        ],
    }
