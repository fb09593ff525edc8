package downhill.typeset;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns style attributes into classes, one for each declaration, and lists them as a style sheet. */
final class StyleSheet {
    private static final Pattern TAG = Pattern.compile("<[a-z]+(?: [A-Za-z-]+=\"[^\"]*\")* style=\"[^\"]*\"[^>]*>");
    private static final Pattern STYLE = Pattern.compile(" style=\"([^\"]*)\"");
    private static final Pattern CLASS = Pattern.compile(" class=\"([^\"]*)\"");

    private final Map<String, String> classes = new TreeMap<>(); // by declaration

    /** The same HTML without style attributes. */
    String withClasses(String html) {
        return TAG.matcher(html).replaceAll(found -> Matcher.quoteReplacement(tag(found.group())));
    }

    private String tag(String tag) {
        Matcher style = STYLE.matcher(tag);
        if (!style.find()) {
            throw new IllegalArgumentException("no style in " + tag);
        }
        StringBuilder names = new StringBuilder();
        for (String declaration : style.group(1).split(";")) {
            names.append(' ').append(classes.computeIfAbsent(declaration.strip(), StyleSheet::name));
        }
        String plain = style.replaceFirst("");
        Matcher existing = CLASS.matcher(plain);
        return existing.find()
                ? existing.replaceFirst(Matcher.quoteReplacement(" class=\"" + existing.group(1) + names + "\""))
                : plain.replaceFirst("^<[a-z]+", "$0 class=\"" + names.substring(1) + "\"");
    }

    /** {@code t-height-0_836em} for {@code height:0.836em}. */
    private static String name(String declaration) {
        return "t-" + declaration.replaceAll("\\s*:\\s*", "-").replace('.', '_').replaceAll("[^A-Za-z0-9_-]", "");
    }

    /** As strong as the attributes were: nothing that KaTeX's own style sheet says overrules them. */
    String css() {
        StringBuilder css = new StringBuilder();
        classes.forEach((declaration, name) ->
                css.append('.').append(name).append('{').append(declaration).append("!important}\n"));
        return css.toString();
    }
}
