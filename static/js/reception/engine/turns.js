/* One tab sends at a time, where the browser has locks. A tab that the system froze while it held the
   lock does not stop the others: the server recognises what it gets twice. */

const PATIENCE_MS = 12_000;

export async function inTurn({ locks, timers }, work, name) {
  if (!locks) return work();
  const controller = new AbortController();
  const timer = timers.set(() => controller.abort(), PATIENCE_MS);
  let hasTurn = false;
  try {
    return await locks.request(name, { signal: controller.signal }, () => {
      hasTurn = true;
      timers.clear(timer);
      return work();
    });
  } catch (error) {
    if (hasTurn) throw error;
    return await work();
  } finally {
    timers.clear(timer);
  }
}
