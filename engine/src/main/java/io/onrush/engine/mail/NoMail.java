package io.onrush.engine.mail;

/** Of an installation that sends no mail. Onsales that would need one cannot be scheduled; who asks for a code is told. */
final class NoMail implements BlockingMail.Sending {

    @Override
    public void send(Letter letter) throws MailUnavailable {
        throw new MailUnavailable("onrush.mail.transport is NONE");
    }

    @Override
    public void close() {}
}
