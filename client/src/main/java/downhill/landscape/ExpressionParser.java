package downhill.landscape;

/**
 * Reads a function of x and y, by recursive descent, into the program of an {@link OwnFunction}.
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = signed { ("*" | "/") signed }
 * signed  = { "-" | "+" } power
 * power   = atom [ "^" signed ]
 * atom    = number | "x" | "y" | "pi" | "e" | function "(" sum ")" | "(" sum ")"
 * </pre>
 *
 * <p>So −x^2 is −(x²), 2^3^2 is 2⁹, and a product needs its sign: 2*x. The signs − × · ÷ are read, too. Every complaint
 * names the position, counted from 1, and what was expected there.
 */
final class ExpressionParser {
    /** The longest text. */
    static final int MAX_LENGTH = 200;

    /** The deepest nesting of parentheses, signs and powers. */
    static final int MAX_DEPTH = 30;

    static final String[] FUNCTIONS = {"exp", "log", "sin", "cos", "sqrt", "abs"};

    /** So many digits make a whole number below 2⁵³, and so small a power of ten is exact: one rounding in all. */
    private static final int MAX_DIGITS = 15;

    private static final int MAX_POWER = 22;

    private final String text;
    private int at;
    private int depth;
    private final int[] program;
    private final double[] numbers;
    private int length;

    private ExpressionParser(String text) {
        this.text = text;
        program = new int[text.length()];
        numbers = new double[text.length()];
    }

    /** @throws IllegalArgumentException naming the position and what was expected */
    static OwnFunction parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "A function may have " + MAX_LENGTH + " characters, but this has " + text.length() + ".");
        }
        ExpressionParser parser = new ExpressionParser(text);
        parser.sum();
        if (parser.peek() != 0) {
            throw parser.expected("an operator such as * or the end");
        }
        int[] program = new int[parser.length];
        double[] numbers = new double[parser.length];
        System.arraycopy(parser.program, 0, program, 0, program.length);
        System.arraycopy(parser.numbers, 0, numbers, 0, numbers.length);
        return new OwnFunction(program, numbers);
    }

    private void sum() {
        product();
        for (char c = peek(); c == '+' || c == '-'; c = peek()) {
            at++;
            product();
            emit(c == '+' ? OwnFunction.ADD : OwnFunction.SUBTRACT, 0);
        }
    }

    private void product() {
        signed();
        for (char c = peek(); c == '*' || c == '/'; c = peek()) {
            at++;
            signed();
            emit(c == '*' ? OwnFunction.MULTIPLY : OwnFunction.DIVIDE, 0);
        }
    }

    private void signed() {
        char c = peek();
        if (++depth > MAX_DEPTH) {
            throw problem("nested more than " + MAX_DEPTH + " deep", at);
        }
        if (c == '-' || c == '+') {
            at++;
            signed();
            if (c == '-') {
                emit(OwnFunction.NEGATE, 0);
            }
        } else {
            power();
        }
        depth--;
    }

    private void power() {
        atom();
        if (peek() == '^') {
            at++;
            signed();
            emit(OwnFunction.POWER, 0);
        }
    }

    private void atom() {
        char c = peek();
        if (c == '(') {
            parenthesis();
        } else if (isDigit(c) || c == '.') {
            emit(OwnFunction.NUMBER, number());
        } else if (isLetter(c)) {
            name();
        } else {
            throw expected("a number, x, y, a function or \"(\"");
        }
    }

    private void parenthesis() {
        int open = at;
        at++;
        sum();
        if (peek() != ')') {
            throw expected("an operator or \")\" for the \"(\" at " + (open + 1));
        }
        at++;
    }

    private void name() {
        int from = at;
        while (at < text.length() && isLetter(text.charAt(at))) {
            at++;
        }
        String name = text.substring(from, at);
        if (name.equals("x") || name.equals("y")) {
            emit(name.equals("x") ? OwnFunction.X : OwnFunction.Y, 0);
        } else if (name.equals("pi") || name.equals("e")) {
            emit(OwnFunction.NUMBER, name.equals("e") ? Math.E : Math.PI);
        } else {
            call(name, from);
        }
    }

    private void call(String name, int from) {
        for (int i = 0; i < FUNCTIONS.length; i++) {
            if (FUNCTIONS[i].equals(name)) {
                if (peek() != '(') {
                    throw expected("\"(\" after " + name);
                }
                parenthesis();
                emit(OwnFunction.EXP + i, 0);
                return;
            }
        }
        throw problem("\"" + name + "\" is unknown; expected x, y, pi, e, exp, log, sin, cos, sqrt or abs", from);
    }

    private double number() {
        int from = at;
        double mantissa = 0;
        int digits = 0;
        int power = 0;
        boolean fraction = false;
        for (; at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.' && !fraction); at++) {
            if (text.charAt(at) == '.') {
                fraction = true;
            } else {
                mantissa = text.charAt(at) - '0' + mantissa * 10;
                digits += mantissa > 0 ? 1 : 0;
                power -= fraction ? 1 : 0;
            }
        }
        if (at == from + 1 && fraction) {
            throw expected("a digit after the point");
        }
        power += exponent();
        if (digits > MAX_DIGITS || Math.abs(power) > MAX_POWER) {
            throw problem(
                    "a number may have " + MAX_DIGITS + " digits and a size from 1e-" + MAX_POWER + " to 1e"
                            + MAX_POWER,
                    from);
        }
        double scale = 1;
        for (int i = Math.abs(power); i > 0; i--) {
            scale *= 10;
        }
        return power < 0 ? mantissa / scale : mantissa * scale;
    }

    /** The exponent of 1e-3, or 0 where there is none: an e without digits is the constant, and out of place. */
    private int exponent() {
        if (at >= text.length() || text.charAt(at) != 'e') {
            return 0;
        }
        int digit = at + 1;
        boolean negative = digit < text.length() && text.charAt(digit) == '-';
        if (negative) {
            digit++;
        }
        if (digit >= text.length() || !isDigit(text.charAt(digit))) {
            return 0;
        }
        int exponent = 0;
        for (at = digit; at < text.length() && isDigit(text.charAt(at)); at++) {
            exponent = Math.min(1000, exponent * 10 + (text.charAt(at) - '0'));
        }
        return negative ? -exponent : exponent;
    }

    private void emit(int operation, double number) {
        program[length] = operation;
        numbers[length++] = number;
    }

    /** The next sign that is no space, as plain ASCII where it is an operator; 0 at the end. */
    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        char c = at < text.length() ? text.charAt(at) : 0;
        switch (c) {
            case '−':
                return '-';
            case '×', '·':
                return '*';
            case '÷':
                return '/';
            default:
                return c;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private IllegalArgumentException expected(String what) {
        return problem(
                "expected " + what + ", but "
                        + (peek() == 0 ? "the function ends there" : "found \"" + text.charAt(at) + "\""),
                at);
    }

    private static IllegalArgumentException problem(String what, int at) {
        return new IllegalArgumentException("At position " + (at + 1) + ": " + what + ".");
    }
}
