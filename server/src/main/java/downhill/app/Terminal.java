package downhill.app;

import java.io.Console;
import java.lang.reflect.Method;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Whether someone watches, and how progress is then drawn. */
final class Terminal {
    private static final int REDRAW_MS = 200;

    private Terminal() {}

    /** Whether standard output is a terminal, so that a line may be drawn over. */
    static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there is a console without a terminal too, and a method that tells.
            Method isTerminal = Console.class.getMethod("isTerminal");
            return (boolean) isTerminal.invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }

    /** A progress bar on the cursor's own line of standard error, so that {@link #clearLine} makes room for others. */
    static ProgressBarBuilder progressBar(String task, long total) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err));
    }

    /** Empties the cursor's line; a bar that stood there is drawn again below what is printed next. */
    static void clearLine() {
        System.err.print("\r\u001b[K");
        System.err.flush();
    }
}
