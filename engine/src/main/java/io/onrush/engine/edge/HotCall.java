package io.onrush.engine.edge;

/**
 * A call that a whole crowd makes at once.
 *
 * @param method in capitals
 * @param before what its path has before an id
 * @param after  what its path has after the id; empty where nothing follows
 * @param hasBody whether its handler wants the body; one that is sent all the same is passed over
 * @param type what it is answered with
 */
public record HotCall(String method, String before, String after, boolean hasBody, String type, HotHandler handler) {

    private static final String JSON = "application/json";
    private static final String STREAM = "text/event-stream";

    private static final int ID_LENGTH = 36;

    public HotCall(String method, String before, String after, boolean hasBody, HotHandler handler) {
        this(method, before, after, hasBody, JSON, handler);
    }

    /** One that is answered with server-sent events. */
    public static HotCall stream(String before, String after, HotHandler handler) {
        return new HotCall("GET", before, after, false, STREAM, handler);
    }

    boolean isStream() {
        return type.equals(STREAM);
    }

    /** Only of a path in its plainest form; one that is written in any other way goes the long way and gets the same answer there. */
    boolean isMadeBy(String asked, String path) {
        return path.length() == before.length() + ID_LENGTH + after.length()
                && path.startsWith(before)
                && path.endsWith(after)
                && asked.equals(method)
                && isId(path, before.length());
    }

    String id(String path) {
        return path.substring(before.length(), before.length() + ID_LENGTH);
    }

    /** As metrics name it. */
    String uri() {
        return before + "{id}" + after;
    }

    private static boolean isId(String path, int from) {
        for (int i = from; i < from + ID_LENGTH; i++) {
            char letter = path.charAt(i);
            if (letter != '-' && Character.digit(letter, 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
