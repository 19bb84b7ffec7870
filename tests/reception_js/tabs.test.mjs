import assert from "node:assert/strict";
import { test } from "node:test";

import { inTurn } from "../../static/js/reception/engine/turns.js";
import { WEATHER } from "./world/network.mjs";
import { ARRIVAL, EVENT, Venue } from "./world/venue.mjs";

/** The most requests to count that were under way at one moment. */
function watchOverlaps(venue) {
  const { network } = venue;
  const { fetch } = network;
  const seen = { open: 0, most: 0 };
  network.fetch = async (tab, url, options) => {
    seen.open += 1;
    seen.most = Math.max(seen.most, seen.open);
    try {
      return await fetch.call(network, tab, url, options);
    } finally {
      seen.open -= 1;
    }
  };
  return seen;
}

for (const hasLocks of [true, false]) {
  test(`two tabs ${hasLocks ? "take turns" : "without locks"} and count each tap once`, async () => {
    const venue = await Venue.paired({ hasLocks });
    const other = await venue.open();
    const overlaps = watchOverlaps(venue);
    for (let round = 0; round < 20; round += 1) {
      await Promise.all([venue.desk.tap(ARRIVAL), other.desk.tap(ARRIVAL)]);
      await venue.time.advance(150);
    }
    await venue.time.advance(5000);
    assert.deepEqual([venue.server.headcount(EVENT), venue.queue().length], [40, 0]);
    assert.equal(overlaps.most, hasLocks ? 1 : 2);
  });
}

test("a tab that was frozen with the lock does not stop the others", async () => {
  const venue = await Venue.paired();
  const other = await venue.open();
  await venue.time.advance(2000);
  venue.network.weather = { stall: 100 };
  await venue.tap();
  await venue.time.advance(10);
  assert.deepEqual([venue.desk.state().sending, other.desk.state().sending], [true, false]);
  venue.time.postpone([venue.tab], 3_600_000);
  venue.network.weather = WEATHER.fine;
  await other.desk.tap(ARRIVAL);
  await venue.time.advance(60_000);
  assert.deepEqual([venue.server.headcount(EVENT), venue.queue().length], [2, 0]);
});

test("what fails in its turn fails, and is not done twice", async () => {
  let times = 0;
  const work = async () => {
    times += 1;
    throw new Error("disk");
  };
  const timers = { set: () => 1, clear: () => {} };
  const locks = { request: (_, options, granted) => granted() };
  await assert.rejects(inTurn({ locks, timers }, work, "sender"), /disk/);
  assert.equal(times, 1);
});

test("a browser that refuses locks does not stop the sender", async () => {
  const timers = { set: () => 1, clear: () => {} };
  const locks = { request: () => Promise.reject(new DOMException("no", "SecurityError")) };
  assert.equal(await inTurn({ locks, timers }, async () => "sent", "sender"), "sent");
});

test("what another tab changes during a reading is read as well", async () => {
  const venue = await Venue.paired({ hasChannel: false });
  const other = await venue.open();
  const reading = venue.desk.refresh();
  const tap = other.desk.tap(ARRIVAL);
  await Promise.all([reading, tap, venue.desk.refresh()]);
  assert.equal(venue.desk.state().taps, 1);
});

test("a tab hears what another sent, and that the network is back", async () => {
  const venue = await Venue.paired();
  const other = await venue.open();
  venue.network.weather = WEATHER.off;
  await venue.tap(3);
  await venue.time.advance(30_000);
  venue.desk.stop();
  assert.equal(venue.desk.state().problem, "unreachable");
  venue.network.weather = WEATHER.fine;
  other.desk.wake();
  await venue.time.advance(12_000);
  const { waiting, problem, totals } = venue.desk.state();
  assert.deepEqual([waiting, problem, totals.arrivals], [0, null, 3]);
});
