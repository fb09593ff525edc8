package downhill.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10DownloadTest {
    @TempDir
    Path parent;

    private byte[] archive;
    private ArchiveServer server;
    private Path target;
    private Path part;

    @BeforeEach
    void start() throws IOException {
        archive = CifarFiles.archive();
        server = new ArchiveServer(archive);
        target = parent.resolve("cifar");
        part = parent.resolve("cifar.tar.gz.part");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theArchiveIsFetchedUnpackedAndLeavesNothingElse() throws Exception {
        List<Long> progress = new ArrayList<>();
        download("/archive.tar.gz").into(target, (received, total) -> {
            assertEquals(archive.length, total.orElseThrow());
            progress.add(received);
        });
        for (int file = 0; file < 6; file++) {
            assertArrayEquals(CifarFiles.content(file), Files.readAllBytes(target.resolve(CifarFiles.name(file))));
        }
        assertEquals((long) archive.length, progress.get(progress.size() - 1));
        assertEquals(List.of(target), left());
        assertFalse(Files.exists(parent.resolveSibling("outside.txt")));
    }

    @Test
    void aPartialFileIsContinuedNotFetchedAgain() throws Exception {
        Files.write(part, Arrays.copyOf(archive, 400));
        download("/archive.tar.gz").into(target, DownloadProgress.NONE);
        assertEquals(List.of("GET bytes=400-"), server.requests());
        assertEquals(List.of(target), left());
    }

    @Test
    void aPartialFileThatIsCompleteIsOnlyVerified() throws Exception {
        Files.write(part, archive);
        download("/archive.tar.gz").into(target, DownloadProgress.NONE);
        assertEquals(List.of(target), left());
    }

    @Test
    void aPartialFileLongerThanTheArchiveIsFetchedAnew() throws Exception {
        Files.write(part, Arrays.copyOf(archive, archive.length + 5));
        download("/archive.tar.gz").into(target, DownloadProgress.NONE);
        assertEquals(List.of(target), left());
    }

    @Test
    void aServerThatIgnoresRangeSendsTheWholeAndThatIsTaken() throws Exception {
        server.ignoringRange();
        Files.write(part, Arrays.copyOf(archive, 400));
        download("/archive.tar.gz").into(target, DownloadProgress.NONE);
        assertEquals(List.of(target), left());
    }

    @Test
    void aConnectionThatBreaksOffIsTakenUpAgain() throws Exception {
        server.breakingOffAfter(archive.length / 2 + 1);
        download("/archive.tar.gz").into(target, DownloadProgress.NONE);
        assertEquals(List.of("GET null", "GET bytes=" + (archive.length / 2 + 1) + "-"), server.requests());
        assertEquals(List.of(target), left());
    }

    @Test
    void aServerThatKeepsBreakingOffIsReportedAndWhatCameIsKept() throws Exception {
        server.breakingOffAfter(10);
        IOException e = assertThrows(
                IOException.class, () -> download("/archive.tar.gz").into(target, DownloadProgress.NONE));
        assertEquals(
                "the download broke off after 50 of " + archive.length + " bytes; run it again to go on",
                e.getMessage());
        assertArrayEquals(Arrays.copyOf(archive, 50), Files.readAllBytes(part));
        assertEquals(List.of(part), left());
    }

    @Test
    void aWrongChecksumIsReportedAndTheNextAttemptStartsAfresh() throws Exception {
        byte[] damaged = archive.clone();
        damaged[10] ^= 1;
        Files.write(part, Arrays.copyOf(damaged, 400));
        IOException e = assertThrows(
                IOException.class, () -> download("/archive.tar.gz").into(target, DownloadProgress.NONE));
        assertTrue(e.getMessage().contains("must be " + md5(archive)), e.getMessage());
        assertFalse(Files.exists(target));
        download("/archive.tar.gz").into(target, DownloadProgress.NONE);
        assertEquals(List.of(target), left());
    }

    @Test
    void anAnswerOtherThanTheFileIsReportedWithItsStatus() {
        IOException e =
                assertThrows(IOException.class, () -> download("/elsewhere").into(target, DownloadProgress.NONE));
        assertEquals(server.uri("/elsewhere") + " answered with status 404", e.getMessage());
    }

    @Test
    void whereNothingListensTheErrorSpeaksOfTheNetwork() throws Exception {
        URI nowhere = URI.create("http://localhost:" + freePort() + "/archive.tar.gz");
        Cifar10Download download = new Cifar10Download(nowhere, md5(archive), CifarFiles.IMAGES_A_FILE);
        IOException e = assertThrows(IOException.class, () -> download.into(target, DownloadProgress.NONE));
        assertEquals("localhost cannot be reached: is this machine on the network?", e.getMessage());
        assertFalse(download.reachable(Duration.ofSeconds(2)));
    }

    @Test
    void reachableAsksForTheHeadersOnly() throws Exception {
        assertTrue(download("/archive.tar.gz").reachable(Duration.ofSeconds(5)));
        assertFalse(download("/elsewhere").reachable(Duration.ofSeconds(5)));
        assertEquals(List.of("HEAD null"), server.requests());
    }

    @Test
    void aSecondDownloadAtTheSameTimeIsRefused() throws Exception {
        try (FileChannel first = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            first.lock();
            IOException e = assertThrows(
                    IOException.class, () -> download("/archive.tar.gz").into(target, DownloadProgress.NONE));
            assertEquals("another download is already writing " + part, e.getMessage());
        }
    }

    @Test
    void aFolderWithOtherFilesIsLeftAlone() throws Exception {
        Files.createDirectory(target);
        Path mine = Files.writeString(target.resolve("mine.txt"), "keep me");
        IOException e = assertThrows(
                IOException.class, () -> download("/archive.tar.gz").into(target, DownloadProgress.NONE));
        assertTrue(e.getMessage().startsWith(target + " holds other files"), e.getMessage());
        assertEquals("keep me", Files.readString(mine));
    }

    @Test
    void aHomeThatHoldsTheFilesNeedsNoNetwork() throws Exception {
        Files.createDirectory(target);
        CifarFiles.write(target);
        DataHome home = new DataHome(List.of(parent.resolve("absent"), target));
        assertEquals(target, download("/archive.tar.gz").into(home, DownloadProgress.NONE));
        assertEquals(List.of(), server.requests());
    }

    private Cifar10Download download(String path) throws Exception {
        return new Cifar10Download(server.uri(path), md5(archive), CifarFiles.IMAGES_A_FILE);
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.toList();
        }
    }

    private static String md5(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
