"""Changes to several rows at once. Each function says what it refuses, and why, by `Refused`."""

from surveys.services.building import (
    ChoiceChange,
    add_question,
    change_question,
    correct_words,
    delete_question,
    move_question,
)
from surveys.services.from_bank import add_from_bank, create_from_bank
from surveys.services.opening import change_dates, close_now, open_now, take_in_unfinished
from surveys.services.refusal import Refused, purge_words, refuse_purged
from surveys.services.scales import add_satisfaction_scales
from surveys.services.translating import Translation, read_translation, write_translation
from surveys.services.versions import (
    add_first_version,
    copy_survey,
    create_empty,
    delete_survey,
    is_frozen,
    latest_version,
    new_version,
)
from surveys.services.ways_in import create_way_in, create_workshop_ways_in, switch_way_in

__all__ = [
    "ChoiceChange",
    "Refused",
    "Translation",
    "add_first_version",
    "add_from_bank",
    "add_question",
    "add_satisfaction_scales",
    "change_dates",
    "change_question",
    "close_now",
    "copy_survey",
    "correct_words",
    "create_empty",
    "create_from_bank",
    "create_way_in",
    "create_workshop_ways_in",
    "delete_question",
    "delete_survey",
    "is_frozen",
    "latest_version",
    "move_question",
    "new_version",
    "open_now",
    "purge_words",
    "read_translation",
    "refuse_purged",
    "switch_way_in",
    "take_in_unfinished",
    "write_translation",
]
