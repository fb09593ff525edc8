package downhill.random;

import downhill.math.Exact;

/**
 * A counter-based generator: the same (seed, stream, index) always gives the same bits.
 *
 * <p>The three numbers are combined by rounds of the SplitMix64 finalizer, a bijection whose output passes the usual
 * statistical batteries for consecutive counters. Not for cryptography. Source: Steele, Lea and Flood, Fast Splittable
 * Pseudorandom Number Generators (2014).
 */
public final class CounterRandom {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 1.0 / (1L << 53);

    private CounterRandom() {}

    /** 64 uniform bits. */
    public static long bits(long seed, long stream, long index) {
        return mix(mix(mix(seed + GOLDEN) ^ (stream + GOLDEN)) + index * GOLDEN);
    }

    /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
    public static double uniform(long seed, long stream, long index) {
        return (bits(seed, stream, index) >>> 11) * UNIT;
    }

    /** Uniform integer in [0, bound); {@code bound} from 1 to 2³¹ − 1. The bias is below bound / 2⁵³. */
    public static int below(int bound, long seed, long stream, long index) {
        return (int) (uniform(seed, stream, index) * bound);
    }

    /** Standard normal, by Box and Muller; the same bits on the JVM and in every browser. */
    public static double gaussian(long seed, long stream, long index) {
        double radius = Math.sqrt(-2 * Exact.log(1 - uniform(seed, stream, 2 * index)));
        return radius * Exact.cos(2 * Math.PI * uniform(seed, stream, 2 * index + 1));
    }

    /** A uniformly drawn order of 0 … n − 1 (Fisher and Yates). */
    public static int[] permutation(int n, long seed, long stream) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = below(i + 1, seed, stream, i);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
