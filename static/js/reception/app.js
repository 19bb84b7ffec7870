/* The tablet application: opens the desk, then shows one screen at a time and keeps it told. */
import { createCounting } from "./counting.js";
import { h } from "./dom.js";
import { createHanding } from "./handround/handing.js";
import { createFrame, gathered } from "./frame.js";
import { setLanguage, t } from "./i18n.js";
import { listenToKeys } from "./keyboard.js";
import { openTablet } from "./opening.js";
import { createRouter } from "./router.js";
import { SCREENS } from "./screens.js";
import { prepareSound } from "./sound.js";

const root = document.documentElement;

/* Reads the code of the QR address, and takes it out of the address bar and of the history. */
const codeOfAddress = () => {
  const code = new URLSearchParams(window.location.hash.slice(1)).get("code") ?? "";
  if (window.location.hash) history.replaceState(null, "", window.location.pathname);
  return code;
};

const showFatal = (key) => {
  document.body.replaceChildren(
    h("main", { class: "opening" }, h("h1", {}, t("fatal.title")), h("p", { role: "alert" }, t(key))),
  );
};

const applyPreferences = ({ desk, preferences, wakeLock }) => {
  const language = preferences.get("language");
  setLanguage(language);
  desk.setLanguage(language);
  wakeLock.apply();
};

/* In visitors' hands there is no other screen, whatever became of the desk. */
const homeOf = ({ handing, desk }) => {
  if (handing.isOn()) return "handRound";
  return desk.state().paired ? "count" : "pair";
};

const routerOf = (app, holder, onDraw) => {
  const screens = Object.fromEntries(
    Object.entries(SCREENS).map(([name, create]) => [name, (parameters) => create(app, parameters)]),
  );
  return createRouter({
    holder,
    screens,
    onDraw,
    home: () => homeOf(app),
    titleOf: (heading) => `${heading} – ${t("app.title")}`,
  });
};

/* All parts, joined: what screens get as `app`. */
const assemble = (tablet, holder) => {
  const { desk, updates } = tablet;
  const app = { ...tablet, applyPreferences: () => applyPreferences(tablet) };
  app.now = () => Date.now() + (desk.state().clockOffsetMs ?? 0); // as the venue's clock shows it
  app.handing = createHanding({ preferences: tablet.preferences, crypto, onChange: () => router.goHome() });
  const router = routerOf(app, holder, () => update());
  const frame = createFrame({
    desk,
    installUpdate: updates.install,
    now: app.now,
    place: () => ({ screen: router.name(), mode: app.place?.mode, crowd: counting.crowd() }),
    toggleMenu: () => (router.name() === "menu" ? router.goHome() : router.go("menu")),
    go: router.go,
  });
  Object.assign(app, router, { say: frame.say });
  const counting = createCounting({ tablet, app, router });
  tablet.busy.isCalm = () => counting.isCalm() && !router.screen()?.isInProgress?.();

  /* The coordinator has changed the questions, the programme or the desk. */
  const follow = () => {
    counting.begin();
    if (router.name() === "count") router.draw();
  };

  const update = () => {
    const state = desk.state();
    if (counting.hasChanged() && counting.isCalm()) follow();
    if (router.name() === "count" && !state.paired) return router.goHome();
    const isPublic = router.screen()?.isPublic ?? false;
    frame.top.hidden = isPublic;
    if (!isPublic) frame.update(state);
    return router.screen()?.update?.(state);
  };

  app.redraw = () => {
    frame.forget();
    router.draw();
  };
  app.paired = async () => {
    counting.begin();
    router.reset("paired");
    await tablet.persist();
    update();
  };
  return { app, router, frame, counting, update };
};

const listen = ({ app, router, counting }) => {
  const openCode = () => {
    const code = codeOfAddress();
    if (!code) return;
    if (app.desk.state().paired) router.go("pair", { code });
    else router.reset("pair", { code });
  };
  openCode();
  window.addEventListener("hashchange", openCode);
  document.addEventListener("pointerdown", prepareSound, { once: true });
  document.addEventListener("keydown", prepareSound, { once: true });
  document.addEventListener("visibilitychange", () => router.screen()?.look?.());
  window.addEventListener("pageshow", ({ persisted }) => persisted && router.screen()?.reset?.());
  listenToKeys({
    preferences: app.preferences,
    screen: router.screen,
    undo: counting.undo,
    help: () => router.go("help"),
    back: router.back,
  });
};

const start = async () => {
  let tell = () => {};
  const tablet = await openTablet({ onChange: () => tell() });
  applyPreferences(tablet);
  const holder = h("main", { id: "screen", class: "screen" });
  const parts = assemble(tablet, holder);
  tell = gathered(parts.update);
  document.body.replaceChildren(parts.frame.top, holder, ...parts.frame.voices);
  if (tablet.configuration()) parts.counting.begin();
  parts.router.goHome();
  listen(parts);
  tablet.desk.subscribe(tell);
  tablet.desk.start();
  tablet.updates.start();
};

root.style.setProperty("--primary", root.dataset.primary);
root.style.setProperty("--accent", root.dataset.accent);
start().catch((error) => {
  showFatal("fatal.store");
  throw error;
});
