package downhill.schedule;

/** The same learning rate at every step. */
record Constant(double lr) implements Schedule {
    @Override
    public double at(int step) {
        return lr;
    }
}
