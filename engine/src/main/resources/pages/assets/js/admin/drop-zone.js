// Takes a file by drop, by the file button, or by paste. The button is a real file input, so the keyboard reaches it.

import { $ } from '../lib/dom.js';

/** @param {(file: File) => void} onFile */
export function dropZone(zone, onFile) {
  const input = $('input[type=file]', zone);
  let depth = 0;
  const over = (by) => {
    depth = Math.max(0, depth + by);
    zone.classList.toggle('over', depth > 0);
  };

  input.addEventListener('change', () => {
    if (input.files[0]) onFile(input.files[0]);
    input.value = '';
  });
  zone.addEventListener('dragenter', () => over(1));
  zone.addEventListener('dragleave', () => over(-1));
  // Dropped beside the zone, a file would replace the page.
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    depth = 0;
    over(0);
    if (event.dataTransfer?.files[0]) onFile(event.dataTransfer.files[0]);
  });
  addEventListener('paste', (event) => event.clipboardData?.files[0] && onFile(event.clipboardData.files[0]));
}
