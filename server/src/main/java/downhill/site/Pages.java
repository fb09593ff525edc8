package downhill.site;

import downhill.course.Chapter;
import downhill.course.Claim;
import downhill.course.Course;
import downhill.course.figure.FigureEntry;
import downhill.course.figure.Figures;
import downhill.course.figure.State;
import downhill.course.picture.Picture;
import downhill.course.search.Search;
import downhill.run.RunFiles;
import downhill.run.Runs;
import downhill.train.Presets;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages for people. */
final class Pages {
    private static final int RUNS_IN_THE_LAB = 50;
    private static final String HERO = "start:-4.2,2.1;steps:90;optimizers:sgd,momentum,adam"; // the home page's race

    private final Runs runs;
    private final Course course;
    private final Forks forks;
    private final SurveyApi surveys;
    private final Path home;
    private final Search search;
    private final Picture hero = Picture.of(State.of(Figures.get("race"), FigureEntry.parse(HERO)));
    private final Map<String, Picture> stills = Figures.all().stream()
            .collect(Collectors.toMap(FigureEntry::name, entry -> Picture.of(State.of(entry, Map.of()))));

    /** @param home DOWNHILL_HOME, where the files of runs are */
    Pages(Runs runs, Course course, SurveyApi surveys, Forks forks, Path home) {
        this.runs = runs;
        this.surveys = surveys;
        this.home = home;
        this.course = course;
        this.forks = forks;
        this.search = new Search(course);
    }

    void install(RoutesConfig routes) {
        Site.get(
                routes,
                "/",
                ctx -> show(
                        ctx,
                        "home",
                        Map.of(
                                "chapters", course.chapters(),
                                "parts", course.parts(),
                                "race", Figures.get("race"),
                                "raceState", HERO,
                                "still", hero)));
        Site.get(routes, "/learn/{slug}", this::chapter);
        Site.get(routes, "/claims", this::claims);
        Site.get(routes, "/references", ctx -> show(ctx, "references", Map.of("course", course)));
        Site.get(routes, "/glossary", this::glossary);
        Site.get(routes, "/search", this::search);
        Site.get(routes, "/review", ctx -> show(ctx, "review", Map.of("chapters", course.chapters())));
        Site.get(routes, "/laboratory", ctx -> laboratory(ctx, Figures.all()));
        Site.get(routes, "/laboratory/{figure}", this::figure);
        Site.get(routes, "/lab", this::lab);
        Site.get(routes, "/lab/runs", ctx -> show(ctx, "lab-runs", Map.of("runs", newestRuns())));
        Site.get(routes, "/runs/{id}", this::run);
    }

    /** What these pages, other than chapters, show where scripts are off. */
    Stream<Picture> pictures() {
        return Stream.concat(Stream.of(hero), stills.values().stream());
    }

    /** Answers with a template. */
    static void show(Context ctx, String template, Map<String, ?> model) {
        ctx.render(template, model).contentType("text/html; charset=utf-8");
    }

    private void chapter(Context ctx) {
        String slug = ctx.pathParam("slug");
        Chapter chapter = course.chapter(slug)
                .orElseThrow(() -> new NotFoundResponse("There is no chapter called " + slug + "."));
        Map<String, Object> model = new HashMap<>(Map.of("chapter", chapter, "course", course));
        course.before(chapter).ifPresent(before -> model.put("before", before));
        course.after(chapter).ifPresent(after -> model.put("after", after));
        show(ctx, "chapter", model);
    }

    private void glossary(Context ctx) {
        Map<String, String> titles =
                course.chapters().stream().collect(Collectors.toMap(Chapter::slug, Chapter::title));
        show(ctx, "glossary", Map.of("terms", course.glossary().all(), "chapters", titles));
    }

    private void search(Context ctx) {
        String query = Objects.requireNonNullElse(ctx.queryParam("q"), "").strip();
        if (query.length() > Search.MAX_LENGTH) {
            throw new BadRequestResponse(
                    "q is " + query.length() + " characters long; at most " + Search.MAX_LENGTH + " are allowed.");
        }
        show(ctx, "search", Map.of("query", query, "hits", search.hits(query)));
    }

    private void claims(Context ctx) {
        show(ctx, "claims", Map.of("course", course, "claims", course.claims(), "statuses", Claim.Status.values()));
    }

    private void figure(Context ctx) {
        String name = ctx.pathParam("figure");
        FigureEntry entry = Figures.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundResponse("There is no figure called " + name + "."));
        laboratory(ctx, List.of(entry));
    }

    /** With {@code ?embed=1} the figures stand alone, and other sites may show them in a frame. */
    private void laboratory(Context ctx, List<FigureEntry> figures) {
        boolean embedded = "1".equals(ctx.queryParam("embed"));
        if (embedded) {
            SecurityHeaders.allowFraming(ctx);
        }
        show(
                ctx,
                "laboratory",
                Map.of("figures", figures, "all", Figures.all(), "embedded", embedded, "stills", stills));
    }

    /**
     * With {@code ?preset=NAME} the form opens with that preset, with {@code ?fork=7&checkpoint=best} as that of a fork;
     * the page's script fills in what else the query names.
     */
    private void lab(Context ctx) {
        String preset = Objects.requireNonNullElse(ctx.queryParam("preset"), Presets.DEFAULT);
        if (!Presets.names().contains(preset)) {
            throw new BadRequestResponse("preset is \"" + preset + "\", but must be one of " + Presets.names() + ".");
        }
        Map<String, Object> model = new HashMap<>(Map.of(
                "presets", PresetCard.all(),
                "chosenPreset", preset,
                "groups", FormGroup.all(forks.limits()),
                "runs", newestRuns()));
        if (ctx.queryParam(Forks.FIELD) != null) {
            model.put("fork", ForkView.of(ctx.queryParam(Forks.FIELD), ctx.queryParam("checkpoint"), forks));
        }
        show(ctx, "lab", model);
    }

    private void run(Context ctx) {
        RunView run = new RunView(Parameters.run(ctx.pathParam("id"), runs));
        Settings settings = Settings.of(run.run().config());
        if (run.isCheck()) {
            String lab = settings.labAddress(run.run().config());
            show(ctx, "check", Map.of("run", run, "settings", settings, "lab", lab));
        } else {
            FilesView files =
                    new FilesView(run.run(), RunFiles.of(home, run.run().id()));
            Map<String, Object> model = surveys.model(run.run());
            model.putAll(
                    Map.of("run", run, "settings", settings, "files", files, "steer", SteerView.of(run.run(), runs)));
            show(ctx, "run", model);
        }
    }

    private List<RunView> newestRuns() {
        return runs.list(RUNS_IN_THE_LAB, Long.MAX_VALUE).stream()
                .map(RunView::new)
                .toList();
    }
}
