package io.onrush.loadtests.process;

import io.onrush.engine.Onrush;

/** The product in a process of its own, so that its load is its own too. */
final class ProductProcess {

    private ProductProcess() {}

    public static void main(String[] arguments) {
        ParentWatch.start();
        Onrush.main(arguments);
    }
}
