// The wall screen: shows what its key opens, stays awake, and says how old its figures are.
import { keepFresh } from "./refresh.js";

const KEY = /^[\w-]+$/;

const wall = document.querySelector("[data-wall]");
const freshness = wall.querySelector("[data-freshness]");
const message = wall.querySelector("[data-message]");
const fullScreen = wall.querySelector("[data-full-screen]");
const regions = wall.querySelector("[data-regions]");

const refreshing = keepFresh({
  root: regions,
  every: Number(wall.dataset.every),
  // The fragment of the address holds the key: it goes to nobody but the server, in a header.
  request(signal) {
    const headers = { Authorization: `Bearer ${key()}` };
    return fetch("donnees", { headers, signal, cache: "no-store", redirect: "manual" });
  },
  tell(state, asOf) {
    if (state === "refused") {
      refreshing.clear();
      say(wall.dataset[key() ? "refused" : "incomplete"]);
    } else if (state === "stale" && !asOf) {
      say(wall.dataset.unreachable);
    } else {
      message.hidden = true;
      freshness.textContent = wall.dataset[state].replace("{time}", asOf);
      wall.classList.toggle("wall-stale", state === "stale");
    }
  },
});

function key() {
  const given = location.hash.slice(1);
  return KEY.test(given) ? given : "";
}

function say(words) {
  message.textContent = words;
  message.hidden = false;
  freshness.textContent = "";
  wall.classList.remove("wall-stale");
}

async function stayAwake() {
  if (document.hidden) return;
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // On battery, say: the screen then goes dark as its owner set it.
  }
}

function offerFullScreen() {
  fullScreen.hidden = !document.fullscreenEnabled || document.fullscreenElement !== null;
}

window.addEventListener("hashchange", () => refreshing.now());
document.addEventListener("visibilitychange", stayAwake);
document.addEventListener("fullscreenchange", offerFullScreen);
fullScreen.addEventListener("click", () => document.documentElement.requestFullscreen());
offerFullScreen();
stayAwake();
refreshing.now();
