package downhill.landscape;

import downhill.math.Exact;

/**
 * The reader's own f(x, y), compiled from an expression to a program for a stack, with its exact gradient.
 *
 * <p>Each number on the stack is a dual number: a value with its derivatives by x and by y, to which every operation
 * applies the chain rule (forward automatic differentiation). Where a function has a corner (|u| at 0) or a vertical
 * tangent that the inside does not cross (√(x²) at 0) the derivative is given as 0, a subgradient. Outside its domain
 * (log of −1) the value is NaN. Single-threaded.
 */
final class OwnFunction implements Landscape {
    static final int NUMBER = 0;
    static final int X = 1;
    static final int Y = 2;
    static final int ADD = 3;
    static final int SUBTRACT = 4;
    static final int MULTIPLY = 5;
    static final int DIVIDE = 6;
    static final int POWER = 7;
    static final int NEGATE = 8;
    /** The first of the functions, in the order of {@link ExpressionParser#FUNCTIONS}. */
    static final int EXP = 9;

    static final int LOG = 10;
    static final int SIN = 11;
    static final int COS = 12;
    static final int SQRT = 13;

    private static final int WHOLE = 8;

    private final int[] program; // operations, in the order of their execution
    private final double[] numbers; // the operand of each NUMBER, at the same index
    private final double[] value; // the stack
    private final double[] byX;
    private final double[] byY;

    OwnFunction(int[] program, double[] numbers) {
        this.program = program;
        this.numbers = numbers;
        value = new double[program.length];
        byX = new double[program.length];
        byY = new double[program.length];
    }

    @Override
    public double value(double x, double y) {
        run(x, y);
        return value[0];
    }

    @Override
    public void gradient(double x, double y, double[] gradOut) {
        run(x, y);
        gradOut[0] = byX[0];
        gradOut[1] = byY[0];
    }

    private void run(double x, double y) {
        int top = -1;
        for (int i = 0; i < program.length; i++) {
            int operation = program[i];
            if (operation <= Y) {
                top++;
                value[top] = operation == X ? x : operation == Y ? y : numbers[i];
                byX[top] = operation == X ? 1 : 0;
                byY[top] = operation == Y ? 1 : 0;
            } else if (operation <= POWER) {
                top--;
                combine(operation, top);
            } else {
                apply(operation, top);
            }
        }
    }

    /** Leaves f(u, w) at u, where w is the number above it. */
    private void combine(int operation, int u) {
        double a = value[u];
        double b = value[u + 1];
        switch (operation) {
            case ADD:
                set(u, a + b, 1, 1);
                break;
            case SUBTRACT:
                set(u, a - b, 1, -1);
                break;
            case MULTIPLY:
                set(u, a * b, b, a);
                break;
            case DIVIDE:
                set(u, a / b, 1 / b, -a / b / b);
                break;
            default:
                power(u, a, b);
        }
    }

    /** Small whole exponents, the usual ones, by multiplication, and no logarithm where none is needed: both are slow. */
    private void power(int u, double a, double b) {
        boolean fixed = byX[u + 1] == 0 && byY[u + 1] == 0;
        if (fixed && b >= 1 && b <= WHOLE && b == (int) b) {
            double before = 1;
            for (int i = 1; i < b; i++) {
                before *= a;
            }
            set(u, before * a, b * before, 0);
            return;
        }
        double power = Exact.pow(a, b);
        double slope = b == 0 ? 0 : b * Exact.pow(a, b - 1);
        set(u, power, slope, fixed || power == 0 ? 0 : power * Exact.log(a));
    }

    private void set(int u, double result, double slopeU, double slopeW) {
        byX[u] = times(slopeU, byX[u]) + times(slopeW, byX[u + 1]);
        byY[u] = times(slopeU, byY[u]) + times(slopeW, byY[u + 1]);
        value[u] = result;
    }

    /** Replaces u by f(u). */
    private void apply(int function, int u) {
        double a = value[u];
        switch (function) {
            case NEGATE:
                set(u, -a, -1);
                break;
            case EXP:
                set(u, Exact.exp(a), Exact.exp(a));
                break;
            case LOG:
                set(u, Exact.log(a), 1 / a);
                break;
            case SIN:
                set(u, Exact.sin(a), Exact.cos(a));
                break;
            case COS:
                set(u, Exact.cos(a), -Exact.sin(a));
                break;
            case SQRT:
                set(u, Math.sqrt(a), 0.5 / Math.sqrt(a));
                break;
            default:
                set(u, Math.abs(a), a > 0 ? 1 : a < 0 ? -1 : 0);
        }
    }

    private void set(int u, double result, double slope) {
        byX[u] = times(slope, byX[u]);
        byY[u] = times(slope, byY[u]);
        value[u] = result;
    }

    /** A slope that may be infinite or undefined does not matter to what does not change. */
    private static double times(double slope, double derivative) {
        return derivative == 0 ? 0 : slope * derivative;
    }
}
