package downhill.site;

import downhill.classroom.ClassRules;
import downhill.classroom.Door;
import downhill.classroom.Passes;
import downhill.data.DataHome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/**
 * What a site needs to know beyond its content.
 *
 * @param host the name or address that it will be bound to
 * @param data where data sets are looked for
 * @param home DOWNHILL_HOME, where the checkpoints of runs are
 * @param rules who may submit runs, and how much
 */
public record SiteOptions(String host, DataHome data, Path home, ClassRules rules) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** A site where everybody who reaches it may do everything. */
    public SiteOptions(String host, DataHome data, Path home) {
        this(host, data, home, ClassRules.NONE);
    }

    /** The keeper of the class token, with what it needs to recognize its passes after a restart. */
    Door door() {
        Passes passes = rules.token()
                .map(token -> Passes.of(token, home.resolve("class.key"), Clock.systemUTC()))
                .orElseGet(Passes::ofThisProcess);
        return new Door(rules.token(), passes, Clock.systemUTC());
    }

    /** Whether only this machine can reach the site. */
    boolean isLoopback() {
        return isLoopback(host);
    }

    /** Whether a host name without its port is this machine's own. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.contains(host);
    }
}
