/* Nobody touches the tablet any more: a warning that counts down, then the end. Knows no page.

Both clocks are read: the monotonic one may stand still while the tablet sleeps, the other may jump. */

const TICK_MS = 1000;

export const createIdle = ({ timers, now, monotonic, onWarning, onEnd }) => {
  let limits = null; // {quietMs, warningMs}
  let since = null;
  let timer = null;

  const read = () => ({ wall: now(), steady: monotonic() });
  const elapsed = () => {
    const { wall, steady } = read();
    return Math.max(wall - since.wall, steady - since.steady, 0);
  };

  const stop = () => {
    timers.clear(timer);
    limits = null;
  };

  const look = () => {
    if (!limits) return;
    const left = limits.quietMs + limits.warningMs - elapsed();
    if (left <= 0) {
      stop();
      onEnd();
      return;
    }
    if (left <= limits.warningMs) onWarning(Math.ceil(left / 1000));
    timers.clear(timer);
    timer = timers.set(look, TICK_MS);
  };

  return {
    /** Begins to watch, or changes how long. */
    watch: (wanted) => {
      stop();
      limits = wanted;
      since = read();
      look();
    },
    touch: () => {
      since = read();
    },
    look,
    stop,
  };
};
