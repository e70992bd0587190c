package io.onrush.loadtests.sale;

/** A call was answered, and not as it should have been. */
public final class UnexpectedAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 500;

    private final int status;

    UnexpectedAnswer(String call, int status, String body) {
        super(call + " answered " + status + " " + body.substring(0, Math.min(SHOWN, body.length())));
        this.status = status;
    }

    public int status() {
        return status;
    }
}
