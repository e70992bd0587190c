package io.onrush.engine.identity;

import io.onrush.engine.edge.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed digests (HMAC-SHA256) of addresses, subjects, codes and networks. Each begins with what it is of, so that none passes for another. */
final class PersonDigests {

    private final SecretKeySpec key;

    PersonDigests(SigningKeys keys) {
        this.key = new SecretKeySpec(keys.forPurpose("identity"), "HmacSHA256");
    }

    Person of(EmailAddress address) {
        return new Person(Person.Kind.EMAIL, digest("email\n" + address.person()));
    }

    Person of(String issuer, String subject) {
        return new Person(Person.Kind.OIDC, digest("oidc\n" + issuer + "\n" + subject));
    }

    String ofCode(String visitorId, String code) {
        return digest("code\n" + visitorId + "\n" + code);
    }

    String ofNetwork(String address) {
        return digest("network\n" + address);
    }

    private String digest(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
