package io.onrush.loadtests.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.loadtests.settings.LoadSettings;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShopperPlanTest {

    @Test
    void theSameSeedPlansTheSameCrowdWhoeverComesFirst() {
        List<ShopperPlan> plans = crowd(settings("42"), 500);
        assertThat(crowd(settings("42"), 500)).isEqualTo(plans);
        assertThat(ShopperPlan.of(499, settings("42"))).isEqualTo(plans.getLast());
        assertThat(crowd(settings("43"), 500)).isNotEqualTo(plans);
    }

    @Test
    void theCrowdIsAsTheSettingsSay() {
        List<ShopperPlan> plans = crowd(settings("1"), 20_000);
        assertThat(share(plans.stream().filter(ShopperPlan::bySse).count())).isBetween(0.48, 0.52);
        assertThat(share(plans.stream().filter(plan -> plan.mood() == ShopperPlan.Mood.LEAVES).count())).isBetween(0.045, 0.055);
        assertThat(share(plans.stream().filter(plan -> plan.mood() == ShopperPlan.Mood.DAWDLES).count())).isBetween(0.045, 0.055);
        assertThat(share(plans.stream().filter(plan -> plan.card().equals("tok_declined")).count())).isBetween(0.045, 0.055);
        assertThat(plans).noneMatch(ShopperPlan::cancels).allMatch(plan -> plan.seats() >= 1 && plan.seats() <= 4);
        assertThat(plans.stream().map(ShopperPlan::seed).distinct()).hasSize(20_000);
    }

    private static double share(long count) {
        return count / 20_000.0;
    }

    private static List<ShopperPlan> crowd(LoadSettings settings, int size) {
        return IntStream.range(0, size).mapToObj(number -> ShopperPlan.of(number, settings)).toList();
    }

    private static LoadSettings settings(String seed) {
        Properties system = new Properties();
        system.setProperty("onrush.load.seed", seed);
        return LoadSettings.of(system, Map.of());
    }
}
