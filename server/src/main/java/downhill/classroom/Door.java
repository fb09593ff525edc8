package downhill.classroom;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;

/**
 * Knows the class token, and lets those in who know it too. Safe to share between threads.
 *
 * <p>A token is compared in a time that does not tell how much of it is right. Wrong ones are counted, by address and in
 * all; whoever tries too many has to wait, and a right one does not help meanwhile. Behind a proxy all have one address.
 */
public final class Door {
    private final Optional<String> token;
    private final Passes passes;
    private final WrongTokens wrong;

    /** @param passes of this token */
    public Door(Optional<String> token, Passes passes, Clock clock) {
        this.token = token;
        this.passes = passes;
        this.wrong = new WrongTokens(clock);
    }

    /** Whether a token is needed at all. */
    public boolean isLocked() {
        return token.isPresent();
    }

    /**
     * Whether a token is the right one. One is looked at after the other, so that many at once are counted, too.
     *
     * @param address of whoever says it
     * @throws TooManyTriesException where too many wrong ones came before
     */
    public synchronized boolean knows(String said, String address) {
        wrong.check(address);
        boolean right = token.isPresent() && MessageDigest.isEqual(bytes(said), bytes(token.get()));
        if (!right) {
            wrong.add(address);
        }
        return right;
    }

    /** A new pass, for somebody who said the token. */
    public String newPass() {
        return passes.issue();
    }

    /** Whom a pass belongs to; empty where it is none of this door, or too old. */
    public Optional<String> holder(String pass) {
        return isLocked() ? passes.holder(pass) : Optional.empty();
    }

    /** Somebody without a pass: the address, in a form that nobody else can read. */
    public String stranger(String address) {
        return "address-" + passes.seal("address " + address);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
