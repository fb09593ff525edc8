package downhill.site;

import downhill.api.ApiDocument;
import downhill.classroom.Door;
import downhill.classroom.ErrandLimits;
import downhill.classroom.Submissions;
import downhill.compare.Contenders;
import downhill.course.Course;
import downhill.forecast.Forecaster;
import downhill.roster.Roster;
import downhill.run.Runs;
import downhill.typeset.Formulas;
import downhill.watch.Histories;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.staticfiles.Location;
import java.util.Map;
import java.util.stream.Stream;

/** The web site, ready to be started on a host and a port. */
public final class Site {
    /** The description of a run takes less than 1 KiB; this leaves room for generous white space. */
    static final long MAX_REQUEST_BYTES = 64 * 1024;

    private static final int MAX_COMPRESSED_BYTES = 4 << 20; // larger files are sent as they are

    private Site() {}

    /**
     * A site over these runs and chapters; {@code start(host, port)} opens it, {@code stop()} closes it.
     *
     * @param runs stay open when the site stops
     */
    public static Javalin create(Runs runs, Course course, SiteOptions options) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.fileRenderer(new ThymeleafRenderer());
            config.http.generateEtags = true;
            config.http.prefer405over404 = true;
            config.http.maxRequestSize = MAX_REQUEST_BYTES;
            config.http.compressionStrategy = new CompressionStrategy(null, new Gzip(9)); // files are compressed once
            serveFiles(config);
            SameOrigin origin = new SameOrigin(options);
            config.routes.before(SecurityHeaders::set);
            config.routes.before(origin::check);
            Door door = options.door();
            config.routes.before(new Gate(door, options.rules().limits())::check);
            Submissions submissions = new Submissions(runs, options.rules().limits(), options.home());
            get(config.routes, "/healthz", Site::health);
            Forks forks = new Forks(runs, submissions, options.home());
            ErrandLimits errands =
                    new ErrandLimits(runs.errands(), options.rules().limits());
            Forecaster forecaster = new Forecaster(runs);
            SurveyApi surveys = new SurveyApi(runs, errands, forecaster, options.home());
            surveys.install(config.routes);
            Roster roster = new Roster(runs, options.home());
            new RunsPage(runs, roster).install(config.routes);
            Pages pages = new Pages(runs, course, surveys, forks, options.home());
            pages.install(config.routes);
            RecordingPages recordings = new RecordingPages(runs, submissions, course);
            recordings.install(config.routes);
            new PictureFiles(course, Stream.concat(pages.pictures(), recordings.pictures())).install(config.routes);
            new WallPage(options).install(config.routes);
            new TokenPage(door).install(config.routes);
            new RunApi(runs, roster, submissions, forks).install(config.routes);
            new SteerApi(runs).install(config.routes);
            new SuiteApi(runs, submissions).install(config.routes);
            new SuitePages(runs).install(config.routes);
            new KeepApi(runs, options.home()).install(config.routes);
            new ExportApi(runs, options).install(config.routes);
            Histories histories = new Histories(runs);
            Contenders contenders = new Contenders(runs, histories, course.recordings());
            new SeriesApi(runs, histories, contenders).install(config.routes);
            new ComparePage(contenders).install(config.routes);
            new CompareApi(contenders).install(config.routes);
            new StoryPage(runs, course, histories).install(config.routes);
            new TryApi(runs, errands, options.data()).install(config.routes);
            new TryPage(runs, histories).install(config.routes);
            new ImageApi(options.data()).install(config.routes);
            new FormApi(options.data(), submissions.limits(), forecaster, forks).install(config.routes);
            new ApiPage(ApiDocument.load(), door.isLocked()).install(config.routes);
            new LiveSocket(runs, origin).install(config);
            Problems.install(config.routes);
        });
    }

    /** A route for GET, and for HEAD with the same headers. */
    static void get(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.addHttpHandler(HandlerType.HEAD, path, handler);
    }

    private static void serveFiles(JavalinConfig config) {
        config.staticFiles.enableWebjars();
        for (String folder : new String[] {"/static", "/client", Formulas.FOLDER}) {
            config.staticFiles.add(files -> {
                files.location = Location.CLASSPATH;
                files.directory = folder;
                files.hostedPath = folder;
                files.precompressMaxSize = MAX_COMPRESSED_BYTES;
                files.headers = Map.of("Cache-Control", "no-cache"); // ask again, but keep what has not changed
                files.mimeTypes.add("text/css; charset=utf-8", "css");
                files.mimeTypes.add("text/javascript; charset=utf-8", "js");
                files.mimeTypes.add("application/json", "map"); // precompressing fails on types it does not know
            });
        }
    }

    private static void health(Context ctx) {
        Json.send(ctx, Json.object().put("status", "ok"));
    }
}
