package downhill.app;

import downhill.classroom.ClassRules;
import java.util.ArrayList;
import java.util.List;
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
        if (rules.limits().isAny()) {
            lines.add("It takes " + rules.limits().inWords());
        }
        return lines;
    }
}
