package br.com.basecommerce.common.web.page;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/**
 * Gives templates {@code #page}, {@code #assets}, {@code #badges} and {@code #formats}. Not as beans: Thymeleaf refuses
 * those in links.
 */
final class PageDialect extends AbstractDialect implements IExpressionObjectDialect {

    private final Map<String, Object> objects;

    PageDialect(Map<String, Object> objects) {
        super("basecommerce");
        this.objects = Map.copyOf(objects);
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new IExpressionObjectFactory() {

            @Override
            public Set<String> getAllExpressionObjectNames() {
                return objects.keySet();
            }

            @Override
            public @Nullable Object buildObject(IExpressionContext context, String name) {
                return objects.get(name);
            }

            @Override
            public boolean isCacheable(String name) {
                return true;
            }
        };
    }
}
