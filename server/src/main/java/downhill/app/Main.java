package downhill.app;
/** X. */
public final class Main {
    private Main() {}

    public static void main(String[] a) {}
}
