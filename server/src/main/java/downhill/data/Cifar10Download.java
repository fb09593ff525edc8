package downhill.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Fetches CIFAR-10's official archive and unpacks it.
 *
 * <p>The archive grows beside the target folder as a {@code .part} file that a later attempt goes on with; only when its
 * checksum is right are the files unpacked into a folder of another name, which then takes its place in one move. So
 * the target is either absent or complete, whenever the process dies.
 */
public final class Cifar10Download {
    private static final URI OFFICIAL = URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz");
    private static final String OFFICIAL_MD5 = "c32a1d4ab5d03f1284b67883e8d87530";
    private static final Set<String> WANTED = Stream.of(
                    Cifar10.TRAIN_FILES, List.of(Cifar10.TEST_FILE, "batches.meta.txt"))
            .flatMap(List::stream)
            .collect(Collectors.toSet());

    private final ResumableDownload download;
    private final String md5;
    private final int imagesAFile;

    /** @param imagesAFile 10,000; fewer in tests */
    Cifar10Download(URI source, String md5, int imagesAFile) {
        this.download = new ResumableDownload(source);
        this.md5 = md5;
        this.imagesAFile = imagesAFile;
    }

    /** The archive of the data set's author, 170 MB. */
    public static Cifar10Download official() {
        return new Cifar10Download(OFFICIAL, OFFICIAL_MD5, Cifar10.IMAGES_A_FILE);
    }

    /** Whether the archive's server answers within the given time. */
    public boolean reachable(Duration patience) {
        return download.reachable(patience);
    }

    /**
     * Brings CIFAR-10 into a home, unless it is there already.
     *
     * @return the folder that holds it
     * @throws IOException where the network, the server, the checksum or the disk is to blame, in words; another call
     *     goes on from what was received
     */
    public Path into(DataHome home, DownloadProgress progress) throws IOException {
        return Cifar10.find(home).isPresent()
                ? Cifar10.find(home).get()
                : into(home.cifar10().get(0), progress);
    }

    Path into(Path target, DownloadProgress progress) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path part = parent.resolve(target.getFileName() + ".tar.gz.part");
        try (FileChannel channel =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            lock(channel, part);
            download.into(channel, progress);
            verify(channel);
            unpack(channel, target);
        }
        Files.deleteIfExists(part);
        return target;
    }

    /** Held until the channel is closed. */
    private static void lock(FileChannel channel, Path part) throws IOException {
        boolean free;
        try {
            free = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            free = false; // held by this very process
        }
        if (!free) {
            throw new IOException("another download is already writing " + part);
        }
    }

    private void verify(FileChannel archive) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
        InputStream in = fromStart(archive);
        byte[] piece = new byte[1 << 16];
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            digest.update(piece, 0, n);
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(md5)) {
            archive.truncate(0);
            throw new IOException("the archive's MD5 is " + found + ", but must be " + md5
                    + ": it was damaged on the way and has been discarded; run the download again");
        }
    }

    private void unpack(FileChannel archive, Path target) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        Path fresh = Files.createTempDirectory(parent, target.getFileName() + ".unpacking");
        try {
            extract(archive, fresh);
            new Cifar10(fresh, imagesAFile).checkSizes();
            moveInto(fresh, target);
        } finally {
            deleteWithFiles(fresh);
        }
    }

    /** Only the files that are wanted, by their last name: no entry can name a place outside the folder. */
    private static void extract(FileChannel archive, Path folder) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(
                new GzipCompressorInputStream(new BufferedInputStream(fromStart(archive), 1 << 16)));
        for (ArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
            if (!entry.isDirectory() && WANTED.contains(name)) {
                Files.copy(tar, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Not to be closed: on Linux, closing any stream of a file gives up the lock on it. */
    private static InputStream fromStart(FileChannel archive) throws IOException {
        return Channels.newInputStream(archive.position(0));
    }

    private static void moveInto(Path fresh, Path target) throws IOException {
        try {
            Files.deleteIfExists(target); // an empty folder may stand there
        } catch (DirectoryNotEmptyException e) {
            throw new IOException(target + " holds other files; move them away and run the download again", e);
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void deleteWithFiles(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
