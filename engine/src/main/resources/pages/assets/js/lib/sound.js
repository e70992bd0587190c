// A short chime without a sound file. Browsers allow it only after the person has touched the page once.

let context;

export function unlockSound() {
  addEventListener('pointerdown', () => { context ??= new AudioContext(); }, { once: true });
  addEventListener('keydown', () => { context ??= new AudioContext(); }, { once: true });
}

export function chime() {
  if (!context) return;
  [523.25, 659.25, 783.99].forEach((frequency, index) => {
    const start = context.currentTime + index * 0.16;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.22, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.6);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.65);
  });
}

/** Makes the tab's title blink with a message until the person looks at the page. */
export function callByTitle(message) {
  const title = document.title;
  let on = false;
  const timer = setInterval(() => { document.title = (on = !on) ? message : title; }, 900);
  document.title = message;
  const stop = () => {
    if (document.hidden) return;
    clearInterval(timer);
    document.title = title;
    document.removeEventListener('visibilitychange', stop);
  };
  document.addEventListener('visibilitychange', stop);
  if (!document.hidden) setTimeout(stop, 4000);
}
