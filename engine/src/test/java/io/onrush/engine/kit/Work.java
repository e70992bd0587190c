package io.onrush.engine.kit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Solves challenges as a program outside would, from what docs/bots.md says. */
public final class Work {

    private static final JsonMapper JSON = new JsonMapper();

    private Work() {}

    /** The header {@code Challenge-Solution} for the challenge of a problem document. */
    public static String on(Reply refused) {
        JsonNode challenge = refused.json().get("challenge");
        long number = number(challenge.get("salt").asString(), challenge.get("challenge").asString(), challenge.get("maxnumber").asLong());
        return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(Map.of(
                "algorithm", challenge.get("algorithm").asString(),
                "challenge", challenge.get("challenge").asString(),
                "number", number,
                "salt", challenge.get("salt").asString(),
                "signature", challenge.get("signature").asString())));
    }

    private static long number(String salt, String wanted, long most) {
        try {
            MessageDigest salted = MessageDigest.getInstance("SHA-256");
            salted.update(salt.getBytes(StandardCharsets.US_ASCII));
            byte[] hash = HexFormat.of().parseHex(wanted);
            for (long number = 0; number <= most; number++) {
                MessageDigest one = (MessageDigest) salted.clone();
                if (MessageDigest.isEqual(one.digest(Long.toString(number).getBytes(StandardCharsets.US_ASCII)), hash)) {
                    return number;
                }
            }
        } catch (NoSuchAlgorithmException | CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("No number up to " + most + " solves it");
    }
}
