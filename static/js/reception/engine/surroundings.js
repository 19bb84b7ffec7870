/* What the desk needs of the browser, each of which a test can replace. */

const CHANNEL = "cite-ephemere-accueil";

export const withSurroundings = (given) => ({
  fetch: (...request) => globalThis.fetch(...request),
  now: () => Date.now(),
  monotonic: () => performance.now(),
  random: Math.random,
  crypto: globalThis.crypto,
  timers: {
    set: (work, milliseconds) => setTimeout(work, milliseconds),
    clear: (timer) => clearTimeout(timer),
  },
  locks: globalThis.navigator?.locks,
  channel: "channel" in given ? undefined : newChannel(),
  watchNetwork: wakeOnEvents,
  ...given,
});

const newChannel = () => (globalThis.BroadcastChannel ? new BroadcastChannel(CHANNEL) : undefined);

/** Hints that it may be worth trying now; none of them is believed. */
function wakeOnEvents(wake) {
  if (!globalThis.document) return;
  globalThis.addEventListener("online", wake);
  globalThis.addEventListener("pageshow", wake);
  globalThis.navigator.connection?.addEventListener?.("change", wake);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") wake();
  });
}
