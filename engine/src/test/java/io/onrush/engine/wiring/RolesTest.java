package io.onrush.engine.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class RolesTest {

    @Test
    void aProcessServesEverythingUnlessItIsToldARole() {
        assertThat(Roles.parse("all")).containsExactlyElementsOf(Roles.ALL);
        assertThat(Roles.parse(" ")).containsExactlyElementsOf(Roles.ALL);
        assertThat(Roles.parse("edge, checkout-saga")).containsExactly("edge", "checkout-saga");
    }

    @Test
    void everyRoleBecomesASwitch() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of("onrush.roles", "waiting-room")));
        new Roles().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("onrush.waiting-room.serve", Boolean.class)).isTrue();
        assertThat(environment.getProperty("onrush.edge.serve", Boolean.class)).isFalse();
        assertThat(environment.getProperty("onrush.checkout-saga.serve", Boolean.class)).isFalse();
    }

    @Test
    void aRoleThatDoesNotExistEndsTheStart() {
        assertThatThrownBy(() -> Roles.parse("edge,cashier")).hasMessageContaining("'cashier'").hasMessageContaining("edge");
    }
}
