package io.onrush.engine.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.checkout.CheckoutProblem;
import io.onrush.engine.Onrush;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.seatmap.SeatMapProblem;
import io.onrush.waitingroom.WaitingRoomProblem;
import org.junit.jupiter.api.Test;

class ComponentFieldTest {

    @Test
    void aLineIsOfTheComponentWhoseClassWritesIt() {
        assertThat(component(WaitingRoomProblem.class)).isEqualTo("waiting-room");
        assertThat(component(SeatMapProblem.class)).isEqualTo("seat-map-streamer");
        assertThat(component(CheckoutProblem.class)).isEqualTo("checkout-saga");
        assertThat(component(EngineProblem.class)).isEqualTo("engine");
        assertThat(component(Onrush.class)).isEqualTo("engine");
    }

    @Test
    void aLibrarysLineIsOfNone() {
        assertThat(component(String.class)).isNull();
        assertThat(ComponentField.component("io.onrush.else")).isNull();
    }

    private static String component(Class<?> logger) {
        return ComponentField.component(logger.getName());
    }
}
