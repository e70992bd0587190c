// What the pages say about lanes, by language.

const TEXTS = {
  en: {
    mine: (name) => `Your lane: ${name}`,
    general: 'general',
    without: 'Go on without a code',
    lanes: 'Lanes',
    lane: (name, share, size) => `${name}: ${share} %${size === null ? '' : `, ${size} places`}`,
    shares: 'The lanes are the ones of your receipt',
    sharesRight: (lanes) => `Lanes and shares are still those that the operator signed when you joined: ${lanes}.`,
    sharesWrong: (lanes) => `The operator signed other lanes or shares when you joined: ${lanes}. Keep your receipt.`,
    sizes: (recorded, listed) => `The record says the lanes have ${recorded} places, the list says ${listed}.`,
    unknown: (line) => `The list names a lane that the record does not: ${line}.`,
    sum: 'The lanes of the record do not add up: their shares must be 100 % and their places all that were drawn.',
  },
  de: {
    mine: (name) => `Ihre Spur: ${name}`,
    general: 'allgemein',
    without: 'Ohne Code weiter',
    lanes: 'Spuren',
    lane: (name, share, size) => `${name}: ${share} %${size === null ? '' : `, ${size} Plätze`}`,
    shares: 'Die Spuren sind die Ihrer Quittung',
    sharesRight: (lanes) => `Spuren und Anteile sind noch die, die der Betreiber bei Ihrem Beitritt unterschrieben hat: ${lanes}.`,
    sharesWrong: (lanes) => `Der Betreiber hat bei Ihrem Beitritt andere Spuren oder Anteile unterschrieben: ${lanes}. Bewahren Sie Ihre Quittung auf.`,
    sizes: (recorded, listed) => `Nach dem Protokoll haben die Spuren ${recorded} Plätze, nach der Liste ${listed}.`,
    unknown: (line) => `Die Liste nennt eine Spur, die das Protokoll nicht kennt: ${line}.`,
    sum: 'Die Spuren des Protokolls gehen nicht auf: Ihre Anteile müssen 100 % sein und ihre Plätze alle, die gezogen wurden.',
  },
  es: {
    mine: (name) => `Su carril: ${name}`,
    general: 'general (todos)',
    without: 'Continuar sin código',
    lanes: 'Carriles',
    lane: (name, share, size) => `${name}: ${share} %${size === null ? '' : `, ${size} lugares`}`,
    shares: 'Los carriles son los de su recibo',
    sharesRight: (lanes) => `Los carriles y sus cuotas siguen siendo los que el operador firmó cuando usted se unió: ${lanes}.`,
    sharesWrong: (lanes) => `El operador firmó otros carriles o cuotas cuando usted se unió: ${lanes}. Guarde su recibo.`,
    sizes: (recorded, listed) => `Según el acta los carriles tienen ${recorded} lugares; según la lista, ${listed}.`,
    unknown: (line) => `La lista nombra un carril que el acta no conoce: ${line}.`,
    sum: 'Los carriles del acta no cuadran: sus cuotas deben sumar el 100 % y sus lugares, todos los sorteados.',
  },
  fr: {
    mine: (name) => `Votre file : ${name}`,
    general: 'générale',
    without: 'Continuer sans code',
    lanes: 'Files prioritaires',
    lane: (name, share, size) => `${name} : ${share} %${size === null ? '' : `, ${size} places`}`,
    shares: 'Les files sont celles de votre reçu',
    sharesRight: (lanes) => `Les files et leurs parts sont toujours celles que l’opérateur a signées à votre arrivée : ${lanes}.`,
    sharesWrong: (lanes) => `L’opérateur a signé d’autres files ou parts à votre arrivée : ${lanes}. Conservez votre reçu.`,
    sizes: (recorded, listed) => `Selon le procès-verbal les files ont ${recorded} places, selon la liste ${listed}.`,
    unknown: (line) => `La liste nomme une file que le procès-verbal ne connaît pas : ${line}.`,
    sum: 'Les files du procès-verbal sont incohérentes : leurs parts doivent faire 100 % et leurs places toutes celles du tirage.',
  },
};

export const LANGUAGES = Object.keys(TEXTS);

/** The words of the page's language, or of the one that is named. */
export const laneTexts = (language = globalThis.document?.documentElement.lang.slice(0, 2)) => TEXTS[language] ?? TEXTS.en;

/** The operator's names are shown as they are, but for the lane of everybody else. */
export const laneName = (name, texts = laneTexts()) => (name === 'general' ? texts.general : name);
