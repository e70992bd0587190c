package io.onrush.loadtests.million;

import io.onrush.waitingroom.admission.AdmissionPass;
import io.onrush.waitingroom.queue.QueueTicket;
import java.util.List;
import java.util.UUID;

/** One of the million: who they are, where they stand, what they have. Changed by the simulation's one thread only. */
final class Person {

    final Kind kind;
    final String visitor;
    /** The ticket of each time that it asks to join: an answer that was lost is asked for again with another one. */
    QueueTicket ticket;
    long position = -1;
    AdmissionPass pass;
    List<Integer> wish = List.of();
    UUID hold;
    int tries;

    Person(Kind kind, String visitor) {
        this.kind = kind;
        this.visitor = visitor;
    }

    /** How someone behaves. */
    enum Kind {
        /** Waits, picks seats on the map, pays most of the time. */
        SHOPPER,
        /** Is gone when called. */
        LEAVER,
        /** A program: takes as many seats as it may, at once, and keeps them until they lapse, over and over. */
        BOT
    }
}
