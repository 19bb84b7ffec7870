// Asks for the changing part of a page again and again, and replaces only the regions whose HTML changed: nothing
// flickers, and what a reader has open stays open.

const TIMEOUT = 8000;
const STALE_AFTER = 2; // failures: one lost answer is nothing
const RARELY = 6; // times as long between two questions once the answer was no

/**
 * `request(signal)` fetches the part: an element with data-as-of that holds elements with data-region.
 * `tell(state, asOf)`: "fresh", "stale" (the network is down), "refused" (the reader may not see it any more).
 */
export function keepFresh({ root, every, request, tell }) {
  const shown = new Map(regionsOf(root).map((region) => [region.dataset.region, region.innerHTML]));
  let asOf = root.querySelector("[data-as-of]")?.dataset.asOf ?? "";
  let failures = 0;
  let refused = false;
  let paused = false;
  let busy = false;
  let timer;

  async function turn() {
    if (busy) return;
    busy = true;
    try {
      await refresh();
      failures = 0;
    } catch {
      failures += 1;
      if (failures >= STALE_AFTER || !asOf) tell("stale", asOf);
    }
    busy = false;
    wait();
  }

  async function refresh() {
    const response = await request(AbortSignal.timeout(TIMEOUT));
    const text = await response.text();
    if (paused) return; // asked before: nothing changes any more
    refused = response.type === "opaqueredirect" || [401, 403, 404].includes(response.status);
    if (refused) {
      tell("refused", asOf);
      return;
    }
    const page = new DOMParser().parseFromString(text, "text/html");
    const fresh = page.querySelector("[data-as-of]");
    // Neither an error of the server nor the page of a captive portal is an answer.
    if (!response.ok || !fresh) throw new Error("no answer");
    asOf = fresh.dataset.asOf;
    replace(root, fresh, shown);
    tell("fresh", asOf);
  }

  function wait() {
    clearTimeout(timer);
    if (!paused && !document.hidden) timer = setTimeout(turn, every * (refused ? RARELY : 1) * 1000);
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden || paused) clearTimeout(timer);
    else turn();
  });
  wait();

  return {
    now: turn,
    pause() {
      paused = true;
      clearTimeout(timer);
    },
    resume() {
      paused = false;
      turn();
    },
    clear() {
      root.replaceChildren();
      shown.clear();
      asOf = "";
    },
  };
}

function regionsOf(element) {
  return [...element.querySelectorAll("[data-region]")];
}

function replace(root, fresh, shown) {
  const regions = regionsOf(fresh);
  const here = new Map(regionsOf(root).map((region) => [region.dataset.region, region]));
  const holder = root.querySelector("[data-as-of]");
  if (!holder || regions.some((region) => !here.has(region.dataset.region))) {
    root.replaceChildren(document.importNode(fresh, true));
  } else {
    holder.className = fresh.className;
    for (const region of regions) {
      const name = region.dataset.region;
      if (shown.get(name) !== region.innerHTML) replaceRegion(here.get(name), region.innerHTML);
    }
  }
  for (const region of regions) shown.set(region.dataset.region, region.innerHTML);
}

// Tables that were opened stay open, and the keyboard stays where it was.
function replaceRegion(region, html) {
  const open = [...region.querySelectorAll("details")].map((details) => details.open);
  const focused = focusable(region).indexOf(document.activeElement);
  region.innerHTML = html;
  region.querySelectorAll("details").forEach((details, rank) => {
    details.open = open[rank] ?? false;
  });
  if (focused >= 0) focusable(region)[focused]?.focus({ preventScroll: true });
}

function focusable(region) {
  return [...region.querySelectorAll("a[href], button, summary, [tabindex='0']")];
}
