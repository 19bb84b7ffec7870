import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Clock } from "../../static/js/reception/engine/clock.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NINE = Date.parse("2026-11-23T09:00:00Z");

/* A tablet: `now` is the true time, the server's. */
class Tablet {
  now = NINE;
  wrong = 0;
  slept = 0;

  page(known) {
    const born = this.now - this.slept;
    return new Clock({
      now: () => this.now + this.wrong,
      monotonic: () => this.now - this.slept - born,
      session: Symbol("page"),
      known,
    });
  }

  wait(milliseconds) {
    this.now += milliseconds;
  }

  jump(milliseconds) {
    this.wrong += milliseconds;
  }

  sleep(milliseconds) {
    this.now += milliseconds;
    this.slept += milliseconds;
  }

  measure(clock) {
    const sent = clock.read();
    return clock.measured(sent, this.now - sent.wall);
  }
}

const atOf = (clock, stamp) => stamp.at ?? clock.settle(stamp);

/* Each case: what happens before the tap and after it, between two exchanges of one page. */
const CASES = {
  "nothing at all": [[], []],
  "a jump before the tap": [[["jump", 3 * HOUR]], []],
  "a jump after the tap": [[], [["jump", 3 * HOUR]]],
  "a jump back before the tap": [[["jump", -2 * HOUR]], []],
  "a jump back after the tap": [[], [["jump", -2 * HOUR]]],
  "a sleep before the tap": [[["sleep", HOUR]], []],
  "a sleep after the tap": [[], [["sleep", HOUR]]],
  "a sleep before, a jump after": [[["sleep", 3 * HOUR]], [["jump", 2 * HOUR]]],
  "a jump before, a sleep after": [[["jump", 2 * HOUR]], [["sleep", 3 * HOUR]]],
  "both before": [[["sleep", HOUR], ["jump", 2 * HOUR]], []],
  "both after": [[], [["jump", 2 * HOUR], ["sleep", HOUR]]],
};

describe("a tap keeps its true time", () => {
  for (const [name, [before, after]] of Object.entries(CASES)) {
    test(`in one page, with ${name}`, () => {
      const tablet = new Tablet();
      tablet.jump(-7 * MINUTE);
      const clock = tablet.page();
      tablet.measure(clock);
      for (const [what, size] of [["wait", MINUTE], ...before]) tablet[what](size);
      const [truth, stamp] = [tablet.now, clock.stamp()];
      for (const [what, size] of [["wait", MINUTE], ...after]) tablet[what](size);
      tablet.measure(clock);
      assert.equal(atOf(clock, stamp), truth);
    });
  }

  const ACROSS = ["nothing at all", "a jump before the tap", "a jump after the tap", "a sleep before the tap"];
  for (const name of ACROSS) {
    test(`when the page is reloaded before the next exchange, with ${name}`, () => {
      const [before, after] = CASES[name];
      const tablet = new Tablet();
      const clock = tablet.page();
      const known = tablet.measure(clock);
      for (const [what, size] of before) tablet[what](size);
      const [truth, stamp] = [tablet.now, clock.stamp()];
      for (const [what, size] of after) tablet[what](size);
      const next = tablet.page(known);
      tablet.measure(next);
      assert.equal(atOf(next, stamp), truth);
    });
  }

  test("in a page that starts offline after the clock was set wrong", () => {
    const tablet = new Tablet();
    const known = tablet.measure(tablet.page());
    tablet.wait(HOUR);
    tablet.jump(5 * HOUR);
    const clock = tablet.page(known);
    const [truth, stamp] = [tablet.now, clock.stamp()];
    tablet.measure(clock);
    assert.equal(atOf(clock, stamp), truth);
  });

  test("in a page that starts offline before the clock is set right", () => {
    const tablet = new Tablet();
    const known = tablet.measure(tablet.page());
    const clock = tablet.page(known);
    const [truth, stamp] = [tablet.now, clock.stamp()];
    tablet.jump(5 * HOUR);
    tablet.measure(clock);
    assert.equal(atOf(clock, stamp), truth);
  });

  test("in an offline page after which the clock is set right", () => {
    const tablet = new Tablet();
    const known = tablet.measure(tablet.page());
    tablet.wait(HOUR);
    const [truth, stamp] = [tablet.now, tablet.page(known).stamp()];
    tablet.jump(-HOUR);
    const next = tablet.page(known);
    tablet.measure(next);
    assert.equal(atOf(next, stamp), truth);
  });

  test("in an offline page whose clock showed an impossible time", () => {
    const tablet = new Tablet();
    const known = tablet.measure(tablet.page());
    tablet.wait(HOUR);
    tablet.jump(-9 * HOUR);
    const [truth, stamp] = [tablet.now, tablet.page(known).stamp()];
    const next = tablet.page(known);
    tablet.measure(next);
    assert.equal(atOf(next, stamp), truth);
  });
});

test("a time once known does not change with the clock", () => {
  const tablet = new Tablet();
  const clock = tablet.page();
  tablet.measure(clock);
  const { at } = clock.stamp();
  tablet.jump(HOUR);
  tablet.measure(clock);
  assert.equal(clock.onDevice(at), tablet.now + tablet.wrong);
});

test("nothing is known before the first exchange of a page, nor after a jump or a sleep", () => {
  const tablet = new Tablet();
  const clock = tablet.page({ offset: 0, at: NINE });
  assert.equal(clock.isFresh(), false);
  for (const upset of ["jump", "sleep"]) {
    tablet.measure(clock);
    assert.equal(clock.isFresh(), true);
    tablet[upset](10_000);
    assert.equal(clock.isFresh(), false);
    assert.equal(clock.toShare(), null);
  }
});

test("a tab takes over what another measured, unless the clock jumped on the way", () => {
  const tablet = new Tablet();
  const [one, other, third] = [tablet.page(), tablet.page(), tablet.page()];
  tablet.measure(one);
  const shared = one.toShare();
  other.heard(shared);
  assert.equal(other.isFresh(), true);
  tablet.jump(HOUR);
  third.heard(shared);
  assert.equal(third.isFresh(), false);
});
