package downhill.classroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passes for those who know the token: {@code NUMBER.EXPIRY.SEAL}, a random number, the second at which the pass ends,
 * and a keyed hash (HMAC-SHA-256) of both. Nothing has to be remembered, so a pass outlives the process.
 *
 * <p>The key is random and stays on the server, with the token mixed in: a pass tells nothing about the token, a token
 * cannot be tried out by making passes, and another token ends all passes. Safe to share between threads.
 */
public final class Passes {
    /** How long a pass is good for. */
    public static final Duration LIFETIME = Duration.ofDays(30);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int NUMBER_BYTES = 12;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Clock clock;

    private Passes(byte[] serverKey, String token, Clock clock) {
        this.key = new SecretKeySpec(hash(new SecretKeySpec(serverKey, ALGORITHM), token), ALGORITHM);
        this.clock = clock;
    }

    /**
     * The passes of a token, with the key of a site.
     *
     * @param file holds the key; it is made where there is none, readable for its owner alone
     */
    public static Passes of(String token, Path file, Clock clock) {
        return new Passes(key(file), token, clock);
    }

    /** Passes that end with the process, where no token asks for lasting ones. */
    public static Passes ofThisProcess() {
        return new Passes(randomKey(), "", Clock.systemUTC());
    }

    private static byte[] key(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                create(file);
                Files.write(file, randomKey(), StandardOpenOption.WRITE);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) {
                throw new IOException("it must hold " + KEY_BYTES + " bytes, but holds " + key.length);
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("the key of the class's passes cannot be read: " + file, e);
        }
    }

    private static void create(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static byte[] randomKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** A pass of somebody new. */
    String issue() {
        byte[] number = new byte[NUMBER_BYTES];
        random.nextBytes(number);
        String text = TEXT.encodeToString(number) + "."
                + clock.instant().plus(LIFETIME).getEpochSecond();
        return text + "." + seal(text);
    }

    /** Whom a pass belongs to; empty where it is false, or too old. */
    Optional<String> holder(String pass) {
        int dot = pass.lastIndexOf('.');
        int first = pass.indexOf('.');
        if (first < 1 || first == dot || !isSealed(pass.substring(0, dot), pass.substring(dot + 1))) {
            return Optional.empty();
        }
        long expiry = Long.parseLong(pass.substring(first + 1, dot)); // it is ours, so it is a number
        return clock.instant().getEpochSecond() < expiry
                ? Optional.of("pass-" + pass.substring(0, first))
                : Optional.empty();
    }

    private boolean isSealed(String text, String seal) {
        return MessageDigest.isEqual(
                seal(text).getBytes(StandardCharsets.UTF_8), seal.getBytes(StandardCharsets.UTF_8));
    }

    /** What only this site can make of a text. */
    String seal(String text) {
        return TEXT.encodeToString(hash(key, text));
    }

    private static byte[] hash(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
