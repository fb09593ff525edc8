package downhill.course.picture;

import downhill.optim.Optimizers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one style sheet that every picture carries: the rules of {@code picture.css}, with the colours of the site's own style
 * sheet for light and for dark. A picture stands in an {@code img}, so that no sheet of the page reaches it.
 */
public final class Style {
    private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+): light-dark\\((#[0-9a-f]+), (#[0-9a-f]+)\\);");
    private static final Pattern FONT = Pattern.compile("--font: ([^;]+);");
    private static final Pattern USE = Pattern.compile("var\\(--([a-z0-9-]+)\\)");
    // From low ground to high, as in relief.js.
    static final int[][] LIGHT = {{253, 254, 254}, {166, 189, 205}};
    static final int[][] DARK = {{17, 21, 28}, {62, 79, 99}};
    // Few steps to many, what does neither, and the two colours of what diverges, as in stability-heat.js.
    static final int[][] ARRIVES_LIGHT = {{8, 69, 112}, {222, 236, 245}};
    static final int[][] ARRIVES_DARK = {{190, 228, 255}, {24, 52, 74}};
    private static final String CELLS_LIGHT = ".n0{color:#eeece6}.v0{fill:#f7d6cd}.v1{fill:#e8a090}";
    private static final String CELLS_DARK = ".n0{color:#30353e}.v0{fill:#482422}.v1{fill:#6e322e}";
    private static final String SHEET = build();
    private static final String HASH = "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(SHEET)) + "'";

    private Style() {}

    /** The sheet, free of characters that XML would escape. */
    static String sheet() {
        return SHEET;
    }

    /** The source that lets a content security policy admit the sheet: {@code 'sha256-…'}. */
    public static String hash() {
        return HASH;
    }

    private static String build() {
        String site = read("/static/css/base.css");
        Matcher font = FONT.matcher(site);
        if (!font.find()) {
            throw new IllegalStateException("base.css names no font");
        }
        StringBuilder rules = new StringBuilder(read("/downhill/course/picture/picture.css")
                .replaceAll("/\\*[^*]*\\*/", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([{};:,]) ?", "$1")
                .strip()
                .replace("var(--font)", font.group(1).replace('"', '\'')));
        List<String> lines =
                new ArrayList<>(List.of("series-1", "series-2", "series-3", "series-4", "series-5", "series-6"));
        Arrays.stream(Optimizers.all()).forEach(optimizer -> lines.add(optimizer.name()));
        for (String line : lines) {
            if (site.contains("--" + line + ":")) { // otherwise it has the colour of text
                rules.append('.')
                        .append(line)
                        .append("{color:var(--")
                        .append(line)
                        .append(")}");
            }
        }
        Set<String> used = new TreeSet<>();
        USE.matcher(rules).results().forEach(use -> used.add(use.group(1)));
        return colours(site, used, 2) + ground(LIGHT, ARRIVES_LIGHT, CELLS_LIGHT)
                + "@media screen and (prefers-color-scheme:dark){" + colours(site, used, 3)
                + ground(DARK, ARRIVES_DARK, CELLS_DARK) + "}" + rules;
    }

    /** The colours of one scheme: its group of {@link #TOKEN}. */
    private static String colours(String site, Set<String> used, int scheme) {
        StringBuilder out = new StringBuilder(":root{");
        TOKEN.matcher(site)
                .results()
                .filter(token -> used.contains(token.group(1)))
                .forEach(token -> out.append("--")
                        .append(token.group(1))
                        .append(':')
                        .append(token.group(scheme))
                        .append(';'));
        return out.append('}').toString();
    }

    /** Classes with the colours from one to another: {@code b0}, {@code b1}, … */
    private static String tints(String name, String property, int last, double bend, int[][] ends) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i <= last; i++) {
            double share = Math.pow((double) i / last, bend);
            out.append('.').append(name).append(i).append('{').append(property).append(":#");
            for (int channel = 0; channel < 3; channel++) {
                double value = ends[0][channel] + (ends[1][channel] - ends[0][channel]) * share;
                out.append(String.format(Locale.ROOT, "%02x", Math.round(value)));
            }
            out.append('}');
        }
        return out.toString();
    }

    private static String ground(int[][] relief, int[][] arrives, String cells) {
        return tints("b", "fill", Relief.BANDS, 1.15, relief)
                + tints("h", "color", StabilityCells.SHADES - 1, 1, arrives)
                + cells;
    }

    private static String read(String name) {
        try (InputStream in = Style.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
