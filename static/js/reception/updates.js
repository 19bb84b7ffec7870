/* The service worker, and new versions: they wait until somebody presses « Installer maintenant ». */
const HOUR = 3_600_000;
const RETRY = 30_000;

/* `isCalm`: nothing is being written or chosen, so that a reload costs nothing. */
export const watchUpdates = ({ address, isCalm, onChange }) => {
  const container = navigator.serviceWorker;
  let registration = null;
  let isSaved = Boolean(container?.controller);
  let reloading = false;

  const install = () => registration.waiting?.postMessage("activate");

  /* Another tab may have pressed the button: this one follows as soon as it disturbs nobody. */
  const reload = () => {
    if (!reloading) return;
    if (isCalm()) window.location.reload();
    else setTimeout(reload, 500);
  };

  /* The very first installation may fail, over a captive portal: the browser then forgets it. */
  const watch = (worker) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "redundant" && !isSaved) setTimeout(register, RETRY);
      onChange();
    });
  };

  const register = async () => {
    try {
      registration = await container.register(address, { updateViaCache: "none" });
    } catch {
      setTimeout(register, RETRY); // no network yet, or an answer that is not the worker
      return;
    }
    if (!registration) return; // the browser forbids it
    registration.onupdatefound = () => watch(registration.installing);
    if (registration.installing) watch(registration.installing);
    onChange();
  };

  const look = () => registration?.update().catch(() => {});

  const start = async () => {
    if (!container) return;
    container.addEventListener("controllerchange", () => {
      reloading = isSaved; // the first worker to take over changes nothing
      isSaved = true;
      onChange();
      reload();
    });
    setInterval(look, HOUR);
    await register();
  };

  return {
    start,
    look,
    isSaved: () => isSaved,
    install: () => (registration?.waiting && isSaved ? install : null),
  };
};

/* Where the browser offers to put the application on the home screen. */
export const watchInstallation = () => {
  let offer = null;
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = event;
  });
  return {
    isInstalled: () => window.matchMedia("(display-mode: standalone)").matches,
    canAsk: () => offer !== null,
    ask: async () => {
      await offer?.prompt();
      offer = null;
    },
  };
};
