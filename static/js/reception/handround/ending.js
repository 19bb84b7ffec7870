/* After the last question, and when nobody touches the screen any more. */
import { h, setText } from "../dom.js";
import { go, problemBox } from "./parts.js";

export const thanksPage = ({ say, again }) => {
  const heading = h("h1", {}, say("thanks_title"));
  const left = h("p", { class: "hint" });
  return {
    heading,
    element: h("div", { class: "hand-page hand-thanks" }, heading, h("p", {}, say("give_back")), go(say("next_person"), again), left),
    countdown: (count) => setText(left, say("restarts", { count })),
  };
};

/* The tablet could not write it down: the answers are still there. */
export const failurePage = ({ say, retry, stop }) => {
  const heading = h("h1", {}, say("error_title"));
  const box = problemBox(say, say("not_kept"));
  return {
    heading,
    focus: box,
    element: h(
      "div",
      { class: "hand-page" },
      heading,
      box,
      h("div", { class: "hand-actions" }, go(say("try_again"), retry), go(say("stop"), stop, "button-secondary")),
    ),
  };
};

/* Over the question; it hides what was answered. Any touch of « I am going on » closes it. */
export const createPause = () => {
  const title = h("h2", { id: "hand-pause-title" });
  const text = h("p", { id: "hand-pause-text" });
  const yes = go("", () => {});
  const no = go("", () => {}, "button-secondary");
  const dialog = h(
    "dialog",
    { class: "dialog hand-pause", "aria-labelledby": "hand-pause-title", "aria-describedby": "hand-pause-text" },
    title,
    text,
    h("div", { class: "dialog-actions" }, yes, no),
  );
  let answers = {};
  yes.addEventListener("click", () => answers.goOn());
  no.addEventListener("click", () => answers.stop());
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    answers.goOn();
  });

  return {
    dialog,
    close: () => dialog.open && dialog.close(),
    show: (say, count, wanted) => {
      answers = wanted;
      setText(title, say("still_there_title"));
      setText(text, say("still_there_text", { count }));
      setText(yes, say("go_on"));
      setText(no, say("stop"));
      if (!dialog.open) dialog.showModal();
    },
  };
};
