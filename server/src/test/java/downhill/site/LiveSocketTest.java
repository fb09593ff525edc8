package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.train.Presets;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The live view over a real server, with the JDK's WebSocket client. */
class LiveSocketTest {
    private static final long MEBIBYTE = 1 << 20;

    private TestSite site;
    private long run;
    private String live;

    @BeforeEach
    void open() {
        site = new TestSite();
        run = site.runs().submit(Presets.get("cnn_quick").config()); // event 1: queued
        live = "/api/runs/" + run + "/live";
    }

    @AfterEach
    void close() {
        site.close();
    }

    private LiveReader follow(String query) {
        return new LiveReader(site, live + query, false);
    }

    private void takeSteps(int count) {
        site.recording()
                .append(
                        run,
                        IntStream.rangeClosed(1, count)
                                .mapToObj(step -> new StepDone(1, step, 2.3, 0.1, 0.002, 1.5, 300, 60))
                                .toList());
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void sendsThePastAndThenWhatHappensInOrderWithoutGaps() {
        takeSteps(350);
        try (LiveReader reader = follow("")) {
            reader.await(351);
            for (int i = 0; i < 20; i++) {
                takeSteps(7);
            }
            assertEquals(numbers(1, 491), reader.await(491));
            assertEquals("queued", reader.types().get(0));
            assertEquals("stepDone", reader.types().get(490));
        }
    }

    @Test
    void goesOnAfterTheNumberThatAReaderSawLast() {
        takeSteps(20);
        try (LiveReader reader = follow("?since=5")) {
            assertEquals(numbers(6, 21), reader.await(16));
        }
        takeSteps(30); // while nobody listens
        try (LiveReader again = follow("?since=21")) {
            assertEquals(numbers(22, 51), again.await(30));
        }
    }

    @Test
    void sendsResumptionsLikeEveryOtherEvent() {
        takeSteps(3);
        site.recording().append(run, new Resumed(1, 1, "its worker died"));
        try (LiveReader reader = follow("?since=4")) {
            reader.await(1);
            assertEquals(List.of("resumed"), reader.types());
        }
    }

    @Test
    void closesNormallyAfterTheLastEventOfARunThatIsOver() throws Exception {
        try (LiveReader watching = follow("")) {
            watching.await(1);
            takeSteps(150);
            site.recording().append(run, new Finished(1, 150, 0.5, 0.5, 9));
            assertEquals(1000, watching.awaitClose());
            assertEquals(numbers(1, 152), watching.seqs());
        }
        try (LiveReader late = follow("?since=152")) {
            assertEquals(1000, late.awaitClose());
            assertEquals(List.of(), late.seqs());
        }
    }

    @ParameterizedTest
    @CsvSource({"/api/runs/99/live, 404", "/api/runs/x/live, 404", "LIVE?since=-1, 400", "LIVE?since=x, 400"})
    void refusesBeforeTheConnectionIsOpen(String path, int status) {
        CompletionException refused =
                assertThrows(CompletionException.class, () -> new LiveReader(site, path.replace("LIVE", live), false));
        WebSocketHandshakeException handshake = assertInstanceOf(WebSocketHandshakeException.class, refused.getCause());
        assertEquals(status, handshake.getResponse().statusCode());
    }

    @Test
    void holdsNoMemoryForReadersThatStallAndKeepsNobodyElseWaiting() {
        int events = 1200;
        int stalledReaders = 8;
        List<LiveReader> stalled = new ArrayList<>();
        for (int i = 0; i < stalledReaders; i++) {
            stalled.add(new LiveReader(site, live, true));
        }
        long before = usedMemory();
        for (int i = 0; i < events; i++) { // 24 MB for each reader
            site.recording().append(run, new Started(5, 313, i, 1, 1, "x".repeat(20_000)));
        }
        try (LiveReader healthy = follow("")) {
            assertEquals(numbers(1, events + 1), healthy.await(events + 1));
        }
        long grown = (usedMemory() - before) / MEBIBYTE;
        assertTrue(grown < 64, "the heap grew by " + grown + " MiB, where queues would take 190");

        LiveReader woken = stalled.get(0);
        assertTrue(woken.seqs().isEmpty());
        woken.goOn();
        assertEquals(numbers(1, events + 1), woken.await(events + 1));
        stalled.forEach(LiveReader::close);
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
