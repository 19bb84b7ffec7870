/* What the server refused. Nothing here is ever deleted: one sends it again, or hands it over as a file; once
   it is in a file, it can be put aside. */
import { ask } from "../dialog.js";
import { h, icon } from "../dom.js";
import { focusOn } from "../focus.js";
import { counted, number, t } from "../i18n.js";
import { kindNames } from "../names.js";
import { refusalOf } from "../refusals.js";
import { asideOf, refusedOf } from "../status-line.js";
import { button, message, page } from "./page.js";

const fileName = ({ event, desk, exported_at: at }, what) =>
  `${[what, event, desk, at?.slice(0, 16).replaceAll(/[-:T]/g, "")].filter(Boolean).join("-")}.json`;

export const saveFile = (content, what = "passages") => {
  const file = new Blob([JSON.stringify(content, null, 1)], { type: "application/json" });
  const link = h("a", { href: URL.createObjectURL(file), download: fileName(content, what) });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

const peopleOf = ({ headcount }) => (headcount ? ` · ${counted("people.count", headcount)}` : "");

const refused = (app, item) =>
  h(
    "li",
    { class: "refused" },
    h(
      "div",
      {},
      h("p", {}, h("strong", {}, kindNames()[item.kind]), peopleOf(item)),
      h("p", { class: "refused-reason" }, icon("warn"), refusalOf(item)),
      h("p", { class: "hint" }, t("review.number", { number: number(item.number) })),
    ),
    button(t("review.retry"), () => app.desk.retry(item.id), { kind: "button-secondary", iconName: "again" }),
  );

/* Which questionnaire and why; never what was answered. */
const whyOf = ({ reason, message: told }) =>
  reason === "other_event" ? t("refused.other_event") : (told ?? t("refused.other"));

const refusedForm = (app, form) =>
  h(
    "li",
    { class: "refused" },
    h(
      "div",
      {},
      h("p", {}, h("strong", {}, t("kind.form")), " · ", form.title.fr ?? form.title),
      h("p", { class: "refused-reason" }, icon("warn"), whyOf(form)),
    ),
    button(t("review.retry"), () => app.desk.handRound.retry(form.id), { kind: "button-secondary", iconName: "again" }),
  );

const itemsOf = ({ items, others = [] }) =>
  others.reduce((sum, other) => sum + other.items.length, items.length);

const exportQueue = async (app) => {
  const content = await app.desk.exportQueue();
  saveFile(content);
  await app.desk.handedOver(content);
  app.say(counted("review.exported", itemsOf(content)));
};

export const exportButton = (app) =>
  button(t("review.export"), () => exportQueue(app), { kind: "button-secondary", iconName: "download" });

const exportForms = async (app) => {
  const content = await app.desk.handRound.exportForms();
  saveFile(content, "questionnaires");
  await app.desk.handRound.handedOver(content);
  app.say(counted("review.exported_forms", itemsOf(content)));
};

export const formsButton = (app) =>
  button(t("review.export_forms"), () => exportForms(app), { kind: "button-secondary", iconName: "download" });

const both = (app, act) => Promise.all([app.desk, app.desk.handRound].map(act));

const exportedOf = ({ toReview, handRound }) =>
  [...toReview, ...handRound.toReview].filter(({ exported }) => exported).length;

const putAside = async (app, count) => {
  const isMeant = await ask({
    title: counted("review.ask", count),
    body: t("review.ask_body"),
    yes: t("review.ask_yes"),
    no: t("review.ask_no"),
  });
  if (!isMeant) return;
  await both(app, (part) => part.putAside());
  app.say(counted("review.aside", asideOf(app.desk.state())));
};

const asideButton = (app, state) => {
  const count = exportedOf(state);
  if (!count) return "";
  return button(counted("review.put_aside", count), () => putAside(app, count), { kind: "button-secondary" });
};

const takeBack = async (app) => {
  await both(app, (part) => part.takeBack());
  app.say(counted("review.count", refusedOf(app.desk.state())));
};

/* A quiet line: nothing here asks for anything. */
const aside = (app, count) =>
  h(
    "div",
    { class: "set-aside" },
    h("p", {}, h("strong", {}, counted("review.aside", count)), h("br"), t("review.aside_explain")),
    button(t("review.take_back"), () => takeBack(app), { kind: "button-secondary", iconName: "undo" }),
  );

export const reviewScreen = (app) => {
  const body = h("div", { class: "page-parts" });
  let shown = null;

  const retryAll = () => both(app, (part) => part.retry());

  const draw = (state) => {
    const { toReview, waiting, handRound: forms } = state;
    const count = refusedOf(state);
    const hadFocus = body.contains(document.activeElement); // on a button that goes with what was sent again
    body.replaceChildren(
      count ? message("warn", counted("review.count", count)) : message("ok", t("review.empty")),
      count ? h("p", {}, t("review.explain")) : "",
      count > 1 ? button(t("review.retry_all"), retryAll, { iconName: "again" }) : "",
      toReview.length || waiting || state.aside ? exportButton(app) : "",
      forms.toReview.length || forms.waiting || forms.aside ? formsButton(app) : "",
      asideButton(app, state),
      h(
        "ul",
        { class: "refused-list" },
        toReview.map((item) => refused(app, item)),
        forms.toReview.map((form) => refusedForm(app, form)),
      ),
      asideOf(state) ? aside(app, asideOf(state)) : "",
    );
    if (hadFocus) focusOn(body.firstElementChild);
  };

  const update = (state) => {
    const { toReview, waiting, aside: count, handRound: forms } = state;
    const parts = [toReview, waiting > 0, count, forms.toReview, forms.waiting > 0, forms.aside];
    const fingerprint = JSON.stringify(parts);
    if (fingerprint === shown) return;
    shown = fingerprint;
    draw(state);
  };

  return { element: page(app, t("review.title"), body), update };
};
