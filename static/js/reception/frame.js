/* What stands around the screens: status line, notice, and the voice of the screen reader. */
import { h } from "./dom.js";
import { createNotices } from "./notices.js";
import { createStatusLine, describe } from "./status-line.js";

const UPDATE_MS = 60;

const createVoice = () => {
  const element = h("p", { class: "visually-hidden", role: "status", "aria-live": "polite" });
  return { element, say: (text) => element.replaceChildren(text) };
};

/* `place()`: what is on screen; `now()`: the venue's time; `go(name)`: to another screen. */
export const createFrame = ({ desk, installUpdate, place, now, toggleMenu, go }) => {
  const voice = createVoice();
  const news = createVoice(); // apart, so that it does not speak over a success
  const status = createStatusLine({ onMenu: toggleMenu });
  const notices = createNotices(go);
  const top = h("header", { class: "top" }, status.element, notices.element);
  let { problem } = desk.state();

  const tellProblem = (state) => {
    if (state.problem !== problem) news.say(describe(state).text);
    problem = state.problem;
  };

  return {
    top,
    voices: [voice.element, news.element],
    say: voice.say,
    forget: notices.forget,
    update(state) {
      const { screen, mode, crowd } = place();
      status.element.hidden = !state.configuration;
      status.update(state, mode);
      notices.update({ state, screen, crowd, install: installUpdate(), now: now() });
      tellProblem(state);
    },
  };
};

/* News of the engine come in bursts: told once, after the screen has answered the tap. */
export const gathered = (work) => {
  let planned = null;
  return () => {
    planned ??= setTimeout(() => {
      planned = null;
      work();
    }, UPDATE_MS);
  };
};
