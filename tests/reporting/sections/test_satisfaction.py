from dataclasses import replace

from reporting.figures.facts import ChoiceFacts, Facts, QuestionFacts, SurveyFacts
from reporting.figures.figure_set import compute
from reporting.sections.masked import Masking
from reporting.sections.questions import question_chart
from reporting.sections.satisfaction import satisfaction_section
from surveys.holding import Hold

NARROW = "\u202f"
INSIDE = Masking(5, public=False)
SCALE = (
    ChoiceFacts("very", "Très satisfait", "very_positive", 20),
    ChoiceFacts("good", "Satisfait", "positive", 20),
    ChoiceFacts("bad", "Peu satisfait", "negative", 10),
    ChoiceFacts("none", "Sans opinion", "no_opinion", 30),
)
OVERALL = QuestionFacts("overall", "Votre avis ?", "satisfaction", SCALE, 80, 90)
VISITORS = SurveyFacts("visitors", "Visiteurs", "visitor", None, 90, None, {"overall": OVERALL})


def section(survey):
    return satisfaction_section(compute(Facts(surveys={survey.code: survey})), INSIDE)


def test_satisfaction_shows_shares_of_the_scale_and_its_base():
    chart = question_chart("overall", OVERALL)
    assert chart.words.title.endswith(f"80,0{NARROW}%")
    assert [row[1:] for row in chart.table.rows] == [
        (f"40,0{NARROW}%", "20"),
        (f"40,0{NARROW}%", "20"),
        (f"20,0{NARROW}%", "10"),
        ("hors base", "30"),
    ]
    for number in ("50", "30", "10"):
        assert number in chart.words.subtitle


def test_small_base_prints_counts_and_says_so():
    few = tuple(replace(choice, count=2) for choice in SCALE)
    chart = question_chart("overall", replace(OVERALL, choices=few, respondents=8))
    assert chart.words.title.endswith("4 sur 6")
    assert chart.words.subtitle != question_chart("overall", OVERALL).words.subtitle


def test_rounded_shares_that_do_not_add_up_say_so():
    thirds = tuple(ChoiceFacts(code, code, "", 20) for code in "abc")
    chart = question_chart("q", replace(OVERALL, kind="single", choices=thirds, respondents=60))
    assert chart.words.source
    halves = thirds[:2]
    chart = question_chart("q", replace(OVERALL, kind="single", choices=halves, respondents=40))
    assert not chart.words.source


def test_several_answers_are_shares_of_respondents():
    ticked = tuple(ChoiceFacts(code, code, "", 45) for code in "ab")
    chart = question_chart("q", replace(OVERALL, kind="multiple", choices=ticked, respondents=50))
    assert {row[1] for row in chart.table.rows} == {f"90,0{NARROW}%"}
    assert chart.words.source


def test_recommendation_has_its_mean():
    marks = replace(
        OVERALL, kind="recommendation", choices=(), scores={10: 6, 5: 6}, respondents=12
    )
    assert "7,5" in question_chart("q", marks).words.title


def test_text_is_never_drawn():
    assert question_chart("q", replace(OVERALL, kind="text")) is None


def test_open_questionnaire_shows_its_number_and_no_result():
    panel = section(replace(VISITORS, hold=Hold.OPEN)).panels[0]
    assert panel.charts == ()
    assert "90" in panel.notes[0]


def test_closed_questionnaire_shows_its_results():
    assert [chart.ident for chart in section(VISITORS).panels[0].charts] == ["visitors-overall"]


def test_questionnaire_without_answer_is_no_section():
    assert not section(replace(VISITORS, responses=0)).has_content
