package downhill.app;

import downhill.classroom.ClassRules;
import downhill.classroom.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code serve} says to whoever started it about who can do what. */
final class ClassNotice {
    private ClassNotice() {}

    /**
     * The lines, in order.
     *
     * @param loopback whether only this machine reaches the site
     * @param addresses at which others reach it; empty where there are none
     */
    static List<String> lines(ClassRules rules, boolean loopback, List<String> addresses) {
        List<String> lines = new ArrayList<>();
        if (!loopback && !addresses.isEmpty()) {
            lines.add("Others in this network find it at "
                    + addresses.stream().map(each -> "http://" + each + "/").collect(Collectors.joining(" or "))
                    + "; a wall of all runs is at /wall");
        }
        if (rules.token().isPresent()) {
            lines.add("Everybody who reaches it reads and watches; submitting and steering runs needs the token");
        } else if (!loopback) {
            lines.add("Whoever reaches it can submit, pause and cancel runs: --submit-token asks for a token first");
        }
        if (rules.token().isPresent() && !loopback) {
            lines.add("Without https in front of it, the token crosses the network in the clear");
        }
        limits(rules.limits(), lines);
        return lines;
    }

    private static void limits(Limits limits, List<String> lines) {
        List<String> parts = new ArrayList<>();
        add(parts, limits.queued(), Limits.NONE.queued(), "%,.0f waiting runs");
        add(parts, limits.queuedPerPerson(), Limits.NONE.queuedPerPerson(), "%,.0f of one person");
        add(parts, limits.epochs(), Limits.NONE.epochs(), "%,.0f epochs a run");
        add(parts, limits.images(), Limits.NONE.images(), "%,.0f images a run");
        add(parts, limits.diskGib(), Limits.NONE.diskGib(), "%,.1f GiB of disk");
        if (!parts.isEmpty()) {
            lines.add("At most " + String.join(", ", parts));
        }
    }

    private static void add(List<String> parts, double value, double none, String text) {
        if (value != none) {
            parts.add(String.format(Locale.ROOT, text, value));
        }
    }
}
