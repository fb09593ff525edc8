package downhill.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against files that NumPy 2.4.6 saved: see golden.py beside them among the resources. */
class NpyTest {
    private static final int[][] SHAPES = {{2, 3}, {1}, {2, 1, 2, 2}};
    private static final double[][] VALUES = {
        {0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Math.PI, 1.0 / 3}, {1e-300}, {-4, -3, -2, -1, 0, 1, 2, 3}
    };

    @Test
    void everyByteIsAsNumpyHasIt() throws IOException {
        List<String> golden = golden();
        for (int i = 0; i < golden.size(); i++) {
            assertEquals(golden.get(i), HexFormat.of().formatHex(Npy.encode(SHAPES[i], VALUES[i])));
            assertArrayEquals(VALUES[i], Npy.decode(SHAPES[i], HexFormat.of().parseHex(golden.get(i))));
        }
    }

    @Test
    void anotherShapeIsRefused() throws IOException {
        byte[] file = HexFormat.of().parseHex(golden().get(0));
        assertThrows(IllegalArgumentException.class, () -> Npy.decode(new int[] {3, 2}, file));
        assertThrows(IllegalArgumentException.class, () -> Npy.decode(new int[] {2, 4}, file));
        assertThrows(IllegalArgumentException.class, () -> Npy.decode(new int[] {2, 3}, new byte[0]));
    }

    private static List<String> golden() throws IOException {
        try (InputStream in = NpyTest.class.getResourceAsStream("/downhill/export/arrays.hex")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }
}
