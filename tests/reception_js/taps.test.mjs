import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { WEATHER } from "./world/network.mjs";
import { ARRIVAL, EVENT, START, Venue } from "./world/venue.mjs";

const withCode = (code) => (error) => error.code === code;

describe("a tap", () => {
  test("is on the disk when it resolves, without any network", async () => {
    const venue = await Venue.paired();
    venue.network.weather = WEATHER.off;
    const { id, number } = await venue.desk.tap({ ...ARRIVAL, headcount: 28, profile: { qpv: "yes" } });
    const [item] = venue.queue();
    assert.equal(number, 1);
    assert.deepEqual(
      { ...item, series: item.series.length, wall: item.wall - venue.time.now },
      {
        event: EVENT,
        series: 22,
        number: 1,
        id,
        kind: "arrival",
        headcount: 28,
        hub: undefined,
        activity: undefined,
        profile: { qpv: "yes" },
        wall: 0,
        at: item.at,
        state: "waiting",
        reason: null,
        message: null,
        attempts: 0,
      },
    );
  });

  test("shows at once in the state, the recent taps and to who listens", async () => {
    const venue = await Venue.paired();
    venue.network.weather = WEATHER.off;
    let told = 0;
    const forget = venue.desk.subscribe(() => (told += 1));
    const { id } = await venue.desk.tap({ kind: "interview", hub: "vae", headcount: 3 });
    const { taps, people, waiting } = venue.desk.state();
    assert.deepEqual({ taps, people, waiting }, { taps: 1, people: 3, waiting: 1 });
    assert.deepEqual(venue.desk.recentTaps(), [
      { id, number: 1, kind: "interview", headcount: 3, hub: "vae", activity: undefined, undone: false },
    ]);
    assert.ok(told > 0);
    await venue.time.quiet();
    forget();
    told = 0;
    await venue.tap();
    assert.equal(told, 0);
  });

  test("is refused before the tablet is a desk", async () => {
    const venue = new Venue();
    const tab = await venue.open();
    await assert.rejects(tab.desk.tap(ARRIVAL), withCode("not_paired"));
    assert.deepEqual(venue.queue(), []);
  });

  test("fails visibly, and takes no number, when the disk refuses", async () => {
    const venue = await Venue.paired();
    venue.device.disk.refusing = new DOMException("full", "QuotaExceededError");
    await assert.rejects(venue.tap());
    assert.equal(venue.desk.state().taps, 0);
    assert.ok(venue.desk.state().storageProblem);
    venue.device.disk.refusing = null;
    const [{ number }] = await venue.tap();
    assert.equal(number, 1);
    assert.equal(venue.desk.state().storageProblem, null);
  });

  test("of yesterday is neither counted nor offered for undo", async () => {
    const venue = await Venue.paired();
    await venue.tap(2);
    await venue.time.advance(14 * 3_600_000);
    assert.equal(venue.desk.state().taps, 0);
    assert.deepEqual(venue.desk.recentTaps(), []);
    await venue.tap();
    assert.equal(venue.desk.state().taps, 1);
    assert.deepEqual(venue.device.disk.all("journal").map(({ number }) => number), [3]);
  });
});

describe("an undo", () => {
  test("is appended behind the tap, which stays in the queue", async () => {
    const venue = await Venue.paired();
    venue.network.weather = WEATHER.off;
    const { id } = await venue.desk.tap(ARRIVAL);
    const { number } = await venue.desk.undo(id, "twice");
    const kinds = venue.queue().map(({ kind, checkIn, undoReason }) => [kind, checkIn, undoReason]);
    assert.equal(number, 2);
    assert.deepEqual(kinds, [["arrival", undefined, undefined], ["undo", id, "twice"]]);
    assert.equal(venue.desk.recentTaps()[0].undone, true);
    assert.equal(venue.desk.state().taps, 0);
  });

  test("is refused the second time, in another tab too", async () => {
    const venue = await Venue.paired();
    const other = await venue.open();
    const { id } = await venue.desk.tap(ARRIVAL);
    const tries = await Promise.allSettled([venue.desk.undo(id), other.desk.undo(id), venue.desk.undo(id)]);
    assert.deepEqual(tries.map(({ status }) => status).sort(), ["fulfilled", "rejected", "rejected"]);
    await assert.rejects(other.desk.undo(id), withCode("already_undone"));
    await venue.time.advance(3000);
    assert.deepEqual([venue.server.headcount(EVENT), venue.queue().length], [0, 0]);
  });

  test("of something this tablet did not count is refused", async () => {
    const venue = await Venue.paired();
    await assert.rejects(venue.desk.undo("8a0e4e6c-1111-4000-8000-000000000000"), withCode("unknown_tap"));
  });

  test("works after the tap was sent", async () => {
    const venue = await Venue.paired();
    const [{ id }] = await venue.tap(2);
    await venue.time.advance(3000);
    assert.equal(venue.server.headcount(EVENT), 2);
    await venue.desk.undo(id);
    await venue.time.advance(3000);
    assert.deepEqual([venue.server.headcount(EVENT), venue.desk.state().taps], [1, 1]);
  });
});

describe("what stays on the tablet", () => {
  test("is at most 500 of today's taps, without profile", async () => {
    const venue = await Venue.paired();
    for (let round = 0; round < 52; round += 1) {
      await Promise.all(Array.from({ length: 10 }, () => venue.desk.tap({ ...ARRIVAL, profile: { qpv: "yes" } })));
    }
    await venue.time.advance(60_000);
    const journal = venue.device.disk.all("journal");
    const names = ["activity", "day", "event", "headcount", "hub", "id", "kind", "number", "undone"];
    assert.deepEqual([venue.queue().length, venue.server.headcount(EVENT)], [0, 520]);
    assert.deepEqual([journal.length, journal[0].number], [500, 21]);
    assert.deepEqual(venue.desk.state().byKind, { arrival: 520 }, "the figures forget nobody");
    assert.deepEqual(Object.keys(journal[0]).sort(), names);
    assert.doesNotMatch(JSON.stringify(Object.values(venue.device.disk.tables).map((rows) => [...rows])), /qpv/);
  });
});

test("two tabs give each number once and see each other's taps", async () => {
  const venue = await Venue.paired();
  venue.network.weather = WEATHER.off;
  const other = await venue.open();
  const taps = Array.from({ length: 40 }, (_, index) => (index % 2 ? other : venue).desk.tap(ARRIVAL));
  const numbers = (await Promise.all(taps)).map(({ number }) => number).sort((a, b) => a - b);
  assert.deepEqual(numbers, Array.from({ length: 40 }, (_, index) => index + 1));
  await venue.time.advance(10);
  assert.deepEqual([venue.desk.state().taps, other.desk.state().taps], [40, 40]);
});

test("a page that dies at any await loses no tap that it had shown, and takes no number twice", async () => {
  for (let awaits = 0; awaits < 40; awaits += 1) {
    const venue = await Venue.paired();
    let shown = 0;
    venue.tap().then(() => (shown += 1));
    for (let count = awaits; count; count -= 1) await null;
    venue.tab.kill();
    const tab = await venue.open();
    const [kept] = [venue.queue().length];
    assert.ok(kept >= shown, `${awaits} awaits`);
    assert.equal((await tab.desk.tap(ARRIVAL)).number, kept + 1);
    await venue.time.advance(5000);
    assert.deepEqual([venue.server.headcount(EVENT), venue.queue()], [kept + 1, []]);
  }
});

test("the device's clock is corrected, whatever it jumps between tap and sending", async () => {
  const venue = await Venue.paired();
  venue.network.weather = WEATHER.off;
  await venue.tap();
  await venue.time.advance(60_000);
  venue.device.jump(5 * 3_600_000);
  venue.network.weather = WEATHER.fine;
  await venue.time.advance(60_000);
  const [{ slot }] = venue.server.events.get(EVENT).checkIns.values();
  assert.equal(slot * 900_000, START);
});
