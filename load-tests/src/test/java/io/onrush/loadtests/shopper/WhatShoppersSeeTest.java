package io.onrush.loadtests.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How answers and frames are understood. */
class WhatShoppersSeeTest {

    @Test
    void seatsArePickedSideBySideFromThereOnElseFromTheFrontElseFewer() {
        assertThat(Seats.sideBySide("AASAAASA", 2, 4)).isEqualTo(new Seats(4, 2));
        assertThat(Seats.sideBySide("AASAAASA", 2, 5)).isEqualTo(new Seats(0, 2));
        assertThat(Seats.sideBySide("ASASA", 3, 1)).isEqualTo(new Seats(2, 1));
        assertThat(Seats.sideBySide("SHB", 1, 0).count()).isZero();
    }

    @Test
    void aPictureFollowsItsFramesAndKnowsTheTruth() {
        SeatPicture picture = new SeatPicture();
        assertThat(picture.take(frame("snapshot", "{\"seq\":3,\"seats\":\"AAHS\"}"))).isTrue();
        assertThat(picture.take(frame("changes", "{\"seq\":5,\"changes\":[[0,\"H\"],[2,\"A\"]]}"))).isTrue();
        assertThat(picture.take(frame("status", "{}"))).isFalse();
        assertThat(picture.shows("HAAS")).isTrue();
        assertThat(picture.shows("HAAA")).isFalse();
        assertThat(picture.seq()).isEqualTo(5);
        assertThat(picture.wentBack()).isFalse();
    }

    @Test
    void aChangeThatWasSeenAlreadyIsAStepBackAndASnapshotIsNot() {
        SeatPicture picture = new SeatPicture();
        picture.take(frame("snapshot", "{\"seq\":3,\"seats\":\"AAHS\"}"));
        picture.take(frame("snapshot", "{\"seq\":2,\"seats\":\"AAAA\"}"));
        assertThat(picture.wentBack()).isFalse();
        picture.take(frame("changes", "{\"seq\":2,\"changes\":[]}"));
        assertThat(picture.wentBack()).isTrue();
    }

    @Test
    void aProblemIsKnownByTheLastPartOfItsType() {
        assertThat(Problems.id(409, "{\"type\":\"https://onrush.io/errors/seats-unavailable\",\"status\":409}")).isEqualTo("seats-unavailable");
        assertThat(Problems.id(502, "<html>")).isEqualTo("status 502");
    }

    @Test
    void howLateAHoldIsSeenIsTakenFromTheNewestOfItsFrame() {
        HoldTimes holds = new HoldTimes();
        holds.answered(4, 1000);
        holds.answered(6, 1100);
        assertThat(holds.lateness(3, 7, 1150)).isEqualTo(Duration.ofMillis(50));
        assertThat(holds.lateness(3, 5, 990)).isZero();
        assertThat(holds.lateness(6, 9, 2000)).isNull();
        assertThat(new HoldTimes().lateness(0, 9, 2000)).isNull();
    }

    @Test
    void refusalsOfASaleAreNoErrorsAndSilenceIsOne() {
        StepTally tally = new StepTally();
        tally.took(Duration.ofMillis(12));
        tally.refused("seats-unavailable", true);
        tally.refused("internal-error", false);
        tally.failed();
        tally.failed();
        Figures.StepFigures figures = tally.figures();
        assertThat(figures.refused()).isEqualTo(Map.of("seats-unavailable", 1L));
        assertThat(figures.errors()).isEqualTo(Map.of("internal-error", 1L, "no answer", 1L));
        assertThat(figures.errorCount()).isEqualTo(2);
        assertThat(figures.times()).isEqualTo(new Figures.Times(1, 12, 12, 12, 12));
    }

    private static SseFrame frame(String event, String data) {
        return SseFrame.read("{\"event\":\"" + event + "\",\"id\":\"1\",\"data\":" + data + "}");
    }
}
