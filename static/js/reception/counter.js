/* What one press counts: the mode of this tablet, its hub or activity, the profile chosen before. */
import { DeskError } from "./engine/errors.js";
import { showFailure } from "./feedback.js";
import { counted, number, t } from "./i18n.js";
import { peopleHere } from "./status-line.js";

export const MODES = ["arrival", "interview", "workshop", "exit"];
const STARTING_MODES = { reception: "arrival", hub: "interview", workshop: "workshop", exit: "exit" };

const isListed = (rows, code) => rows.some((row) => row.code === code);

/* What the coordinator made of this desk: what was chosen under another assignment holds no longer. */
export const assignmentOf = ({ event, desk }) => JSON.stringify([event.slug, desk.kind, desk.hub, desk.activity]);

/* Where the tablet was when it was closed, if it is still the same desk, for the same place; else where its
   desk is. */
export const placeOf = (configuration, remembered) => {
  const { desk, hubs, activities } = configuration;
  const start = { desk: desk.code, mode: STARTING_MODES[desk.kind], hub: desk.hub, activity: desk.activity };
  const { assignment = assignmentOf(configuration), ...chosen } = remembered ?? {};
  const isSame = chosen.desk === desk.code && assignment === assignmentOf(configuration);
  const place = isSame ? { ...start, ...chosen } : start;
  if (place.mode === "exit" && !configuration.event.counts_exits) place.mode = start.mode === "exit" ? "arrival" : start.mode;
  if (!isListed(hubs, place.hub)) place.hub = null;
  if (!isListed(activities, place.activity)) place.activity = null;
  return place;
};

/* The sentence that asks for it; null when nothing is missing. */
export const missingPlace = ({ mode, hub, activity }) => {
  if (mode === "interview" && !hub) return t("hub.missing");
  if (mode === "workshop" && !activity) return t("activity.missing");
  return null;
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

const failureTexts = (place) => ({
  revoked: t("failure.revoked"),
  not_paired: t("failure.revoked"),
  pairing_changed: t("failure.changed"),
  outdated: t("failure.outdated"),
  already_undone: t("failure.already_undone"),
  no_place: missingPlace(place),
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
      const body = failureTexts(app.place)[error.code] ?? otherwise;
      showFailure({ title: t("failure.title"), body, preferences, returnTo: plus });
      return null;
    } finally {
      writing -= 1;
    }
  };

  const refusePlace = async () => {
    throw new DeskError("no_place");
  };

  return {
    isBusy: () => writing > 0,

    /* Success is shown once the store has the tap for good, not before. The server would refuse for ever
       an interview without its hub. */
    async count(headcount = 1) {
      const wanted = order(headcount);
      const write = missingPlace(app.place) ? refusePlace : () => desk.tap(wanted);
      app.profile.reset();
      const done = await attempt(write, t("failure.tap"));
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
