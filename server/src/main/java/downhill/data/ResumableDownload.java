package downhill.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fetches one URL into a file, from where an earlier attempt stopped. */
final class ResumableDownload {
    private static final Duration TIMEOUT = Duration.ofSeconds(30); // to connect, and between two pieces
    private static final int ATTEMPTS = 5;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (?:(\\d+)-\\d+|\\*)/(\\d+|\\*)");

    private final URI source;
    private final HttpClient client;

    ResumableDownload(URI source) {
        this.source = source;
        this.client = HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** Whether the server answers for the URL within a few seconds. */
    boolean reachable(Duration patience) {
        HttpRequest head = HttpRequest.newBuilder(source)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .timeout(patience)
                .build();
        try {
            return client.send(head, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Appends what is missing to a partial file; a broken connection is taken up again while attempts bring bytes.
     *
     * @param partial open for writing; its size says where to go on
     * @throws IOException where the server cannot be reached, refuses, or keeps breaking off; the bytes received stay
     */
    void into(FileChannel partial, DownloadProgress progress) throws IOException {
        for (int attempt = 1; ; attempt++) {
            long before = partial.size();
            try {
                fetch(partial, progress);
                return;
            } catch (BrokenOff e) {
                if (attempt == ATTEMPTS || partial.size() == before) {
                    throw e;
                }
            }
        }
    }

    private void fetch(FileChannel partial, DownloadProgress progress) throws IOException {
        long have = partial.size();
        HttpResponse<InputStream> response = send(have);
        try (InputStream body = response.body()) {
            switch (response.statusCode()) {
                case 206 -> append(body, partial.truncate(resumesAt(response, have)), rangeTotal(response), progress);
                case 200 ->
                    append(body, partial.truncate(0), response.headers().firstValueAsLong("Content-Length"), progress);
                case 416 -> checkComplete(response, partial, have);
                default -> throw new IOException(source + " answered with status " + response.statusCode());
            }
        }
    }

    private HttpResponse<InputStream> send(long have) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(source).timeout(TIMEOUT);
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (ConnectException | HttpTimeoutException e) {
            throw new IOException(source.getHost() + " cannot be reached: is this machine on the network?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the download was interrupted", e);
        }
    }

    private void append(InputStream body, FileChannel partial, OptionalLong total, DownloadProgress progress)
            throws IOException {
        partial.position(partial.size());
        byte[] piece = new byte[1 << 16];
        try (StallGuard guard = new StallGuard(body, TIMEOUT)) {
            for (int n = read(body, piece, partial, total); n >= 0; n = read(body, piece, partial, total)) {
                guard.alive();
                ByteBuffer bytes = ByteBuffer.wrap(piece, 0, n);
                while (bytes.hasRemaining()) {
                    partial.write(bytes);
                }
                progress.at(partial.size(), total);
            }
        }
        if (total.isPresent() && partial.size() < total.getAsLong()) {
            throw new BrokenOff(partial.size(), total, null);
        }
    }

    private int read(InputStream body, byte[] piece, FileChannel partial, OptionalLong total) throws IOException {
        try {
            return body.read(piece);
        } catch (IOException e) {
            throw new BrokenOff(partial.size(), total, e);
        }
    }

    /** A server may send more than was asked for, never less. */
    private long resumesAt(HttpResponse<?> response, long have) throws IOException {
        Matcher range = range(response);
        if (range.group(1) == null || Long.parseLong(range.group(1)) > have) {
            throw new IOException(source + " was asked to go on at byte " + have + ", but sent " + range.group());
        }
        return Long.parseLong(range.group(1));
    }

    private OptionalLong rangeTotal(HttpResponse<?> response) throws IOException {
        String total = range(response).group(2);
        return total.equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(total));
    }

    /** "Range not satisfiable" is the answer when nothing is missing; a longer file belongs to something else. */
    private void checkComplete(HttpResponse<?> response, FileChannel partial, long have) throws IOException {
        OptionalLong total = rangeTotal(response);
        if (total.isEmpty() || total.getAsLong() != have) {
            partial.truncate(0);
            throw new BrokenOff(0, total, null);
        }
    }

    private Matcher range(HttpResponse<?> response) throws IOException {
        String header = response.headers().firstValue("Content-Range").orElse("");
        Matcher matcher = CONTENT_RANGE.matcher(header);
        if (!matcher.matches()) {
            throw new IOException(source + " sent the header Content-Range: " + header);
        }
        return matcher;
    }

    /** The connection ended before the file did; what came is kept. */
    private static final class BrokenOff extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        BrokenOff(long received, OptionalLong total, IOException cause) {
            super(
                    "the download broke off after " + received + (total.isPresent() ? " of " + total.getAsLong() : "")
                            + " bytes; run it again to go on",
                    cause);
        }
    }
}
