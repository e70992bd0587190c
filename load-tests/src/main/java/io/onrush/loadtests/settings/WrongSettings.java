package io.onrush.loadtests.settings;

import java.util.List;

/** Settings that cannot be right: each error names its setting and the rule. */
public final class WrongSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongSettings(List<String> errors) {
        super(String.join(System.lineSeparator(), errors));
    }
}
