package downhill.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.augment.Augmentation;
import downhill.model.NetworkOptions;
import downhill.schedule.Schedule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"cnn_quick", "cnn_baseline", "resnet20_sgd"})
    void aPresetAloneIsTheConfigOfThatPreset(String preset) {
        assertEquals(Presets.get(preset).config(), read("{'preset':'" + preset + "'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cnn_quick", "cnn_baseline", "resnet20_sgd"})
    void aWholeConfigSubmittedOverAnotherPresetComesBackUnchanged(String preset) {
        Config config = Presets.get(preset).config();
        for (String base : Presets.names()) {
            String submission = ConfigJson.tree(config).put("preset", base).toString();
            assertEquals(config, read(submission), "over " + base);
        }
    }

    @Test
    void submittedFieldsLieOverThePreset() {
        Config config = read("{'preset':'cnn_quick','epochs':2.0,'seed':9007199254740991,'clipNorm':1,"
                + "'hyperparameters':{'lr':0.01},'schedule':{'kind':'step','milestones':[1,2]},"
                + "'augmentation':{'flip':false}}");
        Config preset = Presets.get("cnn_quick").config();
        assertEquals(2, config.epochs());
        assertEquals((1L << 53) - 1, config.seed());
        assertEquals(1.0, config.clipNorm());
        assertEquals(0.01, config.hyperparameters().get("lr"));
        assertEquals(
                preset.hyperparameters().get("beta1"), config.hyperparameters().get("beta1"));
        assertEquals(List.of(1, 2), config.schedule().milestones());
        assertEquals(preset.schedule().factor(), config.schedule().factor());
        assertEquals(new Augmentation(preset.augmentation().padding(), false), config.augmentation());
        assertEquals(preset.batchSize(), config.batchSize());
    }

    @Test
    void anotherOptimizerBringsItsOwnDefaultsUnderTheSubmittedValues() {
        Config config = read("{'preset':'cnn_baseline','optimizer':'adamw','hyperparameters':{'beta1':0.5}}");
        assertEquals(
                Map.of("lr", 0.001, "beta1", 0.5, "beta2", 0.999, "eps", 1e-8, "weightDecay", 0.01),
                config.hyperparameters());
        assertEquals(0.0, config.weightDecay(), "the preset's coupled decay");
    }

    @Test
    void theSameOptimizerKeepsThePresetsHyperparameters() {
        Config config = read("{'preset':'resnet20_sgd','optimizer':'momentum'}");
        assertEquals(Presets.get("resnet20_sgd").config(), config);
    }

    @Test
    void fewerEpochsKeepTheBeginningOfThePresetsSchedule() {
        assertEquals(
                List.of(100),
                read("{'preset':'resnet20_sgd','epochs':120}").schedule().milestones());
        assertEquals(
                List.of(),
                read("{'preset':'resnet20_sgd','epochs':1}").schedule().milestones());
        assertEquals(
                List.of(),
                read("{'preset':'resnet20_sgd','schedule':{'kind':'cosine'}}")
                        .schedule()
                        .milestones());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'batchSize':0 | batchSize | 0 | a whole number from 1 to 1024",
                "'batchSize':12.5 | batchSize | 12.5 | a whole number from 1 to 1024",
                "'batchSize':'64' | batchSize | \"64\" | a whole number from 1 to 1024",
                "'epochs':501 | epochs | 501 | a whole number from 1 to 500",
                "'seed':-1 | seed | -1 | a whole number from 0 to 9007199254740991",
                "'seed':9007199254740992 | seed | 9007199254740992 | a whole number from 0 to 9007199254740991",
                "'trainLimit':50001 | trainLimit | 50001 | a whole number from 0 to 50000",
                "'testLimit':null | testLimit | null | a whole number from 0 to 10000",
                "'clipNorm':1e999 | clipNorm | \"Infinity\" | a number from 0 to 1000",
                "'weightDecay':true | weightDecay | true | a number from 0 to 1",
                "'model':'vgg' | model | \"vgg\" | one of cnn3, plain20, resnet20",
                "'dataset':'mnist' | dataset | \"mnist\" | one of cifar10, shapes10",
                "'optimizer':'adagrad' | optimizer | \"adagrad\" | one of sgd, momentum, nesterov, rmsprop, adam, adamw",
                "'optimizer':7 | optimizer | 7 | one of sgd, momentum",
                "'hyperparameters':{'lr':0} | hyperparameters.lr | 0 | a number from 1e-6 to 10",
                "'hyperparameters':{'beta1':1} | hyperparameters.beta1 | 1 | a number from 0 to 0.9999",
                "'hyperparameters':{'gamma':0.9} | hyperparameters.gamma | 0.9 | no such field of adam, only lr, beta1",
                "'hyperparameters':[1] | hyperparameters | [1] | a JSON object with any of lr, beta1, beta2, eps",
                "'schedule':{'kind':'poly'} | schedule.kind | \"poly\" | one of constant, step, cosine, sketched",
                "'schedule':{'warmup':1} | schedule.warmup | 1 | no such field in schedule, only kind, warmupEpochs",
                "'schedule':{'warmupEpochs':6} | schedule.warmupEpochs | 6 | from 0 to epochs, which is 5",
                "'schedule':{'kind':'step','milestones':[3,2]} | schedule.milestones | [3,2] | ascending whole numbers",
                "'schedule':{'kind':'step','milestones':[2,6]} | schedule.milestones | [2,6] | to epochs, which is 5",
                "'schedule':{'milestones':[2]} | schedule.milestones | [2] | an empty list: only a step schedule",
                "'schedule':'cosine' | schedule | \"cosine\" | a JSON object with any of kind",
                "'augmentation':{'padding':17} | augmentation.padding | 17 | a whole number from 0 to 16",
                "'augmentation':{'contrast':1.1} | augmentation.contrast | 1.1 | a number from 0 to 1",
                "'schedule':{'kind':'sketched','points':[[0,1],[0,2]]} | schedule.points | [[0,1],[0,2]] | ascending",
                "'schedule':{'kind':'sketched','points':[[0,11]]} | schedule.points | [[0,11]] | multiples from 0 to 10",
                "'schedule':{'kind':'sketched','points':[[1.5,1]]} | schedule.points | [[1.5,1]] | from 0 to 1",
                "'schedule':{'kind':'sketched','points':[[0]]} | schedule.points | [[0]] | pairs",
                "'schedule':{'points':[[0,1]]} | schedule.points | [[0,1]] | only a sketched schedule has points",
                "'augmentation':{'cutout':33} | augmentation.cutout | 33 | a whole number from 0 to 32",
                "'network':{'norm':'batch'} | network.norm | \"batch\" | one of before, after, off",
                "'network':{'shortcut':'b'} | network.shortcut | \"b\" | a: this model has no shortcuts",
                "'network':{'zeroGamma':true} | network.zeroGamma | true | false: this model has no residual blocks",
                "'model':'resnet20','network':{'zeroGamma':true,'norm':'off'} | network.zeroGamma | true"
                        + " | false: only with network.norm before",
                "'labelSmoothing':0.6 | labelSmoothing | 0.6 | a number from 0 to 0.5",
                "'decayAll':'no' | decayAll | \"no\" | true or false",
                "'augmentation':{'flip':1} | augmentation.flip | 1 | true or false",
                "'schedule.kind':'step' | schedule.kind | \"step\" | no such field",
                "'learningRate':1 | learningRate | 1 | no such field, only preset, model",
                "'optimizer':'adamw','weightDecay':0.1 | weightDecay | 0.1"
                        + " | 0: AdamW decays by hyperparameters.weightDecay",
            })
    void aBadFieldIsNamedWithItsValueAndWhatIsAllowed(String fields, String name, String value, String allowed) {
        List<FieldError> errors = errors("{'preset':'cnn_quick'," + fields + "}");
        assertEquals(1, errors.size(), errors.toString());
        assertEquals(name, errors.get(0).name());
        assertEquals(value, errors.get(0).value());
        assertTrue(errors.get(0).allowed().contains(allowed), errors.get(0).allowed());
    }

    @Test
    void aSketchedScheduleKeepsItsPoints() {
        Config config = read("{'preset':'cnn_quick','schedule':{'kind':'sketched','points':[[0,0.1],[0.25,1],[1,0]]}}");
        assertEquals(
                List.of(new SchedulePoint(0, 0.1), new SchedulePoint(0.25, 1), new SchedulePoint(1, 0)),
                config.schedule().points());
        assertEquals(0.002 * 0.55, config.schedule().schedule(0.002, 8, 10).at(10), 1e-18);
    }

    @Test
    void aSketchedScheduleWithoutPointsIsTheStraightLineToZero() {
        Config config = read("{'preset':'cnn_quick','schedule':{'kind':'sketched'}}");
        assertEquals(
                List.of(new SchedulePoint(0, 1), new SchedulePoint(1, 0)),
                config.schedule().points());
    }

    @Test
    void aNetworkIsBuiltAsSubmittedAndAnotherModelDropsWhatItHasNoUseFor() {
        String residual = "{'preset':'resnet20_sgd','network':{'norm':'before','shortcut':'b','zeroGamma':true}}";
        Config config = read(residual);
        assertEquals(new NetworkOptions(NetworkOptions.Norm.BEFORE, NetworkOptions.Shortcut.B, true), config.network());
        assertEquals(config, ConfigJson.read(ConfigJson.write(config)));
        assertEquals(
                NetworkOptions.PUBLISHED,
                read("{'preset':'resnet20_sgd','model':'plain20'}").network());
    }

    @Test
    void aScheduleMayChangeBetweenEpochsOnly() {
        Config config = read("{'preset':'cnn_quick','schedule':{'kind':'constant','warmupEpochs':5,'perEpoch':true}}");
        Schedule lr = config.schedule().schedule(0.1, 5, 10);
        // The notes behind the course: a fifth of the rate in the first epoch, all of it in the fifth.
        double[] byEpoch = {0.02, 0.04, 0.06, 0.08, 0.1};
        for (int step = 0; step < 50; step++) {
            assertEquals(byEpoch[step / 10], lr.at(step), 1e-15);
        }
    }

    @Test
    void jitterIsPartOfTheAugmentation() {
        Config config = read("{'preset':'cnn_quick','augmentation':{'brightness':0.2,'saturation':1}}");
        assertEquals(new Augmentation(0, true, 0.2, 0, 1), config.augmentation());
    }

    @Test
    void everyBadFieldIsReportedAtOnce() {
        List<FieldError> errors = errors("{'modle':'cnn3','epochs':0,'optimizer':'sgd',"
                + "'hyperparameters':{'lr':-1,'beta1':0.9},'schedule':{'kind':3},'augmentation':{'rotate':8}}");
        assertEquals(
                List.of(
                        "preset",
                        "modle",
                        "epochs",
                        "hyperparameters.lr",
                        "hyperparameters.beta1",
                        "schedule.kind",
                        "augmentation.rotate"),
                errors.stream().map(FieldError::name).toList());
    }

    @Test
    void aMissingPresetIsAnErrorThatNamesThePresets() {
        List<FieldError> errors = errors("{}");
        assertEquals(List.of(new FieldError("preset", null, "one of " + String.join(", ", Presets.names()))), errors);
    }

    @Test
    void anUnknownPresetIsEchoed() {
        assertEquals("\"cnn\"", errors("{'preset':'cnn'}").get(0).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "3", "'cnn_quick'", "null"})
    void whatIsNoJsonObjectIsRefused(String json) {
        assertTrue(errors(json).get(0).allowed().contains("JSON object"));
    }

    @Test
    void aLongValueIsCutShortInTheMessage() {
        assertTrue(
                errors("{'preset':'" + "x".repeat(5000) + "'}").get(0).value().length() < 100);
    }

    @Test
    void theMessageOfTheExceptionIsReadable() {
        InvalidConfigException e =
                assertThrows(InvalidConfigException.class, () -> read("{'preset':'cnn_quick','epochs':0}"));
        assertEquals("epochs is 0, but must be a whole number from 1 to 500", e.getMessage());
    }

    private static List<FieldError> errors(String json) {
        return assertThrows(InvalidConfigException.class, () -> read(json)).errors();
    }

    private static Config read(String json) {
        try {
            return ConfigReader.read(JSON.readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
