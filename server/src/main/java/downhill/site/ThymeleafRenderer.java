package downhill.site;

import downhill.typeset.Formulas;
import io.javalin.http.Context;
import io.javalin.rendering.FileRenderer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Renders the templates in {@code templates/} with Thymeleaf, and their formulas. Every template finds the reader as {@code
 * visitor}. Safe to share between threads.
 */
final class ThymeleafRenderer implements FileRenderer {
    private final TemplateEngine engine = new TemplateEngine();
    private final Formulas formulas = Formulas.load();

    ThymeleafRenderer() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
    }

    @Override
    public String render(String template, Map<String, ?> model, Context ctx) {
        Map<String, Object> variables = new HashMap<>(model);
        variables.put("visitor", Visitor.of(ctx));
        return formulas.typeset(engine.process(template, new org.thymeleaf.context.Context(Locale.ENGLISH, variables)));
    }
}
