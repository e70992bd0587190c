package io.onrush.waitingroom.queue;

/** Whether visitors register before the queue opens. */
public enum RegistrationPolicy {

	/** Nobody can. */
	OFF,

	/** Who wants to be reminded can. */
	OPTIONAL,

	/** Nobody else joins. */
	REQUIRED

}
