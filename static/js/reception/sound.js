/* Two short notes for a success, a low one for a failure; and the same for the hand. */
const NOTES = { success: [880, 1320], undone: [660, 440], failure: [196, 165] };
const BUZZES = { success: [40], undone: [30, 60, 30], failure: [160, 80, 160] };
const SECONDS = { success: 0.07, undone: 0.09, failure: 0.22 };
const LOUDNESS = 0.25;

let audio = null;

/* Browsers allow sound only after a touch, and opening the output takes time: do it at the first one. */
export const prepareSound = () => {
  audio ??= window.AudioContext ? new AudioContext() : null;
  if (audio?.state === "suspended") audio.resume();
};

const note = (frequency, start, seconds) => {
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.frequency.value = frequency;
  volume.gain.setValueAtTime(LOUDNESS, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + seconds);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + seconds);
};

const play = (name) => {
  if (audio?.state !== "running") return;
  NOTES[name].forEach((frequency, place) => {
    note(frequency, audio.currentTime + place * SECONDS[name], SECONDS[name]);
  });
};

/* After the screen has answered: the eye comes first. */
export const signal = (name, preferences) => {
  setTimeout(() => {
    if (preferences.get("sound")) play(name);
    if (preferences.get("vibration")) navigator.vibrate?.(BUZZES[name]);
  }, 0);
};
