package io.onrush.engine.embedded;

/** The application cannot start without a setting. The message names it, and the failure analysis the ways to give it. */
final class MissingSettingException extends RuntimeException {

    private final String property;

    MissingSettingException(String property, String why) {
        super("The setting " + property + " is missing: " + why + ".");
        this.property = property;
    }

    String property() {
        return property;
    }
}
