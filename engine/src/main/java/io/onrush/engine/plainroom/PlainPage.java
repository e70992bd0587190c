package io.onrush.engine.plainroom;

import io.onrush.engine.pages.Texts;
import io.onrush.waitingroom.admission.Turn;
import io.onrush.waitingroom.queue.Phase;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * What a visitor without scripts sees of a room, as HTML. Everything that is not ours is escaped where it is put in.
 *
 * @param query of the page's address, with its question mark; empty where it has none
 */
record PlainPage(Texts texts, Room room, String query) {

    private static final String STILL = "refresh=off";

    /** Without a place. */
    String outside() {
        return card(text("plain.outside"), message() + say(text("plain.offer")) + button("join", text("plain.join")));
    }

    /** @param key of a text, where there is one; else the words of the server are shown as what they are, English */
    String refused(String key, @Nullable String detail, boolean mayJoin) {
        String words = texts.has(key) ? say(text(key)) : "<p class=\"lead\" lang=\"en\">" + HtmlUtils.htmlEscape(String.valueOf(detail)) + "</p>";
        String way = mayJoin ? button("join", text("queue.again")) : link(room.plainPath() + query, text("plain.now"));
        return card(text("problem.title"), message() + words + way);
    }

    /** @param seconds until the page asks again; 0 where it does not by itself */
    String placed(Turn turn, long seconds) {
        if (turn.admitted() && turn.phase() == Phase.OPEN) {
            return card(text("queue.turn"), message() + say(text("plain.turn")) + (room.isOfSite() ? "" : "<p>" + text("plain.seats") + "</p>") + button("enter", text("plain.enter")));
        }
        if (turn.phase() == Phase.CLOSED) {
            return card(text(room.isOfSite() ? "queue.over.site" : "queue.over"), say(text(room.isOfSite() ? "queue.over.site.say" : "queue.over.say")));
        }
        if (Boolean.FALSE.equals(turn.won())) {
            return card(text("queue.lost"), message() + say(text("queue.lost.say")) + again(seconds));
        }
        return card(text(turn.position() == null ? "queue.in" : "queue.place"), message() + figure(turn) + say(wait(turn)) + again(seconds));
    }

    private String figure(Turn turn) {
        if (turn.position() == null || turn.ahead() == null) {
            return "";
        }
        return "<p class=\"figure\"><span class=\"muted\">" + text("queue.ahead") + "</span> <strong>" + number(turn.ahead()) + "</strong></p><p>"
                + text("queue.position", Map.of("n", turn.position() + 1)) + "</p>";
    }

    private String wait(Turn turn) {
        if (turn.phase() == Phase.PAUSED) {
            return text("plain.paused");
        }
        if (turn.etaSeconds() != null) {
            return text("plain.wait", Map.of("time", eta(turn.etaSeconds())));
        }
        if (turn.phase() == Phase.OPEN) {
            return text("queue.keptGoesOn");
        }
        return text("plain.opens", Map.of("time", time(room.onsale().opensAt()))) + " " + text("queue.kept");
    }

    /** In steps that suit its size, as the page with scripts rounds. */
    private String eta(long seconds) {
        long minutes = Math.ceilDiv(seconds, 60);
        if (seconds < 45) {
            return text("eta.less");
        }
        return minutes <= 10 ? text("eta.minutes", Map.of("n", minutes))
                : minutes < 60 ? text("eta.minutes", Map.of("n", Math.ceilDiv(minutes, 5) * 5))
                : text("eta.hours", Map.of("n", Math.ceilDiv(minutes, 60)));
    }

    /** Who reads slowly, or by ear, can switch it off: the place is kept without it. */
    private String again(long seconds) {
        boolean still = seconds == 0;
        String separator = query.isEmpty() ? "?" : "&";
        String other = still ? room.plainPath() + query.replaceAll("[?&]" + STILL + "$", "") : room.plainPath() + query + separator + STILL;
        return "<p class=\"small muted\">" + (still ? text("plain.still") : text("plain.refreshes", Map.of("n", seconds))) + "</p><p class=\"row\">"
                + link(room.plainPath() + query, text("plain.now")) + " " + link(other, text(still ? "plain.resume" : "plain.stop")) + "</p>";
    }

    static boolean isStill(String query) {
        return query.endsWith(STILL);
    }

    private String message() {
        String said = room.onsale().how().message();
        return said == null ? "" : "<p class=\"notice\">" + HtmlUtils.htmlEscape(said) + "</p>";
    }

    private String card(String heading, String body) {
        return "<section class=\"card place stack\" aria-labelledby=\"place-title\"><p class=\"over\" id=\"event-name\">" + HtmlUtils.htmlEscape(room.name())
                + "</p><h1 id=\"place-title\">" + heading + "</h1>" + body + "</section>";
    }

    private String button(String name, String words) {
        return "<form method=\"post\" action=\"" + HtmlUtils.htmlEscape(room.plainPath() + query) + "\"><button class=\"btn primary big\" name=\"" + name + "\" value=\"yes\">" + words + "</button></form>";
    }

    private static String link(String href, String words) {
        return "<a class=\"btn\" href=\"" + HtmlUtils.htmlEscape(href) + "\">" + words + "</a>";
    }

    private static String say(String words) {
        return "<p class=\"lead\" id=\"say\">" + words + "</p>";
    }

    private String number(long number) {
        return NumberFormat.getIntegerInstance(texts.locale()).format(number);
    }

    private String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT).withLocale(texts.locale()).withZone(room.zone()).format(instant)
                + " " + DateTimeFormatter.ofPattern("z").withLocale(texts.locale()).withZone(room.zone()).format(instant);
    }

    private String text(String key) {
        return text(key, Map.of());
    }

    private String text(String key, Map<String, Object> values) {
        return HtmlUtils.htmlEscape(texts.text(key, values));
    }
}
