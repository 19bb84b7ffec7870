/* What the application stands on: the engine, the tablet's own habits, the service worker. */
import { createDirectory } from "./communes.js";
import { openDesk } from "./engine.js";
import { openPreferences } from "./preferences.js";
import { watchInstallation, watchUpdates } from "./updates.js";
import { createWakeLock } from "./wake-lock.js";

const page = document.documentElement.dataset;

const fetchJson = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
};

/* Has the worker fetch the communes while there is a network: the first search may come without one. */
const bringCommunes = async (configuration) => {
  if (!configuration?.questions.some((question) => question.searches_communes)) return;
  const registration = await navigator.serviceWorker?.ready;
  registration?.active.postMessage("communes");
};

/* Asks the browser not to clear the queue when space runs out; it answers yes or no without a word. Most say
   no until the application is installed, so it is asked again then. */
const createPersistence = () => {
  let isKept = false;
  const ask = async (question) => {
    isKept = (await navigator.storage?.[question]?.()) ?? false;
  };
  window.addEventListener("appinstalled", () => ask("persist"));
  return { isPersisted: () => isKept, look: () => ask("persisted"), persist: () => ask("persist") };
};

export const openTablet = async ({ onChange }) => {
  const preferences = openPreferences(window.localStorage);
  const desk = await openDesk({ appVersion: page.version });
  const persistence = createPersistence();
  const busy = { isCalm: () => true };
  const tablet = {
    desk,
    preferences,
    busy,
    version: page.version,
    communes: createDirectory(page.communes, fetchJson),
    installation: watchInstallation(),
    updates: watchUpdates({ address: page.worker, isCalm: () => busy.isCalm(), onChange }),
    wakeLock: createWakeLock(preferences),
    isPersisted: persistence.isPersisted,
    persist: persistence.persist,
    configuration: () => desk.state().configuration,
    bringCommunes: () => bringCommunes(desk.state().configuration),
  };
  await persistence.look();
  const isWorthAsking = !persistence.isPersisted() && desk.state().paired && tablet.installation.isInstalled();
  if (isWorthAsking) persistence.persist(); // not waited for: a browser may ask the reader first
  return tablet;
};
