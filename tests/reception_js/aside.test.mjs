/* What the server refused, handed over as a file, then put aside: kept, told, and not sent unasked. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { WEATHER } from "./world/network.mjs";
import { ARRIVAL, EVENT, Venue } from "./world/venue.mjs";

const MINUTE = 60_000;

/** One refused, two counted. */
async function withOneRefused() {
  const venue = await Venue.paired();
  const { id } = await venue.desk.tap({ ...ARRIVAL, headcount: 500 });
  await venue.tap(2);
  await venue.time.advance(2000);
  return { venue, id };
}

async function handOver({ desk }) {
  const file = await desk.exportQueue();
  await desk.handedOver(file);
  return file;
}

const numbers = ({ desk }) => {
  const { toReview, aside, waiting } = desk.state();
  return { toReview: toReview.length, aside, waiting };
};

/** What the fleet page reads. */
const told = (venue) => {
  const { waiting, to_review: toReview, last_number: last } = venue.exchanges().at(-1);
  return { waiting, toReview, last };
};

describe("what was refused", () => {
  test("cannot be put aside before it is in a file", async () => {
    const { venue } = await withOneRefused();
    await venue.desk.putAside();
    assert.deepEqual(numbers(venue), { toReview: 1, aside: 0, waiting: 0 });
    await venue.desk.exportQueue(); // made, but not saved
    await venue.desk.putAside();
    assert.deepEqual(numbers(venue), { toReview: 1, aside: 0, waiting: 0 });
  });

  test("is put aside without what was refused after the file", async () => {
    const { venue, id } = await withOneRefused();
    await handOver(venue);
    await venue.desk.tap({ ...ARRIVAL, headcount: 400 });
    await venue.time.advance(2000);
    assert.deepEqual(venue.desk.state().toReview.map(({ exported }) => exported), [true, false]);
    await venue.desk.putAside();
    assert.deepEqual(numbers(venue), { toReview: 1, aside: 1, waiting: 0 });
    assert.deepEqual(venue.queue().map((item) => [item.id === id, item.state]), [[true, "aside"], [false, "review"]]);
  });

  test("that was sent again is no longer in the file that counts", async () => {
    const { venue, id } = await withOneRefused();
    await handOver(venue);
    await venue.desk.retry(id);
    await venue.time.advance(2000);
    await venue.desk.putAside();
    assert.deepEqual(numbers(venue), { toReview: 1, aside: 0, waiting: 0 });
  });
});

describe("what was put aside", () => {
  test("stays as it was, is in the next file too, and is never sent", async () => {
    const { venue, id } = await withOneRefused();
    const first = await handOver(venue);
    await venue.desk.putAside();
    const sent = venue.batches().flat().length;
    await venue.desk.retry();
    await venue.desk.retry(id);
    venue.tab.kill();
    venue.tab = await venue.open();
    await venue.time.advance(25 * 60 * MINUTE);
    assert.equal(venue.batches().flat().length, sent);
    assert.deepEqual(numbers(venue), { toReview: 0, aside: 1, waiting: 0 });
    const [item] = (await venue.desk.exportQueue()).items;
    assert.deepEqual({ ...item, tapped_at: 0 }, { ...first.items[0], tapped_at: 0, state: "aside" });
  });

  test("is still told to the server as something to review, so that nothing is missing", async () => {
    const { venue } = await withOneRefused();
    await handOver(venue);
    await venue.desk.putAside();
    await venue.time.advance(MINUTE);
    assert.deepEqual(told(venue), { waiting: 0, toReview: 1, last: 3 });
    assert.equal(venue.server.missing(EVENT), 0);
    assert.equal(venue.desk.state().missing, 0);
  });

  test("counts once when it is taken back and sent again", async () => {
    const venue = await Venue.paired();
    venue.answers = [(answer) => ({ ...answer, body: answer.body.replace('"created"', '"rejected"') })];
    await venue.tap(2);
    await venue.time.advance(2000);
    await handOver(venue);
    await venue.desk.putAside();
    await venue.desk.takeBack();
    await venue.time.advance(MINUTE);
    assert.deepEqual(numbers(venue), { toReview: 1, aside: 0, waiting: 0 });
    await venue.desk.retry();
    await venue.time.advance(2000);
    assert.deepEqual([venue.queue().length, venue.server.headcount(EVENT)], [0, 2]);
  });

  test("is followed by its cancellation: the one is not sent without the other", async () => {
    const venue = await Venue.paired();
    venue.answers = [(answer) => ({ ...answer, body: answer.body.replace('"created"', '"rejected"') })];
    const { id } = await venue.desk.tap(ARRIVAL);
    await venue.time.advance(2000);
    venue.server.events.get(EVENT).checkIns.clear();
    const undo = await venue.desk.undo(id);
    await venue.time.advance(2000);
    const file = await venue.desk.exportQueue();
    await venue.desk.handedOver({ items: file.items.filter((item) => item.id === undo.id) });
    await venue.desk.putAside();
    assert.deepEqual(numbers(venue), { toReview: 1, aside: 1, waiting: 0 });
    await venue.desk.retry(id);
    await venue.time.advance(5000);
    assert.deepEqual([venue.queue().length, venue.server.headcount(EVENT)], [0, 0]);
  });

  test("stays aside when the tablet goes to another event and comes back", async () => {
    const venue = await Venue.paired();
    venue.network.weather = WEATHER.off;
    await venue.tap();
    venue.network.weather = WEATHER.fine;
    venue.desk.stop();
    await venue.pair("pantin");
    await handOver(venue);
    await venue.desk.putAside();
    await venue.pair();
    venue.desk.start();
    await venue.time.advance(MINUTE);
    assert.deepEqual(numbers(venue), { toReview: 0, aside: 1, waiting: 0 });
    assert.deepEqual(told(venue), { waiting: 0, toReview: 1, last: 1 });
    await venue.desk.takeBack();
    await venue.desk.retry();
    await venue.time.advance(2000);
    assert.deepEqual([venue.queue().length, venue.server.headcount(EVENT)], [0, 1]);
  });
});
