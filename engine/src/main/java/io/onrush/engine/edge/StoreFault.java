package io.onrush.engine.edge;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Recognises that Redis or PostgreSQL did not answer: a fault that passes, and that the caller may wait out. */
final class StoreFault {

    /** What Lettuce says of a command that it refuses, and of one that was under way, while there is no connection. */
    private static final Set<String> NOT_CONNECTED = Set.of("Currently not connected. Commands are rejected.", "Connection disconnected", "Connection is closed");

    /** What a Redis says that is there and cannot serve: it reads its data, has lost its master or its place, or may not write. */
    private static final Pattern REDIS_CANNOT = Pattern.compile("(LOADING|BUSY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|READONLY|NOREPLICAS|MISCONF) .*", Pattern.DOTALL);

    private StoreFault() {}

    static boolean causes(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof RedisConnectionException
                    || cause instanceof RedisCommandTimeoutException
                    || cause instanceof RedisException && NOT_CONNECTED.contains(String.valueOf(cause.getMessage()))
                    || cause instanceof RedisCommandExecutionException && REDIS_CANNOT.matcher(String.valueOf(cause.getMessage())).matches()
                    || cause instanceof R2dbcNonTransientResourceException
                    || cause instanceof R2dbcTimeoutException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }
}
