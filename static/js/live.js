// The live view: refreshed while it is looked at, until somebody pauses it.
import { keepFresh } from "./refresh.js";

const live = document.querySelector("[data-live]");
const freshness = live.querySelector("[data-freshness]");
const problem = live.querySelector("[data-problem]");
const pause = live.querySelector("[data-pause]");
const labels = { pause: pause.textContent, resume: pause.dataset.resume };
let paused = false;
let last = live.querySelector("[data-as-of]").dataset.asOf;

const refreshing = keepFresh({
  root: live.querySelector("[data-regions]"),
  every: Number(live.dataset.every),
  request: (signal) => fetch(live.dataset.live, { signal, cache: "no-store", redirect: "manual" }),
  tell(state, asOf) {
    last = asOf;
    if (state === "fresh") freshness.textContent = at(freshness.dataset.fresh, asOf);
    // Said once, not at each attempt: screen readers read this out.
    const words = state === "fresh" ? "" : at(problem.dataset[state], asOf);
    if (problem.textContent !== words) problem.textContent = words;
  },
});

freshness.textContent = at(freshness.dataset.fresh, last);
pause.hidden = false;
pause.addEventListener("click", () => {
  paused = !paused;
  pause.textContent = paused ? labels.resume : labels.pause;
  if (paused) {
    refreshing.pause();
    freshness.textContent = at(freshness.dataset.paused, last);
  } else {
    refreshing.resume();
  }
});

function at(words, time) {
  return words.replace("{time}", time);
}
