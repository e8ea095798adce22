package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.BrazilianFormat;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.forms.Typed;
import br.com.basecommerce.construction.rest.Versions;
import br.com.basecommerce.construction.store.StoreCalendar;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The groups of products: a store has dozens, so they are always read whole. */
@Service
@Transactional
class Categories {

    private final CategoryRows rows;
    private final Forms forms;
    private final StoreCalendar calendar;

    Categories(CategoryRows rows, Forms forms, StoreCalendar calendar) {
        this.rows = rows;
        this.forms = forms;
        this.calendar = calendar;
    }

    /** By name, as people sort. */
    @Transactional(readOnly = true)
    List<Category> all() {
        Collator alphabet = Collator.getInstance(BrazilianFormat.LOCALE);
        return rows.findAll().stream().sorted(Comparator.comparing(Category::name, alphabet)).toList();
    }

    Category register(CategoryForm form) {
        String name = readName(form, null);
        return rows.saveAndFlush(new Category(name, calendar.now()));
    }

    Category change(UUID id, int seen, UnaryOperator<CategoryForm> edit) {
        Category category = rows.findById(id).orElseThrow(ProblemException::notFound);
        Versions.require(seen, category.version(), Map.of("id", id, "version", category.version(), "name",
                category.name()));
        CategoryForm form = edit.apply(new CategoryForm(category.name(), category.isActive()));
        category.change(readName(form, id), !Boolean.FALSE.equals(form.active()), calendar.now());
        return rows.saveAndFlush(category);
    }

    private String readName(CategoryForm form, @Nullable UUID self) {
        Typed typed = forms.read();
        String name = typed.requiredText("name", form.name(), 80);
        typed.check();
        rows.findByName(name).filter(other -> !other.id().equals(self)).ifPresent(other -> {
            throw ProblemException.of(ProblemType.DUPLICATE).with("field", "name").with("existing",
                    Map.of("id", other.id(), "name", other.name()));
        });
        return name;
    }
}
