package downhill.classroom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The wrong tokens of the last minute. Safe to share between threads.
 *
 * <p>A class may share one address, so an address has more tries than one person needs; what all addresses have together
 * is limited, too, since an attacker may have many.
 */
final class WrongTokens {
    static final int OF_AN_ADDRESS = 20;
    static final int OF_ALL = 200;
    static final Duration PERIOD = Duration.ofMinutes(1);

    private record Try(String address, Instant at) {}

    private final Clock clock;
    private final Deque<Try> tries = new ArrayDeque<>(); // oldest first

    WrongTokens(Clock clock) {
        this.clock = clock;
    }

    /** @throws TooManyTriesException where this address, or all together, have tried too many */
    synchronized void check(String address) {
        Instant now = clock.instant();
        while (!tries.isEmpty() && !tries.peekFirst().at().plus(PERIOD).isAfter(now)) {
            tries.removeFirst();
        }
        boolean full = tries.size() >= OF_ALL;
        long ofAddress =
                tries.stream().filter(one -> one.address().equals(address)).count();
        if (full || ofAddress >= OF_AN_ADDRESS) {
            Instant oldest = tries.stream()
                    .filter(one -> full || one.address().equals(address))
                    .findFirst()
                    .orElseThrow()
                    .at();
            throw new TooManyTriesException(Duration.between(now, oldest.plus(PERIOD)));
        }
    }

    synchronized void add(String address) {
        tries.addLast(new Try(address, clock.instant()));
    }
}
