import assert from "node:assert/strict";
import { test } from "node:test";

import { arranged, chosenActivity, proposed, seatsLeft, successorOf } from "../../static/js/reception/activities.js";
import { assignmentOf, missingPlace, placeOf } from "../../static/js/reception/counter.js";
import { createInside } from "../../static/js/reception/inside.js";
import { createHeadcount } from "../../static/js/reception/screens/group.js";

const MINUTE = 60_000;
const PARIS = "Europe/Paris";
const TEN = Date.parse("2026-11-23T10:00:00Z");
const activity = (code, starts, lasts, capacity = null) => ({
  code,
  capacity,
  starts_at: new Date(TEN + starts * MINUTE).toISOString(),
  ends_at: new Date(TEN + (starts + lasts) * MINUTE).toISOString(),
});
const codes = (activities) => activities.map(({ code }) => code);

const configuration = (desk, changes = {}) => ({
  event: { counts_exits: true },
  desk: { code: "a", hub: null, activity: null, ...desk },
  hubs: [{ code: "job" }, { code: "training" }],
  activities: [{ code: "cv" }],
  ...changes,
});

test("a desk starts with what it is for", () => {
  assert.equal(placeOf(configuration({ kind: "reception" })).mode, "arrival");
  const hub = placeOf(configuration({ kind: "hub", hub: "job" }));
  assert.deepEqual([hub.mode, hub.hub], ["interview", "job"]);
  const workshop = placeOf(configuration({ kind: "workshop", activity: "cv" }));
  assert.deepEqual([workshop.mode, workshop.activity], ["workshop", "cv"]);
});

test("a tablet goes on where it was, unless it has become another desk", () => {
  const here = { desk: "a", mode: "interview", hub: "training", activity: null };
  assert.deepEqual(placeOf(configuration({ kind: "reception" }), here), here);
  assert.equal(placeOf(configuration({ kind: "reception", code: "b" }), here).mode, "arrival");
});

test("what was chosen holds as long as the desk is for the same place", () => {
  const job = configuration({ kind: "hub", hub: "job" });
  const kept = { desk: "a", mode: "interview", hub: "training", activity: null, assignment: assignmentOf(job) };
  assert.equal(placeOf(job, kept).hub, "training");
  const moved = { kind: "hub", hub: "job", activity: null };
  assert.equal(placeOf(configuration({ ...moved, hub: "training" }), { ...kept, hub: "job" }).hub, "training");
  assert.equal(placeOf(configuration({ kind: "reception" }), kept).mode, "arrival");
  const elsewhere = configuration(moved, { event: { slug: "other", counts_exits: true } });
  assert.equal(placeOf(elsewhere, kept).hub, "job");
  const [morning, afternoon] = ["cv", "talk"].map((activity) =>
    configuration({ kind: "workshop", activity }, { activities: [{ code: "cv" }, { code: "talk" }] }),
  );
  const place = { ...placeOf(morning), chosenOn: "2026-11-23", assignment: assignmentOf(morning) };
  assert.deepEqual(placeOf(morning, place).chosenOn, "2026-11-23");
  assert.deepEqual(placeOf(afternoon, place), { desk: "a", mode: "workshop", hub: null, activity: "talk" });
});

test("an interview needs its hub and a workshop its activity", () => {
  const missing = (mode, place = {}) => missingPlace({ mode, hub: null, activity: null, ...place }) !== null;
  assert.deepEqual([missing("interview"), missing("interview", { hub: "job" })], [true, false]);
  assert.deepEqual([missing("workshop"), missing("workshop", { activity: "cv" })], [true, false]);
  assert.deepEqual([missing("arrival"), missing("exit")], [false, false]);
});

test("what the event has no longer is not offered", () => {
  const gone = { desk: "a", mode: "exit", hub: "gone", activity: "gone" };
  const quiet = configuration({ kind: "reception" }, { event: { counts_exits: false } });
  assert.deepEqual(placeOf(quiet, gone), { desk: "a", mode: "arrival", hub: null, activity: null });
});

test("the activity that is on comes first, twenty minutes before it starts", () => {
  const list = [activity("later", 60, 30), activity("over", -90, 30), activity("soon", 15, 60), activity("past", -200, 30)];
  const { current, next, over } = arranged(list, TEN);
  assert.deepEqual([codes(current), codes(next), codes(over)], [["soon"], ["later"], ["over", "past"]]);
  assert.equal(proposed(list, TEN, PARIS).code, "soon");
  assert.equal(proposed([list[0], list[1]], TEN, PARIS).code, "later");
  assert.equal(proposed([list[1]], TEN, PARIS), null);
});

test("another day's activity is never proposed, at the venue's midnight", () => {
  const tonight = TEN + 12.5 * 60 * MINUTE; // 23:30 in Paris
  const late = activity("late", 12.9 * 60, 60); // 23:54
  const tomorrow = activity("tomorrow", 13.1 * 60, 60); // 0:06
  assert.equal(proposed([tomorrow, late], tonight, PARIS).code, "late");
  assert.equal(proposed([activity("tomorrow", 24 * 60, 60)], TEN, PARIS), null);
  assert.equal(proposed([activity("tomorrow", 13.1 * 60, 60)], TEN, PARIS), null);
});

test("an activity that was chosen stays chosen for the day", () => {
  const activities = [activity("cv", 0, 60), activity("other", 0, 60)];
  const given = { desk: { activity: null }, activities, timeZone: PARIS };
  const chosen = (place, desk = {}) => chosenActivity({ ...given, place, desk: { activity: null, ...desk } }, TEN);
  const [today, yesterday] = ["2026-11-23", "2026-11-22"];
  assert.deepEqual(chosen({ activity: null }), { activity: "cv", chosenOn: today });
  assert.equal(chosen({ activity: "other", chosenOn: today }).activity, "other");
  assert.equal(chosen({ activity: "other", chosenOn: yesterday }).activity, "cv");
  assert.equal(chosen({ activity: "cv", chosenOn: yesterday }, { activity: "other" }).activity, "other");
  assert.equal(chosenActivity({ ...given, place: {}, activities: [] }, TEN).activity, null);
});

test("an activity that is over names the one that is on, or follows today", () => {
  const [over, on, tomorrow] = [activity("over", -90, 30), activity("on", -5, 60), activity("tomorrow", 24 * 60, 60)];
  assert.equal(successorOf(over, [over, on, tomorrow], TEN, PARIS).code, "on");
  assert.equal(successorOf(over, [over, tomorrow], TEN, PARIS), null);
  assert.equal(successorOf(on, [over, on, activity("next", 10, 60)], TEN, PARIS), null);
});

test("seats left follow the larger of the server's count and this tablet's", () => {
  const cv = activity("cv", 0, 60, 20);
  const taps = [
    { activity: "cv", headcount: 5, undone: false },
    { activity: "cv", headcount: 9, undone: true },
    { activity: "other", headcount: 9, undone: false },
  ];
  assert.equal(seatsLeft(cv, null, taps), 15);
  assert.equal(seatsLeft(cv, { activities: { cv: 12 } }, taps), 8);
  assert.equal(seatsLeft(cv, { activities: { cv: 2 } }, taps), 15);
  assert.equal(seatsLeft(activity("talk", 0, 60), null, taps), null);
});

test("people inside follow the server, then what this tablet counted since", () => {
  const inside = createInside();
  const totals = (people, asOf) => ({ inside: people, capacity: 300, as_of: asOf });
  const [first, then, last] = [{ arrival: 3 }, { arrival: 6, exit: 1 }, { arrival: 6, exit: 2 }];
  assert.equal(inside({ totals: null, waiting: 0, byKind: {} }), null);
  assert.equal(inside({ totals: totals(null, "1"), waiting: 0, byKind: {} }), null);
  assert.equal(inside({ totals: totals(100, "1"), waiting: 0, byKind: first }).inside, 100);
  assert.equal(inside({ totals: totals(100, "1"), waiting: 2, byKind: then }).inside, 102);
  assert.equal(inside({ totals: totals(102, "2"), waiting: 0, byKind: then }).inside, 102);
  assert.equal(inside({ totals: totals(0, "3"), waiting: 1, byKind: last }).inside, 0);
});

test("a head count is stepped or typed, within its bounds", () => {
  const headcount = createHeadcount(2, 200);
  headcount.step(-1);
  assert.equal(headcount.value(), 2);
  headcount.type("2");
  headcount.type("8");
  assert.equal(headcount.value(), 28);
  headcount.type("9");
  assert.equal(headcount.value(), 28);
  headcount.step(1);
  assert.equal(headcount.value(), 29);
  headcount.erase();
  headcount.erase();
  assert.deepEqual([headcount.value(), headcount.isValid()], [2, true]);
  headcount.type("1");
  assert.equal(headcount.isValid(), false);
  headcount.erase();
  assert.equal(headcount.value(), 2);
  headcount.type("0");
  headcount.type("7");
  assert.equal(headcount.value(), 7);
});
