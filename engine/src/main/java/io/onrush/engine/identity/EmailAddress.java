package io.onrush.engine.identity;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An e-mail address.
 *
 * @param mailbox where letters go: as it was typed, the domain in its ASCII form
 * @param person the same for all ways of writing that reach the same mailbox: small letters and, at providers that are known to pass them over,
 *     without {@code +tag} and without dots. Elsewhere {@code ann+x} may be somebody else than {@code ann}
 */
record EmailAddress(String mailbox, String person) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])");
    private static final Set<String> TAGGED = Set.of(
            "gmail.com", "outlook.com", "hotmail.com", "live.com", "icloud.com", "me.com", "fastmail.com", "proton.me", "protonmail.com");

    /** Empty where the text is no address that a ticket shop should write to. */
    static Optional<EmailAddress> of(String text) {
        String typed = text.strip();
        int at = typed.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL || typed.length() > LONGEST || !LOCAL.matcher(typed.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return ascii(typed.substring(at + 1))
                .filter(domain -> DOMAIN.matcher(domain).matches())
                .map(domain -> new EmailAddress(typed.substring(0, at) + "@" + domain, person(typed.substring(0, at), domain)));
    }

    private static Optional<String> ascii(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    private static String person(String local, String asciiDomain) {
        String domain = asciiDomain.equals("googlemail.com") ? "gmail.com" : asciiDomain;
        String name = local.toLowerCase(Locale.ROOT);
        if (TAGGED.contains(domain) && name.indexOf('+') > 0) {
            name = name.substring(0, name.indexOf('+'));
        }
        return (domain.equals("gmail.com") ? name.replace(".", "") : name) + "@" + domain;
    }

    /** Names nobody: addresses stay out of logs. */
    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
