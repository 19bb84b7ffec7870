// Says when the tablet has arrived. Without it, the list of the desks tells.
const EVERY = 2000;

const page = document.querySelector("[data-pairing]");
const messages = [...page.querySelectorAll("[data-state]")];

function tell(state) {
  for (const message of messages) message.hidden = message.dataset.state !== state;
  page.classList.toggle("pairing-over", state !== "waiting");
}

async function ask() {
  if (document.hidden) return true;
  try {
    const answer = await fetch(page.dataset.pairing, { signal: AbortSignal.timeout(5000) });
    if (!answer.ok || answer.redirected) return true;
    const { state } = await answer.json();
    tell(state);
    return state === "waiting";
  } catch {
    return true; // the next question may be answered
  }
}

async function keepAsking() {
  if (await ask()) setTimeout(keepAsking, EVERY);
}

tell("waiting");
keepAsking();
