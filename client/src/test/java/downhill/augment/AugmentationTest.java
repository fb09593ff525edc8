package downhill.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    private static final int SIDE = 8;
    private static final byte[] IMAGE = new byte[2 * SIDE * SIDE]; // [channel][row][column], no pixel black

    static {
        for (int i = 0; i < IMAGE.length; i++) {
            IMAGE[i] = (byte) (i + 1);
        }
    }

    private static byte[] augmented(Augmentation augmentation, int epoch, int index) {
        byte[] out = new byte[IMAGE.length];
        augmentation.apply(IMAGE, out, 2, SIDE, SIDE, 42, epoch, index);
        return out;
    }

    @Test
    void noAugmentationLeavesTheImageAsItIs() {
        assertArrayEquals(IMAGE, augmented(Augmentation.NONE, 3, 5));
    }

    @Test
    void flipMirrorsAboutHalfOfTheImagesAndNothingElse() {
        int mirrored = 0;
        for (int index = 0; index < 1000; index++) {
            byte[] out = augmented(new Augmentation(0, true), 0, index);
            if (out[0] == IMAGE[SIDE - 1]) {
                mirrored++;
                assertEquals(IMAGE[SIDE * SIDE], out[SIDE * SIDE + SIDE - 1], "every channel alike");
            } else {
                assertArrayEquals(IMAGE, out);
            }
        }
        assertEquals(500, mirrored, 50);
    }

    @Test
    void cropShiftsByUpToThePaddingInBothDirectionsAndFillsWithBlack() {
        Set<Integer> shifts = new HashSet<>();
        for (int index = 0; index < 2000; index++) {
            byte[] out = augmented(new Augmentation(2, false), 0, index);
            shifts.add(shiftOf(out));
        }
        assertEquals(25, shifts.size());
    }

    /** The only (down, right) in −2 … 2 that explains every pixel, as one number. */
    private static int shiftOf(byte[] out) {
        for (int down = -2; down <= 2; down++) {
            for (int right = -2; right <= 2; right++) {
                if (explains(out, down, right)) {
                    return 10 * down + right;
                }
            }
        }
        throw new AssertionError("no shift within the padding gives this image");
    }

    private static boolean explains(byte[] out, int down, int right) {
        for (int i = 0; i < out.length; i++) {
            int y = i / SIDE % SIDE + down;
            int x = i % SIDE + right;
            boolean inside = y >= 0 && y < SIDE && x >= 0 && x < SIDE;
            int expected = inside ? IMAGE[i / (SIDE * SIDE) * SIDE * SIDE + y * SIDE + x] : 0;
            if (out[i] != expected) {
                return false;
            }
        }
        return true;
    }

    @Test
    void anImageChangesFromEpochToEpochButNotWithinOne() {
        Augmentation augmentation = new Augmentation(2, true);
        assertArrayEquals(augmented(augmentation, 4, 7), augmented(augmentation, 4, 7));
        Set<String> seen = new HashSet<>();
        for (int epoch = 0; epoch < 30; epoch++) {
            seen.add(java.util.Arrays.toString(augmented(augmentation, epoch, 7)));
        }
        assertTrue(seen.size() > 15, "30 epochs showed " + seen.size() + " versions");
    }

    @Test
    void negativePaddingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Augmentation(-1, true));
    }

    @Test
    void jitterDoesNotChangeWhereCropAndFlipFall() {
        // A uniform image stays uniform under jitter, so that only the black border can differ.
        byte[] grey = new byte[3 * SIDE * SIDE];
        java.util.Arrays.fill(grey, (byte) 100);
        for (int index = 0; index < 50; index++) {
            byte[] plain = new byte[grey.length];
            byte[] jittered = new byte[grey.length];
            new Augmentation(2, true).apply(grey, plain, 3, SIDE, SIDE, 42, 1, index);
            new Augmentation(2, true, 0.5, 0, 0).apply(grey, jittered, 3, SIDE, SIDE, 42, 1, index);
            for (int i = 0; i < grey.length; i++) {
                assertEquals(plain[i] == 0, jittered[i] == 0, "pixel " + i + " of image " + index);
            }
        }
    }

    @Test
    void aStrengthOutsideItsRangeIsRefused() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> new Augmentation(0, false, 0, 1.5, 0));
        assertEquals("contrast must be 0 to 1, but is 1.5", error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Augmentation(0, false, Double.NaN, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Augmentation(0, false, 0, 0, -0.1));
    }

    @Test
    void theDrawsAreThoseThatAreApplied() {
        Augmentation augmentation = new Augmentation(2, false);
        for (int index = 0; index < 30; index++) {
            double[] draws = augmentation.draws(42, 0, index);
            assertEquals(shiftOf(augmented(augmentation, 0, index)), 10 * draws[0] + draws[1]);
            assertArrayEquals(new double[] {0, 1, 1, 1}, new double[] {draws[2], draws[3], draws[4], draws[5]});
        }
        Augmentation flip = new Augmentation(0, true);
        for (int index = 0; index < 30; index++) {
            assertEquals(augmented(flip, 0, index)[0] == IMAGE[SIDE - 1], flip.draws(42, 0, index)[2] == 1);
        }
    }

    @Test
    void cutoutPaintsOneSquareBlackThatMayReachOverTheEdge() {
        Augmentation cutout = new Augmentation(0, false, 0, 0, 0, 3);
        Set<Integer> sizes = new HashSet<>();
        for (int index = 0; index < 500; index++) {
            byte[] out = augmented(cutout, 0, index);
            int rows = 0;
            int columns = 0;
            int black = 0;
            for (int y = 0; y < SIDE; y++) {
                boolean row = false;
                for (int x = 0; x < SIDE; x++) {
                    boolean cut = out[y * SIDE + x] == 0;
                    assertEquals(cut ? 0 : IMAGE[y * SIDE + x], out[y * SIDE + x]);
                    assertEquals(cut, out[SIDE * SIDE + y * SIDE + x] == 0, "every channel alike");
                    row |= cut;
                    black += cut ? 1 : 0;
                }
                rows += row ? 1 : 0;
            }
            columns = black / rows;
            assertEquals(black, rows * columns, "a rectangle");
            assertTrue(rows >= 2 && rows <= 3 && columns >= 2 && columns <= 3, rows + " x " + columns);
            sizes.add(black);
        }
        assertEquals(Set.of(9, 6, 4), sizes);
    }

    @Test
    void cutoutLeavesTheOtherDrawsAsTheyAre() {
        Augmentation without = new Augmentation(2, true, 0.2, 0.2, 0.2);
        Augmentation with = new Augmentation(2, true, 0.2, 0.2, 0.2, 4);
        for (int index = 0; index < 50; index++) {
            assertArrayEquals(without.draws(42, 1, index), with.draws(42, 1, index));
        }
    }
}
