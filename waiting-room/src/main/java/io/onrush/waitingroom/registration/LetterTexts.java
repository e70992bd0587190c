package io.onrush.waitingroom.registration;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;

/** What confirmations and reminders say, in the visitor's language. */
enum LetterTexts {

	EN(Locale.UK, "You are registered: %s", "%s: the waiting room opens soon", """
			You are registered for %1$s.

			The waiting room opens on %2$s. We will remind you before that. On that day use the same browser, or type your e-mail address and the code that we send to it.

			%3$s
			""", """
			The waiting room for %1$s opens on %2$s.

			Open this page then, on the browser that you registered with; on another one your e-mail address will be asked for:

			%3$s
			""", "No more mails about this: %s"),

	DE(Locale.GERMANY, "Sie sind angemeldet: %s", "%s: Der Warteraum öffnet bald", """
			Sie sind für %1$s angemeldet.

			Der Warteraum öffnet am %2$s. Wir erinnern Sie vorher. Verwenden Sie an diesem Tag denselben Browser, oder geben Sie Ihre E-Mail-Adresse und den Code ein, den wir Ihnen schicken.

			%3$s
			""", """
			Der Warteraum für %1$s öffnet am %2$s.

			Öffnen Sie dann diese Seite in dem Browser, mit dem Sie sich angemeldet haben; in einem anderen wird nach Ihrer E-Mail-Adresse gefragt:

			%3$s
			""", "Keine weiteren E-Mails dazu: %s"),

	ES(Locale.of("es", "ES"), "Inscripción confirmada: %s", "%s: la sala de espera abre pronto", """
			Su inscripción para %1$s está confirmada.

			La sala de espera abre el %2$s. Se lo recordaremos antes. Ese día utilice el mismo navegador, o escriba su dirección de correo y el código que le enviaremos.

			%3$s
			""", """
			La sala de espera de %1$s abre el %2$s.

			Abra entonces esta página en el navegador con el que se inscribió; en otro se le pedirá su dirección de correo:

			%3$s
			""", "No recibir más correos sobre esto: %s"),

	FR(Locale.FRANCE, "Inscription confirmée : %s", "%s : la salle d’attente ouvre bientôt", """
			Votre inscription pour %1$s est confirmée.

			La salle d’attente ouvre le %2$s. Nous vous le rappellerons avant. Ce jour-là, utilisez le même navigateur, ou saisissez votre adresse e-mail et le code que nous vous enverrons.

			%3$s
			""", """
			La salle d’attente de %1$s ouvre le %2$s.

			Ouvrez alors cette page dans le navigateur avec lequel vous vous êtes inscrit ; dans un autre, votre adresse e-mail vous sera demandée :

			%3$s
			""", "Ne plus recevoir d’e-mails à ce sujet : %s");

	private static final Map<String, LetterTexts> BY_LANGUAGE = Map.of("de", DE, "es", ES, "fr", FR);

	private final Locale locale;

	private final String confirmedSubject;

	private final String reminderSubject;

	private final String confirmed;

	private final String reminder;

	private final String unsubscribe;

	LetterTexts(Locale locale, String confirmedSubject, String reminderSubject, String confirmed, String reminder,
			String unsubscribe) {
		this.locale = locale;
		this.confirmedSubject = confirmedSubject;
		this.reminderSubject = reminderSubject;
		this.confirmed = confirmed;
		this.reminder = reminder;
		this.unsubscribe = unsubscribe;
	}

	/** English where there are no others. */
	static LetterTexts in(String language) {
		return BY_LANGUAGE.getOrDefault(Locale.forLanguageTag(language).getLanguage(), EN);
	}

	String confirmedSubject(String name) {
		return this.confirmedSubject.formatted(name);
	}

	String reminderSubject(String name) {
		return this.reminderSubject.formatted(name);
	}

	String confirmed(String name, Instant opensAt, String zone, URI page, URI unsubscribe) {
		return this.confirmed.formatted(name, time(opensAt, zone), page) + "\n" + this.unsubscribe.formatted(unsubscribe) + "\n";
	}

	String reminder(String name, Instant opensAt, String zone, URI page, URI unsubscribe) {
		return this.reminder.formatted(name, time(opensAt, zone), page) + "\n" + this.unsubscribe.formatted(unsubscribe) + "\n";
	}

	private String time(Instant instant, String zone) {
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
			.withLocale(this.locale)
			.withZone(ZoneId.of(zone))
			.format(instant) + " (" + zone + ")";
	}

}
