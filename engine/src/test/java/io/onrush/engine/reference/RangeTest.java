package io.onrush.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The range that the page gives for a setting is the range that the start enforces. */
class RangeTest {

    private static final Settings SETTINGS = Settings.load();
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    static Stream<Setting> bounded() {
        return SETTINGS.ours().values().stream().filter(setting -> !setting.range().isEmpty() && !setting.owner().isEmpty());
    }

    @Test
    void theDefaultsAreRight() {
        assertThatNoException().isThrownBy(() -> start(Map.of()));
        assertThat(bounded()).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void aValueOutsideTheRangeEndsTheStart(Setting setting) {
        List<String> outside = Range.outside(setting, SETTINGS.ours());
        assertThat(outside).isNotEmpty().allSatisfy(value -> assertThatExceptionOfType(BindException.class)
                .as(setting.name() + "=" + value).isThrownBy(() -> start(Map.of(setting.name(), value))));
    }

    private static void start(Map<String, String> given) throws ClassNotFoundException {
        Map<String, String> all = new HashMap<>(Map.of(
                "onrush.waiting-room.token-key", SECRET,
                "onrush.checkout-saga.ticket-key", SECRET,
                "onrush.checkout-saga.payment.api-key", SECRET,
                "onrush.checkout-saga.simulated-provider.enabled", "true"));
        all.putAll(given);
        Binder binder = new Binder(new MapConfigurationPropertySource(all));
        for (Map.Entry<String, String> bound : SETTINGS.classes().entrySet()) {
            binder.bindOrCreate(bound.getValue(), Bindable.of(Class.forName(bound.getKey())));
        }
    }
}
