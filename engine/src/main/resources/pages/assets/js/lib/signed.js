// What the operator has signed for everybody: receipts and heads of the log, as compact JWS with ES256.

const fromBase64Url = (words) => Uint8Array.from(atob(words.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
const json = (words) => JSON.parse(new TextDecoder().decode(fromBase64Url(words)));

/** The claims that one of the keys has signed as this kind of thing, or null. */
export async function genuine(compact, kind, keys) {
  try {
    const [header, claims, signature] = compact.split('.');
    const { alg, typ, kid } = json(header);
    const jwk = keys.keys.find((key) => key.kid === kid);
    if (alg !== 'ES256' || typ !== kind || !jwk) return null;
    const key = await crypto.subtle.importKey('jwk', { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    const signed = new TextEncoder().encode(`${header}.${claims}`);
    return (await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, fromBase64Url(signature), signed)) ? json(claims) : null;
  } catch {
    return null;
  }
}
