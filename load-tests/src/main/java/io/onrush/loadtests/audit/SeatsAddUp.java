package io.onrush.loadtests.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every seat of the plan is what its ticket or its hold says, and so the counts add up. */
final class SeatsAddUp implements Rule {

    @Override
    public List<Finding> check(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        Facts.Seats seats = facts.after();
        if (seats.seq() != facts.before().seq() || !seats.seats().equals(facts.before().seats())) {
            findings.add(new Finding.NotAtRest(facts.before().seq(), seats.seq()));
        }
        if (seats.seats().length() != facts.seatIds().size()) {
            findings.add(new Finding.CountDiffers("available + held + sold + blocked", seats.seats().length(), facts.seatIds().size()));
        }
        Set<String> sold = facts.seatTickets().stream().map(Facts.Ticket::seat).collect(Collectors.toSet());
        Set<String> held = facts.heldSeats();
        for (int ordinal = 0; ordinal < facts.seatIds().size(); ordinal++) {
            String seat = facts.seatIds().get(ordinal);
            char counted = sold.contains(seat) ? 'S' : held.contains(seat) ? 'H' : 'A';
            if (differs(seats.state(ordinal), counted)) {
                findings.add(new Finding.SeatStateDiffers(seat, seats.state(ordinal), counted));
            }
        }
        return findings;
    }

    /** Nothing is written down of a blocked seat but its letter. */
    private static boolean differs(char shown, char counted) {
        return shown != counted && !(shown == 'B' && counted == 'A');
    }
}
