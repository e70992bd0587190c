package io.onrush.loadtests.shopper;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the id of a problem document, without reading all of it: most answers of a rush are refusals. */
final class Problems {

    private static final Pattern TYPE = Pattern.compile("\"type\"\\s*:\\s*\"[^\"]*?([a-z0-9-]+)\"");

    private Problems() {}

    /** The last part of its type; "status 502" and the like where the answer is no problem document. */
    static String id(int status, String body) {
        Matcher type = TYPE.matcher(body);
        return type.find() ? type.group(1) : "status " + status;
    }
}
