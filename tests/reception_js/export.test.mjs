import assert from "node:assert/strict";
import { test } from "node:test";

import { WEATHER } from "./world/network.mjs";
import { ARRIVAL, EVENT, Venue } from "./world/venue.mjs";

test("the file holds all that waits or was refused, and clears nothing", async () => {
  const venue = await Venue.paired();
  const first = venue.time.now;
  await venue.desk.tap({ ...ARRIVAL, headcount: 500 });
  await venue.time.advance(2000);
  venue.network.weather = WEATHER.off;
  const { id } = await venue.desk.tap({ kind: "workshop", activity: "cv-101", headcount: 4 });
  await venue.desk.undo(id, "test");
  venue.device.jump(3_600_000);
  const queue = venue.queue();
  const file = JSON.parse(JSON.stringify(await venue.desk.exportQueue()));
  const { series, clock_offset_ms: offset, items, ...head } = file;
  assert.deepEqual(head, {
    format: "cite-ephemere-passages",
    version: 1,
    event: EVENT,
    desk: "accueil",
    exported_at: new Date(venue.time.now + 3_600_000).toISOString(),
    last_number: 3,
    others: [],
  });
  assert.equal(series, queue[0].series);
  const refused = { state: "review", review_reason: "headcount", message: "Refusé." };
  const waiting = { state: "waiting", review_reason: null, message: null };
  assert.deepEqual(
    items.map(({ tapped_at, id: _, ...item }) => [item, Math.round((Date.parse(tapped_at) + offset - first) / 1000)]),
    [
      [{ number: 1, kind: "arrival", headcount: 500, ...refused }, 0],
      [{ number: 2, kind: "workshop", headcount: 4, activity: "cv-101", ...waiting }, 2],
      [{ number: 3, kind: "undo", check_in: id, reason: "test", ...waiting }, 2],
    ],
  );
  assert.deepEqual(venue.queue(), queue);
});

test("the items of another event are in it, apart", async () => {
  const venue = await Venue.paired();
  venue.network.weather = WEATHER.off;
  await venue.tap(2);
  venue.network.weather = WEATHER.fine;
  venue.desk.stop();
  await venue.pair("pantin");
  await venue.tap();
  const { event, items, others } = await venue.desk.exportQueue();
  assert.deepEqual([event, items.length], ["pantin", 1]);
  const parts = others.map((other) => [other.event, other.items.length, other.format]);
  assert.deepEqual(parts, [[EVENT, 2, "cite-ephemere-passages"]]);
});

test("a tablet that is no desk gives an empty file", async () => {
  const venue = new Venue();
  const tab = await venue.open();
  const { event, items, others } = await tab.desk.exportQueue();
  assert.deepEqual([event, items, others], [null, [], []]);
});
