"""Declared figures and the texts of the report. No number here: the figures print them."""

SOURCE = "Bilan publié de l'édition 2019"

BLOCKS = {
    "synthesis": (
        "Pendant une journée, un centre de formation de Bagnolet est devenu une Cité des métiers : "
        "entrée libre, sans rendez-vous et sans donner son nom. Des conseils d'ordinaire dispersés "
        "y étaient réunis. Les structures porteuses estiment que l'édition a rapproché les "
        "professionnels du territoire ; le public qui a répondu aux questionnaires en est très "
        "majoritairement satisfait."
    ),
    "context": (
        "L'offre d'orientation tout au long de la vie est riche en Seine-Saint-Denis, mais "
        "dispersée : les habitants ne savent pas toujours à quelle porte frapper. La mise en "
        "place du service public régional de l'orientation (SPRO) invite les acteurs à mieux se "
        "connaître et à travailler ensemble.\n\n"
        "Une Cité des métiers éphémère permet d'essayer ce rapprochement en grandeur réelle, "
        "avant d'envisager une implantation durable comme celles qui existent à Paris."
    ),
    "objectives": (
        "Les structures porteuses se sont donné quatre objectifs :\n\n"
        "- réunir les acteurs locaux de l'orientation autour d'un projet concret ;\n"
        "- faire connaître aux habitants les conseils et les ressources gratuits ;\n"
        "- préparer les professionnels à un accueil ouvert, sans dossier ni inscription ;\n"
        "- éprouver le modèle de la Cité des métiers sur le territoire d'Est Ensemble.\n\n"
        "Les valeurs prévues des objectifs sont illustratives : le bilan publié n'en donne pas."
    ),
    "governance": (
        "Les décisions ont été prises collectivement par la Cité des métiers de Paris, Est "
        "Ensemble et le Conseil départemental de la Seine-Saint-Denis, dans le cadre de la charte "
        "du réseau. Un comité de pilotage, élargi peu à peu aux partenaires, a suivi chaque étape."
        "\n\nLes dates, les comptes rendus et les décisions présentés ici sont illustratifs."
    ),
    "partners": (
        "Collectivités, associations, organismes de formation, acteurs de l'emploi et entreprises "
        "ont répondu à l'appel. Chaque structure s'est engagée à respecter la charte : un accueil "
        "ouvert, anonyme et gratuit.\n\n"
        "Les professionnels ont été invités à une journée de sensibilisation, à une présentation "
        "des ressources et à au moins un temps d'observation, à l'accueil ou auprès d'un "
        "conseiller. Les journées de sensibilisation et les temps d'observation n'ont pas été "
        "comptés.\n\n"
        "Hors porteurs et lieu d'accueil, les noms des structures sont des exemples, ici comme "
        "en annexe. La répartition par type (sauf les maisons de l'emploi), l'appartenance au "
        "SPRO, les présences et le nombre de professionnels préparés sont illustratifs."
    ),
    "programme": (
        "Les visiteurs circulaient librement entre les pôles de la charte et un pôle transversal "
        "consacré à la validation des acquis de l'expérience. Des ateliers, une conférence et une "
        "démonstration du portail numérique complétaient les entretiens individuels.\n\n"
        "Le pôle transversal, le programme détaillé, les salles et les places sont illustratifs."
    ),
    "communication": (
        "La journée a été annoncée par une brochure, des affiches, le programme imprimé de la "
        "Cité des métiers et de ses centres associés, les réseaux sociaux et le portail numérique. "
        "Les quantités et les dates de diffusion n'ont pas été publiées."
    ),
    "attendance": (
        "L'accueil a été pensé pour ne rien demander qui permette de reconnaître une personne : on "
        "compte des passages, jamais des individus.\n\n"
        "Seul le nombre total de personnes accueillies est publié. Les entretiens, les "
        "participations aux ateliers, la courbe des arrivées, les profils, les communes et les "
        "motifs de la visite sont illustratifs : ils montrent ce que la plateforme permet de "
        "suivre."
    ),
    "satisfaction": (
        "Trois questionnaires courts ont été proposés : aux visiteurs, aux participants des "
        "ateliers et aux professionnels des structures partenaires. Les visiteurs repartent "
        "d'abord avec de nouvelles informations ; les professionnels apprécient avant tout de se "
        "rencontrer. Ceux-ci souhaitent majoritairement que l'expérience se renouvelle, plus "
        "souvent et plus longtemps.\n\n"
        "Les pourcentages des visiteurs et des ateliers sont publiés ; leur base de cent réponses "
        "est conventionnelle, l'effectif réel n'ayant pas été publié. Celle des professionnels se "
        "déduit de leurs pourcentages. Sont illustratifs le partage entre « très satisfait » et "
        "« satisfait », celui des autres réponses, et la répartition du souhait des professionnels."
    ),
    "budget": (
        "Le projet a été financé à parts égales par le Conseil départemental et Est Ensemble ; "
        "d'autres produits de gestion complètent ces subventions. La coordination représente "
        "l'essentiel des dépenses.\n\n"
        "La communication, le travail documentaire et la formation des intervenants ont été "
        "apportés en nature. Le prévisionnel n'étant pas connu, aucun écart n'est calculé.\n\n"
        "Les montants sont publiés, dans une seule colonne. Leur rattachement aux comptes, "
        "l'emploi et l'origine des contributions en nature, et la distinction entre subvention "
        "accordée et subvention versée sont illustratifs."
    ),
    "strengths": (
        "- La rencontre entre professionnels de l'orientation, qui se connaissaient peu.\n"
        "- Un meilleur maillage du territoire.\n"
        "- La mise en commun des ressources de chacun.\n"
        "- Des publics nouveaux, que les structures ne voient pas d'ordinaire.\n"
        "- Des liens plus étroits avec les collectivités.\n"
        "- Une visibilité accrue pour tous les partenaires."
    ),
    "difficulties": (
        "- Une seule journée laisse peu de temps pour approfondir un projet.\n"
        "- Les temps d'observation, organisés par chaque structure, n'ont pas été suivis.\n"
        "- Les effectifs ayant répondu aux questionnaires des visiteurs et des ateliers n'ont pas "
        "été publiés.\n\n"
        "Ces constats sont en partie illustratifs."
    ),
    "recommendations": (
        "- Prévoir une édition plus longue, ou plusieurs éditions dans l'année.\n"
        "- Compter dès la préparation les temps d'observation et les présences.\n"
        "- Fixer les objectifs chiffrés et le budget prévisionnel avec les financeurs, avant "
        "l'ouverture.\n"
        "- Garder le contact avec les partenaires entre deux éditions.\n\n"
        "Ces recommandations sont illustratives."
    ),
    "method": (
        "Les réponses aux questionnaires ont été reconstituées pour retrouver les pourcentages "
        "publiés. Chacun est imprimé avec sa base. Les petits effectifs des tableaux de profil "
        "sont masqués. Le texte de chaque partie dit ce qui est illustratif."
    ),
}


def report_parts():
    return {
        "declared_figures": [
            {"figure": "beneficiaries", "value": 400, "source": SOURCE},
            {
                "figure": "awareness_days",
                "is_counted": False,
                "source": f"{SOURCE} : une journée demandée à chacun, sans décompte",
            },
            {
                "figure": "observation_days",
                "is_counted": False,
                "source": f"{SOURCE} : « plusieurs », sans décompte",
            },
        ],
        "bilan": {
            "title": "Cité des métiers éphémère de Bagnolet",
            "subtitle": "Bilan de la journée du 17 avril 2019",
            "blocks": [{"section": section, "text": text} for section, text in BLOCKS.items()],
        },
    }
