package io.onrush.loadtests.process;

import io.gatling.app.Gatling;

/** Gatling in a process of its own: it ends the JVM that it runs in. */
final class GatlingProcess {

    private GatlingProcess() {}

    public static void main(String[] arguments) {
        ParentWatch.start();
        Gatling.main(arguments);
    }
}
