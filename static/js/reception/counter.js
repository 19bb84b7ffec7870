/* What one press counts: the mode of this tablet, its hub or activity, the profile chosen before. */
import { showFailure } from "./feedback.js";
import { counted, number, t } from "./i18n.js";
import { peopleHere } from "./status-line.js";

export const MODES = ["arrival", "interview", "workshop", "exit"];
const STARTING_MODES = { reception: "arrival", hub: "interview", workshop: "workshop", exit: "exit" };

const isListed = (rows, code) => rows.some((row) => row.code === code);

/* Where the tablet was when it was closed, if it is still the same desk; else where its desk is. */
export const placeOf = (configuration, remembered) => {
  const { desk, hubs, activities } = configuration;
  const start = { desk: desk.code, mode: STARTING_MODES[desk.kind], hub: desk.hub, activity: desk.activity };
  const place = remembered?.desk === desk.code ? { ...start, ...remembered } : start;
  if (place.mode === "exit" && !configuration.event.counts_exits) place.mode = start.mode === "exit" ? "arrival" : start.mode;
  if (!isListed(hubs, place.hub)) place.hub = null;
  if (!isListed(activities, place.activity)) place.activity = null;
  return place;
};

const sign = (kind, people) => `${kind === "exit" ? "−" : "+"}${number(people)}`;

const hereToday = (people) => counted("success.here", people);

const successTexts = (order, people) => ({
  sign: sign(order.kind, order.headcount),
  word: t(order.kind === "exit" ? "success.exit" : "success.word"),
  detail: hereToday(people),
  spoken: t("success.spoken", {
    people: counted("people.count", order.headcount),
    here: hereToday(people),
  }),
});

const undoneTexts = (people) => ({
  sign: "",
  word: t("undone.word"),
  detail: hereToday(people),
  spoken: t("undone.spoken", { here: hereToday(people) }),
});

const failureTexts = () => ({
  revoked: t("failure.revoked"),
  not_paired: t("failure.revoked"),
  pairing_changed: t("failure.changed"),
  outdated: t("failure.outdated"),
  already_undone: t("failure.already_undone"),
});

export const createCounter = ({ desk, app, preferences, feedback, plus }) => {
  let writing = 0;

  const here = () => peopleHere(desk.state(), app.place.mode);

  const order = (headcount) => {
    const { mode, hub, activity } = app.place;
    return {
      kind: mode,
      headcount,
      hub: mode === "interview" ? hub : undefined,
      activity: mode === "workshop" ? activity : undefined,
      profile: mode === "arrival" ? app.profile.values() : undefined,
    };
  };

  /* Nothing was written: says so, and never looks like a success. */
  const attempt = async (write, otherwise) => {
    writing += 1;
    try {
      return await write();
    } catch (error) {
      const body = failureTexts()[error.code] ?? otherwise;
      showFailure({ title: t("failure.title"), body, preferences, returnTo: plus });
      return null;
    } finally {
      writing -= 1;
    }
  };

  return {
    isBusy: () => writing > 0,

    /* Success is shown once the store has the tap for good, not before. */
    async count(headcount = 1) {
      const wanted = order(headcount);
      app.profile.reset();
      const done = await attempt(() => desk.tap(wanted), t("failure.tap"));
      if (done) feedback.success(done.id, successTexts(wanted, here()));
      else if (app.profile.isEmpty()) app.profile.restore(wanted.profile);
      return Boolean(done);
    },

    async undo(id, reason) {
      const isDone = await attempt(async () => {
        await desk.undo(id, reason);
        return true;
      }, t("failure.undo"));
      if (isDone) feedback.undone(undoneTexts(here()));
    },
  };
};
