package io.onrush.engine.mail;

/** @param canSend false where this installation sends no mail */
public record MailPresence(boolean canSend) {}
