package io.onrush.engine.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser of a visitor of a site: it keeps the site's cookies and shows where it is sent, without going there by itself. */
public final class SiteBrowser {

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String site;

    public SiteBrowser(String site) {
        this.site = site;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    /** Opens a page: a path of the site, or a whole address of it. */
    public HttpResponse<String> open(String address) {
        return send(address, "text/html,application/xhtml+xml", "navigate");
    }

    /** What a script of a page does. */
    public HttpResponse<String> fetch(String path) {
        return send(path, "application/json", "cors");
    }

    private HttpResponse<String> send(String address, String accept, String mode) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.startsWith("/") ? site + address : address))
                .header("Accept", accept)
                .header("Sec-Fetch-Mode", mode)
                .header("Authorization", "Bearer of-the-site-itself");
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.substring(0, setCookie.indexOf(';')).split("=", 2);
        cookies.put(pair[0], pair[1]);
    }
}
