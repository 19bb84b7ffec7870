/* The tablet in a visitor's hands. What they answer is in the memory of this page and nowhere else, until
   the last question; after each person, and after a pause without a touch, nothing of it is left. */
import { h } from "../dom.js";
import { focusOn } from "../focus.js";
import { language as staffLanguage, setLanguage, t } from "../i18n.js";
import { createPause, failurePage, thanksPage } from "./ending.js";
import { createFilling } from "./filling.js";
import { createIdle } from "./idle.js";
import { wordsOf } from "./parts.js";
import { questionPage } from "./question.js";
import { createWayOut } from "./way-out.js";
import { messagePage, welcomePage } from "./welcome.js";

const SECOND = 1000;
const WELCOME = { quietMs: 40 * SECOND, warningMs: 0 }; // back to French
const ANSWERING = { quietMs: 60 * SECOND, warningMs: 30 * SECOND };
const THANKS = { quietMs: 0, warningMs: 15 * SECOND };
const FIRST_LANGUAGE = "fr";
const root = document.documentElement;

export const stageScreen = (app) => {
  const { handRound } = app.desk;
  const { survey: code, activity: activityCode } = app.handing.chosen();
  const body = h("div", { class: "hand-body" });
  const pause = createPause();
  let language = FIRST_LANGUAGE;
  let begun = null; // what the engine knows of the beginning
  let filling = null;
  let page = null;
  let shown = "";

  const state = () => handRound.state();
  const survey = () => begun?.survey ?? state().surveys.find((one) => one.code === code);
  const activity = () => app.configuration()?.activities.find((one) => one.code === activityCode);
  const say = (...sentence) => wordsOf(state().words, language)(...sentence);

  const idle = createIdle({
    timers: { set: (work, delay) => setTimeout(work, delay), clear: (timer) => clearTimeout(timer) },
    now: () => Date.now(),
    monotonic: () => performance.now(),
    onWarning: (count) => warn(count),
    onEnd: () => reset(),
  });

  const speak = () => {
    const spoken = survey()?.languages.find((one) => one.code === language);
    root.lang = language;
    root.dir = spoken?.direction ?? "ltr";
    wayOut.name(say("staff_only") || t("hand.leave"));
  };

  const show = (drawn, limits) => {
    page = drawn;
    pause.close();
    speak();
    body.replaceChildren(drawn.element);
    if (element.parentElement) element.parentElement.scrollTop = 0;
    document.title = drawn.heading.textContent;
    if (limits) idle.watch(limits);
    else idle.stop();
    if (element.isConnected) focusOn(drawn.focus ?? drawn.heading);
  };

  const warn = (count) => {
    if (page?.countdown) return page.countdown(count);
    if (!filling) return undefined;
    return pause.show(say, count, { goOn, stop: reset });
  };
  const goOn = () => {
    idle.touch();
    pause.close();
  };

  /* For the next person: nothing of the last one. */
  const reset = () => {
    filling = null;
    begun = null;
    language = FIRST_LANGUAGE;
    wayOut.close();
    welcome();
  };

  const closedPage = (found) => {
    if (handRound.phaseOf(found) === "later") return messagePage({ title: say("not_open_title") });
    return messagePage({ title: say("closed_title"), text: say("closed_text") });
  };

  const welcome = () => {
    const found = survey();
    shown = fingerprint();
    if (!app.desk.state().paired) return show(messagePage({ title: t("hand.revoked"), lang: staffLanguage() }));
    if (!found) return show(messagePage({ title: t("hand.gone"), lang: staffLanguage() }));
    if (handRound.phaseOf(found) !== "open") return show(closedPage(found));
    const choose = (wanted) => {
      language = wanted;
      welcome();
    };
    const drawn = welcomePage({ survey: found, language, say, activity: activity(), choose, start });
    return show(drawn, language === FIRST_LANGUAGE ? null : WELCOME);
  };

  const start = () => {
    if (!history.state?.away) history.pushState({ away: true }, "");
    begun = handRound.begin(survey());
    filling = createFilling(begun.survey, state().longestText);
    ask();
  };

  const ask = (problem) => {
    const text = problem && say(problem.name, problem.values);
    const parts = { filling, language, say, longest: state().longestText, problem: text };
    show(questionPage({ ...parts, next, back, stop: reset }), ANSWERING);
  };

  const next = () => {
    const problem = filling.problem();
    if (problem) return ask(problem);
    if (filling.isLast()) return send();
    filling.next();
    return ask();
  };

  const back = () => {
    if (filling?.back()) ask();
  };

  const send = async () => {
    const [sending, filled] = [begun, filling];
    if (filled.isSending) return;
    filled.isSending = true;
    try {
      await handRound.finish(sending, { language, activity: activityCode, answers: filled.answers() });
    } catch {
      filled.isSending = false;
      if (filling === filled) show(failurePage({ say, retry: send, stop: reset }), ANSWERING);
      return;
    }
    if (filling !== filled) return;
    filling = null;
    show(thanksPage({ say, again: reset }), THANKS);
  };

  const leave = () => {
    idle.stop();
    pause.close();
    pause.dialog.remove();
    root.dir = "ltr";
    setLanguage(app.preferences.get("language"));
    app.handing.stop();
  };

  const wayOut = createWayOut({ isCode: app.handing.isCode, leave });
  const fingerprint = () => `${app.desk.state().paired} ${state().version} ${survey() ? handRound.phaseOf(survey()) : ""}`;
  const element = h(
    "div",
    { class: "hand" },
    h("div", { class: "hand-head" }, wayOut.button),
    body,
    pause.dialog,
  );
  for (const name of ["pointerdown", "keydown", "input"]) {
    element.addEventListener(name, () => !pause.dialog.open && idle.touch());
  }
  welcome();

  return {
    element,
    isPublic: true,
    isInProgress: () => filling !== null,
    focus: page.heading,
    /* The tablet's own « back » goes one question back, never out of here. */
    back,
    /* Woken up, or shown again from the browser's memory. */
    look: idle.look,
    reset,
    update: () => {
      if (!begun && fingerprint() !== shown) welcome();
    },
  };
};
