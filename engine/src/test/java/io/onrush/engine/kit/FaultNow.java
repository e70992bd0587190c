package io.onrush.engine.kit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The fault of the moment, and those who wait for its end. */
final class FaultNow {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Fault fault = Fault.NONE;

    Fault get() {
        return fault;
    }

    void become(Fault next) {
        lock.lock();
        try {
            fault = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Until it is another one, or the time is over. */
    void awaitEndOf(Fault known, long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (fault == known && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    void awaitEndOf(Fault known) {
        awaitEndOf(known, TimeUnit.DAYS.toNanos(1));
    }
}
