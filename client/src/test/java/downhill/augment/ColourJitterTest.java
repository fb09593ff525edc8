package downhill.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourJitterTest {
    private static final int[] IMAGE = {11, 48, 85, 122, 200, 35, 126, 217, 90, 143, 196, 249}; // [rgb][pixel]

    /** Golden values: torchvision's definition and the counter-based draws, written out in NumPy float64. */
    @ParameterizedTest
    @CsvSource({
        "0.8, 0, 0, '18 80 141 203 255 58 210 255 150 238 255 255'",
        "0, 0.8, 0, '96 105 114 124 143 102 125 147 116 129 142 155'",
        "0, 0, 0.8, '0 47 76 105 217 31 127 223 80 165 214 255'",
        "0.4, 0.4, 0.4, '56 98 126 155 224 86 164 220 130 187 225 220'",
        "1, 1, 1, '168 175 178 183 187 173 184 186 180 188 186 186'",
    })
    void equalsTheDefinitionInNumPy(double brightness, double contrast, double saturation, String expected) {
        byte[] image = bytes(IMAGE);
        new ColourJitter(brightness, contrast, saturation).apply(image, 3, 4, 42, 3, 5);
        StringBuilder text = new StringBuilder();
        for (byte value : image) {
            text.append(text.length() == 0 ? "" : " ").append(value & 0xff);
        }
        assertEquals(expected, text.toString());
    }

    @Test
    void greyStaysGreyUnderSaturation() {
        int[] grey = {7, 7, 7};
        byte[] image = bytes(grey);
        new ColourJitter(0, 0, 1).apply(image, 3, 1, 1, 0, 0);
        assertArrayEquals(bytes(grey), image);
    }

    @Test
    void oneChannelHasNoSaturation() {
        byte[] image = bytes(new int[] {3, 250, 128});
        new ColourJitter(0, 0, 1).apply(image, 1, 3, 1, 0, 0);
        assertArrayEquals(bytes(new int[] {3, 250, 128}), image);
    }

    @Test
    void factorsFillTheirRangeEvenly() {
        double sum = 0;
        double least = 1;
        double most = 1;
        for (int i = 0; i < 3000; i++) {
            double factor = ColourJitter.factor(0.4, 9, 0, i);
            sum += factor;
            least = Math.min(least, factor);
            most = Math.max(most, factor);
        }
        assertEquals(1, sum / 3000, 0.02);
        assertTrue(least >= 0.6 && least < 0.61, "least " + least);
        assertTrue(most < 1.4 && most > 1.39, "most " + most);
    }

    private static byte[] bytes(int[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
