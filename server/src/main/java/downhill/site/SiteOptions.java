package downhill.site;

import downhill.data.DataHome;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a site needs to know beyond its content.
 *
 * @param host the name or address that it will be bound to
 * @param data where data sets are looked for
 * @param home DOWNHILL_HOME, where the checkpoints of runs are
 */
public record SiteOptions(String host, DataHome data, Path home) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** Whether only this machine can reach the site. */
    boolean isLoopback() {
        return isLoopback(host);
    }

    /** Whether a host name without its port is this machine's own. */
    static boolean isLoopback(String host) {
        return LOOPBACK.contains(host);
    }
}
