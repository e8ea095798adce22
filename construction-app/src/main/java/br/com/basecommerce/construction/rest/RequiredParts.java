package br.com.basecommerce.construction.rest;

import br.com.basecommerce.common.values.Refusal;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.forms.Typed;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Nullness;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Holds a body to what its record promises: a part that is not {@code @Nullable} has to be there. JSON leaves out what it
 * likes, so without this a feature would meet a null that its types exclude.
 */
@ControllerAdvice
class RequiredParts extends RequestBodyAdviceAdapter {

    private final Forms forms;

    RequiredParts(Forms forms) {
        this.forms = forms;
    }

    @Override
    public boolean supports(MethodParameter parameter, Type target,
            Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    /** @throws ProblemException validation, naming every part that lacks */
    @Override
    public Object afterBodyRead(Object body, HttpInputMessage message, MethodParameter parameter, Type target,
            Class<? extends HttpMessageConverter<?>> converter) {
        Typed typed = forms.read();
        look(body, "", typed);
        typed.check();
        return body;
    }

    private static void look(@Nullable Object part, String path, Typed typed) {
        if (part instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                look(record, component, path, typed);
            }
        } else if (part instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                lookAtElement(list.get(index), path + "[" + index + "]", typed);
            }
        }
    }

    private static void look(Record record, RecordComponent component, String path, Typed typed) {
        String name = (path.isEmpty() ? "" : path + ".") + JdbcUtils.convertPropertyNameToUnderscoreName(component
                .getName());
        ReflectionUtils.makeAccessible(component.getAccessor());
        Object part = ReflectionUtils.invokeMethod(component.getAccessor(), record);
        if (part == null && Nullness.forMethodReturnType(component.getAccessor()) == Nullness.NON_NULL) {
            typed.refuse(name, Refusal.NOTHING_TYPED);
        } else {
            look(part, name, typed);
        }
    }

    private static void lookAtElement(@Nullable Object element, String path, Typed typed) {
        if (element == null) {
            typed.refuse(path, Refusal.NOTHING_TYPED);
        } else {
            look(element, path, typed);
        }
    }
}
