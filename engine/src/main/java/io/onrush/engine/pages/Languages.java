package io.onrush.engine.pages;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/** The languages that visitors may read, and which of them a request gets: the one that was chosen, else the browser's, else English. */
public final class Languages {

    static final String ENGLISH = "en";
    static final String COOKIE = "onrush_language";
    static final String VARY = "Accept-Language, Cookie";

    /** The field of the form by which a visitor chooses. */
    public static final String FIELD = "language";

    /** By their names for themselves. */
    private static final Map<String, String> NAMES = names();

    private static final List<Locale> LOCALES = NAMES.keySet().stream().map(Locale::of).toList();
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private Languages() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(ENGLISH, "English");
        names.put("de", "Deutsch");
        names.put("es", "Español");
        names.put("fr", "Français");
        return names;
    }

    static List<String> all() {
        return List.copyOf(NAMES.keySet());
    }

    /** As in {@code lang}. */
    public static String of(ServerRequest request) {
        HttpCookie chosen = request.cookies().getFirst(COOKIE);
        return chosen != null && NAMES.containsKey(chosen.getValue()) ? chosen.getValue() : accepted(request.headers().firstHeader("Accept-Language"));
    }

    private static String accepted(@Nullable String header) {
        try {
            Locale best = header == null ? null : Locale.lookup(Locale.LanguageRange.parse(header), LOCALES);
            return best == null ? ENGLISH : best.getLanguage();
        } catch (IllegalArgumentException unreadable) {
            return ENGLISH;
        }
    }

    /** Remembers the choice and shows the same page again. Not secret, and sent to our own pages only. */
    public static Mono<ServerResponse> choose(String language, ServerRequest request) {
        ServerResponse.BodyBuilder again = ServerResponse.seeOther(URI.create(samePage(request)));
        if (NAMES.containsKey(language)) {
            again.cookie(ResponseCookie.from(COOKIE, language).path("/").maxAge(REMEMBERED).sameSite("Lax").httpOnly(true).build());
        }
        return again.build();
    }

    /** Path and query as they were sent. */
    public static String samePage(ServerRequest request) {
        String query = request.uri().getRawQuery();
        return request.uri().getRawPath() + (query == null ? "" : "?" + query);
    }

    /** The form by which one chooses; it works without scripts. */
    static String form(String language, Texts texts) {
        return NAMES.entrySet().stream()
                .map(name -> "<button name=\"%1$s\" value=\"%2$s\" lang=\"%2$s\"%3$s>%4$s</button>".formatted(
                        FIELD, name.getKey(), name.getKey().equals(language) ? " aria-current=\"true\"" : "", name.getValue()))
                .collect(Collectors.joining("", "<form class=\"languages\" method=\"post\" aria-label=\"" + HtmlUtils.htmlEscape(texts.text("languages")) + "\">", "</form>"));
    }
}
