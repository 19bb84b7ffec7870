/* Keeps the application on the tablet. It never touches the exchanges with the server: only the engine does. */
const RELEASE = {% autoescape off %}{{ release }}{% endautoescape %};

const FAMILY = "reception-";
const SHELL = `${FAMILY}shell-${RELEASE.version}`;
const [COMMUNES_URL, COMMUNES_INTEGRITY] = RELEASE.communes;
const COMMUNES = `${FAMILY}communes-${COMMUNES_INTEGRITY}`;
const SHELL_URLS = new Set(RELEASE.files.map(([url]) => url));
const ANY_HEADERS = { ignoreVary: true };

/* The hash is checked by the browser: what a captive portal answers in place of a file is an error, not a file. */
const download = async (cache, url, integrity) => {
  const request = new Request(url, { integrity, cache: "no-store", redirect: "error" });
  const response = await fetch(request);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  await cache.put(url, response);
};

/* All or nothing: a version of which one file is missing is thrown away, and the old one stays. It may be this
   one: a server that goes back to it has it installed anew while it runs. */
const install = async () => {
  const isRunning = await caches.has(SHELL);
  const cache = await caches.open(SHELL);
  try {
    await Promise.all(RELEASE.files.map(([url, integrity]) => download(cache, url, integrity)));
  } catch (error) {
    if (!isRunning) await caches.delete(SHELL);
    throw error;
  }
};

const forgetOldVersions = async () => {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(FAMILY) && name !== SHELL && name !== COMMUNES);
  await Promise.all(old.map((name) => caches.delete(name)));
};

const fromShell = async (request, url) => {
  const cache = await caches.open(SHELL);
  return (await cache.match(url, ANY_HEADERS)) ?? fetch(request);
};

/* Heavy and seldom needed, so it does not hold back the installation. */
const communes = async () => {
  const cache = await caches.open(COMMUNES);
  const kept = await cache.match(COMMUNES_URL, ANY_HEADERS);
  if (kept) return kept;
  await download(cache, COMMUNES_URL, COMMUNES_INTEGRITY);
  return cache.match(COMMUNES_URL, ANY_HEADERS);
};

self.addEventListener("install", (event) => event.waitUntil(install()));

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOldVersions().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === "activate") self.skipWaiting();
  if (event.data === "communes") event.waitUntil(communes());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (SHELL_URLS.has(pathname)) event.respondWith(fromShell(request, pathname));
  if (pathname === COMMUNES_URL) event.respondWith(communes());
});
