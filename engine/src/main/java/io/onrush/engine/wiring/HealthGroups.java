package io.onrush.engine.wiring;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which servers the health of a process tells of. Readiness: those without which it is better not asked at all. A group of
 * each role's own: all that the role uses. Liveness depends on none of them: a restart mends no Redis.
 */
final class HealthGroups {

    private static final String GROUP = "management.endpoint.health.group.";
    private static final String CHECKOUT = "checkout-saga";

    private HealthGroups() {}

    static Map<String, Object> of(Collection<String> roles) {
        Map<String, Object> groups = new LinkedHashMap<>();
        groups.put(GROUP + "liveness.include", "livenessState");
        groups.put(GROUP + "readiness.include", String.join(",", readiness(roles)));
        roles.forEach(role -> groups.put(GROUP + role + ".include", role.equals(CHECKOUT) ? "redis,db,kafka" : "redis,db"));
        return groups;
    }

    private static Set<String> readiness(Collection<String> roles) {
        Set<String> members = new LinkedHashSet<>();
        members.add("readinessState");
        roles.forEach(role -> members.add(role.equals(CHECKOUT) ? "db" : "redis"));
        return members;
    }
}
