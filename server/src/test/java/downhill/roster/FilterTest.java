package downhill.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.Scratch;
import downhill.run.Recording;
import downhill.run.RunGroups.Member;
import downhill.run.RunLabels;
import downhill.run.Runs;
import downhill.train.Config;
import downhill.train.ConfigReader;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of filters, and the order and pages of what they let through, on runs of a real store. */
class FilterTest {
    private static Runs runs;
    private static Recording worker;
    private static Roster roster;

    private static Config config(String fields) throws IOException {
        return ConfigReader.read(new ObjectMapper().readTree("{\"preset\":\"cnn_quick\"" + fields + "}"));
    }

    private static void train(long id, double best, double last) {
        worker.append(
                id,
                new Started(5, 313, 62_006, 10_000, 10_000, "a test"),
                new EpochDone(1, 313, 1.5, 0.4, 1.4, best, 10),
                new EpochDone(2, 626, 1.1, 0.6, 1.2, last, 10));
    }

    /** 1 Adam, finished at 72%; 2 SGD at 0.1, runs at 45%; 3 Adam with other settings, waits; 4 of a suite; 5 a check. */
    @BeforeAll
    static void submit() throws IOException {
        Path home = Scratch.folder("roster");
        String url = "jdbc:sqlite:" + home.resolve("runs.db");
        runs = Runs.open(url);
        worker = new Recording(url);
        roster = new Roster(runs, home);
        runs.submit(config(",\"optimizer\":\"adam\",\"hyperparameters\":{\"lr\":0.001}"));
        runs.submit(config(",\"optimizer\":\"sgd\",\"hyperparameters\":{\"lr\":0.1}"));
        runs.submit(config(",\"optimizer\":\"adam\",\"hyperparameters\":{\"lr\":0.02},\"epochs\":7,"
                + "\"augmentation\":{\"flip\":false},\"schedule\":{\"kind\":\"step\",\"milestones\":[3,5]}"));
        runs.groups().submit("padding", "{}", List.of(new Member("0", config(",\"optimizer\":\"momentum\""))), null);
        runs.submitCheck(config(""));
        train(1, 0.75, 0.72);
        worker.append(1, new Finished(5, 1565, 0.72, 0.75, 50));
        train(2, 0.45, 0.4);
        runs.label(1, new RunLabels("Gentle steps", "the best so far", List.of("class1", "keep")));
        runs.label(2, new RunLabels("", "too large a step?", List.of("class10")));
        Files.createDirectories(home.resolve("runs").resolve("1"));
        Files.write(home.resolve("runs").resolve("1").resolve("last.ckpt"), new byte[2_500_000]);
    }

    @AfterAll
    static void close() {
        worker.close();
        runs.close();
    }

    private static List<Long> found(String filter) {
        return found(filter, "id");
    }

    private static List<Long> found(String filter, String order) {
        return roster.page(Filter.parse(filter), Order.parse(order), 0, 100).entries().stream()
                .map(entry -> entry.run().id())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            ``                                     | 1 2 3 4 5
            optimizer=adam                         | 1 3 5
            OPTIMIZER = Adam                       | 1 3 5
            optimizer=adam,sgd                     | 1 2 3 5
            optimizer!=adam                        | 2 4
            optimizer!=adam,sgd                    | 4
            -optimizer=adam                        | 2 4
            optimizer:ad                           | 1 3 5
            lr<0.01                                | 1 5
            lr < 0.01 optimizer=adam               | 1 5
            lr=1e-3                                | 1
            hyperparameters.lr>=.02                | 2 3
            lr<=0.1                                | 1 2 3 4 5
            accuracy>0.7                           | 1
            accuracy>=72%                          | 1
            best>=75%                              | 1
            accuracy<50%                           | 2
            accuracy=none                          | 3 4 5
            accuracy!=none                         | 1 2
            trainAccuracy=60%                      | 1 2
            testLoss<1.3                           | 1 2
            status:finished                        | 1
            status=running,queued                  | 2 3 4 5
            tag:class1                             | 1
            tag=CLASS10                            | 2
            tag!=class1                            | 2 3 4 5
            tag=none                               | 3 4 5
            step                                   | 1 2
            "too large"                            | 2
            class1                                 | 1 2
            -step                                  | 3 4 5
            name:gentle                            | 1
            name="gentle steps"                    | 1
            notes:"the best"                       | 1
            suite:padding                          | 4
            suite=none                             | 1 2 3 5
            purpose=check                          | 5
            epochs>5                               | 3
            flip=no                                | 3
            flip=true                              | 1 2 4 5
            milestones="3, 5"                      | 3
            milestones:3                           | 3
            kind=step                              | 3
            schedule.kind=step                     | 3
            disk>1MB                               | 1
            disk<2.4MB                             | 2 3 4 5
            time<1h                                | 1 2 3 4 5
            submitted>2020-01-01                   | 1 2 3 4 5
            submitted<2020-01-01                   | ``
            id>=4                                  | 4 5
            imported=no                            | 1 2 3 4 5
            optimizer=adam lr<0.01 accuracy>0.7 tag:class1 status:finished | 1
            """)
    void letsThroughWhatMeetsEveryTerm(String filter, String ids) {
        String text = ids.replace("`", "").strip();
        List<Long> wanted = text.isEmpty()
                ? List.of()
                : List.of(text.split(" ")).stream().map(Long::valueOf).toList();
        assertEquals(wanted, found(filter));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            optimiser=adam      | No setting or result is called optimiser. Did you mean optimizer?
            xyzzy>3             | No setting or result is called xyzzy. There are id, name,
            optimizer=adm       | optimizer is never adm, but one of sgd, momentum,
            optimizer<adam      | optimizer cannot be compared by <: it is one of a few words
            lr<small            | lr is a number, for example 0.01 or 1e-3, but "small" is none.
            lr<0.1,0.2          | lr< takes one value, but 0.1, 0.2 are 2.
            accuracy>70         | accuracy is a share from 0 to 1, so it is never 70: write 70% for percent.
            disk>5              | disk is a size, for example 20MB or 1.5GB, but "5" is none.
            time>5parsec        | time is a time, for example 90s, 10min or 2h, but "5parsec" is none.
            submitted>yesterday | submitted is a day, for example 2026-11-30, but "yesterday" is none.
            flip=maybe          | flip is yes or no, but "maybe" is none.
            lr<                 | A value is missing after lr<.
            =adam               | The name of a setting or result is missing before "=".
            name:"open          | The quotation mark in name:"open is not closed.
            epochs=3 OR lr=1    | OR is no part of a filter: all its conditions must hold
            adam,sgd            | Commas stand between the values of one comparison
            """)
    void saysWhatItDoesNotUnderstand(String filter, String message) {
        FilterException e = assertThrows(FilterException.class, () -> Filter.parse(filter));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }

    @Test
    void aFilterHasALimit() {
        assertThrows(FilterException.class, () -> Filter.parse("x".repeat(Filter.LONGEST + 1)));
        assertEquals(List.of(), found("x".repeat(Filter.LONGEST)));
    }

    @Test
    void sortsBySettingsAndResultsWithWhatLacksThemLast() {
        assertEquals(List.of(2L, 3L), found("lr>0.01", "-lr"));
        assertEquals(List.of(2L, 1L, 5L, 4L, 3L), found("", "accuracy"));
        assertEquals(List.of(1L, 2L, 5L, 4L, 3L), found("", "-accuracy"));
        assertEquals(List.of(5L, 3L, 1L, 4L, 2L), found("", "optimizer"));
        assertThrows(FilterException.class, () -> Order.parse("-nothing"));
    }

    @Test
    void givesPagesAndCounts() {
        Roster.Page page = roster.page(Filter.parse("optimizer=adam"), Order.NEWEST_FIRST, 1, 1);
        assertEquals(List.of(3L), page.entries().stream().map(e -> e.run().id()).toList());
        assertEquals(List.of(3, 5), List.of(page.matching(), page.all()));
        assertEquals(2_500_000, page.bytes());
    }

    @Test
    void namesTheSettingsThatDiffer() {
        List<Entry> some =
                roster.all().stream().filter(entry -> entry.run().id() <= 2).toList();
        Set<String> names = Roster.differing(some).stream().map(Fact::name).collect(Collectors.toSet());
        assertTrue(names.containsAll(Set.of("optimizer", "lr")), names.toString());
        assertTrue(!names.contains("epochs") && !names.contains("model"), names.toString());
        assertEquals(List.of(), Roster.differing(some.subList(0, 1)));
    }

    @Test
    void everyFactHasOneNameAndReadsEveryRun() {
        List<String> names =
                Facts.all().stream().map(fact -> fact.name().toLowerCase()).toList();
        assertEquals(names.size(), Set.copyOf(names).size(), names.toString());
        for (Fact fact : Facts.all()) {
            assertEquals(fact, Facts.find(fact.name()).orElseThrow());
            roster.all().forEach(entry -> assertTrue(!fact.text(entry).isEmpty(), fact.name()));
            assertEquals(5, found("", fact.name()).size());
        }
    }
}
