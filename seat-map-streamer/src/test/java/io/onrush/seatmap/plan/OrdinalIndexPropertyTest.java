package io.onrush.seatmap.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class OrdinalIndexPropertyTest {

    /** "Aa" and "BB" have the same hash code, so that ids made of them collide. */
    @Property(tries = 300)
    void every_id_is_found_at_its_place_and_no_other_is_found(
            @ForAll @Size(max = 200) Set<@StringLength(max = 6) String> some, @ForAll String other) {
        List<String> ids = Stream.concat(
                some.stream(), Stream.of("AaAa", "AaBB", "BBAa", "BBBB")).distinct().toList();
        OrdinalIndex index = new OrdinalIndex(ids.toArray(String[]::new));

        for (int ordinal = 0; ordinal < ids.size(); ordinal++) {
            assertThat(index.find(ids.get(ordinal))).hasValue(ordinal);
        }
        assertThat(index.find(other))
                .isEqualTo(ids.contains(other) ? OptionalInt.of(ids.indexOf(other)) : OptionalInt.empty());
    }
}
