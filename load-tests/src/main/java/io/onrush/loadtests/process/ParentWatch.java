package io.onrush.loadtests.process;

/** Ends this process when the one that started it has gone, however it went. */
final class ParentWatch {

    private ParentWatch() {}

    static void start() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(1)));
    }
}
