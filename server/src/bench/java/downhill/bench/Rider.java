package downhill.bench;

import downhill.data.Batch;
import downhill.model.Architecture;
import downhill.model.Architectures;
import downhill.model.dl4j.NativeMemory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A {@link Contender} in a process of its own: two engines in one process would share an allocator, its settings and what
 * is left in it, and neither would run as it does alone. It sleeps while the other one works.
 *
 * <p>{@link #main} answers each line of its input, {@code train} or {@code classify} with a number of batches, by the
 * images a second.
 */
final class Rider implements AutoCloseable {
    private static final int BATCH = 128;
    private static final double LR = 0.01;
    private static final double MOMENTUM = 0.9;
    private static final String ANSWER = "images a second: ";

    /** Which engine. */
    enum Engine {
        DOWNHILL,
        PYTORCH,
        /** With our settings of the C library's allocator, which serve it as well. */
        PYTORCH_WITH_OUR_ALLOCATOR
    }

    private final Process process;
    private final BufferedReader answers;

    private Rider(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static Rider start(Engine engine, String architecture) throws IOException {
        List<String> line = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-classpath",
                System.getProperty("java.class.path"),
                Rider.class.getName(),
                engine.name(),
                architecture);
        return new Rider(new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Does so many batches of one kind of work. @return the images a second */
    double ride(String work, int batches) {
        try {
            process.getOutputStream().write((work + " " + batches + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(ANSWER)) {
                    return Double.parseDouble(line.substring(ANSWER.length()));
                }
            }
            throw new IllegalStateException("the process ended: " + process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Engine engine = Engine.valueOf(arguments[0]);
        Architecture architecture = Architectures.get(arguments[1]);
        Batch batch = RandomBatch.of(architecture, BATCH, 1);
        try (Contender contender = contender(engine, architecture, batch);
                BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                String[] words = line.split(" ");
                ToDoubleFunction<Contender> work = words[0].equals("train") ? Contender::step : Contender::classify;
                int batches = Integer.parseInt(words[1]);
                long start = System.nanoTime();
                for (int i = 0; i < batches; i++) {
                    work.applyAsDouble(contender);
                }
                System.out.println(ANSWER + batches * BATCH / ((System.nanoTime() - start) / 1e9));
            }
        }
        System.exit(0); // PyTorch's threads would keep the process
    }

    private static Contender contender(Engine engine, Architecture architecture, Batch batch) {
        if (engine != Engine.PYTORCH) {
            NativeMemory.configure();
        }
        if (engine != Engine.DOWNHILL) {
            return new PyTorchContender(architecture, batch, LR, MOMENTUM);
        }
        return new DownhillContender(architecture, batch, LR, MOMENTUM);
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
    }
}
