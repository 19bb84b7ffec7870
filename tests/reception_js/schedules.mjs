/* Random days against a real server.

stdin, first line: {"base": "http://…", "at_once": 8, "days": [{"seed": 1, "events": [{"slug": "…",
"codes": ["…", …]}, …], "hub": "…", "activity": "…", "kill": "server" | "database" | null}, …]}
The event goes on from at least a day before now to a day after. Each code is one desk's.
stdout: lines {"ask": "revoke", "event": "…"} or {"ask": "kill", "what": "…"}, each with an "id", which
wants a line {"id": …} on stdin once it is done; at the end one line {"results": [{"seed",
"complaints": […], "history": "…", "events": [{"event", "taps", "undos", "people"}]}]}. */

import { createInterface } from "node:readline";

import { RealSite } from "./world/real-site.mjs";
import { Schedule } from "./world/schedule.mjs";
import { complaintsAboutTablet } from "./world/verdict.mjs";

const TWELVE_HOURS_MS = 12 * 3_600_000; // a virtual day ends before the server's present
const SHORT = 20;

const lines = createInterface({ input: process.stdin });
const asked = new Map();
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

function ask(what, details) {
  const id = asked.size + 1;
  say({ ask: what, id, ...details });
  return new Promise((resolve) => asked.set(id, resolve));
}

async function play(base, day) {
  const site = new RealSite({ base, day, ask });
  const start = Date.now() - TWELVE_HOURS_MS;
  const schedule = new Schedule({ seed: day.seed, server: site, start, longest: SHORT });
  site.follow(schedule.time);
  const complaints = await schedule.run().then(
    () => complaintsAboutTablet(schedule),
    (error) => [String(error.stack)],
  );
  const events = schedule.expected.map(({ event, taps, undos, people }) => ({ event, taps, undos, people }));
  return { seed: day.seed, complaints, history: schedule.history.join(" "), events };
}

async function playAll({ base, at_once: atOnce, days }) {
  const left = [...days];
  const results = [];
  const player = async () => {
    for (let day = left.shift(); day; day = left.shift()) results.push(await play(base, day));
  };
  await Promise.all(Array.from({ length: atOnce }, player));
  say({ results });
  lines.close();
}

lines.on("line", (line) => {
  const message = JSON.parse(line);
  if (message.base) playAll(message);
  else asked.get(message.id)();
});
