package io.onrush.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.edge.SigningKeys;
import io.onrush.engine.inventory.RedisForTests;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The scripts of one-time codes against plain Java, over random asking and typing of a few visitors, with replays as Lettuce makes them. */
class CodeScriptsPropertyTest {

    private static final int TRIES = 3;
    private static int namespaces;

    private final PersonDigests digests = new PersonDigests(new SigningKeys("a-secret-of-at-least-thirty-two-bytes"));
    private final OneTimeCodes codes = new OneTimeCodes(RedisForTests.connection().reactive(), digests, new IdentityProperties(
            Duration.ofMinutes(10), TRIES, 4, 6, 9, Duration.ofHours(1), Duration.ofMinutes(5), new IdentityProperties.Oidc(null, null, List.of(), null)));

    @Property(tries = 60)
    void theScriptsDoWhatTheModelDoes(@ForAll("steps") List<Step> steps) {
        String run = UUID.nameUUIDFromBytes(("codes-" + ++namespaces).getBytes()).toString();
        Map<Integer, Kept> kept = new HashMap<>();
        Map<String, Integer> counted = new HashMap<>();
        for (Step step : steps) {
            switch (step) {
                case Step.Keep(int visitor, int person, int code) -> {
                    codes.keep(run + visitor, person(run, person), "" + code).block();
                    kept.put(visitor, new Kept(code, person, TRIES));
                }
                case Step.Try(int visitor, int code, boolean replayed) -> {
                    for (int i = 0; i < (replayed ? 2 : 1); i++) {
                        assertThat(codes.attempt(run + visitor, "" + code).block()).isEqualTo(expected(run, kept, visitor, code));
                    }
                }
                case Step.Count(int visitor, int person) -> {
                    boolean allowed = counted.merge("n", 1, (a, b) -> Math.min(10, a + b)) <= 9 && counted.merge("v" + visitor, 1, (a, b) -> Math.min(7, a + b)) <= 6 && counted.merge("p" + person, 1, (a, b) -> Math.min(5, a + b)) <= 4;
                    assertThat(codes.count(new OneTimeCodes.Asking(run, run + visitor, person(run, person))).block().isZero()).isEqualTo(allowed);
                }
            }
        }
    }

    private OneTimeCodes.Tried expected(String run, Map<Integer, Kept> kept, int visitor, int code) {
        Kept present = kept.get(visitor);
        if (present == null || present.left() == 0) {
            return new OneTimeCodes.Tried.None();
        }
        if (present.code() == code) {
            return new OneTimeCodes.Tried.Right(person(run, present.person()));
        }
        kept.put(visitor, new Kept(present.code(), present.person(), present.left() - 1));
        return new OneTimeCodes.Tried.Wrong(present.left() - 1);
    }

    private Person person(String run, int number) {
        return digests.of(EmailAddress.of("p%d@%s.example".formatted(number, run)).orElseThrow());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> visitor = Arbitraries.integers().between(0, 2);
        Arbitrary<Integer> person = Arbitraries.integers().between(0, 1);
        Arbitrary<Integer> code = Arbitraries.integers().between(0, 2);
        return Arbitraries.<Step>oneOf(
                        Combinators.combine(visitor, person, code).as(Step.Keep::new),
                        Combinators.combine(visitor, code, Arbitraries.of(true, false)).as(Step.Try::new),
                        Combinators.combine(visitor, code, Arbitraries.of(true, false)).as(Step.Try::new),
                        Combinators.combine(visitor, person).as(Step.Count::new))
                .list()
                .ofMaxSize(30);
    }

    private record Kept(int code, int person, int left) {}

    private sealed interface Step {

        record Keep(int visitor, int person, int code) implements Step {}

        record Try(int visitor, int code, boolean replayed) implements Step {}

        record Count(int visitor, int person) implements Step {}
    }
}
