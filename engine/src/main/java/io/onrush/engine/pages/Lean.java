package io.onrush.engine.pages;

import java.util.regex.Pattern;

/**
 * Scripts and styles without comments and indentation: a seventh less to send, and still readable in the browser's
 * tools, line by line. It looks at whole lines only, so it cannot break a script, given that no text in a script spans lines
 * ({@code PageFilesTest} sees to that).
 */
final class Lean {

    private static final Pattern BLOCK_COMMENTS = Pattern.compile("(?m)^[ \\t]*/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/[ \\t]*\\R");
    private static final Pattern LINE_COMMENTS = Pattern.compile("(?m)^[ \\t]*//.*\\R");
    private static final Pattern INDENTATION = Pattern.compile("(?m)^[ \\t]+");
    private static final Pattern EMPTY_LINES = Pattern.compile("(?m)^\\R");

    private Lean() {}

    static String script(String text) {
        return style(LINE_COMMENTS.matcher(text).replaceAll(""));
    }

    static String style(String text) {
        String bare = BLOCK_COMMENTS.matcher(text).replaceAll("");
        return EMPTY_LINES.matcher(INDENTATION.matcher(bare).replaceAll("")).replaceAll("");
    }
}
