/* stdin: [{"questions": […], "replies": {…}}, …]; stdout: for each, the codes of the questions that are asked
and, by code, the sentence that says what is wrong. */

import { problemOf, visibleQuestions } from "../../static/js/reception/handround/filling.js";

let text = "";
for await (const chunk of process.stdin) text += chunk;
const found = JSON.parse(text).map(({ questions, replies }) => {
  const visible = visibleQuestions(questions, replies);
  const problems = visible.map((question) => [question.code, problemOf(question, replies[question.code], 2000)]);
  const wrong = problems.filter(([, problem]) => problem).map(([code, problem]) => [code, problem.name]);
  return [visible.map(({ code }) => code), Object.fromEntries(wrong)];
});
process.stdout.write(JSON.stringify(found));
