package downhill.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.data.DataHome;
import downhill.train.ConfigJson;
import downhill.train.EventJson;
import downhill.train.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedFolderTest {
    @TempDir
    Path parent;

    private Path folder;
    private Path events;
    private DataHome data;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(parent.resolve("Mein Lauf, 2"));
        events = folder.resolve("events.jsonl");
        data = new DataHome(List.of(parent.resolve("cifar")));
        Files.writeString(
                folder.resolve("config.json"),
                ConfigJson.write(Presets.get("cnn_quick").config()));
    }

    private TrainedFolder open() throws IOException {
        return new TrainedFolder(folder, data);
    }

    @Test
    void aFolderTrainedBeforeTimesWereKeptHasNone() throws IOException {
        Files.writeString(events, EventJson.write(ScriptedRun.step(1, 1, 2.5)) + "\n");
        List<String> lines = ScriptedRun.text(open(), ExportFormat.CSV).lines().toList();
        assertTrue(lines.get(1).startsWith("1,1,,2.5,"), lines.get(1));
        List<EventFileReader.Event> read = EventFileReader.read(ScriptedRun.export(open(), ExportFormat.TENSORBOARD));
        assertEquals(0, read.get(1).wallTime());
    }

    @Test
    void whatIsWrittenMeanwhileComesWithTheNextExport() throws IOException {
        Files.writeString(events, EventJson.write(ScriptedRun.step(1, 1, 2.5)) + "\n{\"type\":\"stepDo");
        TrainedFolder before = open();
        String table = ScriptedRun.text(before, ExportFormat.CSV);
        assertEquals(2, table.lines().count(), table);
        String rest = EventJson.write(ScriptedRun.step(1, 2, 2.25)).substring("{\"type\":\"stepDo".length());
        Files.writeString(events, rest + "\n", StandardOpenOption.APPEND);
        assertEquals(table, ScriptedRun.text(before, ExportFormat.CSV));
        assertEquals(3, ScriptedRun.text(open(), ExportFormat.CSV).lines().count());
    }

    @Test
    void aRunThatHasNotBegunHasNoSteps() throws IOException {
        assertEquals(1, ScriptedRun.text(open(), ExportFormat.CSV).lines().count());
    }

    @Test
    void aBadLineIsNamed() throws IOException {
        Files.writeString(events, EventJson.write(ScriptedRun.step(1, 1, 2.5)) + "\n{\"type\":\"dance\"}\n");
        IOException error = assertThrows(IOException.class, () -> ScriptedRun.export(open(), ExportFormat.CSV));
        assertTrue(error.getMessage().startsWith(events + ", line 2: an event's type must be"), error.getMessage());
    }

    @Test
    void anotherFolderIsRefused() throws IOException {
        IOException error = assertThrows(IOException.class, () -> new TrainedFolder(parent, data));
        assertEquals(parent + " is no folder of a training: it holds no config.json", error.getMessage());
        Files.writeString(folder.resolve("config.json"), "{}");
        error = assertThrows(IOException.class, this::open);
        assertTrue(
                error.getMessage().contains("config.json: this is not the configuration of a run"), error::getMessage);
    }

    @Test
    void filesAreNamedAfterTheFolderInLettersThatEverySystemTakes() throws IOException {
        assertEquals("Mein-Lauf-2.csv", ExportFormat.CSV.fileName(open()));
        assertEquals("events.out.tfevents.Mein-Lauf-2", ExportFormat.TENSORBOARD.fileName(open()));
        assertEquals("Mein-Lauf-2-best-checkpoint.zip", ExportFormat.BEST_CHECKPOINT.fileName(open()));
    }

    @Test
    void aRunWithoutCheckpointsSaysWhenThereWillBeOne() throws IOException {
        for (ExportFormat format : List.of(ExportFormat.CHECKPOINT, ExportFormat.BEST_CHECKPOINT)) {
            NotExportableException error =
                    assertThrows(NotExportableException.class, () -> ScriptedRun.export(open(), format));
            assertTrue(error.getMessage().matches("The run in .* has no .*checkpoint here: .*\\."), error.getMessage());
        }
    }

    @Test
    void aNoteBesideTheImagesIsReadAndItsAbsenceIsNone() throws IOException {
        assertTrue(open().dataNote().isEmpty());
        Files.createDirectory(parent.resolve("cifar"));
        Files.writeString(parent.resolve("cifar").resolve("NOTE.txt"), " A copy by JPEG. \n");
        assertTrue(open().dataNote().isEmpty(), "without images it is about nothing");
        Files.createFile(parent.resolve("cifar").resolve("data_batch_1.bin"));
        assertEquals("A copy by JPEG.", open().dataNote().orElseThrow());
    }
}
