package io.onrush.engine.identity;

import java.util.HexFormat;

/**
 * Somebody whom a proof has named.
 *
 * @param digest keyed, in hex: without the key nobody can tell from it who it is, nor try whether it is a given one
 */
record Person(Kind kind, String digest) {

    enum Kind { EMAIL, OIDC }

    byte[] bytes() {
        return HexFormat.of().parseHex(digest);
    }
}
