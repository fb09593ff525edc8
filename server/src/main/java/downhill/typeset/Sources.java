package downhill.typeset;

import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.course.Chapter;
import downhill.course.Claim;
import downhill.course.Course;
import downhill.course.Term;
import downhill.course.figure.FigureEntry;
import downhill.course.figure.Figures;
import downhill.landscape.LandscapeEntry;
import downhill.landscape.Landscapes;
import downhill.math.Decimal;
import downhill.optim.Hyperparameter;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.train.ConfigField;
import downhill.train.ConfigFields;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.graalvm.polyglot.Value;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Where formulas come from. */
final class Sources {
    // A landscape in a figure's settings, with the values of its parameters where the author has set them.
    private static final Pattern LANDSCAPE = Pattern.compile("landscape:([a-z-]+)(?:\\(([a-zA-Z0-9=.,-]*)\\))?");

    private static final Pattern OWN = Pattern.compile("own\\((.*)\\)");

    private Sources() {}

    /** What pages show before any script runs: the course, and what the templates say themselves. */
    static Set<Formula> ofPages(Course course) throws IOException {
        Set<Formula> found = new TreeSet<>();
        for (Chapter chapter : course.chapters()) {
            found.addAll(Formulas.in(chapter.html()));
        }
        for (Claim claim : course.claims().all()) {
            found.addAll(Formulas.in(claim.html()));
            if (claim.sourceHtml() != null) {
                found.addAll(Formulas.in(claim.sourceHtml()));
            }
        }
        for (Term term : course.glossary().all()) {
            found.addAll(Formulas.in(term.html()));
        }
        for (ConfigField field : ConfigFields.all()) {
            addSymbol(found, field.symbol());
        }
        for (Path template : templates()) {
            if (!template.getFileName()
                    .toString()
                    .startsWith("lab")) { // its TeX is only a sample of the fields' symbols
                found.addAll(Formulas.in(Files.readString(template)));
            }
        }
        return found;
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of(Sources.class.getResource("/templates").toURI()))) {
            return files.toList();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What figures show when they are built: symbols of settings, rules of optimizers, formulas of landscapes. */
    static Set<Formula> ofFigures(Course course) throws IOException {
        Set<Formula> found = new TreeSet<>();
        for (FigureEntry figure : Figures.all()) {
            new ObjectMapper()
                    .readTree(figure.schema())
                    .findValuesAsText("symbol")
                    .forEach(symbol -> addSymbol(found, symbol));
        }
        for (OptimizerEntry optimizer : Optimizers.all()) {
            addSymbols(found, optimizer.hyperparameters());
            found.add(new Formula("\\begin{gathered}" + optimizer.rule() + "\\end{gathered}", true));
        }
        for (LandscapeEntry landscape : Landscapes.all()) {
            addSymbols(found, landscape.parameters());
            found.add(formula(landscape, ""));
        }
        addOwnFunctions(found, course);
        for (Chapter chapter : course.chapters()) {
            Matcher set = LANDSCAPE.matcher(chapter.html());
            while (set.find()) {
                if (set.group(2) != null && !set.group(1).equals("own")) {
                    found.add(formula(Landscapes.get(set.group(1)), set.group(2)));
                }
            }
        }
        return found;
    }

    /** What the control of a landscape shows of functions that authors have written themselves. */
    private static void addOwnFunctions(Set<Formula> found, Course course) throws IOException {
        try (Script script = new Script("expression-tex.js")) {
            Value tex = script.value("expressionTex");
            for (Chapter chapter : course.chapters()) {
                ownFunctions(chapter)
                        .forEach(own -> found.add(
                                new Formula("L(x, y) = " + tex.execute(own).asString(), false)));
            }
        }
    }

    private static List<String> ownFunctions(Chapter chapter) {
        List<String> found = new ArrayList<>();
        for (String state : states(chapter)) {
            String landscape = state.isEmpty() ? "" : FigureEntry.parse(state).getOrDefault("landscape", "");
            Matcher own = OWN.matcher(landscape.strip());
            if (own.matches()) {
                found.add(own.group(1));
            }
        }
        return found;
    }

    /** The states of a chapter's figures, and those that its links set them to. */
    private static List<String> states(Chapter chapter) {
        List<String> states = new ArrayList<>();
        Document page = Jsoup.parseBodyFragment(chapter.html());
        page.select("[data-state]").forEach(figure -> states.add(figure.attr("data-state")));
        page.select("a.sets").forEach(link -> states.add(link.attr("href").replaceFirst("^[^=]*=", "")));
        return states;
    }

    /** Whatever the microscope may say: of every optimizer, with every convention, with every kind of decay and clipping. */
    static Set<Formula> ofTheMicroscope() throws IOException {
        Set<Formula> found = new TreeSet<>();
        try (Script script = new Script("figures/microscope-formulas.js")) {
            Value all = script.value(
                    """
                    name => {
                        const found = [];
                        const both = [false, true];
                        for (const biasCorrection of both) for (const epsInsideRoot of both)
                            for (const lrInsideVelocity of both) for (const decoupled of both)
                                for (const weightDecay of [0, 1]) for (const clipNorm of [0, 1]) {
                                    const c = {biasCorrection, epsInsideRoot, lrInsideVelocity, decoupled, weightDecay, clipNorm};
                                    for (const entry of Object.values(formulasOf(name, c))) {
                                        if (Array.isArray(entry)) found.push(entry[0]);
                                    }
                                }
                        return found;
                    }
                    """);
            for (OptimizerEntry optimizer : Optimizers.all()) {
                Value formulas = all.execute(optimizer.name());
                for (long i = 0; i < formulas.getArraySize(); i++) {
                    found.add(new Formula(formulas.getArrayElement(i).asString(), false));
                }
            }
        }
        return found;
    }

    /** As the control of a landscape shows it: with the values of its parameters. */
    private static Formula formula(LandscapeEntry entry, String settings) {
        double[] values = entry.defaults();
        String tex = entry.formula();
        for (int i = 0; i < values.length; i++) {
            Hyperparameter parameter = entry.parameters()[i];
            for (String setting : settings.split(",")) {
                if (setting.strip().startsWith(parameter.name() + "=")) {
                    values[i] = Double.parseDouble(setting.substring(setting.indexOf('=') + 1));
                }
            }
            tex = tex.replace(parameter.symbol(), Decimal.text(values[i]));
        }
        return new Formula("L(x, y) = " + tex, false);
    }

    private static void addSymbols(Set<Formula> found, Hyperparameter[] parameters) {
        for (Hyperparameter parameter : parameters) {
            addSymbol(found, parameter.symbol());
        }
    }

    private static void addSymbol(Set<Formula> found, String symbol) {
        if (!symbol.isEmpty()) {
            found.add(new Formula(symbol, false));
        }
    }
}
