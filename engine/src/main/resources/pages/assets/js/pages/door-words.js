// What the door of a waiting room says, in the languages of the pages.

const WORDS = {
  en: {
    workTitle: 'One moment for your place',
    work: 'Many people arrive at once. So that programs cannot take all the places, your browser does a small calculation first. You need not do anything; it makes no difference to the draw.',
    progress: 'Calculating',
    seconds: (n) => `${n} seconds at the most`,
    stop: 'Stop', stopped: 'The calculation was stopped. You have no place yet.', goOn: 'Go on', done: 'Done. You get your place now.',
    failed: 'This browser cannot do the calculation. Try again, or use another browser.',
    codeTitle: 'For invited guests', code: 'Access code', codeNeeded: 'Only who has an access code can join here.', use: 'Join',
    codeWrong: 'This code opens nothing here. Check it, please.', codeSpent: 'This code has been used already.',
    codeLocked: 'Too many wrong codes came from here. Try again in some minutes.',
    full: 'Your network has all the places of this sale that it gets. Try from another one, such as mobile data.', fullTitle: 'No more places for this network',
  },
  de: {
    workTitle: 'Einen Moment für Ihren Platz',
    work: 'Viele kommen gleichzeitig. Damit Programme nicht alle Plätze nehmen, rechnet Ihr Browser zuerst eine kleine Aufgabe. Sie müssen nichts tun; für die Verlosung macht es keinen Unterschied.',
    progress: 'Es wird gerechnet',
    seconds: (n) => `höchstens ${n} Sekunden`,
    stop: 'Anhalten', stopped: 'Die Rechnung wurde angehalten. Sie haben noch keinen Platz.', goOn: 'Weiter', done: 'Fertig. Sie bekommen jetzt Ihren Platz.',
    failed: 'Dieser Browser kann die Aufgabe nicht rechnen. Versuchen Sie es noch einmal oder mit einem anderen.',
    codeTitle: 'Für geladene Gäste', code: 'Zugangscode', codeNeeded: 'Hier kann nur beitreten, wer einen Zugangscode hat.', use: 'Beitreten',
    codeWrong: 'Dieser Code öffnet hier nichts. Bitte prüfen Sie ihn.', codeSpent: 'Dieser Code wurde schon benutzt.',
    codeLocked: 'Von hier kamen zu viele falsche Codes. Versuchen Sie es in einigen Minuten wieder.',
    full: 'Ihr Netz hat alle Plätze dieses Verkaufs, die es bekommt. Versuchen Sie es aus einem anderen, etwa mit mobilen Daten.', fullTitle: 'Keine Plätze mehr für dieses Netz',
  },
  es: {
    workTitle: 'Un momento para su lugar',
    work: 'Llega mucha gente a la vez. Para que los programas no ocupen todos los lugares, su navegador hace primero un pequeño cálculo. No tiene que hacer nada; no influye en el sorteo.',
    progress: 'Calculando',
    seconds: (n) => `${n} segundos como máximo`,
    stop: 'Parar', stopped: 'Se ha parado el cálculo. Todavía no tiene lugar.', goOn: 'Continuar', done: 'Listo. Ahora recibe su lugar.',
    failed: 'Este navegador no puede hacer el cálculo. Inténtelo de nuevo o con otro.',
    codeTitle: 'Para invitados', code: 'Código de acceso', codeNeeded: 'Aquí solo puede entrar quien tenga un código de acceso.', use: 'Entrar',
    codeWrong: 'Este código no abre nada aquí. Compruébelo, por favor.', codeSpent: 'Este código ya se ha usado.',
    codeLocked: 'Desde aquí han llegado demasiados códigos erróneos. Inténtelo de nuevo en unos minutos.',
    full: 'Su red tiene todos los lugares de esta venta que le corresponden. Inténtelo desde otra, por ejemplo con datos móviles.', fullTitle: 'No quedan lugares para esta red',
  },
  fr: {
    workTitle: 'Un instant pour votre place',
    work: 'Beaucoup de monde arrive en même temps. Pour que des programmes ne prennent pas toutes les places, votre navigateur fait d’abord un petit calcul. Vous n’avez rien à faire ; cela ne change rien au tirage.',
    progress: 'Calcul en cours',
    seconds: (n) => `${n} secondes au plus`,
    stop: 'Arrêter', stopped: 'Le calcul a été arrêté. Vous n’avez pas encore de place.', goOn: 'Continuer', done: 'Terminé. Vous recevez maintenant votre place.',
    failed: 'Ce navigateur ne peut pas faire le calcul. Réessayez, ou prenez-en un autre.',
    codeTitle: 'Pour les invités', code: 'Code d’accès', codeNeeded: 'Ici, seul qui a un code d’accès peut entrer.', use: 'Entrer',
    codeWrong: 'Ce code n’ouvre rien ici. Vérifiez-le, s’il vous plaît.', codeSpent: 'Ce code a déjà été utilisé.',
    codeLocked: 'Trop de codes erronés sont venus d’ici. Réessayez dans quelques minutes.',
    full: 'Votre réseau a toutes les places de cette vente auxquelles il a droit. Essayez depuis un autre, par exemple avec les données mobiles.', fullTitle: 'Plus de places pour ce réseau',
  },
};

export const LANGUAGES = Object.keys(WORDS);

/** Of the language that the page is in; English where it is another. */
export const doorWords = (language) => WORDS[(language ?? 'en').slice(0, 2)] ?? WORDS.en;
