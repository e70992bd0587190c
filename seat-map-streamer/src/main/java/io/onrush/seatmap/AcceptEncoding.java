package io.onrush.seatmap;

import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;

/** RFC 9110, 12.5.3, as far as it takes to decide between gzip and identity. */
public final class AcceptEncoding {

    private AcceptEncoding() {
    }

    public static boolean gzip(ServerRequest request) {
        return gzip(String.join(",", request.headers().header(HttpHeaders.ACCEPT_ENCODING)));
    }

    public static boolean gzip(String acceptEncoding) {
        boolean any = false;
        for (String part : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String[] coding = part.replace(" ", "").split(";", 2);
            boolean wanted = coding.length == 1 || !coding[1].matches("q=0(\\.0*)?");
            if (coding[0].equals("gzip") || coding[0].equals("x-gzip")) {
                return wanted;
            }
            any |= coding[0].equals("*") && wanted;
        }
        return any;
    }
}
