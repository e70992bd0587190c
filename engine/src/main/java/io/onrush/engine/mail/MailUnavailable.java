package io.onrush.engine.mail;

/** A letter could not be sent now. Says nothing of whom it was for. */
public final class MailUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MailUnavailable(String why) {
        super(why);
    }
}
