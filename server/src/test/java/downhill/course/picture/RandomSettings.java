package downhill.course.picture;

import downhill.course.figure.FigureEntry;
import downhill.course.figure.Setting;
import downhill.landscape.LandscapeEntry;
import downhill.landscape.Landscapes;
import downhill.optim.Hyperparameter;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Allowed values of a figure, drawn at random; what only costs time is kept small. */
final class RandomSettings {
    private static final Map<String, Integer> COSTLY =
            Map.of("budget", 25, "tries", 9, "seeds", 4, "depth", 12, "steps", 300);
    private static final List<String> OWN =
            List.of("own(x^2-y^2)", "own(log(x)+y)", "own(0)", "own(1/(x*y))", "own(exp(x^2*y^2))", "own(-x)");

    private final FigureEntry entry;
    private final Random random;

    RandomSettings(FigureEntry entry, int seed) {
        this.entry = entry;
        random = new Random(seed);
    }

    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Setting setting : entry.settings()) {
            if (random.nextInt(4) > 0) {
                values.put(setting.key(), value(setting));
            }
        }
        values.computeIfPresent("steps", (key, steps) -> entry.name().equals("depth") ? "20" : steps);
        if (entry.keys().contains("step")) {
            values.put("step", Integer.toString(random.nextInt(2))); // at most any number of steps
        }
        values.remove("start"); // has to lie on the map, which another setting decides
        values.remove("at");
        if (entry.name().equals("microscope") && values.containsKey("landscape")) {
            values.put("start", "0.5, 0.4");
        }
        return values;
    }

    private String value(Setting setting) {
        Map<String, Object> schema = setting.schema();
        return switch ((String) schema.get("kind")) {
            case "number" -> number((double) schema.get("min"), (double) schema.get("max"));
            case "whole" -> {
                int most = COSTLY.getOrDefault(setting.key(), Integer.MAX_VALUE);
                int min = (int) (double) schema.get("min");
                int max = Math.min(most, (int) (double) schema.get("max"));
                yield Integer.toString(min + random.nextInt(max - min + 1));
            }
            case "choice", "flag" -> option(setting);
            case "numbers" -> numbers(schema);
            case "landscape" -> landscape();
            case "optimizer" -> optimizer(Optimizers.all()[random.nextInt(Optimizers.all().length)]);
            case "optimizers" -> optimizers();
            default -> setting.initial();
        };
    }

    /** Often one of the ends, where things break. */
    private String number(double min, double max) {
        double value =
                switch (random.nextInt(4)) {
                    case 0 -> min;
                    case 1 -> max;
                    default -> min + (max - min) * Math.pow(random.nextDouble(), 3);
                };
        return Double.toString(value);
    }

    /** The settings are not public, but say which texts they take. */
    private String option(Setting setting) {
        List<String> values = new ArrayList<>();
        for (Object option : (List<?>) setting.schema().get("options")) {
            String text = option.toString(); // Option[value=…, title=…]
            values.add(text.substring(text.indexOf("value=") + 6, text.indexOf(", title=")));
        }
        return values.get(random.nextInt(values.size()));
    }

    private String numbers(Map<String, Object> schema) {
        int least = (int) schema.get("minCount");
        int count = least + random.nextInt((int) schema.get("maxCount") - least + 1);
        double[] numbers = new double[count];
        Arrays.setAll(numbers, i -> Double.parseDouble(number((double) schema.get("min"), (double) schema.get("max"))));
        if ((boolean) schema.get("spans")) {
            for (int i = 0; i < count; i += 2) {
                numbers[i + 1] = numbers[i] == numbers[i + 1] ? (double) schema.get("max") : numbers[i + 1];
                numbers[i] = numbers[i] == numbers[i + 1] ? (double) schema.get("min") : numbers[i];
                Arrays.sort(numbers, i, i + 2);
            }
        }
        List<String> texts = new ArrayList<>();
        Arrays.stream(numbers).forEach(each -> texts.add(Double.toString(each)));
        return String.join(",", texts);
    }

    private String landscape() {
        if (random.nextInt(4) == 0) {
            return OWN.get(random.nextInt(OWN.size()));
        }
        LandscapeEntry chosen = Landscapes.all()[random.nextInt(Landscapes.all().length)];
        return with(chosen.name(), chosen.parameters());
    }

    private String optimizer(OptimizerEntry chosen) {
        return with(chosen.name(), chosen.hyperparameters());
    }

    private String optimizers() {
        List<OptimizerEntry> all = new ArrayList<>(List.of(Optimizers.all()));
        Collections.shuffle(all, random);
        return String.join(
                ", ",
                all.subList(0, 1 + random.nextInt(all.size())).stream()
                        .map(this::optimizer)
                        .toList());
    }

    private String with(String name, Hyperparameter[] parameters) {
        List<String> set = new ArrayList<>();
        for (Hyperparameter each : parameters) {
            if (random.nextBoolean()) {
                set.add(each.name() + "=" + number(each.min(), each.max()));
            }
        }
        return set.isEmpty() ? name : name + "(" + String.join(",", set) + ")";
    }
}
