package downhill.roster;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds what somebody may have meant by a name that there is not. */
final class Names {
    private static final int FAR = 2; // letters that differ

    private Names() {}

    /** A sentence after a blank: the nearest name, or where all of them stand. */
    static String suggestion(String name) {
        return Facts.all().stream()
                .map(Fact::name)
                .min(Comparator.comparingInt(known -> distance(known, name)))
                .filter(nearest -> distance(nearest, name) <= FAR)
                .map(nearest -> " Did you mean " + nearest + "?")
                .orElseGet(() ->
                        " There are " + Facts.all().stream().map(Fact::name).collect(Collectors.joining(", ")) + ".");
    }

    /** Letters to insert, delete or replace until two words are equal (Levenshtein), whatever their case. */
    static int distance(String a, String b) {
        String s = a.toLowerCase(Locale.ROOT);
        String t = b.toLowerCase(Locale.ROOT);
        int[] row = new int[t.length() + 1];
        for (int j = 0; j <= t.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= s.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= t.length(); j++) {
                int replaced = diagonal + (s.charAt(i - 1) == t.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[t.length()];
    }
}
