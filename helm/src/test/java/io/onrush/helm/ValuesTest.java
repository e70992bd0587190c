package io.onrush.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that cannot work are refused, by a message that says what to change. */
class ValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mode: cluster                                             | at '/mode': value must be one of 'roles', 'single'",
        "replicas: 3                                               | additional properties 'replicas' not allowed",
        "components: {edges: {replicas: 3}}                        | at '/components': additional properties 'edges' not allowed",
        "components: {edge: {replicas: -1}}                        | at '/components/edge/replicas': minimum: got -1, want 0",
        "components: {edge: {resources: {limits: {memory: 512M}}}} | at '/components/edge/resources/limits/memory': '512M' does not match pattern",
        "redis: {nodes: ['redis.example.com']}                     | at '/redis/nodes/0': 'redis.example.com' does not match pattern",
        "redis: {mode: master}                                     | at '/redis/mode': value must be one of",
        "redis: {credentials: {password: hunter2}}                 | additional properties 'password' not allowed",
        "postgresql: {tls: {mode: verify}}                         | at '/postgresql/tls/mode': value must be one of",
        "payment: {url: 'https://pay.example.com/'}                | at '/payment/url': 'https://pay.example.com/' does not match pattern",
        "payment: {url: 'https://me:key@pay.example.com'}          | at '/payment/url'",
        "trustedProxies: [10.0.0.1]                                | at '/trustedProxies/0': '10.0.0.1' does not match pattern",
        "ports: {http: 80}                                         | at '/ports/http': minimum: got 80, want 1,024",
        "shutdown: {quietSeconds: 5s}                              | at '/shutdown/quietSeconds': got string, want integer",
        "ingress: {streamTimeoutSeconds: 10}                       | at '/ingress/streamTimeoutSeconds': minimum: got 10, want 60",
        "monitoring: {alerts: {thresholds: {holdErrorRatio: 2}}}   | at '/monitoring/alerts/thresholds/holdErrorRatio': maximum: got 2, want 1",
        "image: {tag: 'a tag'}                                     | at '/image/tag': 'a tag' does not match pattern",
    })
    void theSchemaNamesThePlaceAndWhatIsWrong(String values, String message) {
        assertThatThrownBy(() -> Chart.render(Chart.example("one-node").with(values))).hasMessageContaining(message);
    }

    @Test
    void allThatIsMissingIsSaidAtOnce() {
        assertThatThrownBy(() -> Chart.render(Chart.defaults()))
                .hasMessageContaining("secret.existingSecret is missing")
                .hasMessageContaining("admin.existingSecret is missing")
                .hasMessageContaining("postgresql.host is missing")
                .hasMessageContaining("postgresql.credentials.existingSecret is missing")
                .hasMessageContaining("redis.nodes is missing")
                .hasMessageContaining("kafka.bootstrapServers is missing")
                .hasMessageContaining("payment.apiKey.existingSecret is missing")
                .hasMessageContaining("payment.url is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "shutdown: {terminationGracePeriodSeconds: 50}                  | is 50 and must be longer than quietSeconds + streamDrainSeconds + 2 × phaseTimeoutSeconds, which is 50",
        "shutdown: {streamDrainSeconds: 30}                             | which is 75: pods would be killed while they drain",
        "trustedProxies: []                                             | trustedProxies is missing",
        "redis: {nodes: ['a:1', 'b:2']}                                 | set redis.mode to cluster or sentinel",
        "redis: {mode: sentinel}                                        | redis.master is missing",
        "kafka: {sasl: {mechanism: PLAIN}}                              | kafka.sasl.existingSecret is missing",
        "payment: {url: 'https://pay.example.com'}                      | exclude each other",
        "jvm: {heapPercentage: 80}                                      | leave less than 15 %",
        "components: {all: {autoscaling: {enabled: true, minReplicas: 9}}} | components.all.autoscaling.maxReplicas is less than minReplicas",
    })
    void aWrongRelationIsSaidInWords(String values, String message) {
        assertThatThrownBy(() -> Chart.render(Chart.example("one-node").with(values))).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "config: {spring: {r2dbc: {password: hunter2}}}                          | password",
        "config: {onrush.checkout-saga.payment.api-key: hunter2}                 | api-key",
        "config: {onrush: {secret: hunter2}}                                     | secret",
        "config: {onrush: {waiting-room: {token-key: hunter2}}}                  | token-key",
        "config: {spring: {data: {redis: {url: 'redis://me:hunter2@example'}}}}  | url",
        "components: {all: {config: {spring: {data: {redis: {password: hunter2}}}}}} | password",
        "extraEnv: [{name: SPRING_R2DBC_PASSWORD, value: hunter2}]               | SPRING_R2DBC_PASSWORD",
        "components: {all: {extraEnv: [{name: ONRUSH_CHECKOUTSAGA_PAYMENT_APIKEY, value: hunter2}]}} | APIKEY",
    })
    void aSecretAmongTheValuesIsRefusedAndNotRepeated(String values, String name) {
        assertThatThrownBy(() -> Chart.render(Chart.example("one-node").with(values)))
                .hasMessageContaining(name)
                .hasMessageContaining("looks like a secret")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aVariableMayComeFromASecret() {
        assertThat(Chart.render(Chart.example("one-node").with("extraEnv: [{name: OTEL_PASSWORD, valueFrom: {secretKeyRef: {name: otel, key: password}}}]")))
                .contains("OTEL_PASSWORD");
    }
}
