/* « Répétition »: fake check-ins over the venue's Wi-Fi, to know before the doors open. */
import { h, icon } from "../dom.js";
import { number, t } from "../i18n.js";
import { button, message, page, pairs } from "./page.js";

const COUNT = 30; // one by one, then all at once: half a minute at most
const SLOW_MS = 2000;

const advice = ({ sent, lost, p95Ms, ready }) => {
  if (ready) return [t("rehearsal.advice_ready")];
  if (sent > 0 && lost === sent) return [t("rehearsal.advice_nothing"), t("rehearsal.advice_still")];
  return [
    lost ? t("rehearsal.advice_lost") : null,
    p95Ms > SLOW_MS ? t("rehearsal.advice_slow") : null,
    t("rehearsal.advice_still"),
  ].filter(Boolean);
};

const milliseconds = (value, { sent, lost }) =>
  lost < sent ? t("rehearsal.ms", { value: number(Math.round(value)) }) : "—";

const verdict = (result) => [
  h(
    "div",
    { class: `verdict verdict-${result.ready ? "ok" : "bad"}` },
    icon(result.ready ? "ok" : "bad"),
    h("p", { class: "verdict-word", tabindex: "-1" }, t(result.ready ? "rehearsal.ready" : "rehearsal.not_ready")),
  ),
  pairs("figures", [
    [t("rehearsal.sent"), number(result.sent)],
    [t("rehearsal.lost"), number(result.lost)],
    [t("rehearsal.median"), milliseconds(result.medianMs, result)],
    [t("rehearsal.p95"), milliseconds(result.p95Ms, result)],
  ]),
  h("ul", {}, advice(result).map((text) => h("li", {}, text))),
];

export const rehearsalScreen = (app) => {
  const body = h("div", { class: "page-parts" });

  const showProgress = () => {
    const bar = h("progress", { max: 1, value: 0, "aria-label": t("rehearsal.progress") });
    const text = h("p", { role: "status" }, t("rehearsal.running"));
    body.replaceChildren(bar, text);
    return ({ done, count }) => {
      bar.value = done / count;
      text.textContent = t("rehearsal.done_of", { done: number(done), count: number(count) });
    };
  };

  const run = async () => {
    const onProgress = showProgress();
    try {
      const result = await app.desk.rehearse({ count: COUNT, onProgress });
      body.replaceChildren(...verdict(result), start(t("rehearsal.again")));
      body.querySelector(".verdict-word").focus();
      app.say(t(result.ready ? "rehearsal.ready" : "rehearsal.not_ready"));
    } catch {
      body.replaceChildren(message("bad", t("rehearsal.failed")), start(t("rehearsal.again")));
    }
  };

  const start = (text) => button(text, run, { iconName: "test" });

  body.replaceChildren(
    h("p", {}, t("rehearsal.explain")),
    h("p", {}, t("rehearsal.count", { count: number(COUNT) })),
    start(t("rehearsal.start")),
  );
  return { element: page(app, t("rehearsal.title"), body) };
};
