package io.onrush.waitingroom.queue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import io.onrush.waitingroom.FieldError;
import io.onrush.waitingroom.SampleOnsales;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class LaneRulesTest {

	private static final Lane MEMBERS = new Lane("members", 30);

	private final Onsale plain = SampleOnsales.onsale(60, 10);

	private final Onsale laned = this.plain.with(LanesDrawTest.withLanes(List.of(MEMBERS)));

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void the_field_that_is_wrong_is_named(String field, List<Lane> lanes) {
		assertThat(LaneRules.violatedBy(lanes)).extracting(FieldError::field).containsExactly(field);
	}

	static Stream<Arguments> the_field_that_is_wrong_is_named() {
		return Stream.of(arguments("lanes", List.of(lane("a", 1), lane("b", 1), lane("c", 1), lane("d", 1), lane("e", 1))),
				arguments("lanes", List.of(lane("a", 60), lane("b", 31))), arguments("lanes[0].share", List.of(lane("a", 0))),
				arguments("lanes[0].share", List.of(lane("a", 91))), arguments("lanes[1].share", List.of(lane("a", 1), lane("b", null))),
				arguments("lanes[0].name", List.of(lane("", 10))), arguments("lanes[0].name", List.of(lane("a:b", 10))),
				arguments("lanes[0].name", List.of(lane("a,b", 10))), arguments("lanes[0].name", List.of(lane(null, 10))),
				arguments("lanes[0].name", List.of(lane("x".repeat(31), 10))), arguments("lanes[0].name", List.of(lane("General", 10))),
				arguments("lanes[1].name", List.of(lane("fans", 10), lane("FANS", 10))));
	}

	@Test
	void four_lanes_of_ninety_per_cent_together_are_possible() {
		assertThat(LaneRules.violatedBy(List.of(lane("Fan-Club 2027", 1), lane("Prénoms", 29), lane("c", 30), lane("d", 30)))).isEmpty();
		assertThat(LaneRules.violatedBy(List.of(lane("a", 90)))).isEmpty();
		assertThat(LaneRules.violatedBy(List.of())).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void lanes_are_for_modes_that_draw(Mode mode) {
		assertThat(LaneRules.violatedByMode(this.laned.lanes(), mode)).extracting(FieldError::field)
			.isEqualTo(mode.draws() ? List.of() : List.of("lanes"));
		assertThat(LaneRules.violatedByMode(Lanes.NONE, mode)).isEmpty();
	}

	@Test
	void they_are_settled_when_the_queue_opens() {
		ScheduleOnsale others = new ChangeOnsale(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
				List.of(new Lane("members", 31)))
			.appliedTo(this.laned.terms());
		assertThat(LaneRules.violatedByChange(this.laned, others, false, this.laned.queueOpensAt().minusMillis(1))).isEmpty();
		assertThat(LaneRules.violatedByChange(this.laned, others, true, this.laned.queueOpensAt().minusMillis(1))).as("put off, and somebody had joined")
			.isNotEmpty();
		assertThat(LaneRules.violatedByChange(this.laned, others, false, this.laned.queueOpensAt())).extracting(FieldError::field).containsExactly("lanes");
		ScheduleOnsale none = new ChangeOnsale(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
				Collections.emptyList())
			.appliedTo(this.laned.terms());
		assertThat(none.lanes()).isEmpty();
		assertThat(LaneRules.violatedByChange(this.laned, none, false, this.laned.queueOpensAt().plus(Duration.ofHours(1)))).isNotEmpty();
	}

	@Test
	void a_queue_with_lanes_that_has_opened_can_be_switched_to_another_mode_in_an_emergency() {
		ScheduleOnsale through = ChangeOnsale.to(new ModeTerms(Mode.PASS_THROUGH, null, null, null)).appliedTo(this.laned.terms());
		assertThat(LaneRules.violatedByChange(this.laned, through, false, this.laned.queueOpensAt().minusMillis(1))).isNotEmpty();
		assertThat(LaneRules.violatedByChange(this.laned, through, false, this.laned.queueOpensAt())).isEmpty();
	}

	@Test
	void a_text_of_lanes_is_read_as_it_was_written() {
		Lanes lanes = new Lanes(List.of(MEMBERS, lane("Fan-Club 2027", 5)));
		assertThat(Lanes.parse(lanes.toString())).isEqualTo(lanes);
		assertThat(Lanes.parse(Lanes.NONE.toString())).isEqualTo(Lanes.NONE);
		assertThat(lanes.promise()).isEqualTo("members:30,Fan-Club 2027:5,general:65");
		assertThat(lanes.shares()).containsExactly(30, 5, 65);
		assertThat(lanes.numberOf("fan-club 2027")).isEqualTo(1);
		assertThat(lanes.numberOf("strangers")).isEqualTo(lanes.numberOf(null)).isEqualTo(2);
		assertThat(lanes.nameOf(2)).isEqualTo("general");
		assertThat(Lanes.NONE.all()).isEmpty();
	}

	private static Lane lane(String name, Integer share) {
		return new Lane(name, share);
	}

}
