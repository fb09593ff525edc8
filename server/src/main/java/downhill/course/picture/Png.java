package downhill.course.picture;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** PNG of small images in three channels, without the desktop classes that a server may lack. */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] FORMAT = {8, 2, 0, 0, 0}; // eight bits, red green blue, nothing unusual

    private Png() {}

    /** An image as the address of its data. */
    static String address(byte[] image, int width, int height) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes(image, width, height));
    }

    /** @param image {@code [channel][row][column]} */
    static byte[] bytes(byte[] image, int width, int height) {
        byte[] lines = new byte[height * (3 * width + 1)]; // each begins with its filter: none
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    lines[y * (3 * width + 1) + 1 + 3 * x + channel] = image[(channel * height + y) * width + x];
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(out)) {
            data.write(SIGNATURE);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream size = new DataOutputStream(header);
            size.writeInt(width);
            size.writeInt(height);
            size.write(FORMAT);
            chunk(data, "IHDR", header.toByteArray());
            chunk(data, "IDAT", deflated(lines));
            chunk(data, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream stream = new DeflaterOutputStream(out, deflater)) {
            stream.write(bytes);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] bytes) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(bytes);
        out.writeInt(bytes.length);
        out.write(name);
        out.write(bytes);
        out.writeInt((int) check.getValue());
    }
}
