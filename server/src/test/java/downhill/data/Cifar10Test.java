package downhill.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Test {
    @TempDir
    Path folder;

    private Cifar10 cifar;

    @BeforeEach
    void write() throws IOException {
        CifarFiles.write(folder);
        cifar = new Cifar10(folder, CifarFiles.IMAGES_A_FILE);
    }

    @Test
    void imagesOfAllFilesComeInOrderWithTheirLabels() throws IOException {
        Split split = cifar.load(0, 0);
        assertEquals(15, split.train().size());
        assertEquals(3, split.test().size());
        assertImage(14, split.train(), 14);
        assertImage(15, split.test(), 0);
        assertEquals("truck", split.train().classes().get(9));
    }

    @Test
    void limitsTakeTheFirstImagesOfEachPart() throws IOException {
        Split split = cifar.load(4, 1);
        assertEquals(4, split.train().size());
        assertEquals(1, split.test().size());
        assertImage(3, split.train(), 3);
    }

    @Test
    void aTruncatedFileIsRefusedByNameWithBothSizes() throws IOException {
        Path file = folder.resolve("data_batch_4.bin");
        Files.write(file, new byte[100]);
        IOException e = assertThrows(IOException.class, () -> cifar.load(0, 0));
        assertEquals(file + " holds 100 bytes, but must hold 9219: 3 images of 3073 bytes", e.getMessage());
    }

    @Test
    void aDamagedFileIsRefusedEvenWhereTheLimitDoesNotReachIt() throws IOException {
        Files.write(folder.resolve("test_batch.bin"), new byte[9220]);
        assertThrows(IOException.class, () -> cifar.load(1, 1));
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve("data_batch_2.bin"));
        IOException e = assertThrows(IOException.class, () -> cifar.load(0, 0));
        assertEquals(folder.resolve("data_batch_2.bin") + " is missing", e.getMessage());
    }

    @Test
    void aLabelAboveNineIsRefusedWithItsPlace() throws IOException {
        byte[] content = CifarFiles.content(1);
        content[2 * 3073] = (byte) 200;
        Files.write(folder.resolve("data_batch_2.bin"), content);
        IOException e = assertThrows(IOException.class, () -> cifar.load(0, 0));
        assertEquals(
                folder.resolve("data_batch_2.bin") + ": image 2 has label 200, but labels go from 0 to 9",
                e.getMessage());
    }

    @Test
    void foldersAreSearchedInTheirOrderAndAnEmptyOneIsPassedOver() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        DataHome home = new DataHome(List.of(empty, folder.resolve("absent"), folder));
        assertEquals(Optional.of(folder), Cifar10.find(home));
        Files.createFile(empty.resolve("data_batch_1.bin"));
        assertEquals(Optional.of(empty), Cifar10.find(home), "a damaged copy is reported, not passed over");
    }

    @Test
    void whereItIsNowhereTheErrorSaysWhereItWasLookedFor() {
        DataHome home = DataHome.of(Map.of("DOWNHILL_CIFAR10", "/a", "DOWNHILL_HOME", "/b"), Path.of("/c"));
        IOException e = assertThrows(IOException.class, () -> Datasets.load("cifar10", home));
        assertTrue(
                e.getMessage()
                        .startsWith("CIFAR-10 is not in /a nor in /b/cifar-10-batches-bin nor in"
                                + " /c/.cache/cifar-10-batches-bin;"),
                e.getMessage());
    }

    @Test
    void variablesThatAreUnsetOrEmptyAreLeftOut() {
        assertEquals(
                List.of(Path.of("/c/.cache/cifar-10-batches-bin")),
                DataHome.of(Map.of("DOWNHILL_CIFAR10", ""), Path.of("/c")).cifar10());
    }

    @Test
    void anUnknownDataSetIsRefusedWithThoseThatExist() {
        Exception e =
                assertThrows(IllegalArgumentException.class, () -> Datasets.load("mnist", DataHome.fromEnvironment()));
        assertEquals("no data set is called mnist; there are cifar10, shapes10", e.getMessage());
    }

    @Test
    @EnabledIf(value = "cifar10IsHere", disabledReason = "CIFAR-10 is not on this machine")
    void theRealTestSetHoldsAThousandImagesOfEachClass() throws IOException {
        Dataset test =
                Datasets.load("cifar10", DataHome.fromEnvironment(), 1, 0).test();
        int[] counts = new int[10];
        for (int i = 0; i < test.size(); i++) {
            counts[test.label(i)]++;
        }
        for (int count : counts) {
            assertEquals(1000, count);
        }
        double[] mean = Normalization.of(test).mean();
        double[] published = {0.494, 0.485, 0.450}; // of the test images, as widely quoted for CIFAR-10
        for (int c = 0; c < 3; c++) {
            assertEquals(published[c], mean[c], 0.005);
        }
    }

    static boolean cifar10IsHere() {
        return Cifar10.find(DataHome.fromEnvironment()).isPresent();
    }

    private static void assertImage(int image, Dataset data, int index) {
        byte[] pixels = new byte[3072];
        data.image(index, pixels);
        assertEquals(image % 10, data.label(index));
        assertEquals((byte) image, pixels[0]);
        assertEquals((byte) (image + 3071), pixels[3071]);
    }
}
