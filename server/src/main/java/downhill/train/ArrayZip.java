package downhill.train;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A zip of a manifest and arrays, with a checksum for each array. Equal content gives equal bytes. */
final class ArrayZip {
    private static final String MANIFEST = "manifest.json";
    private static final int LONGEST_MANIFEST = 16 << 20;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0); // the first that a zip knows

    /**
     * An array as the manifest names it.
     *
     * @param file name in the zip
     * @param shape sizes of the dimensions, slowest first
     * @param sha256 of the file, in hexadecimal
     */
    record Entry(String file, int[] shape, String sha256) {}

    private record Content(int[] shape, double[] values) {}

    private ArrayZip() {}

    /** Gathers arrays, which must not change until they are written. */
    static final class Writer {
        private final Map<String, Content> arrays = new LinkedHashMap<>(); // by file

        /** @param name without the ending; unique */
        Entry add(String name, int[] shape, double[] values) {
            String file = name + ".npy";
            if (arrays.put(file, new Content(shape, values)) != null) {
                throw new IllegalArgumentException("two arrays are called " + name);
            }
            return new Entry(file, shape, hash(Npy.encode(shape, values)));
        }

        /** Writes the manifest and all arrays; the stream stays open. */
        void write(byte[] manifest, OutputStream out) throws IOException {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setLevel(Deflater.BEST_SPEED); // of trained weights, nothing would win much
            put(zip, MANIFEST, manifest);
            for (Map.Entry<String, Content> array : arrays.entrySet()) {
                Content content = array.getValue();
                put(zip, array.getKey(), Npy.encode(content.shape(), content.values()));
            }
            zip.finish();
        }

        private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        }
    }

    /** Reads arrays back and checks them. */
    static final class Reader implements AutoCloseable {
        private final Path file;
        private final ZipFile zip;

        /** @throws CheckpointException where the file is no zip, or cut off */
        Reader(Path file) throws IOException {
            this.file = file;
            try {
                zip = new ZipFile(file.toFile());
            } catch (ZipException | EOFException e) {
                throw new CheckpointException(file, "is no zip, or cut off: " + e.getMessage());
            }
        }

        byte[] manifest() throws IOException {
            return bytes(MANIFEST, LONGEST_MANIFEST);
        }

        /** @throws CheckpointException where the array is missing, damaged or of another shape */
        double[] values(Entry entry) throws IOException {
            byte[] bytes = bytes(entry.file(), Integer.MAX_VALUE);
            if (!hash(bytes).equals(entry.sha256())) {
                throw new CheckpointException(file, "is damaged: the checksum of " + entry.file() + " does not fit");
            }
            try {
                return Npy.decode(entry.shape(), bytes);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new CheckpointException(file, "is damaged: " + entry.file() + " holds " + e.getMessage());
            }
        }

        private byte[] bytes(String name, int most) throws IOException {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new CheckpointException(file, "lacks " + name);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readNBytes(most);
                CRC32 crc = new CRC32(); // ZipFile itself does not compare it
                crc.update(bytes);
                if (crc.getValue() != entry.getCrc()) {
                    throw new CheckpointException(file, "is damaged: the checksum of " + name + " does not fit");
                }
                return bytes;
            } catch (ZipException | EOFException e) {
                throw new CheckpointException(file, "is damaged: " + name + " cannot be unpacked: " + e.getMessage());
            }
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes, bytes.length));
    }
}
