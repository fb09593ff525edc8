package downhill.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** Small files in the layout of CIFAR-10, of generated images. */
final class CifarFiles {
    static final int IMAGES_A_FILE = 3;

    private CifarFiles() {}

    /** Image {@code i} of all (the test images last) has label {@code i % 10} and bytes {@code i + position}. */
    static byte[] content(int file) {
        byte[] bytes = new byte[IMAGES_A_FILE * 3073];
        for (int record = 0; record < IMAGES_A_FILE; record++) {
            int image = file * IMAGES_A_FILE + record;
            bytes[record * 3073] = (byte) (image % 10);
            for (int j = 0; j < 3072; j++) {
                bytes[record * 3073 + 1 + j] = (byte) (image + j);
            }
        }
        return bytes;
    }

    static String name(int file) {
        return file < 5 ? Cifar10.TRAIN_FILES.get(file) : Cifar10.TEST_FILE;
    }

    static void write(Path folder) throws IOException {
        for (int file = 0; file < 6; file++) {
            Files.write(folder.resolve(name(file)), content(file));
        }
    }

    /** The six files and one that nobody wants, as a tar.gz with the official folder name. */
    static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
            for (int file = 0; file < 6; file++) {
                add(tar, "cifar-10-batches-bin/" + name(file), content(file));
            }
            add(tar, "../outside.txt", new byte[10]);
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
