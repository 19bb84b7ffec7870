/* The counting screen's memory: mode and place, profile, receipt. It outlives the screens. */
import { assignmentOf, createCounter, placeOf } from "./counter.js";
import { createFeedback } from "./feedback.js";
import { createInside } from "./inside.js";
import { crowding } from "./notices.js";
import { createProfile } from "./profile.js";

/* A list that the coordinator has emptied asks nothing. */
const isAnswerable = ({ choices, searches_communes: isSearched }) => choices.length > 0 || isSearched;

export const createCounting = ({ tablet, app, router }) => {
  const { desk, preferences, configuration, busy } = tablet;
  const estimate = createInside();
  let version = null;

  const onCountScreen = () => router.screen()?.receiptShown;

  const feedback = createFeedback({
    say: app.say,
    preferences,
    onUndo: () => undo(),
    onToggle: (shown) => onCountScreen()?.(shown),
  });

  const undo = () => {
    const id = feedback.undoable();
    if (id) return app.counter.undo(id, "mistake");
    return desk.state().configuration ? router.go("fix") : undefined;
  };

  const setPlace = (change) => {
    Object.assign(app.place, change);
    preferences.set("place", { ...app.place, assignment: assignmentOf(configuration()) });
  };

  /* After pairing, at the start, and when the coordinator has changed the questions. */
  const begin = () => {
    const current = configuration();
    version = current.version;
    app.place = placeOf(current, preferences.get("place"));
    app.profile = createProfile(current.questions.filter(isAnswerable));
    tablet.bringCommunes();
    app.counter = createCounter({ desk, app, preferences, feedback, plus: () => router.screen()?.plus });
  };

  const inside = () => (configuration()?.event.counts_exits ? estimate(desk.state()) : null);

  /* Nothing is being written or chosen. */
  const isCalm = () =>
    !app.counter?.isBusy() && (app.profile?.isEmpty() ?? true) && !router.screen()?.isChoosing;
  busy.isCalm = isCalm;
  Object.assign(app, { feedback, setPlace, inside });

  return {
    begin,
    undo,
    /* The exit screen says it by itself. */
    crowd: () => (app.place && app.place.mode !== "exit" ? crowding(inside()) : null),
    isCalm,
    hasChanged: () => version !== null && (configuration()?.version ?? version) !== version,
  };
};
