package io.onrush.engine.identity;

import java.util.Locale;
import java.util.Map;

/** What the mail with a code says. The code stands in the subject too, so that a phone shows it without opening the mail. */
enum CodeTexts {
    EN("%s is your code", """
            %s

            Type this code on the page that asked for it. It is good for ten minutes or so, and for that page alone.

            Nobody from our side will ever ask you for it. If you have not asked for a code, somebody has mistyped an address: do nothing.
            """),
    DE("%s ist Ihr Code", """
            %s

            Geben Sie diesen Code auf der Seite ein, die danach gefragt hat. Er gilt etwa zehn Minuten und nur für diese Seite.

            Niemand von uns wird Sie je danach fragen. Wenn Sie keinen Code angefordert haben, hat sich jemand vertippt: Sie müssen nichts tun.
            """),
    ES("%s es su código", """
            %s

            Escriba este código en la página que se lo ha pedido. Vale unos diez minutos y solo para esa página.

            Nadie de nuestra parte se lo pedirá nunca. Si usted no ha pedido ningún código, alguien se ha equivocado de dirección: no haga nada.
            """),
    FR("%s est votre code", """
            %s

            Saisissez ce code sur la page qui vous l’a demandé. Il est valable une dizaine de minutes et pour cette page seulement.

            Personne de notre part ne vous le demandera jamais. Si vous n’avez pas demandé de code, quelqu’un s’est trompé d’adresse : ne faites rien.
            """);

    private static final Map<String, CodeTexts> BY_LANGUAGE = Map.of("de", DE, "es", ES, "fr", FR);

    private final String subject;
    private final String text;

    CodeTexts(String subject, String text) {
        this.subject = subject;
        this.text = text;
    }

    /** English where there are no others. */
    static CodeTexts in(Locale language) {
        return BY_LANGUAGE.getOrDefault(language.getLanguage(), EN);
    }

    String subject(String code) {
        return subject.formatted(code);
    }

    String text(String code) {
        return text.formatted(code);
    }
}
