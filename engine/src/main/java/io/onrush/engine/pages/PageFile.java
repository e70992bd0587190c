package io.onrush.engine.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;

/**
 * A file of the pages as it goes over the wire, plain and compressed: both are made once, at the start.
 *
 * @param etag a strong validator, in quotes
 */
record PageFile(MediaType type, byte[] plain, byte[] gzip, String etag) {

    static PageFile of(MediaType type, byte[] content) {
        return new PageFile(type, content, compressed(content), '"' + hash(content) + '"');
    }

    /** The first 16 hex digits of SHA-256, enough to tell versions of our own files apart. */
    static String hash(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content), 0, 8);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
