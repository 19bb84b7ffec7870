/* Keeps the screen on while the application is in front. The browser lets go of it whenever the page is hidden. */
export const isWakeLockKnown = () => "wakeLock" in navigator;

export const createWakeLock = (preferences) => {
  let held = null;

  const release = () => {
    held?.release();
    held = null;
  };

  const acquire = async () => {
    if (!isWakeLockKnown() || document.visibilityState !== "visible") return;
    try {
      held = await navigator.wakeLock.request("screen");
    } catch {
      held = null; // battery saver: the screen will go dark, and come back with a touch
    }
  };

  const apply = () => (preferences.get("awake") ? acquire() : release());

  document.addEventListener("visibilitychange", apply);
  return { apply };
};
