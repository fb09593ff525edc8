package downhill.course.picture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads SVG path data as a browser does, as far as the pictures use it. */
final class Stroke {
    private static final Pattern TOKEN = Pattern.compile("[MlLhHvVz]|-?(?:\\d+\\.?\\d*|\\.\\d+)");

    private Stroke() {}

    /** The end of the first line of a path: x, y. */
    static double[] end(String data) {
        Matcher token = TOKEN.matcher(data);
        double[] at = new double[2];
        char command = 'M';
        while (token.find()) {
            String text = token.group();
            if (Character.isLetter(text.charAt(0))) {
                command = text.charAt(0);
                continue;
            }
            double first = Double.parseDouble(text);
            if (command == 'h') {
                at[0] += first;
                continue;
            }
            token.find();
            double second = Double.parseDouble(token.group());
            boolean relative = command == 'l';
            at[0] = relative ? at[0] + first : first;
            at[1] = relative ? at[1] + second : second;
        }
        return at;
    }
}
