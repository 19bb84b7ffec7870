/* One person's way through a questionnaire, in memory only. Knows no page.

The server checks the answers; here is only what it takes to ask the right questions. */

const MISSING = { recommendation: "choose_score", text: "write_something", multiple: "choose_some" };

export const isEmpty = ({ choices = [], score, text = "" } = {}) =>
  choices.length === 0 && score === undefined && text.trim() === "";

/** The questions that somebody with these replies is asked, in order. */
export const visibleQuestions = (questions, replies) => {
  const visible = new Set();
  return questions.filter(({ code, shown_if: condition }) => {
    const [earlier, choice] = condition ?? [];
    const isShown = !condition || (visible.has(earlier) && (replies[earlier]?.choices ?? []).includes(choice));
    if (isShown) visible.add(code);
    return isShown;
  });
};

/** The name of a sentence and what goes in it, or nothing. */
export const problemOf = ({ kind, is_required: isRequired }, reply, longest) => {
  const length = [...(reply?.text ?? "").trim()].length;
  if (length > longest) return { name: "too_long", values: { length, limit: longest } };
  return isRequired && isEmpty(reply) ? { name: MISSING[kind] ?? "choose_one", values: {} } : null;
};

export const createFilling = (survey, longest) => {
  let replies = {};
  let code = survey.questions[0].code;

  const visible = () => visibleQuestions(survey.questions, replies);
  const place = () => visible().findIndex((question) => question.code === code);
  const isLast = () => place() === visible().length - 1;
  const question = () => visible()[place()];

  return {
    question,
    isLast,
    number: () => place() + 1,
    total: () => visible().length,
    reply: () => replies[code] ?? {},
    set: (reply) => {
      replies = { ...replies, [code]: reply };
    },

    /** What is wrong with the reply to this question; the last one also asks for any reply at all. */
    problem: () => {
      const found = problemOf(question(), replies[code], longest);
      if (found || !isLast()) return found;
      return Object.values(replies).every(isEmpty) ? { name: "nothing_answered", values: {} } : null;
    },
    next: () => {
      if (!isLast()) code = visible()[place() + 1].code;
    },
    /** False on the first question. */
    back: () => {
      const earlier = visible()[place() - 1];
      if (earlier) code = earlier.code;
      return Boolean(earlier);
    },

    /** Replies to what is still asked, as they are sent. */
    answers: () =>
      Object.fromEntries(
        visible()
          .map((asked) => [asked.code, replies[asked.code]])
          .filter(([, reply]) => !isEmpty(reply)),
      ),
  };
};
