/* Random days against a model of the server. SCHEDULES and SEED change how many and from which on. */

import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { Worker } from "node:worker_threads";

import { START } from "./world/venue.mjs";

const COUNT = Number(process.env.SCHEDULES ?? 2000);
const FIRST = Number(process.env.SEED ?? 1);
const HALF = Math.ceil(COUNT / 2);

async function play(first, last) {
  const options = { workerData: { first, last, start: START }, resourceLimits: { maxYoungGenerationSizeMb: 64 } };
  const [played] = await once(new Worker(new URL("./world/days.mjs", import.meta.url), options), "message");
  return played;
}

test(`${COUNT} random days count each tap once`, async () => {
  const halves = await Promise.all([play(FIRST, FIRST + HALF - 1), play(FIRST + HALF, FIRST + COUNT - 1)]);
  assert.deepEqual(halves.flatMap(({ failures }) => failures), []);
  const sum = (name) => halves.reduce((total, { seen }) => total + seen[name], 0);
  console.log(JSON.stringify(halves.map(({ seen }) => seen)));
  assert.equal(sum("days"), COUNT);
  if (COUNT < 1000) return;
  assert.ok(sum("taps") > 8 * COUNT && sum("undos") > COUNT);
  for (const { seen } of halves) {
    assert.deepEqual(Object.entries(seen.happened).filter(([, times]) => times < 20), []);
  }
});
