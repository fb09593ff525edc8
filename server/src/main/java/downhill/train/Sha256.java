package downhill.train;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The checksum of checkpoints. */
final class Sha256 {
    private Sha256() {}

    /** Of the first bytes of an array. */
    static byte[] of(byte[] bytes, int end) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, end);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
