package io.onrush.engine.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HealthGroupsTest {

    private static final String GROUP = "management.endpoint.health.group.";

    @Test
    void readinessHoldsWhatTheRolesCannotWorkWithout() {
        assertThat(readiness("edge")).isEqualTo("readinessState,redis");
        assertThat(readiness("waiting-room", "seat-map-streamer")).isEqualTo("readinessState,redis");
        assertThat(readiness("checkout-saga")).isEqualTo("readinessState,db");
        assertThat(readiness("edge", "checkout-saga")).isEqualTo("readinessState,redis,db");
    }

    @Test
    void livenessHoldsNoServer() {
        assertThat(HealthGroups.of(Roles.ALL)).containsEntry(GROUP + "liveness.include", "livenessState");
    }

    @Test
    void onlyRolesThatAreServedHaveAGroup() {
        assertThat(HealthGroups.of(List.of("edge")))
                .containsEntry(GROUP + "edge.include", "redis,db")
                .doesNotContainKey(GROUP + "checkout-saga.include");
        assertThat(HealthGroups.of(List.of("checkout-saga"))).containsEntry(GROUP + "checkout-saga.include", "redis,db,kafka");
    }

    private static Object readiness(String... roles) {
        return HealthGroups.of(List.of(roles)).get(GROUP + "readiness.include");
    }
}
