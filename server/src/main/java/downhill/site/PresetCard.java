package downhill.site;

import downhill.train.Config;
import downhill.train.ConfigJson;
import downhill.train.Preset;
import downhill.train.Presets;
import java.util.List;

/** A {@link Preset} as the lab offers it. */
record PresetCard(Preset preset) {
    static List<PresetCard> all() {
        return Presets.all().stream().map(PresetCard::new).toList();
    }

    /** What it costs, where that does not depend on the machine: {@code 5 epochs × 10,000 images}. */
    public String cost() {
        Config config = preset.config();
        String images = config.trainLimit() == 0 ? "all images" : Figures.number(config.trainLimit()) + " images";
        return config.epochs() + " epochs × " + images;
    }

    /** {@code cnn3 · adam}. */
    public String parts() {
        return preset.config().model() + " · " + preset.config().optimizer();
    }

    /** The whole configuration, for the form to start from. */
    public String json() {
        return ConfigJson.write(preset.config());
    }
}
