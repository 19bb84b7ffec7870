// Keeps the table of the desks fresh. Nothing blinks: the content is swapped only when it changed,
// the focus comes back to the same control, and nothing moves under a pointer about to press.
const EVERY = 10_000;

const fleet = document.getElementById("fleet");
const stale = document.querySelector("[data-stale]");
const since = document.querySelector("[data-stale-since]");
let asOf = Date.now();

function isBusy() {
  return fleet.querySelector("a:hover, button:hover") !== null;
}

function show(html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const focused = fleet.contains(document.activeElement) ? document.activeElement.id : "";
  const totals = fleet.querySelector("[role=status]");
  const said = fresh.content.querySelector("[role=status]");
  // The region that screen readers listen to stays the same element: it speaks when it changes.
  if (totals.textContent !== said.textContent) totals.textContent = said.textContent;
  said.remove();
  while (totals.nextSibling) totals.nextSibling.remove();
  fleet.append(fresh.content);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function tellStale(isStale) {
  stale.hidden = !isStale;
  since.textContent = new Date(asOf).toLocaleTimeString(document.documentElement.lang);
}

async function refresh() {
  if (document.hidden || isBusy()) return;
  try {
    const answer = await fetch(fleet.dataset.refresh, { signal: AbortSignal.timeout(8000) });
    // Logged out meanwhile: the log-in page is not a table.
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    show(await answer.text());
    asOf = Date.now();
    tellStale(false);
  } catch {
    tellStale(true);
  }
}

if (fleet) {
  setInterval(refresh, EVERY);
  document.addEventListener("visibilitychange", refresh);
}
