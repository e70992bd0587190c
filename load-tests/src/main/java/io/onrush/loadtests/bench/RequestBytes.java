package io.onrush.loadtests.bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** HTTP/1.1 requests as bytes. */
final class RequestBytes {

    private RequestBytes() {}

    static byte[] post(String path, Map<String, String> headers, String json) {
        return request("POST", path, headers, json);
    }

    static byte[] get(String path, Map<String, String> headers) {
        return request("GET", path, headers, "");
    }

    static byte[] delete(String path, Map<String, String> headers) {
        return request("DELETE", path, headers, "");
    }

    private static byte[] request(String method, String path, Map<String, String> headers, String json) {
        StringBuilder head = new StringBuilder(512).append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!json.isEmpty()) {
            head.append("Content-Type: application/json\r\n");
        }
        if (!method.equals("GET")) {
            head.append("Content-Length: ").append(json.getBytes(StandardCharsets.UTF_8).length).append("\r\n");
        }
        return head.append("\r\n").append(json).toString().getBytes(StandardCharsets.UTF_8);
    }
}
