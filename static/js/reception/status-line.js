/* Always in sight: what was counted here and everywhere, what waits, and when the server was last heard. */
import { h, icon, setIcon, setText } from "./dom.js";
import { counted, number, t, time } from "./i18n.js";

const PROBLEMS = {
  unreachable: { tone: "warn", icon: "offline", word: "status.unreachable" },
  portal: { tone: "warn", icon: "lock", word: "status.portal" },
  busy: { tone: "warn", icon: "again", word: "status.busy" },
  server: { tone: "warn", icon: "warn", word: "status.server" },
  revoked: { tone: "bad", icon: "bad", word: "status.revoked" },
};
const TOTALS = { arrival: "arrivals", interview: "interviews", workshop: "workshops", exit: "exits" };

/* What was put aside is told quietly, here and where one reviews. */
export const asideOf = ({ aside, handRound }) => aside + handRound.aside;
export const refusedOf = ({ toReview, handRound }) => toReview.length + handRound.toReview.length;

/* The state in words: { tone, icon, text }. */
export const describe = (state) => {
  const { problem, revoked, waiting } = state;
  const trouble = PROBLEMS[revoked ? "revoked" : problem];
  const kept = waiting ? counted("status.kept", waiting) : t("status.carry_on");
  if (trouble) return { ...trouble, text: `${t(trouble.word)} ${kept}` };
  if (waiting) return { tone: "plain", icon: "send", text: counted("status.waiting", waiting) };
  const [refused, aside] = [refusedOf(state), asideOf(state)];
  if (refused) return { tone: "warn", icon: "warn", text: counted("status.refused", refused) };
  return { tone: "ok", icon: "ok", text: aside ? counted("status.sent_but", aside) : t("status.sent") };
};

export const totalOf = (totals, mode) => totals?.[TOTALS[mode]] ?? null;

/* As many people as the total counts: of this mode only, each of a group. */
export const peopleHere = ({ byKind }, mode) => byKind[mode] ?? 0;

const figure = (name) => {
  const value = h("b", { "data-figure": name });
  const word = h("span");
  return { element: h("span", { class: "figure" }, value, " ", word), value, word };
};

export const createStatusLine = ({ onMenu }) => {
  const holder = h("span", { class: "status-icon" });
  const state = h("span", { class: "status-state" });
  const last = h("span", { class: "status-last" });
  const figures = { here: figure("here"), all: figure("all"), waiting: figure("waiting") };
  const menuWord = h("span");
  const menu = h("button", { class: "status-menu", type: "button", onclick: onMenu }, icon("menu"), menuWord);
  const element = h(
    "div",
    { class: "status" },
    h(
      "div",
      { class: "status-texts" },
      h("p", { class: "status-line" }, holder, " ", state, " ", last),
      h("p", { class: "status-figures" }, Object.values(figures).map((part) => part.element)),
    ),
    menu,
  );

  const fill = ({ value, word }, quantity, text) => {
    setText(value, quantity);
    setText(word, text);
  };

  const update = (current, mode) => {
    const { tone, icon: name, text } = describe(current);
    const zone = current.configuration?.event.time_zone;
    const total = totalOf(current.totals, mode);
    element.dataset.tone = tone;
    setIcon(holder, name);
    setText(state, text);
    setText(last, current.lastSync ? t("status.last", { time: time(current.lastSync, zone) }) : t("status.never"));
    fill(figures.here, number(peopleHere(current, mode)), t("status.here"));
    fill(
      figures.all,
      total === null ? "—" : number(total),
      total === null ? t("status.all_unknown") : t("status.all", { time: time(current.totals.as_of, zone) }),
    );
    fill(figures.waiting, number(current.waiting), t("status.queue"));
    setText(menuWord, t("menu.title"));
  };

  return { element, update };
};
