// Where to go after signing in: an admin page of this site, nothing else.

/** @param {string|null} wanted the `next` of the address */
export function safeNext(wanted) {
  if (!wanted || !/^\/admin(?:[/?#]|$)/.test(wanted) || /[\\\u0000-\u001f]/.test(wanted)) return '/admin';
  const url = new URL(wanted, 'https://site.invalid');
  const inside = url.origin === 'https://site.invalid' && /^\/admin(?:\/|$)/.test(url.pathname) && !url.pathname.startsWith('/admin/sign-in');
  return inside ? url.pathname + url.search + url.hash : '/admin';
}

/** The sign-in page that leads back to here. */
export const signInAddress = (here) => `/admin/sign-in?next=${encodeURIComponent(safeNext(here))}`;

/** The Authorization header of a name and a password, in UTF-8 (RFC 7617). */
export function basicCredentials(name, password) {
  const bytes = new TextEncoder().encode(`${name}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
