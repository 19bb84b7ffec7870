/* What the visitor said of themself: all of it optional, kept until the next +1. Knows no page. */
export const createProfile = (questions) => {
  let answers = new Map();
  let step = 0;

  const nextUnanswered = () => {
    step += 1;
    while (step < questions.length && answers.has(questions[step].name)) step += 1;
  };

  const toggled = (codes, code) =>
    codes.includes(code) ? codes.filter((other) => other !== code) : [...codes, code];

  const setSeveral = (name, codes) => {
    if (codes.length) answers.set(name, codes);
    else answers.delete(name);
  };

  return {
    question: () => questions[step] ?? null,
    position: () => step + 1,
    length: questions.length,
    isEmpty: () => answers.size === 0,
    isAnswered: ({ name }) => answers.has(name),
    has: (code) => [answers.get(questions[step]?.name) ?? []].flat().includes(code),

    /* One answer: the next question comes by itself. Several: the volunteer says when. A touch meant
       for a question that has just gone is no answer to the one that came. */
    choose(question, code) {
      if (question !== questions[step]) return;
      const { name, several } = question;
      if (several) {
        setSeveral(name, toggled(answers.get(name) ?? [], code));
      } else {
        answers.set(name, code);
        nextUnanswered();
      }
    },

    skip(question) {
      if (question === questions[step]) nextUnanswered();
    },

    /* Takes an answer back and asks its question again. */
    remove(name) {
      answers.delete(name);
      step = questions.findIndex((question) => question.name === name);
    },

    reset() {
      answers = new Map();
      step = 0;
    },

    /* After a failure: what was chosen is there again. */
    restore(values) {
      answers = new Map(Object.entries(values ?? {}));
      step = -1;
      nextUnanswered();
    },

    answered: () => questions.filter(({ name }) => answers.has(name)).map((question) => ({
      question,
      codes: [answers.get(question.name)].flat(),
    })),

    values: () => (answers.size ? Object.fromEntries(answers) : undefined),
  };
};
