/* A worker that plays many random days: the test runner watches every promise, which doubles the time. */

import { parentPort, workerData } from "node:worker_threads";

import { modelSite } from "./model-site.mjs";
import { Schedule } from "./schedule.mjs";
import { complaintsAboutCounts, complaintsAboutTablet, complaintsAboutTimes } from "./verdict.mjs";

const UPSETS = ["jump", "sleep"];

async function played(seed, start) {
  const site = modelSite();
  const schedule = new Schedule({ seed, server: site, start });
  site.follow(schedule.time);
  await schedule.run();
  return { schedule, server: site.server };
}

function complaints({ schedule, server }) {
  const found = complaintsAboutTablet(schedule);
  found.push(...complaintsAboutCounts(schedule, (event) => server.headcount(event)));
  for (const [slug, { refusals }] of server.events) {
    if (server.missing(slug)) found.push(`${slug}: ${server.missing(slug)} missing`);
    if (refusals.includes("conflict")) found.push(`${slug}: a conflict with itself`);
  }
  // More than one upset of the clocks can be told apart only with luck: see clock.js.
  if (schedule.history.filter((action) => UPSETS.includes(action)).length <= 1) {
    found.push(...complaintsAboutTimes(schedule, (id) => server.slotOf(id)));
  }
  return found;
}

const { first, last, start } = workerData;
const seen = { days: 0, taps: 0, undos: 0, happened: {} };
const failures = [];
for (let seed = first; seed <= last && !failures.length; seed += 1) {
  const day = await played(seed, start);
  const found = complaints(day);
  if (found.length) failures.push(`seed ${seed}: ${day.schedule.history.join(" ")}`, ...found);
  seen.days += 1;
  for (const { taps, undos } of day.schedule.expected) {
    seen.taps += taps;
    seen.undos += undos;
  }
  for (const name of [...day.schedule.network.log, ...day.schedule.history]) {
    seen.happened[name] = (seen.happened[name] ?? 0) + 1;
  }
}
parentPort.postMessage({ seen, failures });
