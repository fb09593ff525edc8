package downhill.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import downhill.augment.Augmentation;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesAheadTest {
    private static final Dataset DATA = Shapes10.generate(103, 10).train();

    private static Batches batches() {
        return Batches.training(DATA, Normalization.of(DATA), 16, new Augmentation(4, true, 0.2, 0.2, 0.2, 5), 7);
    }

    private static void assertSame(Batch expected, Batch actual) {
        assertArrayEquals(expected.images(), actual.images());
        assertArrayEquals(expected.labels(), actual.labels());
    }

    @Test
    void batchesAreThoseMadeWithoutItInAnyOrder() {
        Batches expected = batches();
        try (BatchesAhead ahead = new BatchesAhead(batches())) {
            for (int epoch = 0; epoch < 2; epoch++) {
                for (int index = 0; index < ahead.perEpoch(); index++) {
                    assertSame(expected.batch(epoch, index), ahead.batch(epoch, index));
                }
            }
            for (int[] place : List.of(new int[] {5, 3}, new int[] {0, 6}, new int[] {0, 6}, new int[] {1, 1})) {
                assertSame(expected.batch(place[0], place[1]), ahead.batch(place[0], place[1]));
            }
        }
    }

    @Test
    void whatGoesWrongIsToldToWhoAsksForTheBatch() {
        try (BatchesAhead ahead = new BatchesAhead(batches())) {
            assertThrows(IndexOutOfBoundsException.class, () -> ahead.batch(0, 7));
            assertSame(batches().batch(0, 0), ahead.batch(0, 0));
        }
    }
}
