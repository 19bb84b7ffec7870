"""Made-up profiles of the people who arrived: plausible together, with gaps as in real life."""

from collections.abc import Iterator

from reporting.demo.spreading import shuffled, spread

# age band, situation, level of study, reasons: weight
PEOPLE = {
    ("under_16", "pupil", "studying", ("orientation",)): 14,
    ("16_17", "pupil", "studying", ("orientation", "discover")): 26,
    ("16_17", "student", "studying", ("orientation", "training")): 12,
    ("18_25", "student", "studying", ("orientation",)): 24,
    ("18_25", "student", "bac", ("training",)): 20,
    ("18_25", "job_seeker", "cap_bep", ("employment",)): 26,
    ("18_25", "job_seeker", "none", ("employment", "training")): 18,
    ("26_29", "job_seeker", "bac", ("employment",)): 22,
    ("26_29", "employee", "bac_2", ("career_change",)): 12,
    ("30_44", "job_seeker", "cap_bep", ("employment", "training")): 28,
    ("30_44", "job_seeker", "bac_3_4", ("employment", "career_change")): 16,
    ("30_44", "employee", "bac_2", ("career_change", "vae")): 24,
    ("30_44", "employee", "bac_5", ("career_change", "business")): 14,
    ("30_44", "accompanying_parent", "bac", ("discover",)): 14,
    ("30_44", "self_employed", "bac_2", ("business",)): 8,
    ("45_54", "job_seeker", "none", ("employment",)): 16,
    ("45_54", "employee", "cap_bep", ("vae",)): 14,
    ("45_54", "job_seeker", "bac_3_4", ("business",)): 8,
    ("55_64", "job_seeker", "cap_bep", ("employment", "vae")): 12,
    ("55_64", "professional", "bac_5", ("discover",)): 8,
    ("65_plus", "retired", "bac", ("discover",)): 5,
    ("30_44", "inactive", "none", ("training",)): 9,
    ("", "", "", ()): 18,
}
COMMUNES = {
    "93006": 118,
    "93048": 58,
    "93045": 26,
    "93063": 24,
    "93055": 24,
    "75056": 46,
    "93053": 14,
    "93008": 13,
    "93010": 9,
    "93061": 8,
    "93064": 6,
    "94080": 5,
    "": 22,
}
QPV = {"yes": 31, "no": 38, "unknown": 22, "": 9}
GENDERS = {"woman": 55, "man": 37, "other": 4, "": 4}
HEARD_FROM = {
    "adviser": 30,
    "poster": 17,
    "brochure": 11,
    "social": 13,
    "website": 7,
    "press": 2,
    "word_of_mouth": 14,
    "passing": 12,
    "": 8,
}


def arrival_profiles(count: int) -> Iterator[dict[str, object]]:
    """A profile for each arrival; what nobody asked is left out."""
    people = shuffled(spread(count, PEOPLE), "people")
    lists = {
        "insee_code": COMMUNES,
        "qpv": QPV,
        "gender": GENDERS,
        "heard_from": HEARD_FROM,
    }
    drawn = {name: shuffled(spread(count, weights), name) for name, weights in lists.items()}
    for index, (age_band, situation, study_level, reasons) in enumerate(people):
        profile = {
            "age_band": age_band,
            "situation": situation,
            "study_level": study_level,
            "reasons": list(reasons),
            **{name: values[index] for name, values in drawn.items()},
        }
        yield {name: value for name, value in profile.items() if value}
