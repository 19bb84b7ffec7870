from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every sentence that somebody who answers may read, in one language."""

    language: str  # above the list of languages

    # Typing the code of a poster
    code_title: str
    code_label: str
    code_hint: str
    code_go: str
    code_unknown: str

    # Before the first question
    questions: str  # {count}
    duration_seconds: str  # {count}
    duration_minutes: str  # {count}
    about: str  # {title}: of an activity
    anonymous: str
    anonymous_link: str
    start: str

    # One question
    progress: str  # {number} {total}
    next: str
    back: str
    send: str
    optional: str
    several: str
    scale_low: str
    scale_high: str
    please_say: str
    text_limit: str  # {limit}
    no_names: str

    # What is wrong
    error: str  # before the title of the page
    error_title: str
    choose_one: str
    choose_only_one: str
    choose_some: str
    choose_score: str
    write_something: str
    unknown_choice: str
    too_long: str  # {length} {limit}
    nothing_answered: str

    # The end
    ready_title: str
    ready_text: str
    first_question: str
    thanks_title: str
    thanks_text: str
    already_sent_title: str
    already_sent_text: str
    programme: str

    # When one cannot answer
    already_answered_title: str
    already_answered_text: str
    closed_title: str
    closed_text: str
    closed_kept: str
    not_open_title: str
    not_open_text: str
    opens_on: str  # {date}
    unknown_title: str
    unknown_text: str
    unknown_link_text: str
    inactive_title: str
    inactive_text: str
    expired_title: str
    expired_text: str
    expired_link_text: str
    copy_text: str  # above what somebody had written
    too_big_title: str
    too_big_text: str
    start_again: str
    busy_title: str
    busy_text: str
    try_again: str
    type_a_code: str

    # On a tablet that goes from hand to hand
    stop: str
    still_there_title: str
    still_there_text: str  # {count}
    go_on: str
    give_back: str
    next_person: str
    restarts: str  # {count}
    not_kept: str
    staff_only: str
