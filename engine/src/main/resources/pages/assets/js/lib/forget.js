// A browser that becomes another visitor.

/** What this browser kept of itself belongs to somebody else's places. */
export function forget() {
  Object.keys(localStorage).filter((key) => /^onrush\.(ticket|receipt|pass|hold)\./.test(key)).forEach((key) => localStorage.removeItem(key));
}
