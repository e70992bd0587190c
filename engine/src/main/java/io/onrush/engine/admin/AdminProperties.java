package io.onrush.engine.admin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code onrush.admin}.
 *
 * @param password of the user `admin`; a secret. Empty: one of 120 random bits is made up and printed once, at the start
 * @param rolesClaim the claim of an OIDC token that lists roles; `ADMIN` must be among them
 * @param sessionLifetime how long a session of the admin pages lasts. A new `password` ends all sessions [above 0]
 * @param failedSignInsPerMinute wrong Basic credentials that an address may send at once, and in a minute, before it has
 *     to wait. It holds per process, and stays where `onrush.edge.rate-limit.enabled` is `false` [1 or more]
 */
@ConfigurationProperties("onrush.admin")
record AdminProperties(
        @DefaultValue("") String password,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("8h") Duration sessionLifetime,
        @DefaultValue("10") int failedSignInsPerMinute) {

    AdminProperties {
        require(sessionLifetime.isPositive(), "onrush.admin.session-lifetime must be positive");
        require(failedSignInsPerMinute > 0, "onrush.admin.failed-sign-ins-per-minute must be at least 1");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    @Override
    public String toString() {
        return "AdminProperties[password=…, rolesClaim=" + rolesClaim + ", sessionLifetime=" + sessionLifetime
                + ", failedSignInsPerMinute=" + failedSignInsPerMinute + "]";
    }
}
