// What the room says of what is left, by language.

export const TEXTS = {
  en: {
    likely: 'You will most likely find something when it is your turn.',
    possible: 'You may find something when it is your turn. It is not certain.',
    unlikely: 'It will probably be sold out before your turn. Your place is kept, in case something comes back.',
    none: 'Everything is sold. Nobody is called at the moment. Your place is kept: if something is given back, people are called again where the queue stopped.',
    left: (number) => `About ${number} left`,
    held: 'The last ones are being bought; some may come back',
    prices: (range) => `Prices now: ${range}`,
    gone: (names) => `Sold out: ${names}`,
  },
  de: {
    likely: 'Sie werden höchstwahrscheinlich etwas finden, wenn Sie an der Reihe sind.',
    possible: 'Vielleicht finden Sie etwas, wenn Sie an der Reihe sind. Sicher ist es nicht.',
    unlikely: 'Wahrscheinlich ist alles verkauft, bevor Sie an der Reihe sind. Ihr Platz bleibt Ihnen, falls etwas zurückkommt.',
    none: 'Alles ist verkauft. Zurzeit wird niemand aufgerufen. Ihr Platz bleibt Ihnen: Wird etwas zurückgegeben, geht es dort weiter, wo die Schlange stehen blieb.',
    left: (number) => `Noch etwa ${number}`,
    held: 'Die letzten werden gerade gekauft; manches kommt vielleicht zurück',
    prices: (range) => `Preise jetzt: ${range}`,
    gone: (names) => `Ausverkauft: ${names}`,
  },
  es: {
    likely: 'Lo más probable es que encuentre algo cuando llegue su turno.',
    possible: 'Puede que encuentre algo cuando llegue su turno. No es seguro.',
    unlikely: 'Probablemente todo esté agotado antes de su turno. Conserva su lugar, por si algo vuelve a la venta.',
    none: 'Todo está vendido. De momento no se llama a nadie. Conserva su lugar: si se devuelve algo, se sigue llamando donde se detuvo la cola.',
    left: (number) => `Quedan unas ${number}`,
    held: 'Se están comprando las últimas; algunas pueden volver',
    prices: (range) => `Precios ahora: ${range}`,
    gone: (names) => `Agotado: ${names}`,
  },
  fr: {
    likely: 'Vous trouverez très probablement quelque chose quand ce sera votre tour.',
    possible: 'Vous trouverez peut-être quelque chose quand ce sera votre tour. Ce n’est pas certain.',
    unlikely: 'Tout sera sans doute vendu avant votre tour. Votre place est gardée, au cas où quelque chose reviendrait.',
    none: 'Tout est vendu. Personne n’est appelé pour le moment. Votre place est gardée : si quelque chose est rendu, les appels reprennent là où la file s’est arrêtée.',
    left: (number) => `Encore ${number} environ`,
    held: 'Les dernières sont en cours d’achat ; certaines peuvent revenir',
    prices: (range) => `Prix actuels : ${range}`,
    gone: (names) => `Épuisé : ${names}`,
  },
};

/** The texts of a language tag such as "de-AT"; English where there are none. */
export const textsIn = (language) => TEXTS[language?.slice(0, 2).toLowerCase()] ?? TEXTS.en;

/**
 * Whether a place will find something: what the server says at queue/me, computed here from the status that everybody gets.
 * @param {object|null} outlook of the status
 * @param {{position: number|null, entrants: number, winners: number|null}} place
 * @returns {'likely'|'possible'|'unlikely'|'none'|null} null where it is not known
 */
export function likelihood(outlook, { position, entrants, winners }) {
  if (!outlook || (position !== null && winners !== null && position >= winners)) return null;
  if (outlook.soldOut) return 'none';
  if (position !== null) return position < outlook.likelyBelow ? 'likely' : position < outlook.possibleBelow ? 'possible' : 'unlikely';
  const called = Math.min(entrants, winners ?? entrants);
  if (called === entrants && entrants <= outlook.likelyBelow) return 'likely';
  return 2 * Math.min(called, outlook.possibleBelow) >= entrants ? 'possible' : 'unlikely';
}

function rangeIn(language, { from, to }) {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency: from.currency });
  const show = ({ amount }) => format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
  return from.amount === to.amount ? show(from) : `${show(from)} – ${show(to)}`;
}

/** What is left, in one line. */
export function leftWords(outlook, language) {
  const texts = textsIn(language);
  if (outlook.soldOut) return '';
  return [
    outlook.left > 0 ? texts.left(new Intl.NumberFormat(language).format(outlook.left)) : texts.held,
    outlook.priceRange && texts.prices(rangeIn(language, outlook.priceRange)),
    outlook.gone.length > 0 && texts.gone(outlook.gone.join(', ')),
  ].filter(Boolean).join(' · ');
}
