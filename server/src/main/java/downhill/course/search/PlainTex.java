package downhill.course.search;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Simple formulas in plain characters, for excerpts. */
final class PlainTex {
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("eta", "η"),
            Map.entry("gamma", "γ"),
            Map.entry("beta", "β"),
            Map.entry("lambda", "λ"),
            Map.entry("kappa", "κ"),
            Map.entry("epsilon", "ε"),
            Map.entry("sigma", "σ"),
            Map.entry("alpha", "α"),
            Map.entry("mu", "μ"),
            Map.entry("nabla", "∇"),
            Map.entry("approx", "≈"),
            Map.entry("cdot", "·"),
            Map.entry("times", "×"),
            Map.entry("le", "≤"),
            Map.entry("ge", "≥"),
            Map.entry("pm", "±"),
            Map.entry("to", "→"),
            Map.entry("sqrt", "√"),
            Map.entry("dots", "…"),
            Map.entry("ln", "ln"),
            Map.entry("max", "max"),
            Map.entry("min", "min"));
    private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]+)");

    private PlainTex() {}

    /** The formula's characters, or three dots where it needs more than one line of them. */
    static String of(String tex) {
        Matcher commands = COMMAND.matcher(tex.replaceAll("\\\\[,;!:]", "").replace("{,}", ","));
        String plain = commands.replaceAll(found -> Matcher.quoteReplacement(SIGNS.getOrDefault(found.group(1), "\\")));
        plain = plain.replaceAll("[{}_]", "").replace("-", "−").strip();
        return plain.contains("\\") || plain.contains("&") || plain.length() > 40 ? "…" : plain;
    }
}
