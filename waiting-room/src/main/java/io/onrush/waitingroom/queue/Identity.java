package io.onrush.waitingroom.queue;

/** By what an onsale knows its visitors: one of these has one place. */
public enum Identity {

	/** The visitor token of a browser. */
	VISITOR,

	/** An e-mail address that the visitor has proved to read. */
	EMAIL,

	/** Who signed in at the OpenID provider. */
	OIDC

}
