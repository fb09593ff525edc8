package downhill.web;
/** X. */
public final class Laboratory {
    private Laboratory() {}

    public static void main(String[] a) {}

    @org.teavm.jso.JSExport
    public static double n(double x) {
        return x + 1;
    }
}
