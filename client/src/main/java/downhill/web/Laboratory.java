package downhill.web;

import downhill.landscape.Landscapes;
import downhill.optim.Optimizers;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSExportClasses;

/**
 * The compiled module: its catalogue, and by {@link JSExportClasses} one class of functions for each thing that a page
 * works with, so that a page calls {@code Races.newRace(…)}. All functions are static, because a call of an exported
 * instance method costs a hundred times as much; what they make are handles, which a page hands back to them.
 */
@JSExportClasses({
    Nets.class,
    Pictures.class,
    Races.class,
    Schedules.class,
    StabilityMaps.class,
    Sweeps.class,
    Terrain.class,
    Updates.class
})
public final class Laboratory {
    private Laboratory() {}

    /** Required by the compiler; the module does nothing until a page calls it. */
    public static void main(String[] arguments) {}

    /** All optimizers and landscapes, as JSON, and what holds of every own function. */
    @JSExport
    public static String catalogue() {
        return CatalogueJson.write(Optimizers.all(), Landscapes.all(), Landscapes.own("x^2 + y^2"));
    }
}
