package io.onrush.engine.allocation;

import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes up codes that are easy to read out and hard to guess: 12 of 32 letters and digits are 60 bits. */
record CodeMaking(RandomGenerator random) {

    /** Without I, L, O and U, which are misread or misunderstood. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    String next() {
        return IntStream.range(0, 3).mapToObj(part -> four()).collect(Collectors.joining("-"));
    }

    private String four() {
        return IntStream.range(0, 4).mapToObj(i -> String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length())))).collect(Collectors.joining());
    }
}
