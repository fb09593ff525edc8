package downhill.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.Scratch;
import downhill.run.RunGroups.Member;
import downhill.run.Trash.Deletion;
import downhill.train.Config;
import downhill.train.InvalidConfigException;
import downhill.train.Presets;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store promises of names, groups and deletion, whatever the database. */
abstract class KeptRunsContract {
    private static final Config CONFIG = Presets.get("cnn_quick").config();

    private Runs runs;
    private Recording worker;
    private Path home;

    /** The URL of an empty database. */
    abstract String newDatabase();

    @BeforeEach
    void open() {
        String url = newDatabase();
        runs = Runs.open(url);
        worker = new Recording(url);
        home = Scratch.folder("kept-runs");
    }

    @AfterEach
    void close() {
        worker.close();
        runs.close();
    }

    private long finished() {
        long id = runs.submit(CONFIG);
        worker.append(
                id,
                new Started(5, 313, 62_006, 10_000, 10_000, "a test"),
                new EpochDone(1, 313, 1.5, 0.4, 1.4, 0.45, 10),
                new Finished(5, 1565, 0.45, 0.45, 50));
        return id;
    }

    private Path checkpoint(long id) throws IOException {
        Path folder = Workshop.directory(home, id);
        Files.createDirectories(folder.resolve("weights"));
        Files.writeString(folder.resolve("weights").resolve("epoch-00000.ckpt"), "w");
        return Files.writeString(folder.resolve("last.ckpt"), "numbers");
    }

    @Test
    void nameNotesAndTagsAreKeptBesideARun() {
        long id = runs.submit(CONFIG);
        assertEquals(RunLabels.NONE, runs.find(id).orElseThrow().labels());
        assertEquals("Run " + id, runs.find(id).orElseThrow().title());
        RunLabels labels = new RunLabels(" Big steps ", "One\r\ntwo ", List.of("class1", "übung-2"));
        assertTrue(runs.label(id, labels));
        Run run = runs.find(id).orElseThrow();
        assertEquals(new RunLabels("Big steps", "One\ntwo", List.of("class1", "übung-2")), run.labels());
        assertEquals("Big steps", run.title());
        assertEquals(1, run.lastSeq(), "they are no event");
        assertTrue(runs.label(id, RunLabels.NONE));
        assertEquals("Run " + id, runs.find(id).orElseThrow().title());
        assertFalse(runs.label(99, labels));
    }

    @Test
    void labelsHaveLimitsThatTheErrorsName() {
        InvalidConfigException e = assertThrows(
                InvalidConfigException.class,
                () -> new RunLabels("x".repeat(81), "y".repeat(2001), List.of("two words", "a")));
        assertEquals(
                List.of("name", "notes", "tags"),
                e.errors().stream().map(error -> error.name()).toList());
        assertTrue(e.getMessage().contains("one line of at most 80 characters"), e.getMessage());
        for (List<String> tags : List.of(List.of("a", "A"), List.of(""), List.of("x".repeat(31)), List.of("a,b"))) {
            assertThrows(InvalidConfigException.class, () -> new RunLabels("", "", tags), tags.toString());
        }
        assertThrows(InvalidConfigException.class, () -> new RunLabels("two\nlines", "", List.of()));
    }

    @Test
    void allRunsAreListedAndOnlyChangedOnesReadAnew() {
        long first = finished();
        long second = runs.submit(CONFIG);
        List<Run> all = runs.all(Map.of());
        assertEquals(List.of(second, first), all.stream().map(Run::id).toList());
        assertEquals(runs.find(first).orElseThrow(), all.get(1));
        assertEquals(0.4, all.get(1).lastEpoch().trainAccuracy());
        assertNull(all.get(0).lastEpoch());

        long third = runs.submit(CONFIG);
        runs.label(first, new RunLabels("first", "", List.of()));
        runs.cancel(second);
        Map<Long, Run> known = all.stream().collect(Collectors.toMap(Run::id, run -> run));
        List<Run> later = runs.all(known);
        assertEquals(
                List.of(third, second, first).stream()
                        .map(id -> runs.find(id).orElseThrow())
                        .toList(),
                later);
        known = later.stream().collect(Collectors.toMap(Run::id, run -> run));
        assertSame(later.get(2), runs.all(known).get(2));
    }

    @Test
    void aDeletedRunIsHiddenAndCanBeRestored() {
        long id = finished();
        long other = finished();
        Run before = runs.find(id).orElseThrow();
        assertEquals(Deletion.DONE, runs.trash().delete(id));
        assertEquals(Optional.empty(), runs.find(id));
        assertEquals(
                List.of(other),
                runs.list(9, Long.MAX_VALUE).stream().map(Run::id).toList());
        assertEquals(List.of(other), runs.all(Map.of()).stream().map(Run::id).toList());
        assertFalse(runs.label(id, RunLabels.NONE));
        assertEquals(Deletion.NO_SUCH_RUN, runs.trash().delete(id));
        DeletedRun deleted = runs.trash().find(id).orElseThrow();
        assertEquals(before, deleted.run());
        assertEquals(deleted.deletedAt().plus(Trash.GRACE), deleted.removedAt());
        assertEquals(List.of(deleted), runs.trash().list());

        assertTrue(runs.trash().restore(id));
        assertEquals(before, runs.find(id).orElseThrow());
        assertFalse(runs.trash().restore(id));
        assertEquals(List.of(), runs.trash().list());
    }

    @Test
    void aRunThatGoesOnIsNotDeleted() {
        long id = runs.submit(CONFIG);
        assertEquals(Deletion.GOES_ON, runs.trash().delete(id), "it waits");
        worker.append(id, new Started(5, 313, 62_006, 10_000, 10_000, "a test"));
        assertEquals(Deletion.GOES_ON, runs.trash().delete(id), "it trains");
        assertEquals(Deletion.NO_SUCH_RUN, runs.trash().delete(99));
        long paused = runs.submit(CONFIG);
        runs.pause(paused);
        assertEquals(Deletion.DONE, runs.trash().delete(paused));
        assertFalse(runs.resume(paused), "what is deleted is not resumed");
        runs.trash().restore(paused);
        assertTrue(runs.resume(paused));
    }

    @Test
    void removingTakesFilesEventsAndRow() throws IOException {
        long id = finished();
        long other = finished();
        Path gone = checkpoint(id);
        Path stays = checkpoint(other);
        assertFalse(runs.trash().remove(id, home), "it is not deleted");
        runs.trash().delete(id);
        assertTrue(runs.trash().remove(id, home));
        assertFalse(Files.exists(gone.getParent()));
        assertTrue(Files.exists(stays));
        assertEquals(List.of(), runs.events(id, 0, 10));
        assertEquals(List.of(), runs.trash().list());
        assertFalse(runs.trash().restore(id));
        assertTrue(runs.submit(CONFIG) > other, "a number is never given again");
        assertTrue(runs.find(other).isPresent());
    }

    @Test
    void aRemovalThatWasBrokenOffIsTakenUpAgain() throws IOException {
        long id = finished();
        Path folder = checkpoint(id).getParent();
        runs.trash().delete(id);
        worker.beginRemoval(id);
        assertTrue(runs.trash().find(id).orElseThrow().removing());
        assertFalse(runs.trash().restore(id), "its files may be gone");
        assertEquals(List.of(id), runs.trash().removeDue(home, Instant.now()));
        assertFalse(Files.exists(folder));
        assertEquals(List.of(), runs.trash().list());
    }

    @Test
    void whatWasDeletedLongAgoIsRemoved() {
        long id = finished();
        runs.trash().delete(id);
        assertEquals(List.of(), runs.trash().removeDue(home, Instant.now()));
        Instant due = Instant.now().plus(Trash.GRACE).plusSeconds(1);
        assertEquals(List.of(id), runs.trash().removeDue(home, due));
        assertEquals(List.of(), runs.trash().removeDue(home, due));
    }

    @Test
    void aGroupHoldsItsRunsUntilTheLastIsRemoved() {
        RunGroups groups = runs.groups();
        long group = groups.submit("padding", "{}", List.of(new Member("0", CONFIG), new Member("2", CONFIG)), null);
        List<Run> members = groups.runs(group);
        assertEquals(
                List.of(new SuitePlace(group, "padding", "0"), new SuitePlace(group, "padding", "2")),
                members.stream().map(Run::place).toList());
        assertEquals(List.of(1, 2), members.stream().map(Run::queuePosition).toList());
        assertEquals("padding", groups.find(group).orElseThrow().suite());
        assertEquals(List.of(groups.find(group).orElseThrow()), groups.list());
        for (Run member : members) {
            runs.cancel(member.id());
            runs.trash().delete(member.id());
            assertTrue(groups.find(group).isPresent());
            runs.trash().remove(member.id(), home);
        }
        assertEquals(Optional.empty(), groups.find(group));
        assertEquals(List.of(), groups.runs(group));
    }

    @Test
    void aGroupIsStoredWholeOrNotAtAll() {
        List<Member> members = new ArrayList<>(List.of(new Member("0", CONFIG)));
        members.add(null);
        assertThrows(NullPointerException.class, () -> runs.groups().submit("padding", "{}", members, null));
        assertEquals(List.of(), runs.groups().list());
        assertEquals(List.of(), runs.all(Map.of()));
        assertEquals(List.of(), runs.waiting());
    }

    @Test
    void spaceIsFreedButForTheBestCheckpoint() throws IOException {
        RunFiles files = RunFiles.of(home, 1);
        assertEquals(0, files.bytes());
        assertEquals(0, files.free(RunFiles.Keep.BEST));
        checkpoint(1);
        Files.writeString(files.folder().resolve("best.ckpt"), "best");
        assertEquals(12, files.bytes());
        assertTrue(files.hasLast() && files.hasBest() && files.hasKeptWeights());
        assertEquals(8, files.freeable(RunFiles.Keep.BEST));
        assertEquals(8, files.free(RunFiles.Keep.BEST));
        assertFalse(files.hasLast());
        assertTrue(files.hasBest());
        assertEquals(4, files.free(RunFiles.Keep.NOTHING));
        assertEquals(0, files.bytes());
    }
}
