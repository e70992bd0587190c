package io.onrush.engine.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisLoadingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreFaultTest {

    @Test
    void aRedisThatReadsItsDataAfterARestartPasses() {
        assertThat(StoreFault.causes(new RedisLoadingException("LOADING Redis is loading the dataset in memory"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "CLUSTERDOWN The cluster is down", "MASTERDOWN Link with MASTER is down", "READONLY You can't write against a read only replica.",
        "NOREPLICAS Not enough good replicas to write.", "BUSY Redis is busy running a script.", "TRYAGAIN Multiple keys request during rehashing of slot",
        "MISCONF Errors writing to the AOF file"
    })
    void soDoesOneThatCannotServeNow(String says) {
        assertThat(StoreFault.causes(new IllegalStateException(new RedisCommandExecutionException(says)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Currently not connected. Commands are rejected.", "Connection disconnected", "Connection is closed"})
    void soDoesAConnectionThatIsGone(String says) {
        assertThat(StoreFault.causes(new RedisException(says))).isTrue();
    }

    @Test
    void aMistakeInAScriptDoesNot() {
        assertThat(StoreFault.causes(new RedisCommandExecutionException("ERR user_script:1: attempt to index a nil value"))).isFalse();
        assertThat(StoreFault.causes(new RedisCommandExecutionException("BUSYGROUP Consumer Group name already exists"))).isFalse();
    }
}
