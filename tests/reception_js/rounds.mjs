/* Tablets that hand a questionnaire round, against a real server.

stdin, one line: {"base": "http://…", "at_once": 6, "event": "…", "rounds": [{"seed": 1, "codes": ["…", …]}, …]}
stdout, one line: [{"seed", "begun": […], "finished": […], "left": 0, "twice"?: "…"}]. Each questionnaire
has its mark in its words. */

import { Device } from "./world/device.mjs";
import { Network, WEATHER } from "./world/network.mjs";
import { Random } from "./world/random.mjs";
import { RealSite } from "./world/real-site.mjs";
import { Time } from "./world/time.mjs";

const HOUR_MS = 3_600_000;
const PEOPLE = 8;
const WEATHERS = ["fine", "poor", "storm", "off", "portal", "broken"];

async function play({ base, event }, { seed, codes }) {
  const site = new RealSite({ base, day: { events: [{ slug: event, codes }] } });
  const random = new Random(seed);
  const time = new Time(Date.now() - 12 * HOUR_MS);
  site.follow(time);
  const network = new Network({ time, random: new Random(seed ^ 0x5eed), send: site.send });
  const device = new Device({ time, random: new Random(seed ^ 0xde51), network, hasLocks: random.chance(0.6) });
  const [begun, finished] = [[], []];
  await device.open();
  await time.quiet();
  const [tab] = device.tabs;
  await during(time, tab.desk.pair(codes[0]));
  await time.until(() => tab.desk.handRound.state().surveys.length, HOUR_MS);
  const [survey] = tab.desk.handRound.state().surveys;
  for (let person = 0; person < PEOPLE; person += 1) {
    network.weather = WEATHER[random.pick(WEATHERS)];
    await oneStep({ device, time, random, survey, mark: `${seed}-${person}`, begun, finished });
  }
  network.weather = WEATHER.fine;
  await device.open();
  const left = () => device.disk.all("forms").length;
  await time.until(() => left() === 0, 2 * HOUR_MS);
  for (const one of [...device.tabs]) one.kill();
  return { seed, begun, finished, left: left() };
}

async function oneStep({ device, time, random, survey, mark, begun, finished }) {
  const tab = random.pick([...device.tabs]);
  const handRound = tab.desk?.handRound;
  if (handRound) begun.push(mark);
  const filling = handRound
    ?.finish(handRound.begin(survey), { language: "es", answers: { mots: { text: mark } } })
    .then(() => finished.push(mark));
  if (random.chance(0.2)) {
    for (let awaits = random.between(0, 30); awaits; awaits -= 1) await null;
    tab.kill();
    await device.open();
  } else await filling;
  if (random.chance(0.1)) await device.open();
  if (random.chance(0.1)) device.jump(random.between(-30, 30) * 60_000);
  await time.advance(random.between(0, 20_000));
}

async function during(time, promise) {
  let isSettled = false;
  promise.finally(() => (isSettled = true)).catch(() => {});
  await time.until(() => isSettled, HOUR_MS);
  return promise;
}

let text = "";
for await (const chunk of process.stdin) text += chunk;
const message = JSON.parse(text);
const rounds = [...message.rounds];
const results = [];
const player = async () => {
  for (let round = rounds.shift(); round; round = rounds.shift()) results.push(await play(message, round));
};
await Promise.all(Array.from({ length: message.at_once }, player));
process.stdout.write(JSON.stringify(results));
process.exit(0);
