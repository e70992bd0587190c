package io.onrush.engine.edge;

/**
 * In which order a request meets the edge. Spring Security's filters stand at -100: its headers are set, and the address is
 * limited in its chains, before any of these can refuse; but for what is not served on a port at all. Hot calls meet
 * the same rules at {@link HotGate}.
 */
final class FilterOrder {

    static final int MANAGEMENT_PORT = -110;
    static final int ANSWER_DEADLINE = -80;
    static final int CROSS_SITE = -70;
    static final int BODY_SIZE = -60;
    static final int VISITOR = -40;
    static final int VISITOR_LIMIT = -30;

    private FilterOrder() {}
}
