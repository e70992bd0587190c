// The charts outlive a reload: the last minutes stay in this tab.

const key = (onsaleId) => `onrush.history.${onsaleId}`;

export function keptHistory(onsaleId) {
  try {
    const points = JSON.parse(sessionStorage.getItem(key(onsaleId)));
    return Array.isArray(points) ? points : [];
  } catch {
    return [];
  }
}

export function keepHistory(onsaleId, history) {
  try {
    sessionStorage.setItem(key(onsaleId), JSON.stringify(history.points));
  } catch {
    // Without room for it the charts begin anew.
  }
}
