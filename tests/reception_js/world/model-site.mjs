/* The model server as a schedule wants it. */

import { ModelServer } from "./model-server.mjs";

export function modelSite() {
  const clock = { now: 0 };
  const server = new ModelServer(clock);
  const [home, elsewhere] = ["bagnolet", "pantin"];
  for (const event of [home, elsewhere]) server.newCode(event);
  return {
    server,
    /** The server lives in this time. */
    follow: (time) => Object.defineProperty(clock, "now", { get: () => time.now }),
    events: [home, elsewhere],
    kinds: [
      ["arrival", {}],
      ["arrival", {}],
      ["interview", { hub: "vae" }],
      ["workshop", { activity: "cv-101" }],
      ["exit", {}],
    ],
    send: (request) => server.handle(request),
    newCode: (event) => server.newCode(event),
    revoke: () => server.revokeAll(home),
  };
}
