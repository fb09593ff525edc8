package downhill.app;

import downhill.train.Finding;
import downhill.train.TrainingEvent.CheckDone;
import downhill.train.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Findings of sanity checks as rows of a table that grows while they come in, 100 columns wide. */
final class CheckTable {
    private static final int WIDTH = 100;
    private static final int INDENT = 13;

    private CheckTable() {}

    /** A row: the verdict and the question, and below them what was found and what it is held against. */
    static void print(CheckDone done, PrintStream out) {
        Finding finding = done.finding();
        out.printf(Locale.ROOT, "%-9s %d  %s%n", word(finding.verdict()), done.number(), done.title());
        line("found", finding.found(), out);
        line("allowed", finding.threshold(), out);
        if (!finding.advice().isEmpty()) {
            line("advice", finding.advice(), out);
        }
        out.println();
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "passed";
            case WARNING -> "WARNING";
            case FAILED -> "FAILED";
        };
    }

    private static void line(String label, String text, PrintStream out) {
        String head = label;
        for (String part : wrapped(text, WIDTH - INDENT - 9)) {
            out.printf(Locale.ROOT, "%" + INDENT + "s%-8s %s%n", "", head, part);
            head = "";
        }
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
