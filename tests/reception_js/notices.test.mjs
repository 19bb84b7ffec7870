import assert from "node:assert/strict";
import { test } from "node:test";

import { outsideDays } from "../../static/js/reception/notices.js";

const event = { starts_on: "2026-11-23", ends_on: "2026-11-24", time_zone: "Europe/Paris" };
const told = (moment, configuration = { event }) => outsideDays(configuration, Date.parse(moment))?.text ?? null;

test("on another day than those of the event, it is said before anybody counts", () => {
  assert.match(told("2026-11-22T10:00:00Z"), /lundi 23 novembre – mardi 24 novembre/);
  assert.notEqual(told("2026-11-25T10:00:00Z"), null);
  assert.equal(told("2026-11-23T10:00:00Z"), null);
  assert.equal(told("2026-11-24T10:00:00Z"), null);
});

test("the days end at the venue's midnight", () => {
  assert.notEqual(told("2026-11-22T22:59:00Z"), null);
  assert.equal(told("2026-11-22T23:00:00Z"), null);
  assert.equal(told("2026-11-24T22:59:00Z"), null);
  assert.notEqual(told("2026-11-24T23:00:00Z"), null);
});

test("a day is told once, and nothing before the tablet is paired", () => {
  const one = { ...event, ends_on: event.starts_on };
  assert.match(told("2026-11-22T10:00:00Z", { event: one }), /\(lundi 23 novembre\)/);
  assert.equal(told("2026-11-22T10:00:00Z", null), null);
});
